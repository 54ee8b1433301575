import { GenerateOptions, resolveOptions } from '../../../tools/generate/options';

const OPTIONS: GenerateOptions = { records: 100, days: 2, accounts: 3, out: 'logs' };

test('settings follow the options', () => {
  expect(resolveOptions({ ...OPTIONS, end: '2026-02-03T04:09:30Z', seed: 5, attack: true, regions: ['eu-north-1'] })).toEqual({
    records: 100,
    seed: 5,
    start: Date.parse('2026-02-01T04:05:00Z'),
    end: Date.parse('2026-02-03T04:05:00Z'),
    accounts: ['111122223333', '444455556666', '777788889999'],
    regions: ['eu-north-1'],
    attack: true,
    out: 'logs',
  });
});

test('the end may be a day', () => {
  expect(resolveOptions({ ...OPTIONS, end: '2026-02-03' }).end).toBe(Date.parse('2026-02-03T00:00:00Z'));
});

test('every account has an id of its own', () => {
  const { accounts } = resolveOptions({ ...OPTIONS, accounts: 27 });
  expect(new Set(accounts).size).toBe(27);
  for (const account of accounts) expect(account).toMatch(/^(\d)\1{3}(\d)\2{3}(\d)\3{3}$/);
});

test.each<[string, Partial<GenerateOptions>, string]>([
  ['no records', { records: 0 }, 'records must be a whole number from 1 to 100000000; got 0'],
  ['half a record', { records: 1.5 }, 'records must be a whole number from 1 to 100000000; got 1.5'],
  ['no days', { days: 0 }, 'days must be a whole number from 1 to 3660; got 0'],
  ['no accounts', { accounts: 0 }, 'accounts must be a whole number from 1 to 27; got 0'],
  ['too many accounts', { accounts: 28 }, 'accounts must be a whole number from 1 to 27; got 28'],
  ['a negative seed', { seed: -1 }, 'seed must be a whole number from 0 to 9007199254740991; got -1'],
  ['no folder', { out: ' ' }, 'out must name a folder; got an empty text'],
  ['no Regions', { regions: [] }, 'regions must name at least one Region; got none'],
  ['a wrong Region', { regions: ['Ireland'] }, "regions must be names such as eu-west-1; got 'Ireland'"],
  ['a Region twice', { regions: ['eu-west-1', 'eu-west-1'] }, "regions must be named once each; got 'eu-west-1' twice"],
  ['no date', { end: 'today' }, "end must be a date or a time in UTC such as 2026-01-31 or 2026-01-31T12:00:00Z; got 'today'"],
  ['a day that is not', { end: '2026-02-30' }, "got '2026-02-30'"],
  ['a time without a zone', { end: '2026-02-03T04:05:06' }, "got '2026-02-03T04:05:06'"],
])('%s is refused', (_, wrong, message) => {
  expect(() => resolveOptions({ ...OPTIONS, ...wrong })).toThrow(message);
});
