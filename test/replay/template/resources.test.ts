import { ReplayPlan } from '../../../replay/template/plan';
import { readPlan } from '../../../replay/template/resources';

const readResources = (Resources: object, rest: object = {}): ReplayPlan => readPlan({ Resources, ...rest });

const FILTER = {
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    FilterPattern: '{ $.eventName = "X" }',
    MetricTransformations: [{ MetricNamespace: 'Audit', MetricName: 'x', MetricValue: '1', DefaultValue: '0' }],
  },
};
const ALARM = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'Audit', MetricName: 'x', Statistic: 'Sum', ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, EvaluationPeriods: 1,
  },
};

describe('metric filters', () => {
  test('are known by the metadata of their rules', () => {
    const Metadata = { CloudTrailAnalytics: { Rule: 'root-usage', Pack: 'recommended', Severity: 'HIGH' } };
    expect(readResources({ F: { ...FILTER, Metadata } }).filters).toEqual([{
      id: 'root-usage',
      pack: 'recommended',
      severity: 'HIGH',
      pattern: '{ $.eventName = "X" }',
      metrics: [{ namespace: 'Audit', name: 'x', value: '1', defaultValue: 0, dimensions: [] }],
    }]);
  });

  test('of other templates are known by their names, and else by their logical ids', () => {
    const named = { ...FILTER, Properties: { ...FILTER.Properties, FilterName: { 'Fn::Sub': '${AWS::Region}-root' } } };
    expect(readResources({ A: named, B: FILTER }).filters.map(({ id, pack }) => ({ id, pack }))).toEqual([
      { id: 'us-east-1-root', pack: undefined }, { id: 'B', pack: undefined },
    ]);
  });

  test('keep dimensions and selectors of their metrics', () => {
    const transformation = { MetricNamespace: 'n', MetricName: 'm', MetricValue: '$.bytes', Dimensions: [{ Key: 'account', Value: '$.recipientAccountId' }] };
    const Properties = { FilterPattern: '{ $.a = 1 }', MetricTransformations: [transformation, {}] };
    const [{ metrics }] = readResources({ F: { ...FILTER, Properties } }).filters;
    expect(metrics).toEqual([
      { namespace: 'n', name: 'm', value: '$.bytes', defaultValue: undefined, dimensions: [{ name: 'account', value: '$.recipientAccountId' }] },
      { namespace: '', name: '', value: '1', defaultValue: undefined, dimensions: [] },
    ]);
  });
});

test.each(['ERROR', '', '[ip, user]', undefined])('a filter with the pattern %p is not for records of CloudTrail', (FilterPattern) => {
  const { filters, notReplayed, problems } = readResources({ F: { ...FILTER, Properties: { FilterPattern } } });
  expect({ filters, problems }).toEqual({ filters: [], problems: [] });
  expect(notReplayed).toEqual([{ name: 'F', reason: `its filter pattern is not one for JSON: '${FilterPattern ?? ''}'` }]);
});

describe('alarms', () => {
  test('are known by their names, and else by their logical ids', () => {
    const named = { ...ALARM, Properties: { ...ALARM.Properties, AlarmName: 'audit-x' } };
    expect(readResources({ A: named, B: ALARM }).alarms.map(({ name }) => name)).toEqual(['audit-x', 'B']);
  });

  test('that cannot be replayed are named with the reason', () => {
    const composite = { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmName: 'all' } };
    const { alarms, notReplayed } = readResources({ A: { ...ALARM, Properties: { ...ALARM.Properties, Metrics: [] } }, B: composite });
    expect(alarms).toEqual([]);
    expect(notReplayed).toEqual([
      { name: 'A', reason: 'it watches a metric expression' }, { name: 'all', reason: 'composite alarms are not replayed' },
    ]);
  });
});

describe('queries', () => {
  test('are known by their metadata', () => {
    const query = {
      Type: 'AWS::Athena::NamedQuery',
      Properties: { Name: 'audit-root', Database: { Ref: 'D' }, QueryString: { 'Fn::Join': ['', ['SELECT ', '1']] }, Description: 'Root. Who?' },
      Metadata: { CloudTrailAnalytics: { Query: 'root', Pack: 'security' } },
    };
    const database = { Type: 'AWS::Glue::Database', Properties: { DatabaseInput: { Name: 'audit' } } };
    expect(readResources({ Q: query, D: database }).queries).toEqual([{ id: 'root', pack: 'security', database: 'audit', sql: 'SELECT 1', description: 'Root. Who?' }]);
  });

  test('of other templates are known by their names, with the pack in front, and else by their logical ids', () => {
    const query = (Name?: string): object => ({ Type: 'AWS::Athena::NamedQuery', Properties: { Name, QueryString: 'SELECT 1' } });
    expect(readResources({ A: query('team/pack/root'), B: query('root'), C: query() }).queries.map(({ id, pack, database }) => [pack, id, database])).toEqual([
      ['team/pack', 'root', 'default'], [undefined, 'root', 'default'], [undefined, 'C', 'default'],
    ]);
  });
});

describe('tables and views', () => {
  const table = (TableInput: object, DatabaseName?: string): object => ({ Type: 'AWS::Glue::Table', Properties: { DatabaseName, TableInput } });
  const viewText = (definition: unknown): string => `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString('base64')} */`;

  test('a table', () => {
    const input = {
      Name: 'events',
      Parameters: { 'projection.enabled': true },
      PartitionKeys: [{ Name: 'day', Type: 'string' }],
      StorageDescriptor: { Columns: [{ Name: 'eventName', Type: 'string' }, { Name: 'other' }], Location: 's3://bucket/' },
    };
    expect(readResources({ T: table(input, 'audit') }).tables).toEqual([{
      database: 'audit',
      name: 'events',
      columns: [{ name: 'eventname', type: 'string' }, { name: 'other', type: 'string' }],
      partitionKeys: [{ name: 'day', type: 'string' }],
      location: 's3://bucket/',
      parameters: { 'projection.enabled': 'true' },
    }]);
  });

  test('a table that says little', () => {
    expect(readResources({ T: table({}) }).tables).toEqual([
      { database: 'default', name: 'T', columns: [], partitionKeys: [], location: '', parameters: {} },
    ]);
  });

  test('views', () => {
    const views = {
      V: table({ Name: 'a', TableType: 'VIRTUAL_VIEW', ViewOriginalText: viewText({ originalSql: 'SELECT 1', schema: 'other' }) }, 'audit'),
      W: table({ Name: 'b', TableType: 'VIRTUAL_VIEW', ViewOriginalText: viewText({ originalSql: 'SELECT 2' }) }, 'audit'),
    };
    expect(readResources(views)).toMatchObject({
      tables: [],
      views: [{ database: 'audit', name: 'a', sql: 'SELECT 1', schema: 'other' }, { database: 'audit', name: 'b', sql: 'SELECT 2', schema: 'audit' }],
    });
  });

  test.each<[string, string | undefined, string]>([
    ['without text', undefined, "V: view 'a' holds no text in Athena's form; got ''"],
    ['with plain SQL', 'SELECT 1', "V: view 'a' holds no text in Athena's form; got 'SELECT 1'"],
    ['without JSON', `/* Presto View: ${Buffer.from('SELECT').toString('base64')} */`, "V: view 'a' holds text that is not JSON in base64"],
    ['without SQL', viewText({}), "V: view 'a' has no originalSql"],
  ])('a view %s is a problem', (_, ViewOriginalText, problem) => {
    expect(readResources({ V: table({ Name: 'a', TableType: 'VIRTUAL_VIEW', ViewOriginalText }) })).toMatchObject({ views: [], problems: [problem] });
  });
});

test('a resource that cannot be read is a problem, and the others are read', () => {
  const odd = { ...FILTER, Properties: { FilterPattern: { 'Fn::Transform': {} } } };
  const plan = readResources({ Odd: odd, F: FILTER, Other: { Type: 'AWS::EC2::Instance', Properties: { UserData: { 'Fn::Transform': {} } } } });
  expect(plan.problems).toEqual(['Odd: the intrinsic function Fn::Transform is not supported']);
  expect(plan.filters).toHaveLength(1);
});

test('what a condition leaves out is not deployed', () => {
  const Conditions = { Never: { 'Fn::Equals': [1, 2] }, Always: { 'Fn::Equals': [1, 1] } };
  const plan = readResources({ A: { ...FILTER, Condition: 'Never' }, B: { ...FILTER, Condition: 'Always' } }, { Conditions });
  expect(plan.filters.map(({ id }) => id)).toEqual(['B']);
});

test.each([[undefined], [null], ['text'], [[]], [{}], [{ Resources: [] }]])('%j is no template', (template) => {
  expect(() => readPlan(template)).toThrow('the template must be a CloudFormation template in JSON, with Resources');
});
