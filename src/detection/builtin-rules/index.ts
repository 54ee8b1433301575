import { CIS_VERSIONS, cisEntries } from './cis';
import { COMPUTE } from './compute';
import { COST } from './cost';
import { BUCKETS } from './data-buckets';
import { COPIES } from './data-copies';
import { SECRETS } from './data-secrets';
import { CREDENTIALS } from './identity-credentials';
import { RIGHTS } from './identity-rights';
import { NETWORK } from './network';
import { OPERATIONS } from './operations';
import { ORGANIZATION } from './organization';
import { RECOMMENDED } from './recommended';
import { PackEntry, RuleEntry } from './rule-entry';
import { SECURITY_HUB } from './security-hub';
import { TAMPERING } from './tampering';

export { CIS_VERSIONS, cisEntries, type CisEntry } from './cis';
export { type Evidence, evidencePack } from './evidence';
export { activityOutsideRegions } from './regions';
export type { PackEntry, RuleEntry } from './rule-entry';

/** ID of a built-in rule pack. */
export type PackId = 'recommended' | 'security-hub' | 'cis' | 'operations' | 'tampering' | 'identity' | 'data' | 'network' | 'compute'
| 'organization' | 'cost';

/** Data that is exposed, exfiltrated, read in bulk or destroyed. */
const DATA: readonly RuleEntry[] = [...BUCKETS, ...COPIES, ...SECRETS];

/** Sign-ins, credentials, permissions and trust relationships. */
const IDENTITY: readonly RuleEntry[] = [...CREDENTIALS, ...RIGHTS];

/** The built-in packs by ID. `recommended` selects rules from the topic packs: the same ID is the same rule. */
export const BUILTIN_PACKS: Readonly<Record<PackId, PackEntry>> = {
  'recommended': {
    title: 'Recommended',
    description: 'High-signal rules that are suitable for paging and quiet on normal activity, selected from the topic packs.',
    entries: RECOMMENDED,
  },
  'security-hub': {
    title: 'Security Hub',
    description: 'The exact metric filters that the Security Hub controls CloudWatch.1 to CloudWatch.14 require.',
    entries: SECURITY_HUB,
  },
  'cis': {
    title: 'CIS AWS Foundations Benchmark',
    description: 'The fifteen metric filters that a version of the benchmark requires, with errors in its text corrected.',
    entries: cisEntries(CIS_VERSIONS[CIS_VERSIONS.length - 1]),
  },
  'operations': {
    title: 'Operations',
    description: 'Changes to instances, networks, permissions and the trail, and failures, for accounts that require a notification for each.',
    entries: OPERATIONS,
  },
  'tampering': {
    title: 'Tampering',
    description: 'Logs and security services that are disabled, reduced or suppressed.',
    entries: TAMPERING,
  },
  'identity': {
    title: 'Identity',
    description: 'The root user, credentials, permissions, trust relationships and identity sources.',
    entries: IDENTITY,
  },
  'data': {
    title: 'Data',
    description: 'Data that is exposed, exfiltrated, read in bulk or destroyed: buckets, snapshots, databases, secrets and keys.',
    entries: DATA,
  },
  'network': {
    title: 'Network',
    description: 'Inbound and outbound access of networks, and connections between networks.',
    entries: NETWORK,
  },
  'compute': {
    title: 'Compute',
    description: 'Code and commands on instances, functions and clusters, and persistence.',
    entries: COMPUTE,
  },
  'organization': {
    title: 'Organization',
    description: 'The organization, its accounts and the policies that apply to all of them.',
    entries: ORGANIZATION,
  },
  'cost': {
    title: 'Cost',
    description: 'Cost abuse of a compromised account: models, fleets, email, commitments and unused Regions.',
    entries: COST,
  },
};
