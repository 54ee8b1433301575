import { Batch } from './content';
import { Entry, parseTime, Window } from './timed-record';
import { Findings } from './read-summary';
import { isObject } from '../template/json';

/** Fields of which a record of CloudTrail has at least one. */
const RECORD_FIELDS = ['eventTime', 'eventVersion', 'eventID', 'eventName'];

/** What has been found in one file. */
export class FileReading {
  private isDigest = false;
  private hasList = false;
  private good = 0;
  private untimed = 0;
  private strangers = 0;
  private damaged = 0;

  constructor(private readonly name: string, private readonly window: Window, private readonly findings: Findings) {}

  /** The records among a file's values that are within the window. */
  public entries({ values, damaged }: Batch): Entry[] {
    const entries: Entry[] = [];
    this.damaged += damaged;
    for (const value of values) {
      const list = this.listOf(value);
      for (const record of list) this.add(record, entries);
    }
    return entries;
  }

  /** Counts the file, once all of it that can be read has been. */
  public finish(problem: string | undefined): void {
    const { findings, name } = this;
    if (this.isDigest) {
      findings.digests += 1;
      return;
    }
    const isRead = this.good + this.untimed > 0 || (this.hasList && this.strangers === 0);
    if (!isRead && this.strangers > 0) {
      findings.strays += 1;
      findings.report(name, 'it is not a log file of CloudTrail');
      return;
    }
    const damage = problem ?? (isRead ? undefined : 'it is not JSON');
    if (isRead) findings.files += 1;
    if (damage !== undefined) {
      findings.damagedFiles += 1;
      findings.report(name, `it cannot be read${isRead ? ' to its end' : ''}: ${damage}`);
    }
    if (isRead) this.reportRecords();
  }

  private reportRecords(): void {
    const { findings, name, damaged } = this;
    const untimed = this.untimed + this.strangers;
    findings.damagedRecords += damaged + untimed;
    if (untimed > 0) findings.report(name, `${count(untimed)} without an event time`);
    if (damaged > 0) findings.report(name, `${count(damaged)} that cannot be parsed`);
  }

  private listOf(value: unknown): readonly unknown[] {
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

  private add(record: unknown, entries: Entry[]): void {
    if (!isObject(record) || isForeign(record)) {
      this.strangers += 1;
      return;
    }
    const time = parseTime(record.eventTime);
    if (time === undefined) {
      this.untimed += 1;
      return;
    }
    this.good += 1;
    const { from = -Infinity, to = Infinity } = this.window;
    if (time < from || time > to) {
      this.findings.outside += 1;
      return;
    }
    this.findings.see(time);
    entries.push({ record, time });
  }
}

/** Whether an object has fields, but none that every record has. */
function isForeign(object: object): boolean {
  return !RECORD_FIELDS.some((field) => field in object) && Object.keys(object).length > 0;
}

function count(records: number): string {
  return `${records} record${records === 1 ? '' : 's'}`;
}
