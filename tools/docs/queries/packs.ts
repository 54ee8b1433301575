import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseQueryFile, QueryFile } from '../../../src/queries/query-file';

const QUERIES_FOLDER = path.join(__dirname, '..', '..', '..', 'queries');

/** What the page says of a pack beyond its queries. */
interface PackText {
  readonly title: string;
  readonly description: string;
}

/** In the order of the page: what one begins with comes first. */
const TEXTS: Readonly<Record<string, PackText>> = {
  security: { title: 'Security', description: 'What to ask regularly: detections, use of root, access to machines, weakened watchers, signs of destruction and ransom.' },
  investigation: { title: 'Investigation', description: 'Where to start when something happened: by time, address, access key, role, session, error, program or resource.' },
  identity: { title: 'Identity', description: 'Who got in and with which rights: sign-ins, roles, keys, policies, trust, IAM Identity Center.' },
  data: { title: 'Data', description: 'Who read, wrote, shared, copied or destroyed data, and how it is protected: buckets, databases, snapshots, secrets, keys.' },
  network: { title: 'Network', description: 'What opens and closes networks: security groups, gateways, routes, names, and what VPC endpoints let through.' },
  operations: { title: 'Operations', description: 'What runs and who changed it: instances, databases, stacks, tags, patching, work by hand in the console.' },
  compliance: { title: 'Compliance', description: 'What an auditor asks for: TLS, MFA, use of root, Regions, encryption, and changes of CloudTrail and AWS Config.' },
  organization: { title: 'Organization', description: 'What concerns many accounts: who joined or left, policies, administrators, activity by account and across accounts.' },
  insights: { title: 'Insights', description: 'What CloudTrail Insights found: unusual rates of calls and errors, and who is behind them.' },
  cost: { title: 'Cost', description: 'What makes the number of events, and bills, grow: volume, throttling, large machines, purchases.' },
};

/** A pack with all that its files say. */
export interface Pack extends PackText {
  readonly id: string;
  readonly queries: readonly QueryFile[];
}

/** The packs that come with the library, read from its folder. */
export const PACKS: readonly Pack[] = readPacks();

function readPacks(): readonly Pack[] {
  const folders = readdirSync(QUERIES_FOLDER);
  const unknown = folders.find((id) => !Object.hasOwn(TEXTS, id));
  if (unknown !== undefined) throw new Error(`the page of queries has no text for the pack '${unknown}'`);
  return Object.entries(TEXTS).filter(([id]) => folders.includes(id)).map(([id, text]) => ({ ...text, id, queries: readQueries(id) }));
}

function readQueries(id: string): QueryFile[] {
  return readdirSync(path.join(QUERIES_FOLDER, id)).sort().map((name) => {
    const file = path.join(QUERIES_FOLDER, id, name);
    return parseQueryFile(id, file, readFileSync(file, 'utf8'));
  });
}
