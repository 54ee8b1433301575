/** Maximum number of reported problems. The limit bounds the memory and the output. */
const MAX_PROBLEMS = 50;

/** The folder contains no log files. */
export class NoLogsError extends Error {}

/** Counts and problems of the files in a folder of logs. */
export class ReadSummary {
  /** Log files that were read completely or partially. */
  public files = 0;
  /** Records within the time window. */
  public records = 0;
  /** CloudTrail digest files. */
  public digests = 0;
  /** Files that are not CloudTrail log files. */
  public otherFiles = 0;
  /** Files that could not be read completely. */
  public damagedFiles = 0;
  /** Records that cannot be parsed or that have no event time. */
  public damagedRecords = 0;
  /** Records before or after the time window. */
  public recordsOutsideWindow = 0;
  /** Earliest and latest event time, in milliseconds since 1970. */
  public firstTime = Infinity;
  public lastTime = -Infinity;
  private readonly reported: string[] = [];
  private unreported = 0;

  /** Problems by file. */
  public get problems(): readonly string[] {
    return this.unreported === 0 ? this.reported : [...this.reported, `${this.unreported} more problems are not shown`];
  }

  public addProblem(file: string, problem: string): void {
    if (this.reported.length < MAX_PROBLEMS) this.reported.push(`${file}: ${problem}`);
    else this.unreported += 1;
  }

  /** Counts a record with an event time. */
  public addRecord(time: number): void {
    this.records += 1;
    if (time < this.firstTime) this.firstTime = time;
    if (time > this.lastTime) this.lastTime = time;
  }
}
