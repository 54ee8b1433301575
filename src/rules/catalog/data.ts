import { BUCKETS } from './data-buckets';
import { COPIES } from './data-copies';
import { SECRETS } from './data-secrets';
import { RuleEntry } from './rule-entry';

/** Data that is opened, copied away, read in bulk or destroyed. */
export const DATA: readonly RuleEntry[] = [...BUCKETS, ...COPIES, ...SECRETS];
