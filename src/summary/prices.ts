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
