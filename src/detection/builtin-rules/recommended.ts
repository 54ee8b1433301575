import { COMPUTE } from './compute';
import { COST } from './cost';
import { BUCKETS } from './data-buckets';
import { COPIES } from './data-copies';
import { SECRETS } from './data-secrets';
import { CREDENTIALS } from './identity-credentials';
import { RIGHTS } from './identity-rights';
import { NETWORK } from './network';
import { ORGANIZATION } from './organization';
import { pickEntries, RuleEntry } from './rule-entry';
import { TAMPERING } from './tampering';

/**
 * High-signal rules that are suitable for paging. They match attempts as well as successes, because a denied call to stop
 * the trail is as significant as a successful one. If normal activity causes a few matches, the rule has a threshold.
 */
export const RECOMMENDED: readonly RuleEntry[] = pickEntries(
  [...CREDENTIALS, ...RIGHTS, ...TAMPERING, ...BUCKETS, ...COPIES, ...SECRETS, ...NETWORK, ...COMPUTE, ...ORGANIZATION, ...COST],
  'root-usage',
  'console-login-without-mfa',
  'console-login-failures',
  'unauthorized-call-burst',
  'trail-tampering',
  'config-recorder-stopped',
  'guardduty-disabled',
  'security-hub-disabled',
  'flow-logs-deleted',
  'log-processing-removed',
  'kms-key-deletion',
  'leaked-key-quarantined',
  'admin-policy-attached',
  'admin-policy-written',
  'access-key-created',
  'login-profile-changed',
  'mfa-device-removed',
  'trust-policy-changed',
  'identity-provider-changed',
  'roles-anywhere-opened',
  'public-access-block-removed',
  'bucket-lifecycle-deletes-soon',
  'snapshot-made-public',
  'snapshot-shared',
  'image-shared',
  'database-public',
  'secrets-read-by-user',
  'parameters-decrypted-by-user',
  'admin-port-open-to-world',
  'admin-port-open-in-later-rule',
  'admin-port-opened-by-change',
  'lambda-made-public',
  'user-data-read-in-bulk',
  'windows-passwords-requested',
  'gpu-instances-started',
  'organization-left',
);
