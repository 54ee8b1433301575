import * as fs from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { StackProps } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { replay, ReplayResult } from '../../replay/replay';
import { AccountScope, EventCatalog, EventCatalogProps, QueryPack, QueryWorkgroup, RulePack } from '../../src';
import { Relation, RELATIONS } from '../../src/queries/relations';
import { renderQueryFile } from '../queries/query-source';
import { inFolder } from '../replay/in-folder';
import { synthesise } from '../template';

const OWN = '111122223333';
const OTHER = '444455556666';
const ORGANIZATION = 'o-exampleorg1';
const IRELAND: StackProps = { env: { account: OWN, region: 'eu-west-1' } };

/** The records in each folder: one for each view with a condition. */
const RECORDS: Readonly<Record<string, readonly object[]>> = {
  'CloudTrail': [
    { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } },
    { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole', requestParameters: { roleArn: `arn:aws:iam::${OTHER}:role/deploy`, durationSeconds: 900 } },
  ],
  'CloudTrail-NetworkActivity': [{ eventSource: 's3.amazonaws.com', eventName: 'GetObject', eventCategory: 'NetworkActivity', vpcEndpointId: 'vpce-1' }],
  'CloudTrail-Insight': [{
    eventType: 'AwsCloudTrailInsight',
    eventCategory: 'Insight',
    insightDetails: {
      state: 'End',
      eventName: 'RunInstances',
      insightContext: {
        statistics: { baseline: { average: 0.5 }, insight: { average: 20 }, insightDuration: 3 },
        attributions: [{ attribute: 'userAgent', insight: [{ value: 'cli', average: 20 }], baseline: [] }],
      },
    },
  }],
};

const EXPECTED: Readonly<Record<Relation, number>> = {
  events: 2,
  activity: 2,
  detections: 1,
  console_logins: 1,
  role_assumptions: 1,
  network_activity: 1,
  endpoint_activity: 1,
  insights: 1,
  insight_findings: 1,
};

/** Creates the log files of an account with the keys of a trail. */
function createLogFiles(folder: string, account: string): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(RECORDS).map(([family, records]) => {
    const complete = records.map((record, index) => ({
      eventVersion: '1.11',
      eventTime: '2026-03-01T23:59:00Z',
      eventID: `${account}-${family}-${index}`,
      eventCategory: 'Management',
      awsRegion: 'eu-west-1',
      recipientAccountId: account,
      userIdentity: { type: 'IAMUser', userName: 'alice', accountId: account },
      ...record,
    }));
    const file = `${account}_${family}_eu-west-1_20260302T0004Z_abcdefghijklmnop.json.gz`;
    return [path.join(folder, account, family, 'eu-west-1/2026/03/02', file), gzipSync(JSON.stringify({ Records: complete }))];
  }));
}

/** Counts the rows of each relation in the log files of a folder. */
async function countRows(props: Partial<EventCatalogProps>, files: Record<string, Buffer>): Promise<ReplayResult> {
  const queries = Object.fromEntries(RELATIONS.map((relation) => [`queries/${relation.replace('_', '-')}.sql`, renderQueryFile(
    `SELECT account, region, day, count(*) AS records FROM ${relation} GROUP BY 1, 2, 3 ORDER BY 1`,
    { relations: relation, columns: 'account, region, day, records' })]));
  return inFolder({ ...files, ...queries as unknown as Record<string, Buffer> }, async (folder) => {
    const { template } = synthesise((stack) => {
      new EventCatalog(stack, 'Catalog', {
        databaseName: 'audit',
        bucket: new s3.Bucket(stack, 'Bucket'),
        detectionRules: [RulePack.recommended()],
        networkActivity: true,
        insights: true,
        ...props,
      });
      new QueryWorkgroup(stack, 'Workgroup', {
        workgroupName: 'audit',
        databaseName: 'audit',
        queryPacks: [QueryPack.fromDirectory('acme', path.join(folder, 'queries'))],
        accounts: props.accounts,
        networkActivity: true,
        insights: true,
      });
    }, IRELAND);
    const file = path.join(folder, 'template.json');
    fs.writeFileSync(file, JSON.stringify(template.toJSON()));
    return replay({ template: file, logs: folder, to: Date.parse('2026-03-02T06:00:00Z'), preview: 10 });
  });
}

function toRows({ queries, problems }: ReplayResult): Record<string, unknown> {
  expect(problems).toEqual([]);
  return Object.fromEntries(queries.map(({ plan, rows: found, error }) => [plan.id.replace('-', '_'), error ?? found?.values]));
}

function createExpected(...accounts: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(EXPECTED).map(([relation, count]) =>
    [relation, accounts.map((account) => [account, 'eu-west-1', '2026/03/02', String(count)])]));
}

describe('each table and view contains the delivered log files', () => {
  test.each<[string, Partial<EventCatalogProps>, string]>([
    ['of a trail of one account', {}, 'AWSLogs'],
    ['with a key prefix', { keyPrefix: 'logs' }, 'logs/AWSLogs'],
    ['of an organization trail', { organizationId: ORGANIZATION }, `AWSLogs/${ORGANIZATION}`],
    ['of the AWS Control Tower trail', { keyPrefix: ORGANIZATION, organizationId: ORGANIZATION }, `${ORGANIZATION}/AWSLogs/${ORGANIZATION}`],
  ])('%s', async (_, props, folder) => {
    expect(toRows(await countRows(props, createLogFiles(folder, OWN)))).toEqual(createExpected(OWN));
  }, 60_000);

  test('of listed accounts', async () => {
    const files = { ...createLogFiles(`AWSLogs/${ORGANIZATION}`, OWN), ...createLogFiles(`AWSLogs/${ORGANIZATION}`, OTHER) };
    expect(toRows(await countRows({ organizationId: ORGANIZATION, accounts: AccountScope.listed([OWN, OTHER]) }, files)))
      .toEqual(createExpected(OWN, OTHER));
  }, 60_000);

  test('of injected accounts', async () => {
    const files = { ...createLogFiles(`AWSLogs/${ORGANIZATION}`, OWN), ...createLogFiles(`AWSLogs/${ORGANIZATION}`, OTHER) };
    expect(toRows(await countRows({ organizationId: ORGANIZATION, accounts: AccountScope.injected([OTHER]) }, files))).toEqual(createExpected(OTHER));
  }, 60_000);
});
