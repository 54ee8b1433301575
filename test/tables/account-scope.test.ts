import { Aws } from 'aws-cdk-lib';
import { AccountScope } from '../../src';

const IDS = ['111122223333', '444455556666'];

test('keeps the ids that it was given', () => {
  expect(AccountScope.own().accountIds).toBeUndefined();
  expect(AccountScope.listed(IDS).accountIds).toEqual(IDS);
  expect(AccountScope.injected(IDS).accountIds).toEqual(IDS);
});

test('does not change with the list that it was given', () => {
  const ids = [...IDS];
  const scope = AccountScope.listed(ids);
  ids.push('777788889999');
  expect(scope.accountIds).toEqual(IDS);
});

describe.each<[string, (ids: string[]) => AccountScope]>([
  ['listed', (ids) => AccountScope.listed(ids)],
  ['injected', (ids) => AccountScope.injected(ids)],
])('%s', (_, scopeOf) => {
  test.each<[string, string[], string]>([
    ['no account', [], 'accounts must name at least one account; got an empty list'],
    ['too few digits', ['11112222333'], "accounts must be ids of 12 digits; got '11112222333'"],
    ['white space', ['111122223333', ' 444455556666'], "accounts must be ids of 12 digits; got ' 444455556666'"],
    ['several in one', ['111122223333,444455556666'], "accounts must be ids of 12 digits; got '111122223333,444455556666'"],
    ['an account twice', ['111122223333', '111122223333'], "accounts must not repeat an account; got '111122223333' twice"],
  ])('%s is refused', (__, ids, message) => {
    expect(() => scopeOf(ids)).toThrow(message);
  });

  test('an id that is only known at deployment is taken', () => {
    expect(scopeOf([Aws.ACCOUNT_ID]).accountIds).toEqual([Aws.ACCOUNT_ID]);
  });
});

test('a query names at most as many accounts as Athena takes', () => {
  const ids = Array.from({ length: 1001 }, (_, index) => String(100_000_000_000 + index));
  expect(AccountScope.injected(ids.slice(1)).accountIds).toHaveLength(1000);
  expect(() => AccountScope.injected(ids)).toThrow("accounts: a query can name at most 1000 accounts, Athena's limit; got 1001");
});
