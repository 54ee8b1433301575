import * as fs from 'node:fs';
import * as path from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allows, Request, Statement } from './identity-policy';
import { only, synthesise } from './template';
import { ACCOUNT, REGION, Resolver } from '../replay/template/intrinsics';
import {
  CloudTrailAnalytics, CloudTrailAnalyticsProps, EventCatalog, QueryResults, QueryWorkgroup, RecordSource, RecordSourceConfig, RequiredStatement,
} from '../src';

const WORKGROUP = `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/audit`;
const GLUE = `arn:aws:glue:${REGION}:${ACCOUNT}`;
const ROOT = `AWSLogs/${ACCOUNT}/`;

/** The policy of an analyst, and the names that it speaks of. */
interface Granted {
  readonly statements: readonly Statement[];
  readonly logBucket: string;
  readonly resultsBucket?: string;
  readonly encryptionKey: string;
  readonly operationsKey: string;
}

function granted(props: CloudTrailAnalyticsProps = {}): Granted {
  let arns: Record<string, string | undefined> = {};
  const { template, stack } = synthesise((scope) => {
    const audit = new CloudTrailAnalytics(scope, 'Audit', { resourceNamePrefix: 'audit', queryPacks: [], ...props });
    audit.grantQuery(analyst(scope)).assertSuccess();
    arns = {
      logBucket: audit.archive!.bucket.bucketArn,
      encryptionKey: audit.archive!.encryptionKey.keyArn,
      resultsBucket: audit.workgroup!.resultsBucket?.bucketArn,
      operationsKey: audit.workgroup!.encryptionKey.keyArn,
    };
  });
  const resolver = new Resolver(template.toJSON());
  const policy = resolver.resolve(only(template, 'AWS::IAM::Policy').Properties.PolicyDocument) as { Statement: Statement[] };
  return { statements: policy.Statement, ...resolver.resolve(stack.resolve(arns)) as Omit<Granted, 'statements'> };
}

/** What KMS is told of a log file: the trail, and the object; with a bucket key, the bucket in its place. */
function encryptionContext(s3Arn: string): Record<string, string> {
  return {
    'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`,
    'kms:EncryptionContext:aws:s3:arn': s3Arn,
  };
}

function analyst(scope: Construct): iam.Role {
  return new iam.Role(scope, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
}

/**
 * What running a saved query takes.
 *
 * https://docs.aws.amazon.com/athena/latest/ug/example-policies-workgroup.html, …/datacatalogs-example-policies.html,
 * …/fine-grained-access-to-glue-resources.html, …/encryption.html, …/encrypting-managed-results.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function required({ logBucket, resultsBucket, encryptionKey, operationsKey }: Granted): [string, Request][] {
  const on = (resource: string, ...actions: string[]): [string, Request][] => actions.map((action) => [action, { action, resource }]);
  const glue = ['catalog', 'database/audit', 'table/audit/events'].flatMap((name) =>
    on(`${GLUE}:${name}`, 'glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'));
  const stored = resultsBucket === undefined ? on(operationsKey, 'kms:DescribeKey') : [
    ...on(resultsBucket, 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'),
    ['s3:ListBucket of results', { action: 's3:ListBucket', resource: resultsBucket }] as [string, Request],
    ...on(`${resultsBucket}/result.csv`, 's3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'),
  ];
  return [
    ...on(WORKGROUP, 'athena:GetWorkGroup',
      'athena:ListNamedQueries', 'athena:GetNamedQuery', 'athena:BatchGetNamedQuery', 'athena:ListPreparedStatements', 'athena:GetPreparedStatement',
      'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution', 'athena:BatchGetQueryExecution',
      'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream'),
    ...on(`arn:aws:athena:${REGION}:${ACCOUNT}:datacatalog/AwsDataCatalog`, 'athena:GetDataCatalog'),
    ...glue,
    ['s3:ListBucket of log files', { action: 's3:ListBucket', resource: logBucket, context: { 's3:prefix': `${ROOT}CloudTrail/eu-west-1/2026/03/01/` } }],
    ['s3:GetObject of log files', { action: 's3:GetObject', resource: `${logBucket}/${ROOT}CloudTrail/eu-west-1/2026/03/01/a.json.gz` }],
    ['kms:Decrypt of a log file', { action: 'kms:Decrypt', resource: encryptionKey, context: encryptionContext(`${logBucket}/${ROOT}a.json.gz`) }],
    ['kms:Decrypt of log files with a bucket key', { action: 'kms:Decrypt', resource: encryptionKey, context: encryptionContext(logBucket) }],
    ...stored,
    ...on(operationsKey, 'kms:Decrypt', 'kms:GenerateDataKey'),
  ];
}

/** The statements without one action of one of them. */
function withoutAction(statements: readonly Statement[], index: number, action: string): Statement[] {
  return statements.map((statement, position) =>
    (position === index ? { ...statement, Action: [statement.Action].flat().filter((other) => other !== action) } : statement));
}

describe.each<[string, CloudTrailAnalyticsProps]>([
  ['results in a bucket', {}],
  ['results that Athena manages', { queryResults: QueryResults.managed() }],
])('grantQuery, with %s', (_, props) => {
  const policy = granted(props);
  const { statements } = policy;
  const denied = (given: readonly Statement[]): string[] => required(policy).filter(([, request]) => !allows(given, request)).map(([name]) => name);

  test('allows all that it takes to run a saved query', () => {
    expect(denied(statements)).toEqual([]);
  });

  test('has no statement that could be left out', () => {
    const broken = statements.map((statement, index) => ({
      without: [statement.Action].flat(),
      fails: [...new Set(denied(statements.filter((other) => other !== statements[index])))],
    }));
    expect(broken).toMatchSnapshot();
    for (const { fails } of broken) expect(fails).not.toEqual([]);
  });

  test('has no action that could be left out', () => {
    const idle = statements.flatMap((statement, index) =>
      [statement.Action].flat().filter((action) => denied(withoutAction(statements, index, action)).length === 0));
    expect(idle).toEqual([]);
  });

  test('each action is explained to its users', () => {
    const guide = fs.readFileSync(path.join(__dirname, '..', 'docs', 'guides', 'granting-query-access.md'), 'utf8');
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !guide.includes(`\`${action}\``))).toEqual([]);
  });

  test.each<[string, (granted: Granted) => Request]>([
    ['queries in another workgroup', () => ({ action: 'athena:StartQueryExecution', resource: `${WORKGROUP}-2` })],
    ['changes to saved queries', () => ({ action: 'athena:DeleteNamedQuery', resource: WORKGROUP })],
    ['changes to prepared statements', () => ({ action: 'athena:UpdatePreparedStatement', resource: WORKGROUP })],
    ['changes to the workgroup', () => ({ action: 'athena:UpdateWorkGroup', resource: WORKGROUP })],
    ['changes to tables', () => ({ action: 'glue:UpdateTable', resource: `${GLUE}:table/audit/events` })],
    ['tables of another database', () => ({ action: 'glue:GetTable', resource: `${GLUE}:table/audit2/events` })],
    ['another list of the log bucket', ({ logBucket }) => ({ action: 's3:ListBucket', resource: logBucket, context: { 's3:prefix': '' } })],
    ['a list of the whole log bucket', ({ logBucket }) => ({ action: 's3:ListBucket', resource: logBucket })],
    ['other files of the log bucket', ({ logBucket }) => ({ action: 's3:GetObject', resource: `${logBucket}/other.txt` })],
    ['writing log files', ({ logBucket }) => ({ action: 's3:PutObject', resource: `${logBucket}/${ROOT}a` })],
    ['deleting log files', ({ logBucket }) => ({ action: 's3:DeleteObject', resource: `${logBucket}/${ROOT}a` })],
    ['decrypting what is no log file', ({ encryptionKey }) => ({ action: 'kms:Decrypt', resource: encryptionKey })],
    ['decrypting files of another bucket', ({ encryptionKey, logBucket }) =>
      ({ action: 'kms:Decrypt', resource: encryptionKey, context: encryptionContext(`${logBucket}2/${ROOT}a.json.gz`) })],
    ['encrypting with the key of the evidence', ({ encryptionKey, logBucket }) =>
      ({ action: 'kms:GenerateDataKey', resource: encryptionKey, context: encryptionContext(logBucket) })],
  ])('does not allow %s', (__, requestOf) => {
    expect(allows(statements, requestOf(policy))).toBe(false);
  });
});

test('log files and results below a prefix are all that can be read and written', () => {
  const { template } = synthesise((stack) => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
    new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket, keyPrefix: 'logs', organizationId: 'o-exampleorg1' }).grantRead(analyst(stack));
    new QueryWorkgroup(stack, 'Queries', {
      workgroupName: 'audit', databaseName: 'audit', queryResults: QueryResults.expiring({ bucket, keyPrefix: 'results' }),
    }).grantQuery(stack.node.findChild('Analyst') as iam.Role);
  });
  const { Statement: statements } = new Resolver(template.toJSON()).resolve(only(template, 'AWS::IAM::Policy').Properties.PolicyDocument) as { Statement: Statement[] };
  const may = (action: string, key: string): boolean => allows(statements, { action, resource: `arn:aws:s3:::mine/${key}` });
  const files = 'logs/AWSLogs/o-exampleorg1/';
  expect([may('s3:GetObject', `${files}a`), may('s3:GetObject', 'results/a'), may('s3:PutObject', 'results/a')]).toEqual([true, true, true]);
  expect([may('s3:GetObject', 'logs/AWSLogs/a'), may('s3:GetObject', 'results'), may('s3:PutObject', `${files}a`)]).toEqual([false, false, false]);
  const lists = (prefix: string): boolean => allows(statements, { action: 's3:ListBucket', resource: 'arn:aws:s3:::mine', context: { 's3:prefix': prefix } });
  expect([lists(`${files}a/`), lists('results/a'), lists('logs/'), lists('')]).toEqual([true, true, false, false]);
});

test("another account's bucket and key must allow this account, and whoever owns them is told so, once", () => {
  const { annotations } = synthesise((scope) => {
    const audit = new CloudTrailAnalytics(scope, 'Audit', {
      alarmRules: [],
      queryPacks: [],
      source: RecordSource.existingTrail({
        bucket: s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'logs', account: '444455556666', region: 'eu-west-1' }),
        encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/evidence'),
      }),
    });
    audit.grantQuery(analyst(scope));
    audit.grantQuery(new iam.Group(scope, 'Second'));
    const sids = audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`);
    expect(sids).toEqual(['bucket: AllowQueriesToListRecords', 'bucket: AllowQueriesToReadRecords', 'encryptionKey: AllowQueriesToDecryptRecords']);
  }, { env: { account: '111122223333', region: 'eu-west-1' } });
  annotations.hasWarning('*', Match.stringLikeRegexp('given as bucket .*AWSLogs/\\*.*111122223333.*AllowQueriesToListRecords'));
  annotations.hasWarning('*', Match.stringLikeRegexp('given as encryptionKey .*"Null":.*aws:s3:arn.*AllowQueriesToDecryptRecords'));
});

describe.each([
  ['results in a bucket', () => QueryResults.expiring(), ['operationsKey: AllowQueriesToEncryptResults']],
  ["results in another account's bucket", (scope: Construct) => QueryResults.expiring({
    bucket: s3.Bucket.fromBucketAttributes(scope, 'Results', { bucketName: 'results', account: '444455556666', region: 'eu-west-1' }), keyPrefix: 'audit',
  }), ['queryResults: AllowQueriesToFindResults', 'queryResults: AllowQueriesToListResults', 'queryResults: AllowQueriesToKeepResults', 'operationsKey: AllowQueriesToEncryptResults']],
  ['results that Athena manages', () => QueryResults.managed(), ['operationsKey: AllowAthenaEncryptResults', 'operationsKey: AllowQueriesToEncryptResults']],
] as const)("with another account's key, and %s", (_, results, sids) => {
  test('the owners are told what to allow', () => {
    synthesise((scope) => {
      const queries = new QueryWorkgroup(scope, 'Queries', {
        workgroupName: 'audit',
        databaseName: 'audit',
        queryResults: results(scope),
        encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/operations'),
      });
      const statements = RequiredStatement._under(queries);
      expect(statements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`)).toEqual(sids);
    }, { env: { account: '111122223333', region: 'eu-west-1' } });
  });
});

test('a user has no room for what it takes to query', () => {
  synthesise((scope) => {
    const audit = new CloudTrailAnalytics(scope, 'Audit', { queryPacks: [] });
    for (const user of [new iam.User(scope, 'Jane'), iam.User.fromUserName(scope, 'Jim', 'jim')]) {
      expect(() => audit.grantQuery(user)).toThrow(`put the user into a group; got the user Test/${user.node.id}`);
    }
  });
});

class LogGroupAlone extends RecordSource {
  public readonly description = 'a log group';

  public bind(scope: Construct): RecordSourceConfig {
    return { logGroup: new logs.LogGroup(scope, 'Logs') };
  }
}

test('there is nothing to grant where there are no log files', () => {
  synthesise((stack) => {
    const audit = new CloudTrailAnalytics(stack, 'Audit', { source: new LogGroupAlone() });
    expect(() => audit.grantQuery(analyst(stack))).toThrow('grantQuery: there are no queries, as the source has no log files');
  });
});
