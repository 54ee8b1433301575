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
  CloudTrailAnalytics, CloudTrailAnalyticsProps, EventCatalog, IRecordSource, QueryResults, QueryWorkgroup, RecordSource, RecordSourceConfig,
  RequiredStatement,
} from '../src';

const WORKGROUP = `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/audit`;
const GLUE = `arn:aws:glue:${REGION}:${ACCOUNT}`;
const ROOT = `AWSLogs/${ACCOUNT}/`;

/** The policy of a grantee, and the ARNs in it. */
interface GrantedPolicy {
  readonly statements: readonly Statement[];
  readonly logBucket: string;
  readonly resultsBucket?: string;
  readonly encryptionKey: string;
  readonly operationsKey: string;
}

function grantQueryOnAnalytics(props: CloudTrailAnalyticsProps = {}): GrantedPolicy {
  let arns: Record<string, string | undefined> = {};
  const { template, stack } = synthesise((scope) => {
    const audit = new CloudTrailAnalytics(scope, 'Audit', { resourceNamePrefix: 'audit', queryPacks: [], ...props });
    audit.grantQuery(createAnalyst(scope)).assertSuccess();
    arns = {
      logBucket: audit.archive!.bucket.bucketArn,
      encryptionKey: audit.archive!.encryptionKey.keyArn,
      resultsBucket: audit.workgroup!.resultsBucket?.bucketArn,
      operationsKey: audit.workgroup!.encryptionKey.keyArn,
    };
  });
  const resolver = new Resolver(template.toJSON());
  const policy = resolver.resolve(only(template, 'AWS::IAM::Policy').Properties.PolicyDocument) as { Statement: Statement[] };
  return { statements: policy.Statement, ...resolver.resolve(stack.resolve(arns)) as Omit<GrantedPolicy, 'statements'> };
}

/** Returns the encryption context of a log file: the trail, and the object, or the bucket if it has a bucket key. */
function createEncryptionContext(s3Arn: string): Record<string, string> {
  return {
    'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`,
    'kms:EncryptionContext:aws:s3:arn': s3Arn,
  };
}

function createAnalyst(scope: Construct): iam.Role {
  return new iam.Role(scope, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
}

/**
 * Lists the permissions that are required to run a saved query.
 *
 * https://docs.aws.amazon.com/athena/latest/ug/example-policies-workgroup.html, …/datacatalogs-example-policies.html,
 * …/fine-grained-access-to-glue-resources.html, …/encryption.html, …/encrypting-managed-results.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function listRequiredPermissions({ logBucket, resultsBucket, encryptionKey, operationsKey }: GrantedPolicy): [string, Request][] {
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
    ['s3:ListBucket of log files',
      { action: 's3:ListBucket', resource: logBucket, context: { 's3:prefix': `${ROOT}CloudTrail/eu-west-1/2026/03/01/` } }],
    ['s3:GetObject of log files', { action: 's3:GetObject', resource: `${logBucket}/${ROOT}CloudTrail/eu-west-1/2026/03/01/a.json.gz` }],
    [
      'kms:Decrypt of a log file',
      { action: 'kms:Decrypt', resource: encryptionKey, context: createEncryptionContext(`${logBucket}/${ROOT}a.json.gz`) },
    ],
    ['kms:Decrypt of log files with a bucket key', { action: 'kms:Decrypt', resource: encryptionKey, context: createEncryptionContext(logBucket) }],
    ...stored,
    ...on(operationsKey, 'kms:Decrypt', 'kms:GenerateDataKey'),
  ];
}

/** Removes an action from a statement. */
function withoutAction(statements: readonly Statement[], index: number, action: string): Statement[] {
  return statements.map((statement, position) =>
    (position === index ? { ...statement, Action: [statement.Action].flat().filter((other) => other !== action) } : statement));
}

describe.each<[string, CloudTrailAnalyticsProps]>([
  ['results in a bucket', {}],
  ['results managed by Athena', { queryResults: QueryResults.managed() }],
])('grantQuery, with %s', (_, props) => {
  const policy = grantQueryOnAnalytics(props);
  const { statements } = policy;
  const denied = (given: readonly Statement[]): string[] =>
    listRequiredPermissions(policy).filter(([, request]) => !allows(given, request)).map(([name]) => name);

  test('allows all actions that a saved query requires', () => {
    expect(denied(statements)).toEqual([]);
  });

  test('has no unnecessary statement', () => {
    const broken = statements.map((statement, index) => ({
      without: [statement.Action].flat(),
      fails: [...new Set(denied(statements.filter((other) => other !== statements[index])))],
    }));
    expect(broken).toMatchSnapshot();
    for (const { fails } of broken) expect(fails).not.toEqual([]);
  });

  test('has no unnecessary action', () => {
    const idle = statements.flatMap((statement, index) =>
      [statement.Action].flat().filter((action) => denied(withoutAction(statements, index, action)).length === 0));
    expect(idle).toEqual([]);
  });

  test('has only actions that are documented', () => {
    const guide = fs.readFileSync(path.join(__dirname, '..', 'docs', 'guides', 'granting-query-access.md'), 'utf8');
    const actions = statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !guide.includes(`\`${action}\``))).toEqual([]);
  });

  test.each<[string, (policy: GrantedPolicy) => Request]>([
    ['queries in another workgroup', () => ({ action: 'athena:StartQueryExecution', resource: `${WORKGROUP}-2` })],
    ['changes to saved queries', () => ({ action: 'athena:DeleteNamedQuery', resource: WORKGROUP })],
    ['changes to prepared statements', () => ({ action: 'athena:UpdatePreparedStatement', resource: WORKGROUP })],
    ['changes to the workgroup', () => ({ action: 'athena:UpdateWorkGroup', resource: WORKGROUP })],
    ['changes to tables', () => ({ action: 'glue:UpdateTable', resource: `${GLUE}:table/audit/events` })],
    ['tables of another database', () => ({ action: 'glue:GetTable', resource: `${GLUE}:table/audit2/events` })],
    ['listing other prefixes of the log bucket', ({ logBucket }) => ({ action: 's3:ListBucket', resource: logBucket, context: { 's3:prefix': '' } })],
    ['listing the entire log bucket', ({ logBucket }) => ({ action: 's3:ListBucket', resource: logBucket })],
    ['reading other objects of the log bucket', ({ logBucket }) => ({ action: 's3:GetObject', resource: `${logBucket}/other.txt` })],
    ['writing log files', ({ logBucket }) => ({ action: 's3:PutObject', resource: `${logBucket}/${ROOT}a` })],
    ['deleting log files', ({ logBucket }) => ({ action: 's3:DeleteObject', resource: `${logBucket}/${ROOT}a` })],
    ['decrypting other data than log files', ({ encryptionKey }) => ({ action: 'kms:Decrypt', resource: encryptionKey })],
    ['decrypting files of another bucket', ({ encryptionKey, logBucket }) =>
      ({ action: 'kms:Decrypt', resource: encryptionKey, context: createEncryptionContext(`${logBucket}2/${ROOT}a.json.gz`) })],
    ['encrypting with the key of the log files', ({ encryptionKey, logBucket }) =>
      ({ action: 'kms:GenerateDataKey', resource: encryptionKey, context: createEncryptionContext(logBucket) })],
  ])('does not allow %s', (__, createRequest) => {
    expect(allows(statements, createRequest(policy))).toBe(false);
  });
});

test('only log files and results with their key prefixes can be read and written', () => {
  const { template } = synthesise((stack) => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
    const catalog = new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket, keyPrefix: 'logs', organizationId: 'o-exampleorg1' });
    catalog.grantRead(createAnalyst(stack));
    new QueryWorkgroup(stack, 'Queries', {
      workgroupName: 'audit', databaseName: 'audit', queryResults: QueryResults.expiring({ bucket, keyPrefix: 'results' }),
    }).grantQuery(stack.node.findChild('Analyst') as iam.Role);
  });
  const document = only(template, 'AWS::IAM::Policy').Properties.PolicyDocument;
  const { Statement: statements } = new Resolver(template.toJSON()).resolve(document) as { Statement: Statement[] };
  const may = (action: string, key: string): boolean => allows(statements, { action, resource: `arn:aws:s3:::mine/${key}` });
  const files = 'logs/AWSLogs/o-exampleorg1/';
  expect([may('s3:GetObject', `${files}a`), may('s3:GetObject', 'results/a'), may('s3:PutObject', 'results/a')]).toEqual([true, true, true]);
  expect([may('s3:GetObject', 'logs/AWSLogs/a'), may('s3:GetObject', 'results'), may('s3:PutObject', `${files}a`)]).toEqual([false, false, false]);
  const lists = (prefix: string): boolean =>
    allows(statements, { action: 's3:ListBucket', resource: 'arn:aws:s3:::mine', context: { 's3:prefix': prefix } });
  expect([lists(`${files}a/`), lists('results/a'), lists('logs/'), lists('')]).toEqual([true, true, false, false]);
});

test('a bucket and a key of another account require statements, with one warning for each', () => {
  const { annotations } = synthesise((scope) => {
    const audit = new CloudTrailAnalytics(scope, 'Audit', {
      alarmRules: [],
      queryPacks: [],
      source: RecordSource.existingTrail({
        bucket: s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'logs', account: '444455556666', region: 'eu-west-1' }),
        encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/evidence'),
      }),
    });
    audit.grantQuery(createAnalyst(scope));
    audit.grantQuery(new iam.Group(scope, 'Second'));
    const sids = audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`);
    expect(sids).toEqual(['bucket: AllowQueriesToListRecords', 'bucket: AllowQueriesToReadRecords', 'encryptionKey: AllowQueriesToDecryptRecords']);
  }, { env: { account: '111122223333', region: 'eu-west-1' } });
  annotations.hasWarning('*', Match.stringLikeRegexp('in bucket .*AWSLogs/\\*.*111122223333.*AllowQueriesToListRecords'));
  annotations.hasWarning('*', Match.stringLikeRegexp('in encryptionKey .*"Null":.*aws:s3:arn.*AllowQueriesToDecryptRecords'));
});

describe.each([
  ['results in a bucket', () => QueryResults.expiring(), ['encryptionKey: AllowQueriesToEncryptResults']],
  ["results in another account's bucket", (scope: Construct) => QueryResults.expiring({
    bucket: s3.Bucket.fromBucketAttributes(scope, 'Results', { bucketName: 'results', account: '444455556666', region: 'eu-west-1' }),
    keyPrefix: 'audit',
  }), [
    'queryResults: AllowQueriesToFindResults', 'queryResults: AllowQueriesToListResults', 'queryResults: AllowQueriesToKeepResults',
    'encryptionKey: AllowQueriesToEncryptResults',
  ]],
  ['results managed by Athena', () => QueryResults.managed(),
    ['encryptionKey: AllowAthenaEncryptResults', 'encryptionKey: AllowQueriesToEncryptResults']],
] as const)("with another account's key, and %s", (_, createResults, statements) => {
  test('the key and the bucket require statements', () => {
    synthesise((scope) => {
      const queries = new QueryWorkgroup(scope, 'Queries', {
        workgroupName: 'audit',
        databaseName: 'audit',
        queryResults: createResults(scope),
        encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/operations'),
      });
      expect(RequiredStatement._under(queries).map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`)).toEqual(statements);
    }, { env: { account: '111122223333', region: 'eu-west-1' } });
  });
});

test('required statements of CloudTrailAnalytics contain the name of its prop', () => {
  const { annotations } = synthesise((scope) => {
    const operationsKey = kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/operations');
    const audit = new CloudTrailAnalytics(scope, 'Audit', { operationsKey, queryPacks: [] });
    const props = audit.requiredStatements.map(({ resourceProp }) => resourceProp);
    expect([...new Set(props)]).toEqual(['operationsKey']);
  }, { env: { account: '111122223333', region: 'eu-west-1' } });
  annotations.hasWarning('*', Match.stringLikeRegexp('resource in operationsKey .*AllowQueriesToEncryptResults'));
});

test('a user is not accepted as a grantee', () => {
  synthesise((scope) => {
    const audit = new CloudTrailAnalytics(scope, 'Audit', { queryPacks: [] });
    for (const user of [new iam.User(scope, 'Jane'), iam.User.fromUserName(scope, 'Jim', 'jim')]) {
      expect(() => audit.grantQuery(user)).toThrow(`add the user to a group; got the user Test/${user.node.id}`);
    }
  });
});

class LogGroupOnly implements IRecordSource {
  public readonly description = 'a log group';

  public bind(scope: Construct): RecordSourceConfig {
    return { logGroup: new logs.LogGroup(scope, 'Logs') };
  }
}

test('a source without log files is an error', () => {
  synthesise((stack) => {
    const audit = new CloudTrailAnalytics(stack, 'Audit', { source: new LogGroupOnly() });
    expect(() => audit.grantQuery(createAnalyst(stack))).toThrow('grantQuery requires a source with log files');
  });
});
