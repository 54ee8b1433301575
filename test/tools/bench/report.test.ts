import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describeMachine, computeMedian, replaceSection, writeSection } from '../../../tools/bench/report';

describe('a section of a page', () => {
  test('is added at the end where there is none', () => {
    expect(replaceSection('# Page\n\nText.\n', 'speed', 'fast')).toBe('# Page\n\nText.\n\n<!-- speed:begin -->\nfast\n<!-- speed:end -->\n');
  });

  test('is replaced, and nothing around it', () => {
    const page = 'before\n<!-- speed:begin -->\nold\n\nlines\n<!-- speed:end -->\nafter <!-- size:begin -->big<!-- size:end -->\n';
    expect(replaceSection(page, 'speed', '\nnew\n')).toBe(
      'before\n<!-- speed:begin -->\nnew\n<!-- speed:end -->\nafter <!-- size:begin -->big<!-- size:end -->\n',
    );
  });

  test('stays as it is when written twice', () => {
    const once = replaceSection('# Page\n', 'speed', 'fast');
    expect(replaceSection(once, 'speed', 'fast')).toBe(once);
  });

  test.each([
    '<!-- speed:begin -->', '<!-- speed:end -->', '<!-- speed:end --> <!-- speed:begin -->',
  ])('is refused on a page with %p', (page) => {
    expect(() => replaceSection(page, 'speed', 'fast')).toThrow("section 'speed' must stand between");
  });
});

test('a page that is not there is made, and the next section joins it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-'));
  const file = path.join(folder, 'README.md');
  try {
    writeSection('speed', 'fast', file);
    writeSection('size', 'small', file);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Benchmarks\n[^]*speed:begin -->\nfast\n[^]*size:begin -->\nsmall\n<!-- size:end -->\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([[[3], 3], [[5, 1, 3], 3], [[4, 1, 3, 2], 2.5]])('median of %j', (values, expected) => {
  expect(computeMedian(values)).toBe(expected);
});

test('median of nothing is an error', () => {
  expect(() => computeMedian([])).toThrow('median needs at least one value');
});

test('the machine is named', () => {
  expect(describeMachine()).toContain(`Node.js ${process.version}`);
});
