import { createAlarmResult, createFilterResult, createSummary, MINUTE, NOON, createQueryResult, createResult } from './results';
import { renderQueryReport, renderTextReport } from '../../../replay/report/text-report';

test('the whole report', () => {
  const root = createFilterResult('root-usage', 2, { severity: 'CRITICAL', mainActor: 'root' });
  const burst = createFilterResult('burst', 3, { severity: 'LOW' });
  const report = renderTextReport(createResult({
    filters: [root, burst, createFilterResult('quiet', 0)],
    alarms: [createAlarmResult(root, 5, 20), createAlarmResult(burst)],
    notReplayed: [{ name: 'audit-silence', reason: 'no metric filter of the template makes its metric' }],
    queries: [createQueryResult('deleted', ['time', 'event'], [['2026-01-31 12:00:00', 'DeleteBucket']]), createQueryResult('nothing', ['x'], [])],
  }), 100);
  expect(report).toBe(`2 records in 1 log file, 2026-01-31 12:00:00 to 2026-01-31 13:30:00 UTC

ALARMS: 1 of 2 would have fired
┌──────────┬────────────┬─────────┬────────┬─────────────────────┬────────────┐
│ Severity │ Rule       │ Records │ Alarms │ First alarm         │ Main actor │
├──────────┼────────────┼─────────┼────────┼─────────────────────┼────────────┤
│ CRITICAL │ root-usage │       2 │      2 │ 2026-01-31 12:05:00 │ root       │
└──────────┴────────────┴─────────┴────────┴─────────────────────┴────────────┘

below their thresholds: burst (3 records)
1 rule matched no record
not replayed: audit-silence, as no metric filter of the template makes its metric

QUERIES: 1 of 2 found something

security/deleted: 1 row
┌─────────────────────┬──────────────┐
│ time                │ event        │
├─────────────────────┼──────────────┤
│ 2026-01-31 12:00:00 │ DeleteBucket │
└─────────────────────┴──────────────┘

no rows: security/nothing

replayed in 1.2 s`);
});

test('without severities there is no column for them', () => {
  const filter = createFilterResult('root', 1);
  expect(renderTextReport(createResult({ filters: [filter], alarms: [createAlarmResult(filter, 5)] }), 100)).toContain('│ Rule │ Records │');
});

test('without records there is no period, and without queries no word of them', () => {
  const report = renderTextReport(createResult({ summary: Object.assign(createSummary(), { records: 0 }) }), 100);
  expect(report).toBe('0 records in 1 log file\n\nALARMS: 0 of 0 would have fired\n\nreplayed in 1.2 s');
});

test('a query that fails comes first, with its error', () => {
  const queries = [createQueryResult('good', ['x'], [[1]]), createQueryResult('bad', [], [], { rows: undefined, error: 'Catalog Error: no such table' })];
  const report = renderTextReport(createResult({ queries }), 100);
  expect(report).toContain('QUERIES: 1 of 2 found something, 1 failed\n\nsecurity/bad: failed\nerror: Catalog Error: no such table\n\nsecurity/good: 1 row\n');
});

test('what was left out and what is wrong is said', () => {
  const summary = createSummary({ digests: 1, otherFiles: 2, damagedRecords: 1, recordsOutsideWindow: 1200, damagedFiles: 1 }, [['a.json', 'it is empty']]);
  const filters = [createFilterResult('broken', 0, { error: 'its pattern cannot be parsed' })];
  expect(renderTextReport(createResult({ summary, filters, problems: ['view audit.a: no'] }), 100)).toContain(`
skipped: 1 digest, 2 other files, 1 damaged record, 1,200 records outside the window
not or not fully read: 1 file
a.json: it is empty
failed: view audit.a: no
failed: rule broken: its pattern cannot be parsed
`);
});

describe('a query', () => {
  const described = (description: string): string => renderQueryReport({
    ...createQueryResult('q', ['x'], [['1']]), plan: { id: 'q', database: 'audit', sql: '', description },
  }, 40);

  test.each([
    ['Root activity. What did root do? Every row is one too many.', 'Root activity. What did root do?'],
    ['Root activity. Every row is one too many.', 'Root activity.'],
    ['Root activity', 'Root activity'],
    ['Root activity of every account. What did the root users do?', 'Root activity of every account. What did\n  the root users do?'],
  ])('%s', (description, expected) => {
    expect(described(description)).toBe(`q: 1 row\n${expected}\n┌───┐\n│ x │\n├───┤\n│ 1 │\n└───┘`);
  });

  test('with more rows than are shown', () => {
    const rows = { columns: ['x'], values: [['1'], ['2']], count: 1234 };
    expect(renderTextReport(createResult({ queries: [createQueryResult('q', [], [], { rows })] }), 100)).toContain('security/q: 1,234 rows, the first 2\n');
  });

  test('in a report, columns without values are left out', () => {
    const queries = [createQueryResult('q', ['a', 'b', 'c'], [['1', null, ''], ['2', null, '']])];
    expect(renderTextReport(createResult({ queries }), 100)).toContain('┌───┐\n│ a │\n');
  });

  test('alone, all is there', () => {
    const text = 'x'.repeat(200);
    const report = renderQueryReport(createQueryResult('q', ['a', 'b'], [[text, null]]), 60);
    expect(report).toContain('│ b │');
    expect(report.split('x').length - 1).toBe(200);
  });

  test('values of all kinds, and nothing that a terminal would obey', () => {
    const report = renderQueryReport(createQueryResult('q', ['a', 'b', 'c', 'd'], [['\u001b[31mred\n', { k: [1] }, true, 5]]), 100);
    expect(report.split('\n')[4]).toBe('│ [31mred   │ {"k":[1]} │ true │ 5 │');
  });
});

test('the period is that of the records', () => {
  const summary = createSummary();
  summary.addRecord(NOON - 30 * MINUTE + 250);
  expect(renderTextReport(createResult({ summary }), 100)).toContain('3 records in 1 log file, 2026-01-31 11:30:00.250 to 2026-01-31 13:30:00 UTC');
});
