import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CloudTrailAnalytics } from '../../../../src';
import { Fence } from '../../../../tools/verify/docs/fence';
import { parseStatements, runQueries } from '../../../../tools/verify/docs/queries';
import { inFolder } from '../../../replay/in-folder';

const RECORD = { eventID: '1', eventTime: '2026-03-11T10:00:00Z', eventName: 'ListBuckets', eventSource: 's3.amazonaws.com', awsRegion: 'eu-west-1', recipientAccountId: '111122223333' };
const FILE = 'logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/11/a.json';
const HEADER = '-- title: T\n-- question: Q?\n-- relations: activity\n-- window: 7d\n-- columns: event\n-- interpretation: R\n';

const fence = (text: string, line: number): Fence => ({ page: 'a.md', line, language: 'sql', marks: [], text });

test('queries run as they are, query files with the window of their header', async () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new CloudTrailAnalytics(stack, 'Audit', { queryPacks: [] });
  const template = JSON.stringify(Template.fromStack(stack).toJSON());
  await inFolder({ 'template.json': template, [FILE]: JSON.stringify({ Records: [RECORD] }) }, async (folder) => {
    writeFileSync(path.join(folder, 'other.txt'), '');
    const problems = await runQueries([
      fence('SELECT event FROM activity', 1),
      fence(`${HEADER}SELECT event FROM activity`, 2),
      fence('SELECT evnt FROM activity', 3),
      fence(`${HEADER}SELECT time FROM activity`, 4),
      fence('SELECT FROM WHERE', 5),
    ], path.join(folder, 'template.json'), path.join(folder, 'logs'));
    expect(problems.map(({ line }) => line).sort()).toEqual([3, 4, 5]);
    expect(problems.find(({ line }) => line === 3)?.message).toContain('the query fails: ');
    expect(problems.find(({ line }) => line === 4)?.message).toContain("'columns' must list the columns of the result");
  });
}, 120_000);

test('statements for Athena only are parsed', async () => {
  const problems = await parseStatements([
    fence('SELECT a FROM network.flow_logs', 1), fence('SELECT a FROM FROM b', 2), fence(`${HEADER}SELECT event FROM events`, 3),
  ]);
  expect(problems.map(({ line }) => line)).toEqual([2, 3]);
});
