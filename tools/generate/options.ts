import { createAccountId, MAX_ACCOUNTS } from './fixtures/accounts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** CloudTrail delivers about every five minutes. */
export const INTERVAL = 5 * MINUTE;
export const DEFAULT_END = '2026-03-12T00:00:00Z';
export const DEFAULT_REGIONS: readonly string[] = ['eu-west-1', 'us-east-1'];
const MAX_RECORDS = 100_000_000;
const MAX_DAYS = 3_660;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/;

export interface GenerateOptions {
  /** Records in the files, all told: those of the attack and those that are delivered twice included. */
  readonly records: number;
  readonly days: number;
  readonly accounts: number;
  /** Folder that gets `AWSLogs`; it must not have one. */
  readonly out: string;
  /** The same seed and options give the same bytes. By default 1. */
  readonly seed?: number;
  /** The moment after the last event, in ISO 8601 and UTC, taken down to full five minutes. By default a fixed day. */
  readonly end?: string;
  /** Whether to put an incident into the first account, in the last 24 hours. By default not. */
  readonly attack?: boolean;
  /** The Regions where the accounts work; records of global services are in us-east-1 besides. The first one is where most happens. */
  readonly regions?: readonly string[];
}

/** What the options say once they are known to be right; times in milliseconds since 1970. */
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

export function resolveOptions(options: GenerateOptions): Settings {
  const { records, days, accounts, seed = 1, end = DEFAULT_END, attack = false, regions = DEFAULT_REGIONS, out } = options;
  validateInteger('records', records, 1, MAX_RECORDS);
  validateInteger('days', days, 1, MAX_DAYS);
  validateInteger('accounts', accounts, 1, MAX_ACCOUNTS);
  validateInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (out.trim() === '') throw new Error('out must name a folder; got an empty text');
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

function validateInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new Error(`${name} must be a whole number from ${least} to ${most}; got ${value}`);
}

function validateRegions(regions: readonly string[]): void {
  if (regions.length === 0) throw new Error('regions must name at least one Region; got none');
  for (const [index, region] of regions.entries()) {
    if (!REGION.test(region)) throw new Error(`regions must be names such as eu-west-1; got '${region}'`);
    if (regions.indexOf(region) !== index) throw new Error(`regions must be named once each; got '${region}' twice`);
  }
}

function parseEnd(text: string): number {
  const time = DATE.test(text) ? Date.parse(text) : NaN;
  // a day that a month does not have is taken for one of the next month
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new Error(`end must be a date or a time in UTC such as 2026-01-31 or 2026-01-31T12:00:00Z; got '${text}'`);
  }
  return time;
}
