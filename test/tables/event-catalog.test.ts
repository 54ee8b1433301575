import { App, CfnParameter, Duration, Stack, StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  AccountScope, DetectionRule, EventCatalog, EventCatalogAttributes, EventCatalogProps, IEventCatalog, RetentionPolicy, RulePack,
} from '../../src';
import { only, synthesise } from '../template';

const IRELAND: StackProps = { env: { account: '111122223333', region: 'eu-west-1' } };

function synthesiseCatalog(props: Partial<EventCatalogProps> = {}, stackProps: StackProps = IRELAND): Template {
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

function findTableInput(template: Template, name: string): TableInput {
  return Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: name } } }))[0].Properties.TableInput;
}

function decodeView(template: Template, name: string): { originalSql: string; columns: { name: string; type: string }[]; [key: string]: unknown } {
  const [, text] = /^\/\* Presto View: (.*) \*\/$/.exec(findTableInput(template, name).ViewOriginalText) ?? [];
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
}

function findRegions(template: Template): unknown {
  return findTableInput(template, 'events').Parameters['projection.region.values'];
}

describe('the events table', () => {
  const events = findTableInput(synthesiseCatalog({ retention: RetentionPolicy.searchable(Duration.days(90)) }), 'events');

  test('has partition projection for the searchable period', () => {
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

  test('reads restored S3 Glacier objects', () => {
    expect(events.Parameters).toMatchObject({ read_restored_glacier_objects: 'true' });
  });

  test('has the input format and the SerDe that support all fields', () => {
    expect(events.StorageDescriptor).toMatchObject({
      InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      SerdeInfo: { SerializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    });
  });

  test('has all fields of a record, each with a comment', () => {
    expect(events.StorageDescriptor.Columns.map(({ Name, Type }) => `${Name} ${Type}`)).toMatchSnapshot();
    for (const { Comment } of events.StorageDescriptor.Columns) expect(Comment).toMatch(/^\S.{5,}/);
  });
});

describe('the location of log files', () => {
  const findLocation = (props: Partial<EventCatalogProps>): unknown =>
    (findTableInput(synthesiseCatalog(props), 'events').Parameters['storage.location.template'] as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1][2];
  const organizationId = 'o-exampleorg1';

  test.each<[string, Partial<EventCatalogProps>, string]>([
    ['of a trail of one account', {}, 'AWSLogs/'],
    ['with a key prefix', { keyPrefix: 'audit/trail' }, 'audit/trail/AWSLogs/'],
    ['of an organization trail', { organizationId }, 'AWSLogs/o-exampleorg1/'],
    ['of an organization trail with a key prefix', { organizationId, keyPrefix: 'logs' }, 'logs/AWSLogs/o-exampleorg1/'],
    ['of the AWS Control Tower trail', { organizationId, keyPrefix: organizationId }, 'o-exampleorg1/AWSLogs/o-exampleorg1/'],
  ])('%s', (_, props, prefix) => {
    expect(findLocation(props)).toBe(`/${prefix}\${account}/CloudTrail/\${region}/\${day}/`);
    synthesise((stack) => {
      const { logFilePrefix } = new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), ...props });
      expect(logFilePrefix).toBe(prefix);
    });
  });

  test.each(['', 'Audit', 'audit-trail', 'a"b', 'x'.repeat(256)])("rejects the database name '%s'", (databaseName) => {
    expect(() => synthesiseCatalog({ databaseName }))
      .toThrow(`databaseName must be 1 to 255 lower-case letters, digits and underscores; got '${databaseName}'`);
  });

  test.each(['', '/logs', 'logs/', 'a//b', 'my logs', '${day}', 'x'.repeat(201)])("rejects the key prefix '%s'", (keyPrefix) => {
    expect(() => synthesiseCatalog({ keyPrefix })).toThrow(/^keyPrefix must be at most 200 letters, .* got '/);
  });

  test.each(['', 'exampleorg1', 'o-short', 'o-EXAMPLEORG1', 'o-exampleorg1/'])("rejects the organization ID '%s'", (id) => {
    expect(() => synthesiseCatalog({ organizationId: id })).toThrow(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${id}'`);
  });

  test('can contain tokens', () => {
    const { template: result } = synthesise((stack) => {
      const value = new CfnParameter(stack, 'Value').valueAsString;
      new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), keyPrefix: value, organizationId: value });
    });
    expect(JSON.stringify(findTableInput(result, 'events').Parameters['storage.location.template']))
      .toContain('"/",{"Ref":"Value"},"/AWSLogs/",{"Ref":"Value"},"/${account}/CloudTrail/');
  });
});

describe('accounts', () => {
  const renderProjection = (accounts: AccountScope): Record<string, unknown> => Object.fromEntries(
    Object.entries(findTableInput(synthesiseCatalog({ accounts, insights: true }), 'insights').Parameters).filter(([key]) => key.startsWith('projection.account')));

  test('are the account of the stack or a list', () => {
    expect(renderProjection(AccountScope.stackAccount())).toEqual({ 'projection.account.type': 'enum', 'projection.account.values': '111122223333' });
    expect(renderProjection(AccountScope.listed(['111122223333', '444455556666'])))
      .toEqual({ 'projection.account.type': 'enum', 'projection.account.values': '111122223333,444455556666' });
  });

  test('can be injected', () => {
    expect(renderProjection(AccountScope.injected(['111122223333']))).toEqual({ 'projection.account.type': 'injected' });
  });

  test('count towards the partitions of a scan', () => {
    const ids = Array.from({ length: 100 }, (_, index) => String(100_000_000_000 + index));
    for (const accounts of [AccountScope.listed(ids), AccountScope.injected(ids)]) {
      expect(() => synthesiseCatalog({ accounts })).toThrow(/accounts x Regions x days must be at most 1000000, .* got 100 x \d+ x 367 = \d+: .* fewer accounts/);
      expect(() => synthesiseCatalog({ accounts, regions: ['eu-west-1'] })).not.toThrow();
    }
  });
});

describe('optional events', () => {
  const template = synthesiseCatalog({ networkActivity: true, insights: true });

  test('have a table and a view only if they are recorded', () => {
    const listNames = (given: Template): string[] =>
      Object.values(given.findResources('AWS::Glue::Table')).map(({ Properties }) => Properties.TableInput.Name);
    expect(listNames(synthesiseCatalog())).toEqual(['events', 'activity', 'detections', 'console_logins', 'role_assumptions']);
    expect(listNames(synthesiseCatalog({ networkActivity: true })).slice(5)).toEqual(['network_activity', 'endpoint_activity']);
    expect(listNames(synthesiseCatalog({ insights: true })).slice(5)).toEqual(['insights', 'insight_findings']);
  });

  test.each([['network_activity', 'CloudTrail-NetworkActivity'], ['insights', 'CloudTrail-Insight']])('%s is in the folder %s', (name, folder) => {
    const { Parameters, PartitionKeys } = findTableInput(template, name);
    const events = findTableInput(template, 'events');
    const renderLocation = (parameters: Record<string, unknown>): string => JSON.stringify(parameters['storage.location.template']);
    expect(renderLocation(Parameters)).toBe(renderLocation(events.Parameters).replace('/CloudTrail/', `/${folder}/`));
    expect({ ...Parameters, 'storage.location.template': '' }).toEqual({ ...events.Parameters, 'storage.location.template': '' });
    expect(PartitionKeys).toEqual(events.PartitionKeys);
  });

  test('network_activity has the columns of events', () => {
    expect(findTableInput(template, 'network_activity').StorageDescriptor.Columns).toEqual(findTableInput(template, 'events').StorageDescriptor.Columns);
  });

  test('insights has all fields of an Insights record, each with a comment', () => {
    const { Columns } = findTableInput(template, 'insights').StorageDescriptor;
    expect(Columns.map(({ Name, Type }) => `${Name} ${Type}`)).toMatchSnapshot();
    for (const { Comment } of Columns) expect(Comment).toMatch(/^\S.{5,}/);
  });
});

describe('the views', () => {
  const rule = new DetectionRule({ id: 'stopped', title: 'Stopped', pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }') });
  const template = synthesiseCatalog({ detectionRules: [RulePack.of('acme', [rule])], networkActivity: true, insights: true });
  const views = ['activity', 'detections', 'console_logins', 'role_assumptions', 'endpoint_activity', 'insight_findings'];

  test.each(views)('%s has the same columns in Hive and Trino types', (name) => {
    const { columns, catalog: catalogName, schema } = decodeView(template, name);
    const hive = findTableInput(template, name).StorageDescriptor.Columns;
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

  test.each(views)('%s has the columns that queries use', (name) => {
    expect(decodeView(template, name).columns.map((column) => `${column.name} ${column.type}`)).toMatchSnapshot();
  });

  test('detections has a row for each event and rule that match', () => {
    const { originalSql, columns } = decodeView(template, 'detections');
    expect(columns.slice(-2).map(({ name }) => name)).toEqual(['rule', 'severity']);
    expect(originalSql).toContain("IF(eventname = 'StopLogging', 'stopped')");
    expect(originalSql).toContain("CASE WHEN rule IN ('stopped') THEN 'MEDIUM' END AS severity");
    expect(originalSql).toContain('FROM "audit"."events" CROSS JOIN UNNEST(filter(ARRAY[');
  });

  test('detections is valid without rules', () => {
    expect(decodeView(synthesiseCatalog(), 'detections').originalSql).toContain('ARRAY[CAST(NULL AS varchar)]');
  });

  test('detections splits rules into arrays that Athena can compile', () => {
    const packs = [RulePack.identity(), RulePack.data(), RulePack.network()];
    const { originalSql } = decodeView(synthesiseCatalog({ detectionRules: packs }), 'detections');
    const [, lists, names] = /CROSS JOIN UNNEST\((filter.*)\) AS lists\((.*?)\) CROSS JOIN UNNEST\(filter\(ARRAY\[\2\], x -> x IS NOT NULL\)\) AS matches\(rule\)$/.exec(originalSql)!;
    const texts = lists.split(/(?<=IS NOT NULL\)), (?=filter)/);
    expect(texts).toHaveLength(names.split(', ').length);
    expect(texts.length).toBeGreaterThan(1);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(9000);
    for (const { id } of packs.flatMap(({ rules }) => rules)) expect(lists).toContain(`, '${id}')`);
  });

  test('a token in a rule is resolved at deployment', () => {
    const withToken = synthesise((stack) => {
      const name = new CfnParameter(stack, 'Name').valueAsString;
      const pattern = FilterPattern.stringValue('$.requestParameters.name', '=', name);
      new EventCatalog(stack, 'Catalog', {
        databaseName: 'audit',
        bucket: new s3.Bucket(stack, 'Bucket'),
        detectionRules: [RulePack.of('acme', [new DetectionRule({ id: 'own-trail', title: 'Own trail', pattern })])],
      });
    }).template;
    const [head, encoded, tail] = (findTableInput(withToken, 'detections').ViewOriginalText as unknown as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
    expect([head, tail]).toEqual(['/* Presto View: ', ' */']);
    expect(JSON.stringify(encoded)).toContain('{"Ref":"Name"}');
  });

  test('rejects more rules than the Glue quota for a view', () => {
    const rules = Array.from({ length: 350 }, (_, index) => new DetectionRule({
      id: `rule-${index}`, title: 'Long', pattern: FilterPattern.literal(`{ $.eventName = "${'x'.repeat(950)}" }`),
    }));
    expect(() => synthesiseCatalog({ detectionRules: [RulePack.of('acme', rules)] }))
      .toThrow(/^alarmRules and detectionRules: the text of the view 'detections' must be at most 409500 characters, the quota of Glue; got \d+: use fewer rules$/);
    expect(() => synthesiseCatalog({ detectionRules: [RulePack.of('acme', rules.slice(0, 290))] })).not.toThrow();
  });

  test('rejects a rule with an unknown field', () => {
    const odd = new DetectionRule({ id: 'odd', title: 'Odd', pattern: FilterPattern.literal('{ $.eventNames = "X" }') });
    expect(() => synthesiseCatalog({ detectionRules: [RulePack.of('acme', [odd])] })).toThrow(/rule 'odd' cannot be rendered as SQL .*eventNames/);
  });
});

describe('regions', () => {
  test('are all Regions of the partition of the stack', () => {
    expect(findRegions(synthesiseCatalog())).toMatch(/^af-south-1,.*,us-west-2$/);
    expect(findRegions(synthesiseCatalog({}, { env: { account: '111122223333', region: 'cn-north-1' } }))).toBe('cn-north-1,cn-northwest-1');
  });

  test('include the Region of the stack if the CDK does not contain it', () => {
    expect(findRegions(synthesiseCatalog({}, { env: { account: '111122223333', region: 'eu-north-9' } }))).toMatch(/,eu-north-9$/);
  });

  test('depend on the partition at deployment without an explicit environment', () => {
    const template = synthesiseCatalog({}, {});
    const [mappingId] = Object.keys(template.findMappings('*'));
    expect(findRegions(template)).toEqual({ 'Fn::FindInMap': [mappingId, { Ref: 'AWS::Partition' }, 'names'] });
    expect(template.findMappings('*')[mappingId]['aws-us-gov'].names).toBe('us-gov-east-1,us-gov-west-1');
    expect(findTableInput(template, 'events').Parameters['projection.account.values']).toEqual({ Ref: 'AWS::AccountId' });
  });

  test('can be specified', () => {
    expect(findRegions(synthesiseCatalog({ regions: ['eu-west-1', 'us-east-1'] }))).toBe('eu-west-1,us-east-1');
  });

  test.each<[string, string[], string]>([
    ['an empty list', [], 'regions must contain at least one Region; got an empty list'],
    ['an Availability Zone', ['eu-west-1a'], "regions must be Region names, such as 'eu-west-1'; got 'eu-west-1a'"],
    ['white space', ['eu-west-1', ' us-east-1'], "got ' us-east-1'"],
    ['a Region twice', ['eu-west-1', 'eu-west-1'], "regions must contain each Region once; got 'eu-west-1' twice"],
  ])('rejects %s', (_, regions, message) => {
    expect(() => synthesiseCatalog({ regions })).toThrow(message);
  });

  test('rejects more partitions than the Athena quota for a scan', () => {
    expect(() => synthesiseCatalog({ retention: RetentionPolicy.searchable(Duration.days(36500)) }))
      .toThrow(/accounts x Regions x days must be at most 1000000, the Athena quota for one scan; got 1 x \d+ x 36502 = \d+/);
  });
});

describe('an imported catalog', () => {
  const importedKey = 'arn:aws:kms:eu-west-1:111122223333:key/1';

  /** Grants read permission to a role in a stack, and returns the policy of the role. */
  function grantRead(create: (stack: Stack) => IEventCatalog): unknown {
    const stack = new Stack(new App(), 'Analysts', IRELAND);
    const role = new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
    create(stack).grantRead(role).assertSuccess();
    return only(Template.fromStack(stack), 'AWS::IAM::Policy').Properties.PolicyDocument;
  }

  test.each<[string, (stack: Stack) => EventCatalogAttributes]>([
    ['without a key', (stack) => ({ databaseName: 'audit', bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs') })],
    ['of an organization with a key', (stack) => ({
      databaseName: 'audit',
      bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs'),
      keyPrefix: 'trails',
      organizationId: 'o-exampleorg1',
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', importedKey),
    })],
  ])('%s grants the same permissions as the original', (_, createAttributes) => {
    const original = grantRead((stack) => new EventCatalog(stack, 'Catalog', createAttributes(stack)));
    expect(grantRead((stack) => EventCatalog.fromEventCatalogAttributes(stack, 'Catalog', createAttributes(stack)))).toEqual(original);
    expect(JSON.stringify(original)).toContain('table/audit/*');
  });

  test('can be used in another stack of the app', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', IRELAND);
    const bucket = new s3.Bucket(owner, 'Bucket', { bucketName: 'logs' });
    const { databaseName } = new EventCatalog(owner, 'Catalog', { databaseName: 'audit', bucket });
    const stack = new Stack(app, 'Analysts', IRELAND);
    const catalog = EventCatalog.fromEventCatalogAttributes(stack, 'Catalog', { databaseName, bucket });
    catalog.grantRead(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
    expect(catalog.databaseName).toBe('audit');
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Glue::Database', 0);
    template.resourceCountIs('AWS::Glue::Table', 0);
    template.resourceCountIs('AWS::IAM::Policy', 1);
  });

  test('requires statements in the policies of another account', () => {
    const stack = new Stack(new App(), 'Analysts', IRELAND);
    EventCatalog.fromEventCatalogAttributes(stack, 'Catalog', {
      databaseName: 'audit', bucket: s3.Bucket.fromBucketAttributes(stack, 'Logs', { bucketName: 'logs', account: '444455556666' }),
    });
    for (const sid of ['AllowQueriesToListRecords', 'AllowQueriesToReadRecords']) {
      Annotations.fromStack(stack).hasWarning('/Analysts/Catalog', Match.stringLikeRegexp(`imported resource in bucket.*"Sid":"${sid}"`));
    }
  });

  test('rejects invalid attributes', () => {
    const stack = new Stack(new App(), 'Analysts', IRELAND);
    const bucket = s3.Bucket.fromBucketName(stack, 'Logs', 'logs');
    expect(() => EventCatalog.fromEventCatalogAttributes(stack, 'One', { databaseName: 'audit', bucket, keyPrefix: '/logs' }))
      .toThrow(/^keyPrefix must be /);
    expect(() => EventCatalog.fromEventCatalogAttributes(stack, 'Two', {
      databaseName: 'audit', bucket, encryptionKey: kms.Alias.fromAliasName(stack, 'Alias', 'alias/logs'),
    })).toThrow(/^encryptionKey must be a key/);
  });

  test('rejects a user', () => {
    const stack = new Stack(new App(), 'Analysts', IRELAND);
    const bucket = s3.Bucket.fromBucketName(stack, 'Logs', 'logs');
    const catalog = EventCatalog.fromEventCatalogAttributes(stack, 'Catalog', { databaseName: 'audit', bucket });
    expect(() => catalog.grantRead(new iam.User(stack, 'User'))).toThrow(/^grantee must be a role or a group/);
  });
});
