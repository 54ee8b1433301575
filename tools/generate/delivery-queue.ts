import { SerializedRecord, LogFiles } from './log-files';
import { INTERVAL } from './options';
import { Random } from './random';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Of so many records, one comes late, and one twice. */
export const LATE_ONE_IN = 500;
export const REPEATED_ONE_IN = 1_000;
const MIN_DELAY = 10 * MINUTE;
const MAX_DELAY = 6 * 60 * MINUTE;
const MIN_REPEAT_INTERVALS = 1;
const MAX_REPEAT_INTERVALS = 6;

/** What is delivered to an account, Region by Region. */
type Batch = Map<string, SerializedRecord[]>;

/** Decides when a record is delivered: in its time as a rule, but a few the day after, and a few once more. */
export class DeliveryQueue {
  public late = 0;
  public repeated = 0;
  /** Due time to account to Region to records. */
  private readonly queued = new Map<number, Map<string, Batch>>();

  constructor(private readonly files: LogFiles, private readonly random: Random) {}

  /** Keeps a record back for the folder of the next day. */
  public postpone(account: string, region: string, slot: number, record: SerializedRecord): void {
    const nextDay = (Math.floor((slot + INTERVAL) / DAY) + 1) * DAY;
    const due = nextDay + this.random.between(MIN_DELAY / INTERVAL, MAX_DELAY / INTERVAL) * INTERVAL;
    this.late += 1;
    this.enqueue(due, account, region, record);
  }

  /** Has a record delivered once more, a little later. */
  public repeat(account: string, region: string, slot: number, record: SerializedRecord): void {
    this.repeated += 1;
    this.enqueue(slot + INTERVAL + this.random.between(MIN_REPEAT_INTERVALS, MAX_REPEAT_INTERVALS) * INTERVAL, account, region, record);
  }

  /** Delivers what happened to an account in a slot, with what has waited for then. */
  public async deliver(account: string, slot: number, batch: Batch): Promise<void> {
    const delivered = slot + INTERVAL;
    const due = this.queued.get(delivered);
    for (const [region, records] of due?.get(account) ?? []) batch.set(region, [...batch.get(region) ?? [], ...records]);
    due?.delete(account);
    if (due?.size === 0) this.queued.delete(delivered);
    for (const [region, records] of batch) await this.files.deliver(account, region, delivered, records);
  }

  /** Delivers all that still waits. */
  public async flush(): Promise<void> {
    for (const [delivered, accounts] of [...this.queued].sort(([left], [right]) => left - right)) {
      for (const [account, batch] of accounts) {
        for (const [region, records] of batch) await this.files.deliver(account, region, delivered, records);
      }
    }
    this.queued.clear();
  }

  private enqueue(due: number, account: string, region: string, record: SerializedRecord): void {
    const accounts = this.queued.get(due) ?? new Map<string, Batch>();
    const batch = accounts.get(account) ?? new Map<string, SerializedRecord[]>();
    batch.set(region, [...batch.get(region) ?? [], record]);
    accounts.set(account, batch);
    this.queued.set(due, accounts);
  }
}
