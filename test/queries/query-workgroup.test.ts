import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Duration, Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { renderQueryFile } from './query-source';
import { AccountScope, QueryPack, QueryResults, QueryWindow, QueryWorkgroup, QueryWorkgroupProps, RetentionPolicy } from '../../src';
import { only, statement, Synthesised, synthesise } from '../template';

function workgroup(props: Partial<QueryWorkgroupProps> = {}): Synthesised {
  return synthesise((stack) => {
    new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', ...props });
  });
}

test('the workgroup binds every client to encryption, metrics and the limit', () => {
  const { template } = workgroup();
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    Name: 'audit',
    RecursiveDeleteOption: true,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      BytesScannedCutoffPerQuery: 100 * 1024 ** 3,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: {
        OutputLocation: { 'Fn::Join': ['', ['s3://', { Ref: Match.anyValue() }]] },
        EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } },
      },
    },
  });
});

test('results expire, in a bucket that stays and whose readers are logged', () => {
  const { template } = workgroup({ retention: RetentionPolicy.searchable(Duration.days(30), { queryResultsFor: Duration.days(7) }) });
  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 7, Status: 'Enabled' })] },
      LoggingConfiguration: { LogFilePrefix: 'results/', DestinationBucketName: { Ref: Match.stringLikeRegexp('AccessLogs') } },
    },
  });
});

describe('where results are kept', () => {
  const configurationOf = ({ template }: Synthesised): Record<string, Record<string, unknown>> =>
    only(template, 'AWS::Athena::WorkGroup').Properties.WorkGroupConfiguration;

  test('a new bucket, of this account alone', () => {
    const result = workgroup();
    expect(configurationOf(result).ResultConfiguration.ExpectedBucketOwner).toEqual({ Ref: 'AWS::AccountId' });
    expect(configurationOf(result)).not.toHaveProperty('ManagedQueryResultsConfiguration');
  });

  test("a bucket of one's own, below a prefix", () => {
    const { template } = synthesise((stack) => {
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Mine', { bucketName: 'mine', account: '444455556666' });
      const { resultsBucket } = new QueryWorkgroup(stack, 'Queries', {
        workgroupName: 'audit', databaseName: 'audit', queryResults: QueryResults.expiring({ bucket, keyPrefix: 'athena/audit' }),
      });
      expect(resultsBucket).toBe(bucket);
    });
    template.resourceCountIs('AWS::S3::Bucket', 0);
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        ResultConfiguration: {
          OutputLocation: 's3://mine/athena/audit/',
          ExpectedBucketOwner: '444455556666',
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' },
        },
      },
    });
  });

  test('by Athena, which may use the key for this workgroup alone', () => {
    const result = workgroup({ queryResults: QueryResults.managed() });
    const configuration = configurationOf(result);
    expect(configuration).not.toHaveProperty('ResultConfiguration');
    expect(configuration.ManagedQueryResultsConfiguration)
      .toEqual({ Enabled: true, EncryptionConfiguration: { KmsKey: { 'Fn::GetAtt': [expect.anything(), 'Arn'] } } });
    expect(configuration.EnforceWorkGroupConfiguration).toBe(true);
    result.template.resourceCountIs('AWS::S3::Bucket', 0);
    const workgroupArn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':athena:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':workgroup/audit']] };
    expect(statement(only(result.template, 'AWS::KMS::Key').Properties.KeyPolicy, 'AllowAthenaEncryptResults')).toEqual({
      Sid: 'AllowAthenaEncryptResults',
      Effect: 'Allow',
      Principal: { Service: 'encryption.athena.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      Resource: '*',
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:athena:arn': workgroupArn, 'aws:SourceArn': workgroupArn },
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
      },
    });
  });

  test('an imported key must allow Athena to keep results', () => {
    const { annotations } = synthesise((stack) => {
      const encryptionKey = kms.Key.fromKeyArn(stack, 'Mine', 'arn:aws:kms:us-east-1:111122223333:key/mine');
      new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', queryResults: QueryResults.managed(), encryptionKey });
    });
    annotations.hasWarning('*', Match.stringLikeRegexp('imported resource given as operationsKey .*encryption\\.athena\\.amazonaws\\.com'));
  });

  const ownBucket = (stack: Construct): QueryResults => QueryResults.expiring({ bucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine') });
  test.each<[string, (stack: Construct) => QueryResults, string]>([
    ['by Athena', () => QueryResults.managed(), 'by Athena, for 24 hours'],
    ["in a bucket of one's own", ownBucket, "in a bucket of one's own, by whose lifecycle they expire"],
  ])('%s, for no period that is chosen', (_, resultsOf, kept) => {
    const retention = RetentionPolicy.searchable(Duration.days(90), { queryResultsFor: Duration.days(7) });
    expect(() => synthesise((stack) => {
      new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', queryResults: resultsOf(stack), retention });
    })).toThrow(`retention: queryResultsFor must not be given where results are kept ${kept}; got 7 days`);
  });

  test('a prefix that is none is refused', () => {
    expect(() => QueryResults.expiring({ keyPrefix: '/athena' })).toThrow("got '/athena'");
  });
});

test('each saved query is named, explained and rendered for the database', () => {
  const { template } = workgroup({ queryPacks: [QueryPack.security()] });
  template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.security().queries.length);
  template.hasResource('AWS::Athena::NamedQuery', {
    Properties: {
      Name: 'security/root-activity',
      Database: 'audit',
      WorkGroup: 'audit',
      Description: Match.stringLikeRegexp('.{20,}'),
      QueryString: Match.stringLikeRegexp('FROM "audit"."activity"'),
    },
    Metadata: { CloudTrailAnalytics: { Query: 'root-activity', Pack: 'security', Window: Match.stringLikeRegexp('^\\d+d$') } },
    DependsOn: [Match.stringLikeRegexp('^Queries')],
  });
});

test.each<[Size, string]>([
  [Size.bytes(9_999_999), '9999999'],
  [Size.kibibytes(1), '1024'],
  [Size.mebibytes(9.7), '10171187.2'],
  [Size.pebibytes(9000), '10133099161583616000'],
])('a limit that Athena does not take is refused', (bytesScannedCutoffPerQuery, got) => {
  expect(() => workgroup({ bytesScannedCutoffPerQuery })).toThrow(`bytesScannedCutoffPerQuery must be whole bytes, from 10000000 to 7000000000000000000; got ${got}`);
});

test('a window longer than what is searchable is refused', () => {
  expect(() => workgroup({ queryPacks: [QueryPack.security()], retention: RetentionPolicy.searchable(Duration.days(1)) }))
    .toThrow(/query 'security\/.*': its window .* searchable/);
});

test('a window longer than what is searchable is named with its place, unless it is the app that chose it', () => {
  const retention = RetentionPolicy.searchable(Duration.days(6));
  const pack = QueryPack.investigation().only(['event-search']);
  expect(() => workgroup({ queryPacks: [pack], retention })).toThrow(/event-search\.sql:4: query 'investigation\/event-search': its window must not .* \(6 days\); got 7 days/);
  expect(() => workgroup({ queryPacks: [pack.withWindow(QueryWindow.lastDays(8))], retention })).toThrow(/^query 'investigation\/event-search': .* got 8 days/);
});

test('prepared statements stand beside the saved queries of a pack that wants them', () => {
  const { template } = workgroup({ queryPacks: [QueryPack.investigation().withPreparedStatements(), QueryPack.security()] });
  const saved = QueryPack.investigation().withPreparedStatements().queries.filter(({ preparedStatementName }) => preparedStatementName);
  template.resourceCountIs('AWS::Athena::PreparedStatement', saved.length);
  template.resourceCountIs('AWS::Athena::NamedQuery', QueryPack.investigation().queries.length + QueryPack.security().queries.length);
  template.hasResource('AWS::Athena::PreparedStatement', {
    Properties: {
      StatementName: 'investigation__event_search',
      WorkGroup: 'audit',
      Description: Match.stringLikeRegexp("EXECUTE investigation__event_search USING '%', '%', '%'$"),
      QueryStatement: Match.stringLikeRegexp('LIKE \\?\n'),
    },
    Metadata: { CloudTrailAnalytics: { Query: 'event-search', Pack: 'investigation', Window: '7d' } },
    DependsOn: [Match.stringLikeRegexp('^Queries')],
  });
});

test('a query that cannot have a prepared statement is noted, with the reason', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
  try {
    const parameter = ['-- parameter: wanted text = x — What'];
    fs.writeFileSync(path.join(folder, 'good.sql'), renderQueryFile('SELECT time FROM activity, parameters p WHERE event = p.wanted', {}, parameter));
    fs.writeFileSync(path.join(folder, 'odd.sql'), renderQueryFile('SELECT p.wanted AS time FROM activity, parameters p', {}, parameter));
    const { template, annotations } = workgroup({ queryPacks: [QueryPack.fromDirectory('acme', folder).withPreparedStatements()] });
    template.resourceCountIs('AWS::Athena::PreparedStatement', 1);
    annotations.hasInfo('*', Match.stringLikeRegexp("^query 'acme/odd' has no prepared statement: .*odd\\.sql:8: parameter 'wanted' stands outside of WHERE"));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('packs whose ids differ by hyphens only are refused', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
  try {
    fs.writeFileSync(path.join(folder, 'a.sql'), renderQueryFile('SELECT time FROM activity'));
    expect(() => workgroup({ queryPacks: ['top-1', 'top1'].map((id) => QueryPack.fromDirectory(id, folder)) }))
      .toThrow("queryPacks: pack ids must be unique, hyphens aside; got 'top-1' and 'top1'");
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('a pack given twice is refused', () => {
  expect(() => workgroup({ queryPacks: [QueryPack.security(), QueryPack.security()] }))
    .toThrow("queryPacks: pack ids must be unique; got 'security' twice");
});

test('saved queries name the accounts where each query must, and only there', () => {
  const sql = (accounts?: AccountScope): string =>
    JSON.stringify(workgroup({ queryPacks: [QueryPack.security()], accounts }).template.findResources('AWS::Athena::NamedQuery'));
  expect(sql(AccountScope.injected(['111122223333', '444455556666']))).toContain("WHERE account IN ('111122223333', '444455556666') -- change");
  for (const accounts of [undefined, AccountScope.own(), AccountScope.listed(['111122223333'])]) expect(sql(accounts)).not.toContain('account IN');
});

describe('queries on what is not always recorded', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
  const packOf = (relations: Record<string, string>): QueryPack => {
    const folder = fs.mkdtempSync(path.join(directory, 'pack-'));
    for (const [id, relation] of Object.entries(relations)) {
      fs.writeFileSync(path.join(folder, `${id}.sql`), renderQueryFile(`SELECT 1 AS time FROM ${relation}`, { relations: relation }));
    }
    return QueryPack.fromDirectory('acme', folder);
  };
  const saved = ({ template }: Synthesised): string[] =>
    Object.values(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties.Name);

  afterAll(() => fs.rmSync(directory, { recursive: true }));

  const mixed = packOf({ a: 'activity', b: 'endpoint_activity', c: 'insights', d: 'network_activity', e: 'insight_findings' });

  test('are left out with a note that says what to turn on', () => {
    const result = workgroup({ queryPacks: [mixed] });
    expect(saved(result)).toEqual(['acme/a']);
    result.annotations.hasInfo('*', "query pack 'acme': b, c, d, e left out, because network activity and CloudTrail Insights are not recorded; "
      + "turn on 'networkActivity' and 'insights' of the source to have them");
  });

  test('are saved where it is recorded, without a note', () => {
    expect(saved(workgroup({ queryPacks: [mixed], networkActivity: true }))).toEqual(['acme/a', 'acme/b', 'acme/d']);
    const result = workgroup({ queryPacks: [mixed], networkActivity: true, insights: true });
    expect(saved(result)).toHaveLength(5);
    expect(result.annotations.findInfo('*', Match.anyValue())).toEqual([]);
  });

  test('are a mistake where a pack has no others', () => {
    expect(() => workgroup({ queryPacks: [packOf({ a: 'insights' })], networkActivity: true }))
      .toThrow("query pack 'acme' has no query that can be saved, because CloudTrail Insights is not recorded; turn on 'insights' of the source or leave the pack out");
  });
});
