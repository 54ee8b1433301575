import { App, Aws, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  AccountScope, IQueryWorkgroup, QueryPack, QueryResults, QueryWindow, QueryWorkgroup, QueryWorkgroupAttributes, QueryWorkgroupProps,
  RequiredStatement, RetentionPolicy,
} from '../../src';
import { synthesise } from '../template';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/operations';

function createWorkgroup(scope: Construct, props: Partial<QueryWorkgroupProps> = {}): QueryWorkgroup {
  return new QueryWorkgroup(scope, 'Workgroup', { workgroupName: 'audit', databaseName: 'audit_db', ...props });
}

function importWorkgroup(scope: Construct, attrs: Partial<QueryWorkgroupAttributes> = {}): IQueryWorkgroup {
  return QueryWorkgroup.fromQueryWorkgroupAttributes(scope, 'Imported', {
    workgroupName: 'audit',
    databaseName: 'audit_db',
    encryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY_ARN),
    resultsBucket: s3.Bucket.fromBucketName(scope, 'Results', 'results'),
    ...attrs,
  });
}

function listStatements(template: Template): unknown[] {
  return Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

describe('metrics', () => {
  test.each<[string, (workgroup: IQueryWorkgroup, props?: cloudwatch.MetricOptions) => cloudwatch.Metric, string]>([
    ['ProcessedBytes', (workgroup, props) => workgroup.metricProcessedBytes(props), 'Sum'],
    ['TotalExecutionTime', (workgroup, props) => workgroup.metricTotalExecutionTime(props), 'Average'],
    ['QueryQueueTime', (workgroup, props) => workgroup.metricQueryQueueTime(props), 'Average'],
    ['EngineExecutionTime', (workgroup, props) => workgroup.metricEngineExecutionTime(props), 'Average'],
    ['QueryPlanningTime', (workgroup, props) => workgroup.metric('QueryPlanningTime', props), 'Average'],
  ])('%s', (metricName, createMetric, statistic) => {
    synthesise((stack) => {
      for (const workgroup of [createWorkgroup(stack), importWorkgroup(stack)]) {
        const metric = createMetric(workgroup);
        expect(metric).toMatchObject({ namespace: 'AWS/Athena', metricName, statistic, dimensions: { WorkGroup: 'audit' } });
        expect(metric.period.toMinutes()).toBe(5);
        expect(createMetric(workgroup, { statistic: 'Maximum', period: Duration.hours(1) }).statistic).toBe('Maximum');
      }
    });
  });

  test('can be filtered by more dimensions', () => {
    synthesise((stack) => {
      const metric = createWorkgroup(stack).metricTotalExecutionTime({ dimensionsMap: { QueryState: 'FAILED', QueryType: 'DML' } });
      expect(metric.dimensions).toEqual({ WorkGroup: 'audit', QueryState: 'FAILED', QueryType: 'DML' });
    });
  });

  test('accept a token as the workgroup name', () => {
    const { template } = synthesise((stack) => {
      createWorkgroup(stack, { workgroupName: Aws.STACK_NAME }).metricProcessedBytes()
        .createAlarm(stack, 'Alarm', { threshold: 1e12, evaluationPeriods: 1 });
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Athena', MetricName: 'ProcessedBytes', Statistic: 'Sum', Dimensions: [{ Name: 'WorkGroup', Value: { Ref: 'AWS::StackName' } }],
    });
  });
});

describe('addQueryPack', () => {
  const packs = (): QueryPack[] => [QueryPack.security(), QueryPack.investigation().withPreparedStatements()];

  test('creates the resources that the prop creates', () => {
    const { template } = synthesise((stack) => {
      const workgroup = createWorkgroup(stack);
      expect(workgroup.queryNames).toEqual([]);
      for (const pack of packs()) workgroup.addQueryPack(pack);
      expect(workgroup.queryNames).toEqual(packs().flatMap(({ id, queries }) => queries.map((query) => `${id}/${query.id}`)));
    });
    const { template: expected } = synthesise((stack) => createWorkgroup(stack, { queryPacks: packs() }));
    expect(template.toJSON()).toEqual(expected.toJSON());
    expect(Object.keys(template.findResources('AWS::Athena::PreparedStatement')).length).toBeGreaterThan(0);
  });

  test('refuses a pack that was already added', () => {
    synthesise((stack) => {
      const workgroup = createWorkgroup(stack, { queryPacks: [QueryPack.security().only(['root-activity'])] });
      expect(() => workgroup.addQueryPack(QueryPack.security())).toThrow("addQueryPack: pack ids must be unique; got 'security' twice");
      workgroup.addQueryPack(QueryPack.investigation());
      expect(() => workgroup.addQueryPack(QueryPack.investigation())).toThrow("addQueryPack: pack ids must be unique; got 'investigation' twice");
    });
  });

  test('refuses a window that is longer than the searchable period, without an effect', () => {
    synthesise((stack) => {
      const workgroup = createWorkgroup(stack, { retention: RetentionPolicy.searchable(Duration.days(30)) });
      const pack = QueryPack.security().only(['root-activity']);
      expect(() => workgroup.addQueryPack(pack.withWindow(QueryWindow.lastDays(31))))
        .toThrow("query 'security/root-activity': the window, including the baseline, must be at most the searchable period (30 days); got 31 days");
      workgroup.addQueryPack(pack.withWindow(QueryWindow.lastDays(30)));
      expect(workgroup.queryNames).toEqual(['security/root-activity']);
    });
  });

  test('refuses a pack whose events are not recorded', () => {
    synthesise((stack) => {
      expect(() => createWorkgroup(stack).addQueryPack(QueryPack.insights()))
        .toThrow("query pack 'insights' must have at least one query on recorded events; got none, because CloudTrail Insights is not recorded");
      createWorkgroup(new Construct(stack, 'Recorded'), { insights: true }).addQueryPack(QueryPack.insights());
    });
  });
});

describe('an imported workgroup', () => {
  test('adds saved queries to the importing stack, with the names of the workgroup and the database', () => {
    const { template } = synthesise((stack) => {
      const workgroup = importWorkgroup(stack);
      expect([workgroup.workgroupName, workgroup.databaseName]).toEqual(['audit', 'audit_db']);
      workgroup.addQueryPack(QueryPack.investigation().only(['event-search']).withPreparedStatements());
    });
    template.resourceCountIs('AWS::Athena::WorkGroup', 0);
    template.hasResource('AWS::Athena::NamedQuery', {
      Properties: {
        Name: 'investigation/event-search',
        WorkGroup: 'audit',
        Database: 'audit_db',
        QueryString: Match.stringLikeRegexp('FROM "audit_db"."activity"'),
      },
      DependsOn: Match.absent(),
    });
    template.hasResourceProperties('AWS::Athena::PreparedStatement', { StatementName: 'investigation__event_search', WorkGroup: 'audit' });
  });

  test('has the same checks as a new workgroup', () => {
    synthesise((stack) => {
      const workgroup = importWorkgroup(stack, { searchablePeriod: Duration.days(6) });
      expect(() => workgroup.addQueryPack(QueryPack.security())).toThrow('must be at most the searchable period (6 days)');
      expect(() => workgroup.addQueryPack(QueryPack.insights())).toThrow('CloudTrail Insights is not recorded');
    });
    synthesise((stack) => importWorkgroup(stack, { insights: true }).addQueryPack(QueryPack.insights()));
  });

  test('has saved queries with account IDs if the tables require them', () => {
    const { template } = synthesise((stack) => {
      importWorkgroup(stack, { accounts: AccountScope.injected(['444455556666']) }).addQueryPack(QueryPack.security().only(['root-activity']));
    });
    template.hasResourceProperties('AWS::Athena::NamedQuery', { QueryString: Match.stringLikeRegexp("account IN \\('444455556666'\\)") });
  });

  test.each<[string, boolean]>([
    ['in a bucket', false],
    ['managed by Athena', true],
  ])('grants the permissions of the workgroup for results %s', (_, managed) => {
    const grant = (getWorkgroup: (stack: Construct) => IQueryWorkgroup): unknown[] => {
      const { template } = synthesise((stack) => {
        const role = new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
        getWorkgroup(stack).grantQuery(role).assertSuccess();
      }, { env: ENV });
      return listStatements(template);
    };
    const getBucket = (stack: Construct): s3.IBucket => s3.Bucket.fromBucketName(stack, 'MyResults', 'results');
    const imported = grant((stack) =>
      importWorkgroup(stack, managed ? { resultsBucket: undefined } : { resultsBucket: getBucket(stack), keyPrefix: 'athena' }));
    expect(imported).toEqual(grant((stack) => createWorkgroup(stack, {
      queryResults: managed ? QueryResults.managed() : QueryResults.expiring({ bucket: getBucket(stack), keyPrefix: 'athena' }),
      encryptionKey: kms.Key.fromKeyArn(stack, 'MyKey', KEY_ARN),
    })));
  });

  test('can be in another stack of the app', () => {
    const app = new App();
    const workgroup = createWorkgroup(new Stack(app, 'Audit', { env: ENV }));
    const stack = new Stack(app, 'Analysts', { env: ENV });
    const imported = QueryWorkgroup.fromQueryWorkgroupAttributes(stack, 'Workgroup', {
      workgroupName: workgroup.workgroupName,
      databaseName: workgroup.databaseName,
      encryptionKey: workgroup.encryptionKey,
      resultsBucket: workgroup.resultsBucket,
    });
    imported.addQueryPack(QueryPack.security().only(['root-activity']));
    imported.grantQuery(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() })).assertSuccess();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Athena::NamedQuery', { WorkGroup: 'audit', Database: 'audit_db' });
    expect(JSON.stringify(listStatements(template))).toContain('Fn::ImportValue');
    Template.fromStack(Stack.of(workgroup)).resourceCountIs('AWS::Athena::NamedQuery', 0);
  });

  test('does not change or require policies of the bucket and the key', () => {
    const { annotations } = synthesise((stack) => {
      const workgroup = importWorkgroup(stack, {
        resultsBucket: s3.Bucket.fromBucketAttributes(stack, 'Elsewhere', { bucketName: 'results', account: '444455556666', region: ENV.region }),
      });
      expect(RequiredStatement._under(workgroup)).toEqual([]);
    }, { env: ENV });
    annotations.hasNoWarning('*', Match.anyValue());
  });

  test.each<[string, (stack: Construct) => Partial<QueryWorkgroupAttributes>, string]>([
    ['a key prefix without a bucket', () => ({ resultsBucket: undefined, keyPrefix: 'athena' }),
      "keyPrefix must not be specified without resultsBucket; got 'athena'"],
    ['an invalid key prefix', () => ({ keyPrefix: '/athena' }), "got '/athena'"],
    ['a searchable period of hours', () => ({ searchablePeriod: Duration.hours(36) }),
      'searchablePeriod must be whole days, at least 1; got 1 day 12 hours'],
    ['a bucket in another Region',
      (stack) => ({ resultsBucket: s3.Bucket.fromBucketAttributes(stack, 'Elsewhere', { bucketName: 'results', region: 'us-east-1' }) }),
      'resultsBucket must be in the Region of the stack, eu-west-1; got one in us-east-1'],
    ['a key in another Region',
      (stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Elsewhere', 'arn:aws:kms:us-east-1:111122223333:key/1') }),
      'encryptionKey must be in the Region of the stack, eu-west-1; got one in us-east-1'],
  ])('refuses %s', (_, createAttributes, message) => {
    expect(() => synthesise((stack) => importWorkgroup(stack, createAttributes(stack)), { env: ENV })).toThrow(message);
  });
});
