import { CfnParameter, Duration, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AccountScope, DetectionRule, EventCatalog, EventCatalogProps, RetentionPolicy, RulePack } from '../../src';
import { synthesise } from '../template';

const inIreland: StackProps = { env: { account: '111122223333', region: 'eu-west-1' } };

function catalog(props: Partial<EventCatalogProps> = {}, stackProps: StackProps = inIreland): Template {
  return synthesise((stack) => {
    new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), ...props });
  }, stackProps).template;
}

interface TableInput {
  readonly Name: string;
  readonly Parameters: Record<string, unknown>;
  readonly PartitionKeys: { Name: string }[];
  readonly StorageDescriptor: { Columns: { Name: string; Type: string; Comment: string }[]; [property: string]: unknown };
  readonly ViewOriginalText: string;
}

function tableInput(template: Template, name: string): TableInput {
  return Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: name } } }))[0].Properties.TableInput;
}

function definition(template: Template, name: string): { originalSql: string; columns: { name: string; type: string }[]; [key: string]: unknown } {
  const [, text] = /^\/\* Presto View: (.*) \*\/$/.exec(tableInput(template, name).ViewOriginalText) ?? [];
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
}

function enumValues(template: Template): unknown {
  return tableInput(template, 'events').Parameters['projection.region.values'];
}

describe('the events table', () => {
  const events = tableInput(catalog({ retention: RetentionPolicy.searchable(Duration.days(90)) }), 'events');

  test('computes its partitions, as far back as records are searchable', () => {
    expect(events.PartitionKeys.map(({ Name }) => Name)).toEqual(['account', 'region', 'day']);
    expect(events.Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.account.type': 'enum',
      'projection.account.values': '111122223333',
      'projection.region.type': 'enum',
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.range': 'NOW-90DAYS,NOW+1DAYS',
      'storage.location.template': {
        'Fn::Join': ['', ['s3://', expect.anything(), '/AWSLogs/${account}/CloudTrail/${region}/${day}/']],
      },
    });
  });

  test('reads files that were restored from cold storage', () => {
    expect(events.Parameters).toMatchObject({ read_restored_glacier_objects: 'true' });
  });

  test('reads what CloudTrail delivers with the format and the SerDe that know all fields', () => {
    expect(events.StorageDescriptor).toMatchObject({
      InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      SerdeInfo: { SerializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    });
  });

  test('has the complete record, each column explained', () => {
    expect(events.StorageDescriptor.Columns.map(({ Name, Type }) => `${Name} ${Type}`)).toMatchSnapshot();
    for (const { Comment } of events.StorageDescriptor.Columns) expect(Comment).toMatch(/^\S.{5,}/);
  });
});

describe('where log files are', () => {
  const template = (props: Partial<EventCatalogProps>): unknown =>
    (tableInput(catalog(props), 'events').Parameters['storage.location.template'] as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1][2];
  const organizationId = 'o-exampleorg1';

  test.each<[string, Partial<EventCatalogProps>, string]>([
    ['by a trail of one account', {}, 'AWSLogs/'],
    ['with a key prefix', { keyPrefix: 'audit/trail' }, 'audit/trail/AWSLogs/'],
    ['by a trail of an organization', { organizationId }, 'AWSLogs/o-exampleorg1/'],
    ['by a trail of an organization with a key prefix', { organizationId, keyPrefix: 'logs' }, 'logs/AWSLogs/o-exampleorg1/'],
    ['by the trail of AWS Control Tower', { organizationId, keyPrefix: organizationId }, 'o-exampleorg1/AWSLogs/o-exampleorg1/'],
  ])('%s', (_, props, prefix) => {
    expect(template(props)).toBe(`/${prefix}\${account}/CloudTrail/\${region}/\${day}/`);
    synthesise((stack) => {
      const { keyPrefix } = new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), ...props });
      expect(keyPrefix).toBe(prefix);
    });
  });

  test.each(['', '/logs', 'logs/', 'a//b', 'my logs', '${day}', 'x'.repeat(201)])("the key prefix '%s' is refused", (keyPrefix) => {
    expect(() => catalog({ keyPrefix })).toThrow(/^keyPrefix must be at most 200 letters, .* got '/);
  });

  test.each(['', 'exampleorg1', 'o-short', 'o-EXAMPLEORG1', 'o-exampleorg1/'])("the organization id '%s' is refused", (id) => {
    expect(() => catalog({ organizationId: id })).toThrow(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${id}'`);
  });

  test('only known at deployment', () => {
    const { template: result } = synthesise((stack) => {
      const value = new CfnParameter(stack, 'Value').valueAsString;
      new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), keyPrefix: value, organizationId: value });
    });
    expect(JSON.stringify(tableInput(result, 'events').Parameters['storage.location.template']))
      .toContain('"/",{"Ref":"Value"},"/AWSLogs/",{"Ref":"Value"},"/${account}/CloudTrail/');
  });
});

describe('accounts', () => {
  const projection = (accounts: AccountScope): Record<string, unknown> => Object.fromEntries(
    Object.entries(tableInput(catalog({ accounts, insights: true }), 'insights').Parameters).filter(([key]) => key.startsWith('projection.account')));

  test("are the stack's own, or a list", () => {
    expect(projection(AccountScope.own())).toEqual({ 'projection.account.type': 'enum', 'projection.account.values': '111122223333' });
    expect(projection(AccountScope.listed(['111122223333', '444455556666'])))
      .toEqual({ 'projection.account.type': 'enum', 'projection.account.values': '111122223333,444455556666' });
  });

  test('are named by each query', () => {
    expect(projection(AccountScope.injected(['111122223333']))).toEqual({ 'projection.account.type': 'injected' });
  });

  test('count for the partitions of a scan', () => {
    const ids = Array.from({ length: 100 }, (_, index) => String(100_000_000_000 + index));
    for (const accounts of [AccountScope.listed(ids), AccountScope.injected(ids)]) {
      expect(() => catalog({ accounts })).toThrow(/accounts x Regions x days must be at most 1000000, .* got 100 x \d+ x 367 = \d+: .* list fewer accounts/);
      expect(() => catalog({ accounts, regions: ['eu-west-1'] })).not.toThrow();
    }
  });
});

describe('what is not always recorded', () => {
  const template = catalog({ networkActivity: true, insights: true });

  test('has no table and no view unless it is', () => {
    const names = (given: Template): string[] =>
      Object.values(given.findResources('AWS::Glue::Table')).map(({ Properties }) => Properties.TableInput.Name);
    expect(names(catalog())).toEqual(['events', 'activity', 'detections', 'console_logins', 'role_assumptions']);
    expect(names(catalog({ networkActivity: true })).slice(5)).toEqual(['network_activity', 'endpoint_activity']);
    expect(names(catalog({ insights: true })).slice(5)).toEqual(['insights', 'insight_findings']);
  });

  test.each([['network_activity', 'CloudTrail-NetworkActivity'], ['insights', 'CloudTrail-Insight']])('%s is in the folder %s', (name, folder) => {
    const { Parameters, PartitionKeys } = tableInput(template, name);
    const events = tableInput(template, 'events');
    const location = (parameters: Record<string, unknown>): string => JSON.stringify(parameters['storage.location.template']);
    expect(location(Parameters)).toBe(location(events.Parameters).replace('/CloudTrail/', `/${folder}/`));
    expect({ ...Parameters, 'storage.location.template': '' }).toEqual({ ...events.Parameters, 'storage.location.template': '' });
    expect(PartitionKeys).toEqual(events.PartitionKeys);
  });

  test('network activity has the columns of events', () => {
    expect(tableInput(template, 'network_activity').StorageDescriptor.Columns).toEqual(tableInput(template, 'events').StorageDescriptor.Columns);
  });

  test('Insights have a record of their own, each column explained', () => {
    const { Columns } = tableInput(template, 'insights').StorageDescriptor;
    expect(Columns.map(({ Name, Type }) => `${Name} ${Type}`)).toMatchSnapshot();
    for (const { Comment } of Columns) expect(Comment).toMatch(/^\S.{5,}/);
  });
});

describe('the views', () => {
  const rule = new DetectionRule({ id: 'stopped', title: 'Stopped', pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }') });
  const template = catalog({ detectionRules: [RulePack.of('acme', [rule])], networkActivity: true, insights: true });
  const views = ['activity', 'detections', 'console_logins', 'role_assumptions', 'endpoint_activity', 'insight_findings'];

  test.each(views)('%s names the same columns in both dialects', (name) => {
    const { columns, catalog: catalogName, schema } = definition(template, name);
    const hive = tableInput(template, name).StorageDescriptor.Columns;
    expect({ catalogName, schema }).toEqual({ catalogName: 'awsdatacatalog', schema: 'audit' });
    expect(columns.map((column) => column.name)).toEqual(hive.map((column) => column.Name));
    const dialects: Record<string, string> = {
      'string': 'varchar',
      'boolean': 'boolean',
      'timestamp': 'timestamp(3)',
      'bigint': 'bigint',
      'double': 'double',
      'array<struct<arn:string,accountid:string,type:string,arnprefix:string>>': 'array(row(arn varchar, accountid varchar, type varchar, arnprefix varchar))',
    };
    expect(columns.map(({ type }) => type)).toEqual(hive.map(({ Type }) => dialects[Type]));
    for (const { Comment } of hive) expect(Comment).toMatch(/^\S.{2,}/);
  });

  test.each(views)('%s has the columns that queries rely on', (name) => {
    expect(definition(template, name).columns.map((column) => `${column.name} ${column.type}`)).toMatchSnapshot();
  });

  test('detections has a row for each rule that an event matches', () => {
    const { originalSql, columns } = definition(template, 'detections');
    expect(columns.slice(-2).map(({ name }) => name)).toEqual(['rule', 'severity']);
    expect(originalSql).toContain("IF(eventname = 'StopLogging', 'stopped')");
    expect(originalSql).toContain("CASE WHEN rule IN ('stopped') THEN 'MEDIUM' END AS severity");
    expect(originalSql).toContain('FROM "audit"."events" CROSS JOIN UNNEST(filter(ARRAY[');
  });

  test('detections is empty, and still valid, without a rule', () => {
    expect(definition(catalog(), 'detections').originalSql).toContain('ARRAY[CAST(NULL AS varchar)]');
  });

  test('many rules are asked for in several lists, none of which is more than Athena compiles', () => {
    const packs = [RulePack.identity(), RulePack.data(), RulePack.network()];
    const { originalSql } = definition(catalog({ detectionRules: packs }), 'detections');
    const [, lists, names] = /CROSS JOIN UNNEST\((filter.*)\) AS lists\((.*?)\) CROSS JOIN UNNEST\(filter\(ARRAY\[\2\], x -> x IS NOT NULL\)\) AS matches\(rule\)$/.exec(originalSql)!;
    const texts = lists.split(/(?<=IS NOT NULL\)), (?=filter)/);
    expect(texts).toHaveLength(names.split(', ').length);
    expect(texts.length).toBeGreaterThan(1);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(9000);
    for (const { id } of packs.flatMap(({ rules }) => rules)) expect(lists).toContain(`, '${id}')`);
  });

  test('a value of the deployment in a rule or a name is put in at deployment', () => {
    const withToken = synthesise((stack) => {
      const name = new CfnParameter(stack, 'Name').valueAsString;
      const pattern = FilterPattern.stringValue('$.requestParameters.name', '=', name);
      new EventCatalog(stack, 'Catalog', {
        databaseName: 'audit',
        bucket: new s3.Bucket(stack, 'Bucket'),
        detectionRules: [RulePack.of('acme', [new DetectionRule({ id: 'own-trail', title: 'Own trail', pattern })])],
      });
    }).template;
    const [head, encoded, tail] = (tableInput(withToken, 'detections').ViewOriginalText as unknown as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
    expect([head, tail]).toEqual(['/* Presto View: ', ' */']);
    expect(JSON.stringify(encoded)).toContain('{"Ref":"Name"}');
  });

  test('more rules than Glue keeps in the text of a view are refused', () => {
    const rules = Array.from({ length: 350 }, (_, index) => new DetectionRule({
      id: `rule-${index}`, title: 'Long', pattern: FilterPattern.literal(`{ $.eventName = "${'x'.repeat(950)}" }`),
    }));
    expect(() => catalog({ detectionRules: [RulePack.of('acme', rules)] }))
      .toThrow(/^alarmRules and detectionRules: the view 'detections' must be at most 409500 characters as Glue keeps it; got \d+: give fewer rules$/);
    expect(() => catalog({ detectionRules: [RulePack.of('acme', rules.slice(0, 290))] })).not.toThrow();
  });

  test('a rule on a field that the table lacks is an error', () => {
    const odd = new DetectionRule({ id: 'odd', title: 'Odd', pattern: FilterPattern.literal('{ $.eventNames = "X" }') });
    expect(() => catalog({ detectionRules: [RulePack.of('acme', [odd])] })).toThrow(/rule 'odd' cannot be rendered as SQL .*eventNames/);
  });
});

describe('regions', () => {
  test('are all of the partition that the stack is in', () => {
    expect(enumValues(catalog())).toMatch(/^af-south-1,.*,us-west-2$/);
    expect(enumValues(catalog({}, { env: { account: '111122223333', region: 'cn-north-1' } }))).toBe('cn-north-1,cn-northwest-1');
  });

  test('include a Region that is newer than the CDK', () => {
    expect(enumValues(catalog({}, { env: { account: '111122223333', region: 'eu-north-9' } }))).toMatch(/,eu-north-9$/);
  });

  test('follow the partition at deployment where the stack names no environment', () => {
    const template = catalog({}, {});
    const [mappingId] = Object.keys(template.findMappings('*'));
    expect(enumValues(template)).toEqual({ 'Fn::FindInMap': [mappingId, { Ref: 'AWS::Partition' }, 'names'] });
    expect(template.findMappings('*')[mappingId]['aws-us-gov'].names).toBe('us-gov-east-1,us-gov-west-1');
    expect(tableInput(template, 'events').Parameters['projection.account.values']).toEqual({ Ref: 'AWS::AccountId' });
  });

  test('may be chosen', () => {
    expect(enumValues(catalog({ regions: ['eu-west-1', 'us-east-1'] }))).toBe('eu-west-1,us-east-1');
  });

  test.each<[string, string[], string]>([
    ['none', [], 'regions must name at least one Region; got an empty list'],
    ['a zone', ['eu-west-1a'], "regions must be names of Regions such as 'eu-west-1'; got 'eu-west-1a'"],
    ['white space', ['eu-west-1', ' us-east-1'], "got ' us-east-1'"],
    ['a Region twice', ['eu-west-1', 'eu-west-1'], "regions must not repeat a Region; got 'eu-west-1' twice"],
  ])('%s is refused', (_, regions, message) => {
    expect(() => catalog({ regions })).toThrow(message);
  });

  test('more partitions than Athena reads in one scan are refused', () => {
    expect(() => catalog({ retention: RetentionPolicy.searchable(Duration.days(36500)) }))
      .toThrow(/accounts x Regions x days must be at most 1000000, Athena's limit for one scan; got 1 x \d+ x 36502 = \d+/);
  });
});
