import { BUILTIN_PACKS, evidencePack, PackEntry } from '../../../src/detection/builtin-rules';
import { PRICES } from '../../../src/summary/monthly-cost';

/** The rules that guard what is deployed, with made-up names. */
export const EVIDENCE: PackEntry = evidencePack({
  resourceNamePrefix: 'audit',
  trailName: 'audit',
  bucketName: 'audit-archive-1a2b3c4d',
  keyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
  logGroupName: '/cloudtrail/audit',
  topicArn: 'arn:aws:sns:eu-west-1:111122223333:audit-topic',
  databaseName: 'audit',
  workgroupName: 'audit',
});

/** Every pack that comes with the library, by its id. */
export const ALL_PACKS: Readonly<Record<string, PackEntry>> = { ...BUILTIN_PACKS, evidence: EVIDENCE };

export { PRICES };

/** What a pack costs in a month: each rule is a custom metric and an alarm. */
export function formatMonthlyPrice(rules: number): string {
  return `$${(rules * (PRICES.metric + PRICES.alarm)).toFixed(2)}`;
}
