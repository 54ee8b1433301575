import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { readPlan } from '../../../../replay/template/resources';
import { checkDetections } from '../../../../tools/verify/corpus/detections';
import { DETECTIONS_QUERY, synthesizeAllRules } from '../../../../tools/verify/corpus/every-rule';
import { checkLabels } from '../../../../tools/verify/corpus/labels';
import { writeRecords } from '../../../../tools/verify/corpus/records';
import { checkSecurityHub } from '../../../../tools/verify/corpus/security-hub';
import { inFolder } from '../../../replay/in-folder';
import { logOf, templateOf } from '../../../replay/template-of';

// a database for some of the tests
jest.setTimeout(120_000);

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

const STOPPED = { eventName: 'StopLogging', eventSource: 'cloudtrail.amazonaws.com', eventTime: '2026-01-31T12:00:00Z' };
const lines = (...values: object[]): string => values.map((value) => JSON.stringify(value)).join('\n');

test('records get a unique ID, and a time if it is missing', async () => {
  await inFolder({}, (folder) => {
    const to = writeRecords([STOPPED, { eventID: 'x', eventTime: 'soon' }, { eventCategory: 'Insight' }], path.join(folder, 'logs'));
    expect(readFileSync(path.join(to, 'records.ndjson'), 'utf8').split('\n').map((line) => JSON.parse(line))).toEqual([
      { ...STOPPED, eventID: 'record-0' }, { eventID: 'record-1', eventTime: '2026-01-01T00:00:00Z' },
    ]);
  });
});

describe('labels', () => {
  const check = (...labels: object[]): Promise<string[]> => inFolder({ labels: lines(...labels) }, (folder) => checkLabels(path.join(folder, 'labels')));

  test('of matching records are accepted', async () => {
    expect(await check({ rule: 'cloudwatch-5', event: STOPPED })).toEqual([]);
  });

  test('of records that do not match, or of an unknown rule, are problems', async () => {
    expect(await check({ rule: 'cloudwatch-4', event: STOPPED }, { rule: 'other', event: STOPPED })).toEqual([
      expect.stringContaining('cloudwatch-4: the labelled record does not match: {"eventName":"StopLogging"'),
      expect.stringContaining('other: the labelled record does not match'),
    ]);
  });

  test('must exist', async () => {
    expect(await check()).toEqual([expect.stringContaining('contains no labels')]);
  });
});

describe('detections', () => {
  function check(change: (template: string) => string, ...records: Record<string, unknown>[]): Promise<string[]> {
    return inFolder({ 'template.json': change(JSON.stringify(synthesizeAllRules())) }, async (folder) => {
      const logs = writeRecords(records, path.join(folder, 'logs'));
      return checkDetections(path.join(folder, 'template.json'), logs, folder);
    });
  }

  test('that are equal are accepted', async () => {
    expect(await check((template) => template, STOPPED, { ...STOPPED, eventName: 'Other' })).toEqual([]);
  });

  test('that only the view or only the evaluator has are problems', async () => {
    const query = "SELECT event_id, 'made-up' AS rule FROM detections WHERE rule = 'trail-tampering'";
    const problems = await check((template) => template.replace('SELECT event_id, rule FROM detections', query), STOPPED);
    expect(problems).toContain('detections: only the view matches made-up record-0');
    expect(problems).toContain('detections: only the evaluator matches cloudwatch-5 record-0');
  });

  test('must match a record', async () => {
    expect(await check((template) => template, { eventName: 'Other' })).toEqual(['detections: no record matches any rule']);
  });

  test('with a failing query are a problem', async () => {
    const problems = await check((template) => template.replace('SELECT event_id, rule FROM detections', 'SELECT x FROM nowhere'), STOPPED);
    expect(problems).toEqual([expect.stringMatching(/^detections: Catalog Error/)]);
  });
});

test('the template contains a filter per rule and a query of the view', () => {
  const { filters, queries } = readPlan(synthesizeAllRules());
  expect(filters.length).toBeGreaterThan(100);
  expect(queries.map(({ pack, id }) => `${pack}/${id}`)).toEqual([DETECTIONS_QUERY]);
});

test('other records are a problem', async () => {
  await inFolder({ 'template.json': templateOf({}), 'logs/a.json': logOf('StopLogging'), 'facts.json': '{"CloudWatch.1":"{ $.a = 1 }"}' }, async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    const problems = await checkSecurityHub(at('template.json'), at('logs'), at('facts.json'));
    expect(problems).toEqual(expect.arrayContaining([
      'read 1 records, expected 2900', 'CloudWatch.2: undefined matches, expected 60', 'no query was run', 'CloudWatch.1: the pattern differs from the required pattern',
    ]));
  });
});
