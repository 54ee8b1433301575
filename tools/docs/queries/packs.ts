import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseQueryFile, QueryFile } from '../../../src/queries/query-file';

const QUERIES_FOLDER = path.join(__dirname, '..', '..', '..', 'queries');

/** Texts of a pack. */
interface PackText {
  readonly title: string;
  readonly description: string;
}

/** Packs in the order of the page, starting with the packs for the first steps. */
const TEXTS: Readonly<Record<string, PackText>> = {
  security: { title: 'Security', description: 'Queries to run regularly: detections, root user activity, access to instances, disabled monitoring, and signs of data destruction and ransomware.' },
  investigation: { title: 'Investigation', description: 'Queries for the start of an investigation: by time, source address, access key, role, session, error, user agent, or resource.' },
  identity: { title: 'Identity', description: 'Sign-ins, roles, access keys, policies, trust policies, and IAM Identity Center.' },
  data: { title: 'Data', description: 'Access to data, and sharing, copying, deletion, and protection of data: buckets, databases, snapshots, secrets, and keys.' },
  network: { title: 'Network', description: 'Changes to network access: security groups, gateways, routes, DNS records, and VPC endpoint traffic.' },
  operations: { title: 'Operations', description: 'Changes to workloads: instances, databases, stacks, tags, patching, and manual changes in the console.' },
  compliance: { title: 'Compliance', description: 'Evidence for audits: TLS, MFA, root user activity, Regions, encryption, and changes to CloudTrail and AWS Config.' },
  organization: { title: 'Organization', description: 'Organization activity: accounts that joined or left, policies, delegated administrators, activity by account, and cross-account activity.' },
  insights: { title: 'Insights', description: 'CloudTrail Insights events: unusual rates of calls and errors, and the identities that caused them.' },
  cost: { title: 'Cost', description: 'Causes of high event volume and cost: volume, throttling, large instances, and purchases.' },
};

/** A pack with its queries. */
export interface Pack extends PackText {
  readonly id: string;
  readonly queries: readonly QueryFile[];
}

/** The built-in packs. */
export const PACKS: readonly Pack[] = readPacks();

function readPacks(): readonly Pack[] {
  const folders = readdirSync(QUERIES_FOLDER);
  const unknown = folders.find((id) => !Object.hasOwn(TEXTS, id));
  if (unknown !== undefined) throw new Error(`each pack must have a text in the query reference; got '${unknown}' without a text`);
  return Object.entries(TEXTS).filter(([id]) => folders.includes(id)).map(([id, text]) => ({ ...text, id, queries: readQueries(id) }));
}

function readQueries(id: string): QueryFile[] {
  return readdirSync(path.join(QUERIES_FOLDER, id)).sort().map((name) => {
    const file = path.join(QUERIES_FOLDER, id, name);
    return parseQueryFile(id, file, readFileSync(file, 'utf8'));
  });
}
