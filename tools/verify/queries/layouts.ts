import { AccountScope } from '../../../src/private/account-scope';

/** One way in which log files can lie in a bucket, and in which accounts can be found. */
export interface Layout {
  readonly name: string;
  readonly keyPrefix?: string;
  readonly organizationId?: string;
  /** As the tables are told; by default the stack's own account. */
  readonly accounts?: AccountScope;
}

const ORGANIZATION = 'o-exampleorgid';
/** Members of the organization of which queries are asked about the first two. */
export const MEMBERS = ['111122223333', '222233334444', '333344445555'];
const NAMED = MEMBERS.slice(0, 2);

/** The layout whose rows are compared; the accounts are those of the records. */
export function organizationLayout(accounts: readonly string[]): Layout {
  return { name: 'organization', organizationId: ORGANIZATION, accounts: AccountScope.listed([...accounts]) };
}

/** The others. */
export const LAYOUTS: readonly Layout[] = [
  { name: 'one account' },
  { name: 'one account, with a key prefix', keyPrefix: 'trail/prod' },
  { name: 'listed accounts', accounts: AccountScope.listed(MEMBERS) },
  { name: 'accounts named by the query', accounts: AccountScope.injected(NAMED) },
  { name: 'organization with a key prefix, listed accounts', keyPrefix: 'trail', organizationId: ORGANIZATION, accounts: AccountScope.listed(MEMBERS) },
  { name: 'organization, accounts named by the query', organizationId: ORGANIZATION, accounts: AccountScope.injected(NAMED) },
  { name: 'Control Tower, accounts named by the query', keyPrefix: ORGANIZATION, organizationId: ORGANIZATION, accounts: AccountScope.injected(NAMED) },
];
