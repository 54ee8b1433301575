import { PRICES } from '../../../src/summary/monthly-cost';

export { PRICES };

/** What a pack costs in a month: each rule is a custom metric and an alarm. */
export function monthlyPrice(rules: number): string {
  return `$${(rules * (PRICES.metric + PRICES.alarm)).toFixed(2)}`;
}
