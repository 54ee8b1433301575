import { Batch } from './content';
import { ReadSummary } from './read-summary';
import { TimedRecord, parseTime, TimeWindow } from './timed-record';
import { isObject } from '../template/json';

/** Each CloudTrail record has at least one of these fields. */
const RECORD_FIELDS = ['eventTime', 'eventVersion', 'eventID', 'eventName'];

/** Extracts the records of one file, and adds its counts and problems to a summary. */
export class LogFileReader {
  private isDigest = false;
  private hasList = false;
  private valid = 0;
  private untimed = 0;
  private foreign = 0;
  private damaged = 0;

  constructor(private readonly name: string, private readonly window: TimeWindow, private readonly summary: ReadSummary) {}

  /** Returns the records of a batch of values that are within the time window. */
  public readBatch({ values, damaged }: Batch): TimedRecord[] {
    const records: TimedRecord[] = [];
    this.damaged += damaged;
    for (const value of values) {
      const list = this.extractRecords(value);
      for (const record of list) this.add(record, records);
    }
    return records;
  }

  /** Adds the file to the summary after the last batch. `problem` is the reason why the rest of the file cannot be read. */
  public finish(problem: string | undefined): void {
    const { summary, name } = this;
    if (this.isDigest) {
      summary.digests += 1;
      return;
    }
    const isRead = this.valid + this.untimed > 0 || (this.hasList && this.foreign === 0);
    if (!isRead && this.foreign > 0) {
      summary.otherFiles += 1;
      summary.addProblem(name, 'the file is not a CloudTrail log file');
      return;
    }
    const damage = problem ?? (isRead ? undefined : 'the file is not JSON');
    if (isRead) summary.files += 1;
    if (damage !== undefined) {
      summary.damagedFiles += 1;
      summary.addProblem(name, `cannot be read${isRead ? ' completely' : ''}: ${damage}`);
    }
    if (isRead) this.reportRecords();
  }

  private reportRecords(): void {
    const { summary, name, damaged } = this;
    const untimed = this.untimed + this.foreign;
    summary.damagedRecords += damaged + untimed;
    if (untimed > 0) summary.addProblem(name, `${formatRecordCount(untimed)} without an event time`);
    if (damaged > 0) summary.addProblem(name, `${formatRecordCount(damaged)} that cannot be parsed`);
  }

  private extractRecords(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (!isObject(value)) return [value];
    if (Array.isArray(value.Records)) {
      this.hasList = true;
      return value.Records;
    }
    if ('digestStartTime' in value && 'logFiles' in value) {
      this.isDigest = true;
      return [];
    }
    return [value];
  }

  private add(record: unknown, records: TimedRecord[]): void {
    if (!isObject(record) || isForeignRecord(record)) {
      this.foreign += 1;
      return;
    }
    const time = parseTime(record.eventTime);
    if (time === undefined) {
      this.untimed += 1;
      return;
    }
    this.valid += 1;
    const { from = -Infinity, to = Infinity } = this.window;
    if (time < from || time > to) {
      this.summary.recordsOutsideWindow += 1;
      return;
    }
    this.summary.addRecord(time);
    records.push({ record, time });
  }
}

/** Whether an object has fields but is not a CloudTrail record. */
function isForeignRecord(object: object): boolean {
  return !RECORD_FIELDS.some((field) => field in object) && Object.keys(object).length > 0;
}

function formatRecordCount(records: number): string {
  return `${records} record${records === 1 ? '' : 's'}`;
}
