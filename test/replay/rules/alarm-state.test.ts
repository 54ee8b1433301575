import { AlarmState, firings, nextState } from '../../../replay/rules/alarm-state';
import { Series } from '../../../replay/rules/series';
import { AlarmPlan, MissingData } from '../../../replay/template/plan';

/** `X` breaches, `0` does not, `-` is missing. */
const points = (text: string): (boolean | undefined)[] => [...text].map((point) => ({ 'X': true, '0': false, '-': undefined })[point]);

const TREATMENTS: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const [OK, ALARM, NO_DATA, KEPT] = ['OK', 'ALARM', 'INSUFFICIENT_DATA', 'kept'];

/** The tables of CloudWatch's documentation, in the order of `TREATMENTS`. */
describe.each<[number, number, readonly (readonly [string, readonly string[]])[]]>([
  [3, 3, [
    ['0-X-X', [OK, OK, OK, OK]],
    ['0----', [OK, OK, OK, OK]],
    ['-----', [NO_DATA, KEPT, ALARM, OK]],
    ['0XX-X', [ALARM, ALARM, ALARM, ALARM]],
    ['--X--', [ALARM, KEPT, ALARM, OK]],
  ]],
  [3, 2, [
    ['0-X-X', [ALARM, ALARM, ALARM, ALARM]],
    ['00X0X', [ALARM, ALARM, ALARM, ALARM]],
    ['0-X--', [OK, OK, ALARM, OK]],
    ['----0', [OK, OK, ALARM, OK]],
    ['---X-', [ALARM, KEPT, ALARM, OK]],
  ]],
  [1, 1, [
    ['--X', [ALARM, ALARM, ALARM, ALARM]],
    ['--0', [OK, OK, OK, OK]],
    ['X--', [ALARM, ALARM, ALARM, ALARM]],
    ['---', [NO_DATA, KEPT, ALARM, OK]],
  ]],
])('%d periods, %d of them to breach', (evaluationPeriods, datapointsToAlarm, rows) => {
  test.each(rows.flatMap(([window, states]) => TREATMENTS.map((missingData, index) => [window, missingData, states[index]] as const)))(
    '%s with %s data is %s', (window, missingData, expected) => {
      for (const current of ['OK', 'ALARM', 'INSUFFICIENT_DATA'] satisfies AlarmState[]) {
        const state = nextState({ evaluationPeriods, datapointsToAlarm, missingData }, points(window), current);
        expect(state).toBe(expected === KEPT ? current : expected);
      }
    });
});

describe('when an alarm fires', () => {
  const alarm = (change: Partial<AlarmPlan> = {}): AlarmPlan => ({
    name: 'a',
    namespace: 'n',
    metric: 'm',
    dimensions: [],
    statistic: 'Sum',
    period: 60,
    threshold: 1,
    comparison: 'GreaterThanOrEqualToThreshold',
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    missingData: 'notBreaching',
    ...change,
  });

  /** Values by minute. */
  function fired(plan: AlarmPlan, values: Readonly<Record<number, number | readonly number[]>>, from = 0, to = 30): number[] {
    const series = new Series(plan.period);
    for (const [minute, numbers] of Object.entries(values)) for (const value of [numbers].flat()) series.add(Number(minute) * 60, value);
    return firings(plan, series, from * 60, to * 60).map((seconds) => seconds / 60);
  }

  test('at the end of the period that breaches', () => {
    expect(fired(alarm(), { 7: 1 })).toEqual([8]);
    expect(fired(alarm({ period: 300 }), { 7: 1 })).toEqual([10]);
  });

  test('once as long as it stays in alarm, and again after it was not', () => {
    expect(fired(alarm(), { 5: 1, 6: 1, 7: 1, 20: 1 })).toEqual([6, 21]);
  });

  test('not without data', () => {
    expect(fired(alarm(), {})).toEqual([]);
  });

  test('in the first and in the last period that is looked at', () => {
    expect(fired(alarm(), { 10: 1, 20: 1 }, 10, 20)).toEqual([11, 21]);
    expect(fired(alarm(), { 10: 1, 20: 1 }, 11, 19)).toEqual([]);
  });

  test('for silence, where silence breaches', () => {
    const silence = alarm({ comparison: 'LessThanThreshold', missingData: 'breaching', evaluationPeriods: 3, datapointsToAlarm: 3 });
    // two periods late, as CloudWatch looks two further back for data
    expect(fired(silence, Object.fromEntries([...Array(10).keys(), 25, 26].map((minute) => [minute, 1])))).toEqual([15]);
  });

  test('for so many of so many periods', () => {
    const some = alarm({ evaluationPeriods: 3, datapointsToAlarm: 2 });
    expect(fired(some, { 5: 0, 6: 1, 7: 0, 8: 0, 9: 0 })).toEqual([]);
    expect(fired(some, { 5: 0, 6: 1, 7: 0, 8: 1, 9: 0 })).toEqual([9]);
  });

  test.each<[AlarmPlan['comparison'], number[]]>([
    ['GreaterThanOrEqualToThreshold', [2, 3]],
    ['GreaterThanThreshold', [3]],
    ['LessThanThreshold', [1]],
    ['LessThanOrEqualToThreshold', [1, 2]],
  ])('%s', (comparison, expected) => {
    const fires = (value: number): boolean => fired(alarm({ comparison, threshold: 2 }), { 5: value }).length > 0;
    expect([1, 2, 3].filter(fires)).toEqual(expected);
  });

  test.each<[AlarmPlan['statistic'], number]>([['Sum', 12], ['SampleCount', 3], ['Average', 4], ['Minimum', 1], ['Maximum', 8]])(
    '%s of 1, 3 and 8 is %d', (statistic, value) => {
      const at = (threshold: number): number[] => fired(alarm({ statistic, threshold }), { 5: [1, 3, 8] });
      expect([at(value), at(value + 0.5)]).toEqual([[6], []]);
    });

  test('long silence takes no time, and changes nothing', () => {
    const years = 30 * 365 * 24 * 60;
    expect(fired(alarm(), { 5: 1, [years]: 1 }, 0, years + 5)).toEqual([6, years + 1]);
    expect(fired(alarm({ missingData: 'ignore' }), { 5: 1, [years]: 1 }, 0, years + 5)).toEqual([6]);
  });
});
