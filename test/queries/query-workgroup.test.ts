import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { renderQueryFile } from './query-source';
import { AccountScope, QueryPack, QueryResults, QueryWindow, QueryWorkgroup, QueryWorkgroupProps, RetentionPolicy } from '../../src';
import { only, statement, Synthesised, synthesise } from '../template';

function synthesiseWorkgroup(props: Partial<QueryWorkgroupProps> = {}): Synthesised {
  return synthesise((stack) => {
    new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', ...props });
  });
}

test('the workgroup enforces encryption, metrics and the cutoff for all clients', () => {
  const { template } = synthesiseWorkgroup();
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

test.each(['', 'my audit', 'x'.repeat(129)])("rejects the workgroup name '%s'", (workgroupName) => {
  expect(() => synthesiseWorkgroup({ workgroupName })).toThrow(`workgroupName must be 1 to 128 letters, digits and . _ -; got '${workgroupName}'`);
});

test('results expire in a retained bucket with server access logs', () => {
  const { template } = synthesiseWorkgroup({ retention: RetentionPolicy.searchable(Duration.days(30), { queryResultsFor: Duration.days(7) }) });
  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 7, Status: 'Enabled' })] },
      LoggingConfiguration: { LogFilePrefix: 'results/', DestinationBucketName: { Ref: Match.stringLikeRegexp('AccessLogs') } },
    },
  });
});

describe('query results', () => {
  const getConfiguration = ({ template }: Synthesised): Record<string, Record<string, unknown>> =>
    only(template, 'AWS::Athena::WorkGroup').Properties.WorkGroupConfiguration;

  test('are stored in a new bucket of the account', () => {
    const result = synthesiseWorkgroup();
    expect(getConfiguration(result).ResultConfiguration.ExpectedBucketOwner).toEqual({ Ref: 'AWS::AccountId' });
  });

  test('in a bucket disable managed storage, which an update from managed results keeps otherwise', () => {
    expect(getConfiguration(synthesiseWorkgroup())).toMatchObject({
      ManagedQueryResultsConfiguration: { Enabled: false },
      ResultConfiguration: { OutputLocation: expect.anything() },
    });
  });

  test('are stored in an existing bucket with a key prefix', () => {
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

  test('are managed by Athena, which can use the key only for this workgroup', () => {
    const result = synthesiseWorkgroup({ queryResults: QueryResults.managed() });
    const configuration = getConfiguration(result);
    expect(configuration).not.toHaveProperty('ResultConfiguration');
    expect(configuration.ManagedQueryResultsConfiguration)
      .toEqual({ Enabled: true, EncryptionConfiguration: { KmsKey: { 'Fn::GetAtt': [expect.anything(), 'Arn'] } } });
    expect(configuration.EnforceWorkGroupConfiguration).toBe(true);
    result.template.resourceCountIs('AWS::S3::Bucket', 0);
    const workgroupArn = {
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':athena:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':workgroup/audit']],
    };
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

  test('require a statement of an imported key if they are managed by Athena', () => {
    const { annotations } = synthesise((stack) => {
      const encryptionKey = kms.Key.fromKeyArn(stack, 'Mine', 'arn:aws:kms:us-east-1:111122223333:key/mine');
      new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', queryResults: QueryResults.managed(), encryptionKey });
    });
    annotations.hasWarning('*', Match.stringLikeRegexp('encryptionKey.*encryption\\.athena\\.amazonaws\\.com'));
  });

  const inExistingBucket = (stack: Construct): QueryResults => QueryResults.expiring({ bucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine') });
  test.each<[string, (stack: Construct) => QueryResults, string]>([
    ['by Athena', () => QueryResults.managed(), 'by Athena, for 24 hours'],
    ['in an existing bucket', inExistingBucket, 'in an existing bucket, whose lifecycle rules apply'],
  ])('%s do not accept a retention period', (_, createResults, location) => {
    const retention = RetentionPolicy.searchable(Duration.days(90), { queryResultsFor: Duration.days(7) });
    expect(() => synthesise((stack) => {
      new QueryWorkgroup(stack, 'Queries', { workgroupName: 'audit', databaseName: 'audit', queryResults: createResults(stack), retention });
    })).toThrow(`retention: queryResultsFor must not be set if results are stored ${location}; got 7 days`);
  });

  test('are in buckets with the removal policy, if these are new', () => {
    const { template } = synthesiseWorkgroup({ queryResults: QueryResults.expiring({ removalPolicy: RemovalPolicy.DESTROY }) });
    const listPolicies = ({ template: result }: Pick<Synthesised, 'template'>): string[] =>
      Object.values(result.findResources('AWS::S3::Bucket'))
        .flatMap(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);
    expect(listPolicies({ template })).toEqual(['Delete', 'Delete', 'Delete', 'Delete']);
    expect(listPolicies(synthesiseWorkgroup())).toEqual(['RetainExceptOnCreate', 'Retain', 'RetainExceptOnCreate', 'Retain']);
    expect(listPolicies(synthesise((stack) => {
      new QueryWorkgroup(stack, 'Queries', {
        workgroupName: 'audit',
        databaseName: 'audit',
        queryResults: QueryResults.expiring({ removalPolicy: RemovalPolicy.DESTROY }),
        accessLogBucket: new s3.Bucket(stack, 'Logs'),
      });
    })).sort()).toEqual(['Delete', 'Delete', 'Retain', 'Retain']);
  });

  test('do not accept a removal policy for an existing bucket', () => {
    synthesise((stack) => {
      const bucket = s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
      expect(() => QueryResults.expiring({ bucket, removalPolicy: RemovalPolicy.RETAIN }))
        .toThrow("queryResults: removalPolicy must not be specified with bucket; got 'retain'");
    });
  });

  test('require a valid key prefix', () => {
    expect(() => QueryResults.expiring({ keyPrefix: '/athena' })).toThrow("got '/athena'");
  });
});

test('each saved query has a name, a description and SQL for the database', () => {
  const { template } = synthesiseWorkgroup({ queryPacks: [QueryPack.security()] });
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
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Queries[0-9A-F]{8}$')]),
  });
});

test.each<[Size, string]>([
  [Size.bytes(9_999_999), '9999999'],
  [Size.kibibytes(1), '1024'],
  [Size.mebibytes(9.7), '10171187.2'],
  [Size.pebibytes(9000), '10133099161583616000'],
])('a cutoff must be within the limits of Athena', (bytesScannedCutoffPerQuery, got) => {
  expect(() => synthesiseWorkgroup({ bytesScannedCutoffPerQuery }))
    .toThrow(`bytesScannedCutoffPerQuery must be whole bytes, from 10000000 to 7000000000000000000; got ${got}`);
});

test('a window must not exceed the searchable period', () => {
  expect(() => synthesiseWorkgroup({ queryPacks: [QueryPack.security()], retention: RetentionPolicy.searchable(Duration.days(1)) }))
    .toThrow(/query 'security\/.*': the window, .* must be at most the searchable period/);
});

test('the error of a window contains file and line, unless the app sets the window', () => {
  const retention = RetentionPolicy.searchable(Duration.days(6));
  const pack = QueryPack.investigation().only(['event-search']);
  expect(() => synthesiseWorkgroup({ queryPacks: [pack], retention }))
    .toThrow(/event-search\.sql:4: query 'investigation\/event-search': the window, .* must be .* \(6 days\); got 7 days/);
  expect(() => synthesiseWorkgroup({ queryPacks: [pack.withWindow(QueryWindow.lastDays(8))], retention }))
    .toThrow(/^query 'investigation\/event-search': .* got 8 days/);
});

test('packs with prepared statements have these in addition to the saved queries', () => {
  const { template } = synthesiseWorkgroup({ queryPacks: [QueryPack.investigation().withPreparedStatements(), QueryPack.security()] });
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
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Queries[0-9A-F]{8}$')]),
  });
});

test('an annotation contains the reason why a query has no prepared statement', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
  try {
    const parameter = ['-- parameter: wanted text = x — What'];
    fs.writeFileSync(path.join(folder, 'good.sql'), renderQueryFile('SELECT time FROM activity, parameters p WHERE event = p.wanted', {}, parameter));
    fs.writeFileSync(path.join(folder, 'odd.sql'), renderQueryFile('SELECT p.wanted AS time FROM activity, parameters p', {}, parameter));
    const { template, annotations } = synthesiseWorkgroup({ queryPacks: [QueryPack.fromDirectory('acme', folder).withPreparedStatements()] });
    template.resourceCountIs('AWS::Athena::PreparedStatement', 1);
    annotations.hasInfo('*',
      Match.stringLikeRegexp("^query 'acme/odd' has no prepared statement: .*odd\\.sql:8: parameter 'wanted' must be used only in WHERE"));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('pack IDs must be unique without their hyphens', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
  try {
    fs.writeFileSync(path.join(folder, 'a.sql'), renderQueryFile('SELECT time FROM activity'));
    expect(() => synthesiseWorkgroup({ queryPacks: ['top-1', 'top1'].map((id) => QueryPack.fromDirectory(id, folder)) }))
      .toThrow("queryPacks: pack ids must be unique without their hyphens; got 'top-1' and 'top1'");
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('pack IDs must be unique', () => {
  expect(() => synthesiseWorkgroup({ queryPacks: [QueryPack.security(), QueryPack.security()] }))
    .toThrow("queryPacks: pack ids must be unique; got 'security' twice");
});

test('saved queries contain account IDs only if the tables require them', () => {
  const sql = (accounts?: AccountScope): string =>
    JSON.stringify(synthesiseWorkgroup({ queryPacks: [QueryPack.security()], accounts }).template.findResources('AWS::Athena::NamedQuery'));
  expect(sql(AccountScope.injected(['111122223333', '444455556666']))).toContain("WHERE account IN ('111122223333', '444455556666') -- change");
  for (const accounts of [undefined, AccountScope.stackAccount(), AccountScope.listed(['111122223333'])]) expect(sql(accounts)).not.toContain('account IN');
});

describe('queries on events that are not always recorded', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'queries-'));
  const createPack = (relations: Record<string, string>): QueryPack => {
    const folder = fs.mkdtempSync(path.join(directory, 'pack-'));
    for (const [id, relation] of Object.entries(relations)) {
      fs.writeFileSync(path.join(folder, `${id}.sql`), renderQueryFile(`SELECT 1 AS time FROM ${relation}`, { relations: relation }));
    }
    return QueryPack.fromDirectory('acme', folder);
  };
  const listNames = ({ template }: Synthesised): string[] =>
    Object.values(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties.Name);

  afterAll(() => fs.rmSync(directory, { recursive: true }));

  const mixed = createPack({ a: 'activity', b: 'endpoint_activity', c: 'insights', d: 'network_activity', e: 'insight_findings' });

  test('are not saved, with an annotation on the setting to enable', () => {
    const result = synthesiseWorkgroup({ queryPacks: [mixed] });
    expect(listNames(result)).toEqual(['acme/a']);
    result.annotations.hasInfo('*', "query pack 'acme': b, c, d, e not saved, because network activity and CloudTrail Insights are not recorded; "
      + "enable 'networkActivity' and 'insights' of the source to save them");
  });

  test('are saved without an annotation if the events are recorded', () => {
    expect(listNames(synthesiseWorkgroup({ queryPacks: [mixed], networkActivity: true }))).toEqual(['acme/a', 'acme/b', 'acme/d']);
    const result = synthesiseWorkgroup({ queryPacks: [mixed], networkActivity: true, insights: true });
    expect(listNames(result)).toHaveLength(5);
    expect(result.annotations.findInfo('*', Match.anyValue())).toEqual([]);
  });

  test('are an error if the pack has no other queries', () => {
    expect(() => synthesiseWorkgroup({ queryPacks: [createPack({ a: 'insights' })], networkActivity: true }))
      .toThrow("query pack 'acme' must have at least one query on recorded events; got none, because CloudTrail Insights is not recorded: "
        + "enable 'insights' of the source or remove the pack");
  });
});
