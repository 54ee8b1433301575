import { createAlarmResult, createFilterResult, createSummary, createQueryResult, createResult } from './results';
import { createJsonReport } from '../../../replay/report/json-report';

const ROOT = createFilterResult('root', 2);
const FULL = createResult({
  filters: [ROOT, createFilterResult('broken', 0, { error: 'the filter pattern cannot be parsed' })],
  alarms: [createAlarmResult(ROOT, 5)],
  queries: [
    createQueryResult('deleted', ['time', 'x'], [['2026-01-31', null]]),
    { plan: { id: 'bare', database: 'audit', sql: '' }, seconds: 2, error: 'no such table' },
  ],
  notReplayed: [{ name: 'audit-silence', reason: 'no metric filter in the template publishes its metric' }],
  problems: ['view audit.a: no'],
  summary: createSummary({ files: 3, digests: 1, otherFiles: 2, damagedFiles: 3, damagedRecords: 4, recordsOutsideWindow: 5 }, [['a.json', 'the file is empty']]),
});

test('the keys and values that scripts use', () => {
  expect(createJsonReport(FULL)).toEqual({
    files: 3,
    records: 2,
    seconds: 1.235,
    rules: [
      {
        id: 'root',
        alarm: 'audit-root',
        matches: 2,
        firstMatch: '2026-01-31T12:00:00Z',
        lastMatch: '2026-01-31T12:01:00Z',
        firedAt: ['2026-01-31T12:05:00Z'],
      },
      { id: 'broken', alarm: null, matches: 0, firstMatch: null, lastMatch: null, firedAt: [] },
    ],
    queries: [
      { id: 'deleted', pack: 'security', rows: 1, seconds: 0.123 },
      { id: 'bare', pack: null, rows: 0, seconds: 2, error: 'no such table' },
    ],
    notReplayed: [{ name: 'audit-silence', reason: 'no metric filter in the template publishes its metric' }],
    skipped: { digests: 1, otherFiles: 2, damagedFiles: 3, damagedRecords: 4, recordsOutsideWindow: 5 },
    problems: ['view audit.a: no', 'rule broken: the filter pattern cannot be parsed', 'query bare: no such table', 'a.json: the file is empty'],
  });
});

test('an empty result has empty lists', () => {
  expect(createJsonReport(createResult())).toEqual({
    files: 1,
    records: 2,
    seconds: 1.235,
    rules: [],
    queries: [],
    notReplayed: [],
    skipped: { digests: 0, otherFiles: 0, damagedFiles: 0, damagedRecords: 0, recordsOutsideWindow: 0 },
    problems: [],
  });
});

test('rows are included on request', () => {
  expect(createJsonReport(FULL, true)).toMatchObject({
    queries: [{ id: 'deleted', rows: 1, columns: ['time', 'x'], values: [['2026-01-31', null]] }, { id: 'bare', rows: 0, error: 'no such table' }],
  });
});
