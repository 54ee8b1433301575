import { Token } from 'aws-cdk-lib';
import { ValidationError } from './errors';

const ACCOUNT_ID = /^\d{12}$/;

/** Validates an account ID that is known at synthesis. */
export function validateAccountId(prop: string, id: string): void {
  if (!Token.isUnresolved(id) && !ACCOUNT_ID.test(id)) throw new ValidationError(`${prop} must be an account ID of 12 digits; got '${id}'`);
}

/** Athena quota for the values of an injected column in a query. */
const MAX_INJECTED = 1000;

/** The partition projection of the column `account`. */
export interface AccountProjection {
  /** The values of an `enum` column; undefined if the column is injected. */
  readonly values?: readonly string[];
  /** The accounts in the condition of saved queries; undefined unless the column is injected. */
  readonly injected?: readonly string[];
  /** The number of accounts that a query without other conditions reads. */
  readonly count: number;
}

/**
 * The accounts whose events can be queried. They determine the partition projection of the column `account`.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export class AccountScope {
  /** The account of the stack. */
  public static stackAccount(): AccountScope {
    return new AccountScope('stack');
  }

  /**
   * A fixed list of accounts. By default, a query reads all of them. Events of an account can be queried only after the account is
   * added to the list. Therefore, use this for a small number of accounts that rarely change.
   *
   * Throws an error if the list is empty, if an ID does not have 12 digits, or if an ID is in the list twice.
   *
   * @param accountIds account IDs of 12 digits
   */
  public static listed(accountIds: string[]): AccountScope {
    return new AccountScope('listed', accountIds);
  }

  /**
   * The accounts that each query specifies in a condition, up to 1,000. New accounts can be queried without a deployment. Use this
   * for an organization whose accounts often change. Athena rejects a query without a condition on `account`. Saved queries contain
   * a condition with the initial accounts, which you can edit before you run them.
   *
   * Throws an error if the list is empty or has more than 1,000 IDs, if an ID does not have 12 digits, or if an ID is in the list
   * twice.
   *
   * @param initialAccountIds the account IDs in the condition of saved queries, of 12 digits
   */
  public static injected(initialAccountIds: string[]): AccountScope {
    if (initialAccountIds.length > MAX_INJECTED) {
      throw new ValidationError(`accounts must have at most ${MAX_INJECTED} accounts, the Athena quota for a query; got ${initialAccountIds.length}`);
    }
    return new AccountScope('injected', initialAccountIds);
  }

  /** The specified account IDs; undefined for the account of the stack. */
  public readonly accountIds?: string[];

  /** Indicates whether each query must contain a condition on the column `account`. */
  public readonly isInjected: boolean;

  private constructor(kind: 'stack' | 'listed' | 'injected', accountIds?: string[]) {
    if (accountIds) validateAccounts(accountIds);
    this.accountIds = accountIds && [...accountIds];
    this.isInjected = kind === 'injected';
  }

  /**
   * Resolves the partition projection.
   *
   * @param stackAccount ID of the account of the stack
   * @internal
   */
  public _project(stackAccount: string): AccountProjection {
    const ids = this.accountIds ?? [stackAccount];
    return this.isInjected ? { injected: ids, count: ids.length } : { values: ids, count: ids.length };
  }
}

function validateAccounts(ids: readonly string[]): void {
  if (Token.isUnresolved(ids)) throw new ValidationError('accounts must be a list that is known at synthesis; got a token');
  if (ids.length === 0) throw new ValidationError('accounts must contain at least one account; got an empty list');
  ids.forEach((id, index) => {
    if (Token.isUnresolved(id)) return;
    if (!ACCOUNT_ID.test(id)) throw new ValidationError(`accounts must be account IDs of 12 digits; got '${id}'`);
    if (ids.indexOf(id) !== index) throw new ValidationError(`accounts must contain each account once; got '${id}' twice`);
  });
}
