import { INTERVAL } from './options';
import { Random } from './random';

const HOUR = 3_600_000;
const WORKDAY_START = 6;
const WORKDAY_END = 18;
/** What machines do at any time, and what the people's work comes to at noon. */
const WORKLOAD_WEIGHT = 1;
const USER_WEIGHT = 1.2;
/** Regions after the first are quieter. */
const OTHER_REGION = 0.45;
const OTHER_ACCOUNT = 0.8;

/** How many of the people are at work, from 0 to 1; in UTC. */
export function computeWorkload(time: number): number {
  const date = new Date(time);
  const day = date.getUTCDay();
  if (day === 0 || day === 6) return 0;
  const hour = (time % (24 * HOUR)) / HOUR;
  return hour <= WORKDAY_START || hour >= WORKDAY_END ? 0 : Math.sin(Math.PI * (hour - WORKDAY_START) / (WORKDAY_END - WORKDAY_START));
}

export function isNight(time: number): boolean {
  const hour = (time % (24 * HOUR)) / HOUR;
  return hour >= 1 && hour < 4;
}

/** A share of the time and of an account's Region. */
export interface Slot {
  /** The first moment, in milliseconds since 1970; it lasts for an interval of delivery. */
  readonly start: number;
  /** Positions in the lists of accounts and Regions. */
  readonly account: number;
  readonly region: number;
  readonly count: number;
}

/** Distributes records over time, accounts and Regions; exactly as many as are wanted. */
export class Schedule {
  constructor(
    private readonly start: number,
    private readonly end: number,
    private readonly accounts: number,
    private readonly regions: number,
    private readonly seed: number,
  ) {}

  public* slots(records: number): Generator<Slot> {
    let total = 0;
    for (const [, weight] of this.weights()) total += weight;
    let sum = 0;
    let given = 0;
    for (const [slot, weight] of this.weights()) {
      sum += weight;
      const due = Math.round(records * Math.min(sum / total, 1));
      yield { ...slot, count: due - given };
      given = due;
    }
  }

  private* weights(): Generator<readonly [Omit<Slot, 'count'>, number]> {
    const random = Random.of(this.seed, 'schedule');
    for (let start = this.start; start < this.end; start += INTERVAL) {
      const busy = WORKLOAD_WEIGHT + USER_WEIGHT * computeWorkload(start);
      for (let account = 0; account < this.accounts; account++) {
        for (let region = 0; region < this.regions; region++) {
          const weight = busy * OTHER_ACCOUNT ** Math.min(account, 4) * (region === 0 ? 1 : OTHER_REGION);
          yield [{ start, account, region }, weight * (0.6 + 0.8 * random.next())];
        }
      }
    }
  }
}
