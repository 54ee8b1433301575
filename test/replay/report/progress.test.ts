import { createProgressBar } from '../../../replay/report/progress';

const { isTTY } = process.stderr;
afterEach(() => {
  process.stderr.isTTY = isTTY;
});

test('nobody looks: there is no bar', () => {
  process.stderr.isTTY = false;
  expect(createProgressBar()).toBeUndefined();
});

test('on a terminal a bar tells how far it is', () => {
  process.stderr.isTTY = true;
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const bar = createProgressBar();
  bar?.start(200);
  bar?.advance(100, 1234);
  bar?.stop();
  expect(written.join('')).toContain('50% | 1234 records');
});
