import { createAccountId, MAX_ACCOUNTS } from './fixtures/accounts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Delivery interval. CloudTrail delivers log files about every five minutes. */
export const INTERVAL = 5 * MINUTE;
export const DEFAULT_END = '2026-03-12T00:00:00Z';
export const DEFAULT_REGIONS: readonly string[] = ['eu-west-1', 'us-east-1'];
const MAX_RECORDS = 100_000_000;
const MAX_DAYS = 3_660;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/;

export interface GenerateOptions {
  /** Total number of records, including the records of the attack and repeated records. */
  readonly records: number;
  readonly days: number;
  readonly accounts: number;
  /** Directory for `AWSLogs`. It must not contain `AWSLogs`. */
  readonly out: string;
  /**
   * Seed of the random numbers. The output is the same for the same seed and options.
   *
   * @default 1
   */
  readonly seed?: number;
  /**
   * End of the time window (excluded), in ISO 8601 format in UTC. It is rounded down to five minutes.
   *
   * @default 2026-03-12T00:00:00Z
   */
  readonly end?: string;
  /**
   * Whether to add an attack to the last 24 hours of the first account.
   *
   * @default false
   */
  readonly attack?: boolean;
  /**
   * Regions with activity. The first Region has the most. Records of global services are in us-east-1.
   *
   * @default - eu-west-1 and us-east-1
   */
  readonly regions?: readonly string[];
}

/** Validated options. Times are in milliseconds since 1970. */
export interface Settings {
  readonly records: number;
  readonly seed: number;
  readonly start: number;
  readonly end: number;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly attack: boolean;
  readonly out: string;
}

/** Validates options and resolves their defaults. Throws an error if an option is invalid. */
export function resolveOptions(options: GenerateOptions): Settings {
  const { records, days, accounts, seed = 1, end = DEFAULT_END, attack = false, regions = DEFAULT_REGIONS, out } = options;
  validateInteger('records', records, 1, MAX_RECORDS);
  validateInteger('days', days, 1, MAX_DAYS);
  validateInteger('accounts', accounts, 1, MAX_ACCOUNTS);
  validateInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (out.trim() === '') throw new Error('out must be a directory; got an empty text');
  validateRegions(regions);
  const last = Math.floor(parseEnd(end) / INTERVAL) * INTERVAL;
  return {
    records,
    seed,
    start: last - days * DAY,
    end: last,
    accounts: Array.from({ length: accounts }, (_, index) => createAccountId(index)),
    regions,
    attack,
    out,
  };
}

function validateInteger(name: string, value: number, minimum: number, maximum: number): void {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return;
  throw new Error(`${name} must be an integer from ${minimum} to ${maximum}; got ${value}`);
}

function validateRegions(regions: readonly string[]): void {
  if (regions.length === 0) throw new Error('regions must contain at least one Region; got none');
  for (const [index, region] of regions.entries()) {
    if (!REGION.test(region)) throw new Error(`regions must be Region codes such as eu-west-1; got '${region}'`);
    if (regions.indexOf(region) !== index) throw new Error(`regions must be distinct; got '${region}' twice`);
  }
}

function parseEnd(text: string): number {
  const time = DATE.test(text) ? Date.parse(text) : NaN;
  // Date.parse accepts a day that does not exist, and returns a day of the next month
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new Error(`end must be a date or a time in UTC such as 2026-01-31 or 2026-01-31T12:00:00Z; got '${text}'`);
  }
  return time;
}
