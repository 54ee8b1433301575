/** So many problems are named; a folder of nothing else should not fill the memory, nor the screen. */
const MAX_PROBLEMS = 50;

/** There is nothing to replay. */
export class NoLogsError extends Error {}

/** What was found in a folder of logs. */
export class ReadSummary {
  /** Log files that were read, wholly or in part. */
  public files = 0;
  /** Records that were replayed. */
  public records = 0;
  /** Files that only prove that others are unchanged. */
  public digests = 0;
  /** Files that are not CloudTrail's. */
  public otherFiles = 0;
  /** Files that could not be read, or not to their end. */
  public damagedFiles = 0;
  /** Records without an event time. */
  public damagedRecords = 0;
  /** Records before or after the window. */
  public recordsOutsideWindow = 0;
  /** Times of the first and the last event, in milliseconds since 1970. */
  public firstTime = Infinity;
  public lastTime = -Infinity;
  private readonly reported: string[] = [];
  private unreported = 0;

  /** What was wrong, file by file. */
  public get problems(): readonly string[] {
    return this.unreported === 0 ? this.reported : [...this.reported, `and ${this.unreported} more that are not named`];
  }

  public addProblem(file: string, problem: string): void {
    if (this.reported.length < MAX_PROBLEMS) this.reported.push(`${file}: ${problem}`);
    else this.unreported += 1;
  }

  /** Counts a record at a time. */
  public addRecord(time: number): void {
    this.records += 1;
    if (time < this.firstTime) this.firstTime = time;
    if (time > this.lastTime) this.lastTime = time;
  }
}
