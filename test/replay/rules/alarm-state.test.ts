import { AlarmState, findFirings, computeNextState } from '../../../replay/rules/alarm-state';
import { RecordedSeries } from '../../../replay/rules/series';
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
        const state = computeNextState({ evaluationPeriods, datapointsToAlarm, missingData }, points(window), current);
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
    window: 'SlidingWindow',
    threshold: 1,
    comparison: 'GreaterThanOrEqualToThreshold',
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    missingData: 'notBreaching',
    ...change,
  });

  /** What a metric with a default value has where nothing matches. */
  const ZEROS = Object.fromEntries(Array.from({ length: 30 }, (_, minute) => [minute, 0]));

  /** Values by minute. */
  function fired(plan: AlarmPlan, values: Readonly<Record<number, number | readonly number[]>>, from = 0, to = 30): number[] {
    const series = new RecordedSeries();
    for (const [minute, numbers] of Object.entries(values)) for (const value of [numbers].flat()) series.add(Number(minute) * 60, value);
    return findFirings(plan, series, from * 60, to * 60).map((seconds) => seconds / 60);
  }

  test('at the end of the minute with which a period breaches', () => {
    expect(fired(alarm(), { 7: 1 })).toEqual([8]);
    expect(fired(alarm({ period: 300 }), { 7: 1 })).toEqual([8]);
  });

  test('for what happens within one period, wherever it begins', () => {
    const burst = alarm({ period: 300, threshold: 5 });
    expect(fired(burst, { ...ZEROS, 3: 1, 4: 2, 5: 2, 6: 1 })).toEqual([6]);
    expect(fired(burst, { ...ZEROS, 1: 2, 3: 2, 5: 1 })).toEqual([6]);
    expect(fired(burst, { ...ZEROS, 1: 2, 3: 2, 6: 1 })).toEqual([]);
  });

  test('once as long as it stays in alarm, and again after it was not', () => {
    expect(fired(alarm(), { 5: 1, 6: 1, 7: 1, 20: 1 })).toEqual([6, 21]);
  });

  test('not without data', () => {
    expect(fired(alarm(), {})).toEqual([]);
  });

  test('in the first and in the last minute of the logs', () => {
    expect(fired(alarm(), { 10: 1, 20: 1 }, 10, 20)).toEqual([11, 21]);
    expect(fired(alarm({ period: 300 }), { 10: 1, 40: 1 }, 10, 40)).toEqual([11, 41]);
  });

  describe('where no data follows', () => {
    const two = alarm({ period: 300, threshold: 2 });

    test('not again while one of the periods further back still has what breaches', () => {
      // what entered at the end of minute 3 leaves the last of three periods 15 minutes later
      expect(fired(two, { 3: 2, 18: 2 })).toEqual([4]);
      expect(fired(two, { 3: 2, 19: 2 })).toEqual([4, 20]);
      expect(fired(two, { ...ZEROS, 3: 2, 12: 2 })).toEqual([4, 13]);
    });

    test('again when the periods further back become the last that have data', () => {
      // below the threshold from minute 9 on, and without data from minute 11 on: then minutes 1 to 5 count once more, and again
      expect(fired(two, { 3: 1, 5: 1 })).toEqual([6, 11, 16]);
    });
  });

  test('for silence, where silence breaches', () => {
    const silence = alarm({ comparison: 'LessThanThreshold', missingData: 'breaching', evaluationPeriods: 3, datapointsToAlarm: 3 });
    // two periods late, as CloudWatch looks two further back for data
    expect(fired(silence, Object.fromEntries([...Array(10).keys(), 25, 26].map((minute) => [minute, 1])))).toEqual([15]);
  });

  test('for too little only where its window is within the logs', () => {
    const little = alarm({ period: 300, threshold: 5, comparison: 'LessThanThreshold' });
    const steady = Object.fromEntries(Array.from({ length: 10 }, (_, minute) => [minute, 1]));
    expect(fired(little, steady, 0, 10)).toEqual([]);
    expect(fired(little, steady, 0, 11)).toEqual([11]);
  });

  test('for so many of so many periods', () => {
    const some = alarm({ evaluationPeriods: 3, datapointsToAlarm: 2 });
    expect(fired(some, { 5: 0, 6: 1, 7: 0, 8: 0, 9: 0 })).toEqual([]);
    expect(fired(some, { 5: 0, 6: 1, 7: 0, 8: 1, 9: 0 })).toEqual([9]);
  });

  test('for so many of so many periods that slide together', () => {
    const both = alarm({ period: 300, evaluationPeriods: 2, datapointsToAlarm: 2, threshold: 2 });
    // minutes 2 to 6 and 7 to 11
    expect(fired(both, { ...ZEROS, 2: 1, 6: 1, 7: 1, 11: 1 })).toEqual([12]);
    expect(fired(both, { ...ZEROS, 2: 1, 6: 1, 7: 1, 12: 1 })).toEqual([]);
  });

  describe('with a window of more than a day', () => {
    const hours = (evaluationPeriods: number): AlarmPlan => alarm({ period: 3600, evaluationPeriods, datapointsToAlarm: 1 });

    test('at the full hour', () => {
      expect(fired(hours(25), { 62: 1 }, 0, 70)).toEqual([120]);
      expect(fired(hours(24), { 62: 1 }, 0, 70)).toEqual([63]);
    });

    test('for periods that are no full hours', () => {
      const periods = alarm({ period: 5400, evaluationPeriods: 17, datapointsToAlarm: 1, threshold: 2 });
      // from 00:30 to 02:00, the last period at 02:00; and from 01:00 to 02:30, the last but one at 04:00
      expect(fired(periods, { 31: 1, 119: 1 }, 0, 150)).toEqual([120]);
      expect(fired(periods, { 61: 1, 149: 1 }, 0, 200)).toEqual([240]);
    });
  });

  describe('with a window on the wall clock', () => {
    const onClock = (change: Partial<AlarmPlan> = {}): AlarmPlan => alarm({ window: 'WallClockWindow', period: 300, ...change });

    test('at the end of a period of the clock', () => {
      expect(fired(onClock(), { 7: 1 })).toEqual([10]);
      expect(fired(onClock({ threshold: 5 }), { 3: 1, 4: 2, 5: 2, 6: 1 })).toEqual([]);
      expect(fired(onClock({ threshold: 3 }), { 3: 1, 4: 2, 5: 2, 6: 1 })).toEqual([5]);
    });

    test('at the end of the period in which the logs end', () => {
      expect(fired(onClock(), { 7: 1 }, 7, 7)).toEqual([10]);
    });

    test('weeks begin on Monday', () => {
      const [hour, day, week] = [60, 24 * 60, 7 * 24 * 60];
      const weekly = onClock({ period: week * 60, comparison: 'GreaterThanThreshold', threshold: 0 });
      // 1970-01-05 was the first Monday
      expect(fired(weekly, { [4 * day - 1]: 1 }, 4 * day - 1, 4 * day + hour)).toEqual([4 * day]);
      expect(fired(weekly, { [4 * day]: 1 }, 4 * day, 4 * day + hour)).toEqual([4 * day + week]);
    });
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
    expect(fired(alarm({ period: 86_400 }), { 5: 1, [years]: 1 }, 0, years + 5)).toEqual([6, years + 1]);
  });
});
