import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  AggregationTemplate, ApiInsights, AuditTrail, CloudTrailAnalytics, DataEventOptions, DataEvents, DataResource, InsightCategory,
  ManagementEvents, NetworkActivityEvents, RecordedEvents, RecordSource, ValueMatch,
} from '../../src';
import { only, synthesise } from '../template';

interface Recorded {
  readonly trail: Record<string, any>;
  readonly annotations: Annotations;
}

function record(events: RecordedEvents | ((stack: Stack) => RecordedEvents)): Recorded {
  const stack = new Stack(new App(), 'Test');
  new AuditTrail(stack, 'Trail', {
    trailName: 'audit',
    bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs'),
    encryptionKey: new kms.Key(stack, 'Key'),
    ...typeof events === 'function' ? events(stack) : events,
  });
  return { trail: only(Template.fromStack(stack), 'AWS::CloudTrail::Trail').Properties, annotations: Annotations.fromStack(stack) };
}

function selectors(events: RecordedEvents): { Name: string; FieldSelectors: { Field: string }[] }[] {
  const { trail } = record(events);
  expect(trail.EventSelectors).toBeUndefined();
  return trail.AdvancedEventSelectors;
}

/** The fields of the only selector of data events. */
function dataFields(options: DataEventOptions, resource = DataResource.SQS_QUEUE): object[] {
  const [selector] = selectors({ managementEvents: ManagementEvents.none(), dataEvents: [DataEvents.of(resource, options)] });
  return selector.FieldSelectors.filter(({ Field }) => !['eventCategory', 'resources.type'].includes(Field));
}

const management = { Name: 'management', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] };
const ownObjects = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::logs/']] };
const dataEvents = [DataEvents.of(DataResource.SQS_QUEUE)];

describe('management events', () => {
  test('are all recorded by default, with a basic selector', () => {
    const { trail, annotations } = record({});
    expect(trail.EventSelectors).toEqual([{ IncludeManagementEvents: true, ReadWriteType: 'All' }]);
    for (const absent of ['AdvancedEventSelectors', 'InsightSelectors', 'AggregationConfigurations']) expect(trail).not.toHaveProperty(absent);
    expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('are recorded with an advanced selector beside others', () => {
    expect(selectors({ dataEvents })[0]).toEqual(management);
  });

  test.each<[ManagementEvents, object[], string]>([
    [ManagementEvents.readOnly(), [{ Field: 'readOnly', Equals: ['true'] }], 'reads alone'],
    [ManagementEvents.writeOnly(), [{ Field: 'readOnly', Equals: ['false'] }], 'writes alone'],
    [ManagementEvents.all().excludingKms(), [{ Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }],
      'reads and writes, without kms.amazonaws.com'],
    [ManagementEvents.writeOnly().excludingRdsData().excludingKms().excludingKms(),
      [{ Field: 'readOnly', Equals: ['false'] }, { Field: 'eventSource', NotEquals: ['rdsdata.amazonaws.com', 'kms.amazonaws.com'] }],
      'writes alone, without rdsdata.amazonaws.com and kms.amazonaws.com'],
  ])('can be some, and what is not seen is said', (managementEvents, fields, described) => {
    expect(selectors({ managementEvents })).toEqual([{ Name: 'management', FieldSelectors: [...management.FieldSelectors, ...fields] }]);
    record({ managementEvents }).annotations.hasWarning('/Test/Trail', Match.stringLikeRegexp(
      `not all management events are recorded \\(${described}\\).*find nothing.*\\[ack: cdk-cloudtrail-analytics:managementEventsIncomplete\\]`));
  });

  test('can be none, where something else is recorded', () => {
    expect(selectors({ managementEvents: ManagementEvents.none(), dataEvents }).map(({ Name }) => Name)).toEqual(['data AWS::SQS::Queue']);
    expect(() => record({ managementEvents: ManagementEvents.none() }))
      .toThrow('managementEvents: a trail must record something; got ManagementEvents.none(), and neither dataEvents nor networkActivity');
    expect(() => ManagementEvents.none().excludingKms())
      .toThrow("managementEvents: none are recorded, so 'kms.amazonaws.com' cannot be left out of them");
  });
});

describe('data events', () => {
  test('of a type of resource name it once', () => {
    expect(selectors({ dataEvents: [DataEvents.of(DataResource.LAMBDA_FUNCTION), DataEvents.of(DataResource.of('AWS::New::Thing'))] })).toEqual([
      management,
      ...['AWS::Lambda::Function', 'AWS::New::Thing'].map((type) => ({
        Name: `data ${type}`,
        FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }, { Field: 'resources.type', Equals: [type] }],
      })),
    ]);
  });

  test('can be narrowed by every field that CloudTrail takes', () => {
    expect(dataFields({
      readWriteType: ReadWriteType.WRITE_ONLY,
      resourceArn: ValueMatch.equalTo(['arn:a']).combinedWith(ValueMatch.notEndsWith(['-test'])),
      eventName: ValueMatch.startsWith(['Delete', 'Put']).combinedWith(ValueMatch.startsWith(['Put', 'Send'])),
      principalArn: ValueMatch.notStartsWith(['arn:aws:sts::111122223333:assumed-role/Scanner/']),
      eventSource: ValueMatch.notEqualTo(['lifecycle.s3.amazonaws.com']),
      eventType: ValueMatch.endsWith(['Call']),
      fromConsole: true,
    })).toEqual([
      { Field: 'readOnly', Equals: ['false'] },
      { Field: 'resources.ARN', Equals: ['arn:a'], NotEndsWith: ['-test'] },
      { Field: 'eventName', StartsWith: ['Delete', 'Put', 'Send'] },
      { Field: 'userIdentity.arn', NotStartsWith: ['arn:aws:sts::111122223333:assumed-role/Scanner/'] },
      { Field: 'eventSource', NotEquals: ['lifecycle.s3.amazonaws.com'] },
      { Field: 'eventType', EndsWith: ['Call'] },
      { Field: 'sessionCredentialFromConsole', Equals: ['true'] },
    ]);
    expect(dataFields({ readWriteType: ReadWriteType.READ_ONLY, fromConsole: false })).toEqual([
      { Field: 'readOnly', Equals: ['true'] }, { Field: 'sessionCredentialFromConsole', NotEquals: ['true'] },
    ]);
  });

  test('of objects never include those of the log bucket', () => {
    expect(dataFields({}, DataResource.S3_OBJECT)).toEqual([{ Field: 'resources.ARN', NotStartsWith: [ownObjects] }]);
    expect(dataFields({ resourceArn: ValueMatch.notStartsWith(['arn:x']) }, DataResource.S3_OBJECT))
      .toEqual([{ Field: 'resources.ARN', NotStartsWith: ['arn:x', ownObjects] }]);
  });

  test('can be those of certain buckets', () => {
    const { trail, annotations } = record((stack) => ({
      dataEvents: [DataEvents.forBuckets([s3.Bucket.fromBucketName(stack, 'Orders', 'orders')], { resourceArn: ValueMatch.notEndsWith(['.tmp']) })],
    }));
    expect(trail.AdvancedEventSelectors[1].FieldSelectors[2]).toEqual({
      Field: 'resources.ARN',
      StartsWith: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::orders/']] }],
      NotStartsWith: [ownObjects],
      NotEndsWith: ['.tmp'],
    });
    expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
  });

  test.each<[string, DataEventOptions, boolean]>([
    ['everything', {}, true],
    ['all writes', { readWriteType: ReadWriteType.WRITE_ONLY }, true],
    ['all but some buckets', { resourceArn: ValueMatch.notStartsWith(['arn:x']) }, true],
    ['all but some principals', { principalArn: ValueMatch.notStartsWith(['arn:x']) }, true],
    ['some buckets', { resourceArn: ValueMatch.startsWith(['arn:x']) }, false],
    ['some events', { eventName: ValueMatch.equalTo(['DeleteObject']) }, false],
  ])('of %s in S3 are warned of where they are those of all buckets', (_, options, warned) => {
    const found = record({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT, options)] }).annotations.findWarning('*', Match.stringLikeRegexp(
      'data events of all buckets are recorded: CloudTrail bills every.*\\[ack: cdk-cloudtrail-analytics:dataEventsOfAllBuckets\\]'));
    expect(found).toHaveLength(warned ? 1 : 0);
  });

  test('are summed up where that is wanted', () => {
    expect(record({ dataEvents, aggregation: [AggregationTemplate.API_ACTIVITY, AggregationTemplate.USER_ACTIONS] }).trail.AggregationConfigurations)
      .toEqual([{ EventCategory: 'Data', Templates: ['API_ACTIVITY', 'USER_ACTIONS'] }]);
  });
});

test('network activity is recorded by service', () => {
  expect(selectors({
    networkActivity: [
      NetworkActivityEvents.of('kms.amazonaws.com'),
      NetworkActivityEvents.of('s3.amazonaws.com', {
        deniedOnly: true,
        eventName: ValueMatch.equalTo(['GetObject']),
        vpcEndpointId: ValueMatch.notEqualTo(['vpce-1']),
        principalArn: ValueMatch.endsWith(['/root']),
      }),
    ],
  })).toEqual([
    management,
    {
      Name: 'network kms.amazonaws.com',
      FieldSelectors: [{ Field: 'eventCategory', Equals: ['NetworkActivity'] }, { Field: 'eventSource', Equals: ['kms.amazonaws.com'] }],
    },
    {
      Name: 'network s3.amazonaws.com',
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['NetworkActivity'] },
        { Field: 'eventSource', Equals: ['s3.amazonaws.com'] },
        { Field: 'errorCode', Equals: ['VpceAccessDenied'] },
        { Field: 'eventName', Equals: ['GetObject'] },
        { Field: 'vpcEndpointId', NotEquals: ['vpce-1'] },
        { Field: 'userIdentity.arn', EndsWith: ['/root'] },
      ],
    },
  ]);
});

test('Insights are recorded of management events, of data events or of both, and leave the basic selector', () => {
  expect(record({ insights: [ApiInsights.callRate(), ApiInsights.errorRate()] }).trail).toMatchObject({
    EventSelectors: [{ ReadWriteType: 'All' }],
    InsightSelectors: [
      { InsightType: 'ApiCallRateInsight', EventCategories: ['Management'] },
      { InsightType: 'ApiErrorRateInsight', EventCategories: ['Management'] },
    ],
  });
  expect(record({ dataEvents, insights: [ApiInsights.errorRate([InsightCategory.MANAGEMENT, InsightCategory.DATA])] }).trail.InsightSelectors)
    .toEqual([{ InsightType: 'ApiErrorRateInsight', EventCategories: ['Management', 'Data'] }]);
});

describe('what CloudTrail refuses is refused', () => {
  test.each<[RecordedEvents, string]>([
    [{ insights: [ApiInsights.callRate()], managementEvents: ManagementEvents.readOnly() },
      'insights: ApiCallRateInsight of management events needs those that write; got ManagementEvents.readOnly()'],
    [{ insights: [ApiInsights.errorRate()], managementEvents: ManagementEvents.none(), dataEvents },
      'insights: ApiErrorRateInsight of management events needs a trail that records them; got ManagementEvents.none()'],
    [{ insights: [ApiInsights.callRate([InsightCategory.DATA])] }, 'insights: ApiCallRateInsight of data events needs dataEvents; got none'],
    [{ insights: [ApiInsights.callRate(), ApiInsights.callRate([InsightCategory.DATA])], dataEvents },
      'insights: each kind must be there once, with all its categories; got ApiCallRateInsight twice'],
    [{ aggregation: [AggregationTemplate.RESOURCE_ACCESS] }, 'aggregation needs dataEvents to sum up; got none for RESOURCE_ACCESS'],
    [{ dataEvents, aggregation: [AggregationTemplate.RESOURCE_ACCESS, AggregationTemplate.RESOURCE_ACCESS] },
      'aggregation must have each template once; got RESOURCE_ACCESS, RESOURCE_ACCESS'],
  ])('%#', (events, message) => {
    expect(() => record(events)).toThrow(message);
  });

  test('but error rates of reads alone are taken', () => {
    expect(() => record({ insights: [ApiInsights.errorRate()], managementEvents: ManagementEvents.readOnly() })).not.toThrow();
  });

  test.each<[string, () => unknown, string]>([
    ['no values', () => ValueMatch.equalTo([]), 'values must have at least one; got an empty list'],
    ['an empty value', () => ValueMatch.startsWith(['']), 'values must have 1 to 2048 characters; got 0'],
    ['a long value', () => ValueMatch.startsWith(['x'.repeat(2049)]), 'values must have 1 to 2048 characters; got 2049'],
    ['a wildcard', () => ValueMatch.equalTo(['Delete*']), "CloudTrail knows no wildcards: use startsWith or endsWith; got 'Delete*'"],
    ['a type of another form', () => DataResource.of('S3::Object'), "resourceType must be of the form 'AWS::Service::Type'; got 'S3::Object'"],
    ['a service by another name', () => NetworkActivityEvents.of('s3'), "eventSource must be that of a service, such as 'kms.amazonaws.com'; got 's3'"],
    ['no categories', () => ApiInsights.callRate([]), 'categories must have at least one, and each once; got an empty list'],
    ['a category twice', () => ApiInsights.callRate([InsightCategory.DATA, InsightCategory.DATA]),
      'categories must have at least one, and each once; got Data, Data'],
    ['no buckets', () => DataEvents.forBuckets([]), 'buckets must have at least one; got an empty list'],
    ['resources beside buckets', () => synthesise((scope) => {
      DataEvents.forBuckets([new s3.Bucket(scope, 'B')], { resourceArn: ValueMatch.equalTo(['arn:x']) });
    }), 'resourceArn can only leave out objects of the buckets; got one that includes: use DataEvents.of(DataResource.S3_OBJECT)'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('over 500 values, with those that leave out the own buckets', () => {
    // Management 1, category and type 2, the log bucket 1.
    const events = (count: number): RecordedEvents => ({
      dataEvents: [DataEvents.of(DataResource.S3_OBJECT, { resourceArn: ValueMatch.equalTo(Array.from({ length: count }, (_, i) => `arn:${i}`)) })],
    });
    expect(() => record(events(496))).not.toThrow();
    expect(() => record(events(497))).toThrow(
      'dataEvents and networkActivity: a trail takes at most 500 values in all conditions, with those that leave out its own buckets; got 501');
  });
});

describe('the whole', () => {
  const { template } = synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.trail({
      dataEvents: [DataEvents.of(DataResource.S3_OBJECT), DataEvents.of(DataResource.S3_ACCESS_POINT)],
      networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')],
      insights: [ApiInsights.errorRate()],
    }),
  }));
  const objects = only(template, 'AWS::CloudTrail::Trail').Properties.AdvancedEventSelectors[1].FieldSelectors
    .find(({ Field }: { Field: string }) => Field === 'resources.ARN');

  test('leaves out the objects of each of its buckets, once', () => {
    expect(objects.NotStartsWith.map((value: any) => value['Fn::Join'][1][0]['Fn::GetAtt'][0]).sort())
      .toEqual(Object.keys(template.findResources('AWS::S3::Bucket')).sort());
  });

  test('has tables for what is recorded', () => {
    const tables = Object.values(template.findResources('AWS::Glue::Table')).map(({ Properties }) => Properties.TableInput.Name);
    expect(tables).toEqual(expect.arrayContaining(['network_activity', 'insights']));
  });
});
