/**
 * List prices in US dollars a month, for the first of each in us-east-1, as they were commonly quoted at the date; they were not
 * checked against the price page of CloudWatch.
 */
export const PRICES = {
  date: 'November 2026',
  metric: 0.3,
  alarm: 0.1,
};

/** What a pack costs in a month: each rule is a custom metric and an alarm. */
export function monthlyPrice(rules: number): string {
  return `$${(rules * (PRICES.metric + PRICES.alarm)).toFixed(2)}`;
}
