/** So many problems are named; a folder of nothing else should not fill the memory, nor the screen. */
const MOST_NAMED = 50;

/** There is nothing to replay. */
export class NoLogsError extends Error {}

/** What was found in a folder of logs. */
export class Findings {
  /** Log files that were read, wholly or in part. */
  public files = 0;
  /** Records that were replayed. */
  public records = 0;
  /** Files that only prove that others are unchanged. */
  public digests = 0;
  /** Files that are not CloudTrail's. */
  public strays = 0;
  /** Files that could not be read, or not to their end. */
  public damagedFiles = 0;
  /** Records without an event time. */
  public damagedRecords = 0;
  /** Records before or after the window. */
  public outside = 0;
  /** Times of the first and the last event, in milliseconds since 1970. */
  public firstTime = Infinity;
  public lastTime = -Infinity;
  private readonly named: string[] = [];
  private unnamed = 0;

  /** What was wrong, file by file. */
  public get problems(): readonly string[] {
    return this.unnamed === 0 ? this.named : [...this.named, `and ${this.unnamed} more that are not named`];
  }

  public report(file: string, problem: string): void {
    if (this.named.length < MOST_NAMED) this.named.push(`${file}: ${problem}`);
    else this.unnamed += 1;
  }

  /** Counts a record at a time. */
  public see(time: number): void {
    this.records += 1;
    if (time < this.firstTime) this.firstTime = time;
    if (time > this.lastTime) this.lastTime = time;
  }
}
