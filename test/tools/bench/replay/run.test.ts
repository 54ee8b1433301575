import { runTimed, runWithPeakMemory } from '../../../../tools/bench/replay/run';

test('a run has its output and its time', () => {
  const { seconds, output } = runTimed(process.execPath, ['-e', 'console.log(6 * 7)']);
  expect(output).toBe('42\n');
  expect(seconds).toBeGreaterThan(0);
});

test('a run that fails is an error with what it said', () => {
  expect(() => runTimed(process.execPath, ['-e', 'console.error("no luck"); process.exit(3)'])).toThrow(/must end with 0; got 3: no luck$/);
});

test('a program that is not there is an error', () => {
  expect(() => runTimed('no-such-program', [])).toThrow('no-such-program must be there to run');
});

test('the most memory of a process is seen', () => {
  const idle = runWithPeakMemory(process.execPath, ['-e', '0']);
  const busy = runWithPeakMemory(process.execPath, ['-e', 'console.log(Buffer.alloc(300 * 1024 * 1024, 1).length)']);
  expect(idle.mebibytes).toBeGreaterThan(10);
  expect(busy.mebibytes).toBeGreaterThan(idle.mebibytes + 250);
  expect(busy.output).toBe(`${300 * 1024 * 1024}\n`);
});

test('the memory of whoever starts a process is not taken for its own', () => {
  const own = Buffer.alloc(400 * 1024 * 1024, 1);
  const idle = runWithPeakMemory(process.execPath, ['-e', '0']);
  expect(idle.mebibytes).toBeLessThan(own.length / 2 ** 20 / 2);
});
