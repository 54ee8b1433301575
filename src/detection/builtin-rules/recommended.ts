import { DATA, IDENTITY } from '.';
import { COMPUTE } from './compute';
import { COST } from './cost';
import { NETWORK } from './network';
import { ORGANIZATION } from './organization';
import { pickEntries, RuleEntry } from './rule-entry';
import { TAMPERING } from './tampering';

/**
 * Rules that are worth being woken for. They match attempts as well as successes: a denied call to stop the trail says
 * as much as one that worked. Where normal life produces a few, a threshold keeps them quiet.
 */
export const RECOMMENDED: readonly RuleEntry[] = pickEntries(
  [...IDENTITY, ...TAMPERING, ...DATA, ...NETWORK, ...COMPUTE, ...ORGANIZATION, ...COST],
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
  'admin-policy-attached',
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
  'secrets-read-by-user',
  'parameters-decrypted-by-user',
  'admin-port-open-to-world',
  'admin-port-opened-by-change',
  'lambda-made-public',
  'user-data-read-in-bulk',
  'windows-passwords-requested',
  'gpu-instances-started',
  'organization-left',
);
