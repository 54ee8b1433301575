import { createAlarmResult, createFilterResult, createSummary, createQueryResult, createResult } from './results';
import { createJsonReport } from '../../../replay/report/json-report';

const ROOT = createFilterResult('root', 2);
const FULL = createResult({
  filters: [ROOT, createFilterResult('broken', 0, { error: 'its pattern cannot be parsed' })],
  alarms: [createAlarmResult(ROOT, 5)],
  queries: [
    createQueryResult('deleted', ['time', 'x'], [['2026-01-31', null]]),
    { plan: { id: 'bare', database: 'audit', sql: '' }, seconds: 2, error: 'no such table' },
  ],
  notReplayed: [{ name: 'audit-silence', reason: 'no metric filter of the template makes its metric' }],
  problems: ['view audit.a: no'],
  summary: createSummary({ files: 3, digests: 1, otherFiles: 2, damagedFiles: 3, damagedRecords: 4, recordsOutsideWindow: 5 }, [['a.json', 'it is empty']]),
});

test('the keys and values that scripts rely on', () => {
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
    notReplayed: [{ name: 'audit-silence', reason: 'no metric filter of the template makes its metric' }],
    skipped: { digests: 1, otherFiles: 2, damagedFiles: 3, damagedRecords: 4, recordsOutsideWindow: 5 },
    problems: ['view audit.a: no', 'rule broken: its pattern cannot be parsed', 'query bare: no such table', 'a.json: it is empty'],
  });
});

test('nothing at all is empty lists', () => {
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

test('rows are there if they are asked for', () => {
  expect(createJsonReport(FULL, true)).toMatchObject({
    queries: [{ id: 'deleted', rows: 1, columns: ['time', 'x'], values: [['2026-01-31', null]] }, { id: 'bare', rows: 0, error: 'no such table' }],
  });
});
