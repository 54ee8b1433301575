import { TimeGrid } from '../../../replay/rules/evaluation';

test.each<[number, number, number, number]>([
  [0, 0, 0, 60],
  [59.5, 0, 60, 60],
  [60, 60, 60, 120],
  [-1, -60, 0, 0],
])('minutes around %d', (time, before, onward, after) => {
  const minutes = new TimeGrid(60);
  expect([minutes.atOrBefore(time), minutes.atOrAfter(time), minutes.after(time)]).toEqual([before, onward, after]);
});

test('moments from another origin', () => {
  const clock = new TimeGrid(100, 30);
  expect([clock.atOrBefore(129), clock.atOrAfter(129), clock.after(130)]).toEqual([30, 130, 230]);
});

test('there is none after the end of time', () => {
  expect(new TimeGrid(60).atOrAfter(Infinity)).toBe(Infinity);
});
