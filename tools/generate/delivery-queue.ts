import { Entry, LogFiles } from './log-files';
import { INTERVAL } from './options';
import { Random } from './random';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Of so many records, one comes late, and one twice. */
export const LATE_ONE_IN = 500;
export const TWICE_ONE_IN = 1_000;
const SOONEST_LATE = 10 * MINUTE;
const LATEST_LATE = 6 * 60 * MINUTE;
const SOONEST_AGAIN = 1;
const LATEST_AGAIN = 6;

/** What is delivered to an account, Region by Region. */
type Batch = Map<string, Entry[]>;

/** Decides when a record is delivered: in its time as a rule, but a few the day after, and a few once more. */
export class Deliveries {
  public late = 0;
  public twice = 0;
  /** Due time to account to Region to records. */
  private readonly waiting = new Map<number, Map<string, Batch>>();

  constructor(private readonly files: LogFiles, private readonly random: Random) {}

  /** Keeps a record back for the folder of the next day. */
  public postpone(account: string, region: string, slot: number, entry: Entry): void {
    const nextDay = (Math.floor((slot + INTERVAL) / DAY) + 1) * DAY;
    const due = nextDay + this.random.between(SOONEST_LATE / INTERVAL, LATEST_LATE / INTERVAL) * INTERVAL;
    this.late += 1;
    this.wait(due, account, region, entry);
  }

  /** Has a record delivered once more, a little later. */
  public repeat(account: string, region: string, slot: number, entry: Entry): void {
    this.twice += 1;
    this.wait(slot + INTERVAL + this.random.between(SOONEST_AGAIN, LATEST_AGAIN) * INTERVAL, account, region, entry);
  }

  /** Delivers what happened to an account in a slot, with what has waited for then. */
  public async deliver(account: string, slot: number, batch: Batch): Promise<void> {
    const delivered = slot + INTERVAL;
    const due = this.waiting.get(delivered);
    for (const [region, entries] of due?.get(account) ?? []) batch.set(region, [...batch.get(region) ?? [], ...entries]);
    due?.delete(account);
    if (due?.size === 0) this.waiting.delete(delivered);
    for (const [region, entries] of batch) await this.files.deliver(account, region, delivered, entries);
  }

  /** Delivers all that still waits. */
  public async deliverRest(): Promise<void> {
    for (const [delivered, accounts] of [...this.waiting].sort(([left], [right]) => left - right)) {
      for (const [account, batch] of accounts) {
        for (const [region, entries] of batch) await this.files.deliver(account, region, delivered, entries);
      }
    }
    this.waiting.clear();
  }

  private wait(due: number, account: string, region: string, entry: Entry): void {
    const accounts = this.waiting.get(due) ?? new Map<string, Batch>();
    const batch = accounts.get(account) ?? new Map<string, Entry[]>();
    batch.set(region, [...batch.get(region) ?? [], entry]);
    accounts.set(account, batch);
    this.waiting.set(due, accounts);
  }
}
