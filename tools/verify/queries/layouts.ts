import { AccountScope } from '../../../src/private/account-scope';

/** A structure of a log bucket, with the account scope of its tables. */
export interface Layout {
  readonly name: string;
  readonly keyPrefix?: string;
  readonly organizationId?: string;
  /**
   * The account scope of the tables.
   *
   * @default - the account of the stack
   */
  readonly accounts?: AccountScope;
  /** Whether to check all queries. In the other layouts, which differ only in the location of the tables, one query per set of tables is checked. */
  readonly allQueries?: boolean;
}

const ORGANIZATION = 'o-exampleorgid';
/** The members of the organization. Queries with injected accounts use the first two. */
export const MEMBERS = ['111122223333', '222233334444', '333344445555'];
const INJECTED = MEMBERS.slice(0, 2);

/** Returns the layout of the rows that are compared. */
export function createOrganizationLayout(accounts: readonly string[]): Layout {
  return { name: 'organization', organizationId: ORGANIZATION, accounts: AccountScope.listed([...accounts]) };
}

export const LAYOUTS: readonly Layout[] = [
  { name: 'one account', allQueries: true },
  { name: 'one account, with a key prefix', keyPrefix: 'trail/prod' },
  { name: 'listed accounts', accounts: AccountScope.listed(MEMBERS) },
  { name: 'injected accounts', accounts: AccountScope.injected(INJECTED), allQueries: true },
  { name: 'organization with a key prefix, listed accounts', keyPrefix: 'trail', organizationId: ORGANIZATION, accounts: AccountScope.listed(MEMBERS) },
  { name: 'organization, injected accounts', organizationId: ORGANIZATION, accounts: AccountScope.injected(INJECTED) },
  { name: 'AWS Control Tower, injected accounts', keyPrefix: ORGANIZATION, organizationId: ORGANIZATION, accounts: AccountScope.injected(INJECTED) },
];
