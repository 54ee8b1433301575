import { ExpectedVolume } from './expected-volume';

/** Size of a record in JSON, and in a compressed log file: of 200,000 generated ones, on average. */
const RECORD_BYTES = 1500;
const COMPRESSED_BYTES = 165;
const GIGABYTE = 1e9;
/** Less than a cent is nothing. */
const LEAST = 0.005;

/** What is billed whether something happens or not, and what is billed by what happens. */
export interface BilledParts {
  readonly metrics: number;
  readonly alarms: number;
  readonly keys: number;
  /** Whether there is a new trail, whose events, log files and copy in the log group are this stack's. */
  readonly trail: boolean;
  readonly queries: boolean;
}

export interface CostItem {
  readonly what: string;
  /** US dollars in a month. */
  readonly amount: number;
}

/** What parts cost in a month, those of which it is more than nothing. */
export function monthlyCost({ metrics, alarms, keys, trail, queries }: BilledParts, volume: Required<ExpectedVolume>): readonly CostItem[] {
  const events = trail ? volume.managementEvents + volume.dataEvents : 0;
  return [
    { what: 'metrics and alarms', amount: metrics * PRICES.metric + alarms * PRICES.alarm },
    { what: 'keys', amount: keys * PRICES.key },
    { what: 'data events', amount: trail ? volume.dataEvents / 100_000 * PRICES.dataEvents : 0 },
    { what: 'copy in CloudWatch Logs', amount: events * RECORD_BYTES / GIGABYTE * PRICES.logGigabyte },
    { what: 'log files of a month', amount: events * COMPRESSED_BYTES / GIGABYTE * PRICES.storedGigabyte },
    { what: 'queries', amount: queries ? volume.scannedGigabytes / 1000 * PRICES.scannedTerabyte : 0 },
  ].filter(({ amount }) => amount >= LEAST);
}

/**
 * List prices in US dollars, for the first of each, of us-east-1. They are those that are commonly quoted at the date; those of CloudTrail are from
 * an older copy of its price page, and none was checked against the price pages of that date.
 */
export const PRICES = {
  date: 'November 2026',
  /** A custom metric, a month. */
  metric: 0.3,
  /** An alarm, a month. */
  alarm: 0.1,
  /** A customer managed key, a month; each rotation adds as much, up to two. */
  key: 1,
  /** 100,000 data events. */
  dataEvents: 0.1,
  /** A gigabyte that CloudWatch Logs takes in. */
  logGigabyte: 0.5,
  /** A gigabyte in S3 Standard, a month. */
  storedGigabyte: 0.023,
  /** A terabyte that Athena scans. */
  scannedTerabyte: 5,
};
