import { Token } from 'aws-cdk-lib';
import { ValidationError } from '../private/errors';

const ACCOUNT_ID = /^\d{12}$/;
/** Athena's limit for the values of a column that a query must name. */
const MAX_NAMED = 1000;

/** How a table finds the accounts of its files. */
export interface AccountProjection {
  /** The accounts that the table spreads over; undefined where each query must name them. */
  readonly values?: readonly string[];
  /** The accounts that saved queries name; undefined where they need not. */
  readonly named?: readonly string[];
  /** How many accounts a query reads, unless it says otherwise. */
  readonly count: number;
}

/** The accounts whose records can be queried. */
export class AccountScope {
  /** The stack's own account. */
  public static own(): AccountScope {
    return new AccountScope('own');
  }

  /**
   * These accounts. A query reads all of them, unless it says otherwise. A new account is not seen until it is added
   * here, so this fits a handful of accounts that rarely change.
   *
   * Fails when there is none, when one is not an id of 12 digits, or when one is there twice.
   *
   * @param accountIds ids of accounts, 12 digits each
   */
  public static listed(accountIds: string[]): AccountScope {
    return new AccountScope('listed', accountIds);
  }

  /**
   * Whatever accounts a query names, up to 1,000, new ones included: the choice for an organization whose accounts
   * come and go. Athena then refuses a query that names none; saved queries name these, in a line to change before
   * running.
   *
   * Fails when there is none, when there are over 1,000, when one is not an id of 12 digits, or when one is there twice.
   *
   * @param initialAccountIds ids of the accounts that saved queries start with, 12 digits each
   * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
   */
  public static injected(initialAccountIds: string[]): AccountScope {
    if (initialAccountIds.length > MAX_NAMED) {
      throw new ValidationError(`accounts: a query can name at most ${MAX_NAMED} accounts, Athena's limit; got ${initialAccountIds.length}`);
    }
    return new AccountScope('named', initialAccountIds);
  }

  /** The given ids; undefined for the stack's own account. */
  public readonly accountIds?: string[];

  /** Whether each query must name its accounts. */
  public readonly isInjected: boolean;

  private constructor(kind: 'own' | 'listed' | 'named', accountIds?: string[]) {
    if (accountIds) validateAccounts(accountIds);
    this.accountIds = accountIds && [...accountIds];
    this.isInjected = kind === 'named';
  }

  /**
   * @param ownAccount id of the stack's account
   * @internal
   */
  public _project(ownAccount: string): AccountProjection {
    const ids = this.accountIds ?? [ownAccount];
    return this.isInjected ? { named: ids, count: ids.length } : { values: ids, count: ids.length };
  }
}

function validateAccounts(ids: readonly string[]): void {
  if (Token.isUnresolved(ids)) throw new ValidationError('accounts must be a list that is known at synth; got a token');
  if (ids.length === 0) throw new ValidationError('accounts must name at least one account; got an empty list');
  ids.forEach((id, index) => {
    if (Token.isUnresolved(id)) return;
    if (!ACCOUNT_ID.test(id)) throw new ValidationError(`accounts must be ids of 12 digits; got '${id}'`);
    if (ids.indexOf(id) !== index) throw new ValidationError(`accounts must not repeat an account; got '${id}' twice`);
  });
}
