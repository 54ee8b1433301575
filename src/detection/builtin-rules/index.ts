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

/** Names a pack of the catalog. */
export type PackId = 'recommended' | 'security-hub' | 'cis' | 'operations' | 'tampering' | 'identity' | 'data' | 'network' | 'compute'
| 'organization' | 'cost';

/** Data that is opened, copied away, read in bulk or destroyed. */
export const DATA: readonly RuleEntry[] = [...BUCKETS, ...COPIES, ...SECRETS];

/** Who signs in, with what, and who may become whom. */
export const IDENTITY: readonly RuleEntry[] = [...CREDENTIALS, ...RIGHTS];

/** The packs by their ids. What `recommended` has is taken from the packs on a topic: the same id is the same rule. */
export const BUILTIN_PACKS: Readonly<Record<PackId, PackEntry>> = {
  'recommended': {
    title: 'Recommended',
    description: 'Rules that are worth being woken for and quiet on normal activity, taken from the packs on a topic.',
    entries: RECOMMENDED,
  },
  'security-hub': {
    title: 'Security Hub',
    description: 'The metric filters that Security Hub\'s controls CloudWatch.1 to CloudWatch.14 prescribe, letter for letter.',
    entries: SECURITY_HUB,
  },
  'cis': {
    title: 'CIS AWS Foundations Benchmark',
    description: 'The fifteen metric filters that a version of the benchmark asks for, put right where its text is wrong.',
    entries: cisEntries(CIS_VERSIONS[CIS_VERSIONS.length - 1]),
  },
  'operations': {
    title: 'Operations',
    description: 'Changes of instances, networks, rights and the trail, and failures, for accounts where somebody wants to hear of each.',
    entries: OPERATIONS,
  },
  'tampering': {
    title: 'Tampering',
    description: 'Logs and watchers that are switched off, thinned out or made to look away.',
    entries: TAMPERING,
  },
  'identity': {
    title: 'Identity',
    description: 'The root user, credentials, rights, trust in others, and where people come from.',
    entries: IDENTITY,
  },
  'data': {
    title: 'Data',
    description: 'Data that is opened, copied away, read in bulk or destroyed: buckets, snapshots, databases, secrets and keys.',
    entries: DATA,
  },
  'network': {
    title: 'Network',
    description: 'Ways into a network, out of it and between networks.',
    entries: NETWORK,
  },
  'compute': {
    title: 'Compute',
    description: 'Code and commands on machines, functions and clusters, and ways to stay there.',
    entries: COMPUTE,
  },
  'organization': {
    title: 'Organization',
    description: 'The organization, its accounts and what holds for all of them.',
    entries: ORGANIZATION,
  },
  'cost': {
    title: 'Cost',
    description: 'What makes bills grow when it is somebody else who uses the account: models, fleets, mail, commitments, unused Regions.',
    entries: COST,
  },
};
