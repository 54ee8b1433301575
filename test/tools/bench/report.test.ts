import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describeMachine, computeMedian, replaceSection, writeSection } from '../../../tools/bench/report';

describe('a section of a page', () => {
  test('is appended if it does not exist', () => {
    expect(replaceSection('# Page\n\nText.\n', 'speed', 'fast')).toBe('# Page\n\nText.\n\n<!-- speed:begin -->\nfast\n<!-- speed:end -->\n');
  });

  test('is replaced without changes to other text', () => {
    const page = 'before\n<!-- speed:begin -->\nold\n\nlines\n<!-- speed:end -->\nafter <!-- size:begin -->big<!-- size:end -->\n';
    expect(replaceSection(page, 'speed', '\nnew\n')).toBe(
      'before\n<!-- speed:begin -->\nnew\n<!-- speed:end -->\nafter <!-- size:begin -->big<!-- size:end -->\n',
    );
  });

  test('does not change when written twice', () => {
    const once = replaceSection('# Page\n', 'speed', 'fast');
    expect(replaceSection(once, 'speed', 'fast')).toBe(once);
  });

  test.each([
    '<!-- speed:begin -->', '<!-- speed:end -->', '<!-- speed:end --> <!-- speed:begin -->',
  ])('is rejected on a page with %p', (page) => {
    expect(() => replaceSection(page, 'speed', 'fast')).toThrow("section 'speed' must be between");
  });
});

test('a missing page is created, and the next section is appended', () => {
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

test('the median of an empty list is rejected', () => {
  expect(() => computeMedian([])).toThrow('values must contain at least one number');
});

test('the description contains the Node.js version', () => {
  expect(describeMachine()).toContain(`Node.js ${process.version}`);
});
