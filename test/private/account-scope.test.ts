import { Aws } from 'aws-cdk-lib';
import { AccountScope } from '../../src';

const IDS = ['111122223333', '444455556666'];

test('has the specified account IDs', () => {
  expect(AccountScope.stackAccount().accountIds).toBeUndefined();
  expect(AccountScope.listed(IDS).accountIds).toEqual(IDS);
  expect(AccountScope.injected(IDS).accountIds).toEqual(IDS);
});

test('copies the list of account IDs', () => {
  const ids = [...IDS];
  const scope = AccountScope.listed(ids);
  ids.push('777788889999');
  expect(scope.accountIds).toEqual(IDS);
});

describe.each<[string, (ids: string[]) => AccountScope]>([
  ['listed', (ids) => AccountScope.listed(ids)],
  ['injected', (ids) => AccountScope.injected(ids)],
])('%s', (_, createScope) => {
  test.each<[string, string[], string]>([
    ['an empty list', [], 'accounts must contain at least one account; got an empty list'],
    ['too few digits', ['11112222333'], "accounts must be account IDs of 12 digits; got '11112222333'"],
    ['white space', ['111122223333', ' 444455556666'], "accounts must be account IDs of 12 digits; got ' 444455556666'"],
    ['a comma-separated list', ['111122223333,444455556666'], "accounts must be account IDs of 12 digits; got '111122223333,444455556666'"],
    ['an account twice', ['111122223333', '111122223333'], "accounts must contain each account once; got '111122223333' twice"],
  ])('rejects %s', (__, ids, message) => {
    expect(() => createScope(ids)).toThrow(message);
  });

  test('accepts a token', () => {
    expect(createScope([Aws.ACCOUNT_ID]).accountIds).toEqual([Aws.ACCOUNT_ID]);
  });
});

test('projects enum values of a list, and the condition of injected accounts', () => {
  expect(AccountScope.stackAccount()._project('777788889999')).toEqual({ values: ['777788889999'], count: 1 });
  expect(AccountScope.listed(IDS)._project('777788889999')).toEqual({ values: IDS, count: 2 });
  expect(AccountScope.injected(IDS)._project('777788889999')).toEqual({ injected: IDS, count: 2 });
});

test('rejects more injected accounts than the Athena quota', () => {
  const ids = Array.from({ length: 1001 }, (_, index) => String(100_000_000_000 + index));
  expect(AccountScope.injected(ids.slice(1)).accountIds).toHaveLength(1000);
  expect(() => AccountScope.injected(ids)).toThrow('accounts must have at most 1000 accounts, the Athena quota for a query; got 1001');
});
