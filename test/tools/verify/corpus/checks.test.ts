import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { readPlan } from '../../../../replay/template/resources';
import { checkDetections } from '../../../../tools/verify/corpus/detections';
import { DETECTIONS_QUERY, everyRuleTemplate } from '../../../../tools/verify/corpus/every-rule';
import { checkLabels } from '../../../../tools/verify/corpus/labels';
import { writeWithOwnIds } from '../../../../tools/verify/corpus/records';
import { checkSecurityHub } from '../../../../tools/verify/corpus/security-hub';
import { inFolder } from '../../../replay/in-folder';
import { createLog, createTemplate } from '../../../replay/templates';

// a database for some of the tests
jest.setTimeout(120_000);

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

const STOPPED = { eventName: 'StopLogging', eventSource: 'cloudtrail.amazonaws.com', eventTime: '2026-01-31T12:00:00Z' };
const lines = (...values: object[]): string => values.map((value) => JSON.stringify(value)).join('\n');

test('records get ids of their own, and a time where they have none', async () => {
  await inFolder({}, (folder) => {
    const to = writeWithOwnIds([STOPPED, { eventID: 'x', eventTime: 'soon' }, { eventCategory: 'Insight' }], path.join(folder, 'logs'));
    expect(readFileSync(path.join(to, 'records.ndjson'), 'utf8').split('\n').map((line) => JSON.parse(line))).toEqual([
      { ...STOPPED, eventID: 'record-0' }, { eventID: 'record-1', eventTime: '2026-01-01T00:00:00Z' },
    ]);
  });
});

describe('labels', () => {
  const check = (...labels: object[]): Promise<string[]> => inFolder({ labels: lines(...labels) }, (folder) => checkLabels(path.join(folder, 'labels')));

  test('that match', async () => {
    expect(await check({ rule: 'cloudwatch-5', event: STOPPED })).toEqual([]);
  });

  test('that do not match, or name no rule, are problems', async () => {
    expect(await check({ rule: 'cloudwatch-4', event: STOPPED }, { rule: 'other', event: STOPPED })).toEqual([
      expect.stringContaining('cloudwatch-4: does not match its labelled record {"eventName":"StopLogging"'),
      expect.stringContaining('other: does not match its labelled record'),
    ]);
  });

  test('that are not there are a problem', async () => {
    expect(await check()).toEqual([expect.stringContaining('no label in ')]);
  });
});

describe('detections', () => {
  function check(change: (template: string) => string, ...records: Record<string, unknown>[]): Promise<string[]> {
    return inFolder({ 'template.json': change(JSON.stringify(everyRuleTemplate())) }, async (folder) => {
      const logs = writeWithOwnIds(records, path.join(folder, 'logs'));
      return checkDetections(path.join(folder, 'template.json'), logs, folder);
    });
  }

  test('that are the same', async () => {
    expect(await check((template) => template, STOPPED, { ...STOPPED, eventName: 'Other' })).toEqual([]);
  });

  test('that the view does not have, or alone has, are problems', async () => {
    const query = "SELECT event_id, 'made-up' AS rule FROM detections WHERE rule = 'trail-tampering'";
    const problems = await check((template) => template.replace('SELECT event_id, rule FROM detections', query), STOPPED);
    expect(problems).toContain('detections: only the view says made-up record-0');
    expect(problems).toContain('detections: only the evaluator says cloudwatch-5 record-0');
  });

  test('of nothing are a problem', async () => {
    expect(await check((template) => template, { eventName: 'Other' })).toEqual(['detections: no record matches any rule']);
  });

  test('that cannot be asked for are a problem', async () => {
    const problems = await check((template) => template.replace('SELECT event_id, rule FROM detections', 'SELECT x FROM nowhere'), STOPPED);
    expect(problems).toEqual([expect.stringMatching(/^detections: Catalog Error/)]);
  });
});

test('every rule has a filter, and the view a query', () => {
  const { filters, queries } = readPlan(everyRuleTemplate());
  expect(filters.length).toBeGreaterThan(100);
  expect(queries.map(({ pack, id }) => `${pack}/${id}`)).toEqual([DETECTIONS_QUERY]);
});

test('other records than those that were counted do not pass', async () => {
  await inFolder({ 'template.json': createTemplate({}), 'logs/a.json': createLog('StopLogging'), 'facts.json': '{"CloudWatch.1":"{ $.a = 1 }"}' }, async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    const problems = await checkSecurityHub(at('template.json'), at('logs'), at('facts.json'));
    expect(problems).toEqual(expect.arrayContaining([
      'read 1 records, expected 2900', 'CloudWatch.2: undefined matches, expected 60', 'no query ran', 'CloudWatch.1: the pattern is not what is prescribed',
    ]));
  });
});
