import { ExpectedVolume } from './expected-volume';

/** Average size of an event in JSON and in a compressed log file, measured on 200,000 generated events. */
const EVENT_BYTES = 1500;
const COMPRESSED_BYTES = 165;
const GIGABYTE = 1e9;
/** Amounts below half a cent are omitted. */
const MIN_AMOUNT = 0.005;

/**
 * List prices of us-east-1 in US dollars, for the first pricing tier, as commonly quoted at the date. The prices of CloudTrail are
 * from an older copy of its pricing page. None was verified on the pricing pages of the date.
 */
export const PRICES = {
  date: 'November 2026',
  /** A custom metric, per month. */
  metric: 0.3,
  /** An alarm, per month. */
  alarm: 0.1,
  /** A customer managed key, per month. Each of the first two rotations adds the same amount. */
  key: 1,
  /** 100,000 data events. */
  dataEvents: 0.1,
  /** A gigabyte ingested by CloudWatch Logs. */
  logGigabyte: 0.5,
  /** A gigabyte in S3 Standard, per month. */
  storedGigabyte: 0.023,
  /** A terabyte scanned by Athena. */
  scannedTerabyte: 5,
};

/** The billed resources of a construct. */
export interface BilledResources {
  readonly metrics: number;
  readonly alarms: number;
  readonly keys: number;
  /** Indicates whether the stack creates a trail, and is billed for its events, its log files and the copy in the log group. */
  readonly trail: boolean;
  readonly queries: boolean;
}

/** A part of the estimated cost. */
export interface CostItem {
  readonly name: string;
  /** US dollars per month. */
  readonly amount: number;
}

/** Estimates the monthly cost by item, without negligible amounts. */
export function estimateMonthlyCost(
  { metrics, alarms, keys, trail, queries }: BilledResources, volume: Required<ExpectedVolume>,
): readonly CostItem[] {
  const events = trail ? volume.managementEvents + volume.dataEvents : 0;
  return [
    { name: 'metrics and alarms', amount: metrics * PRICES.metric + alarms * PRICES.alarm },
    { name: 'keys', amount: keys * PRICES.key },
    { name: 'data events', amount: trail ? volume.dataEvents / 100_000 * PRICES.dataEvents : 0 },
    { name: 'CloudWatch Logs ingestion', amount: events * EVENT_BYTES / GIGABYTE * PRICES.logGigabyte },
    { name: 'log file storage', amount: events * COMPRESSED_BYTES / GIGABYTE * PRICES.storedGigabyte },
    { name: 'queries', amount: queries ? volume.scannedGigabytes / 1000 * PRICES.scannedTerabyte : 0 },
  ].filter(({ amount }) => amount >= MIN_AMOUNT);
}
