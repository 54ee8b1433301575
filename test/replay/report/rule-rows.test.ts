import { createAlarmResult, createFilterResult, createResult } from './results';
import { formatIsoTime, createRuleRows } from '../../../replay/report/rule-rows';

test('a rule with its alarm', () => {
  const filter = createFilterResult('root', 2, { pack: 'recommended', severity: 'CRITICAL' });
  expect(createRuleRows(createResult({ filters: [filter], alarms: [createAlarmResult(filter, 5, 20)] }))).toEqual([{
    id: 'root',
    pack: 'recommended',
    severity: 'CRITICAL',
    alarm: 'audit-root',
    matches: 2,
    firstMatch: '2026-01-31T12:00:00Z',
    lastMatch: '2026-01-31T12:01:00Z',
    firedAt: ['2026-01-31T12:05:00Z', '2026-01-31T12:20:00Z'],
    mainActor: 'anna',
  }]);
});

test('a rule without a match, and without an alarm', () => {
  expect(createRuleRows(createResult({ filters: [createFilterResult('root', 0)] }))).toEqual([
    { id: 'root', alarm: null, matches: 0, firstMatch: null, lastMatch: null, firedAt: [] },
  ]);
});

test('a rule with two alarms has two rows', () => {
  const filter = createFilterResult('root', 1);
  const second = createAlarmResult(filter);
  const alarms = [createAlarmResult(filter, 5), { ...second, plan: { ...second.plan, name: 'other' } }];
  expect(createRuleRows(createResult({ filters: [filter], alarms })).map(({ alarm, firedAt }) => [alarm, firedAt.length])).toEqual([['audit-root', 1], ['other', 0]]);
});

test('those that fired come first, then those that matched, the severest and the busiest first', () => {
  const filters = [
    createFilterResult('quiet-critical', 0, { severity: 'CRITICAL' }),
    createFilterResult('matched-low', 9, { severity: 'LOW' }),
    createFilterResult('matched-high', 1, { severity: 'HIGH' }),
    createFilterResult('fired-unknown', 99),
    createFilterResult('fired-low', 1, { severity: 'LOW' }),
    createFilterResult('fired-high', 1, { severity: 'high' }),
    createFilterResult('fired-high-more', 2, { severity: 'HIGH' }),
  ];
  const alarms = filters.filter(({ plan }) => plan.id.startsWith('fired')).map((filter) => createAlarmResult(filter, 5));
  expect(createRuleRows(createResult({ filters, alarms })).map(({ id }) => id)).toEqual([
    'fired-high-more', 'fired-high', 'fired-low', 'fired-unknown', 'matched-high', 'matched-low', 'quiet-critical',
  ]);
});

test.each([[undefined, null], [0, '1970-01-01T00:00:00Z'], [1_500, '1970-01-01T00:00:01.500Z']])('%p is the time %p', (time, expected) => {
  expect(formatIsoTime(time)).toBe(expected);
});
