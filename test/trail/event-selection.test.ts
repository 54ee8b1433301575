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

/** The properties of a trail, and the annotations of its stack. */
interface SynthesisedTrail {
  readonly trail: Record<string, any>;
  readonly annotations: Annotations;
}

function synthesiseTrail(events: RecordedEvents | ((stack: Stack) => RecordedEvents)): SynthesisedTrail {
  const stack = new Stack(new App(), 'Test');
  new AuditTrail(stack, 'Trail', {
    trailName: 'audit',
    bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs'),
    encryptionKey: new kms.Key(stack, 'Key'),
    ...typeof events === 'function' ? events(stack) : events,
  });
  return { trail: only(Template.fromStack(stack), 'AWS::CloudTrail::Trail').Properties, annotations: Annotations.fromStack(stack) };
}

/** Renders the advanced event selectors of a trail. */
function renderSelectors(events: RecordedEvents): { Name: string; FieldSelectors: { Field: string }[] }[] {
  const { trail } = synthesiseTrail(events);
  expect(trail.EventSelectors).toBeUndefined();
  return trail.AdvancedEventSelectors;
}

/** Renders the field selectors of a selector of data events. */
function renderDataFields(options: DataEventOptions, resource = DataResource.SQS_QUEUE): object[] {
  const [selector] = renderSelectors({ managementEvents: ManagementEvents.none(), dataEvents: [DataEvents.of(resource, options)] });
  return selector.FieldSelectors.filter(({ Field }) => !['eventCategory', 'resources.type'].includes(Field));
}

const management = { Name: 'management', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] };
const ownObjects = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::logs/']] };
const dataEvents = [DataEvents.of(DataResource.SQS_QUEUE)];

describe('management events', () => {
  test('are all recorded by default with a basic event selector', () => {
    const { trail, annotations } = synthesiseTrail({});
    expect(trail.EventSelectors).toEqual([{ IncludeManagementEvents: true, ReadWriteType: 'All' }]);
    for (const absent of ['AdvancedEventSelectors', 'InsightSelectors', 'AggregationConfigurations']) expect(trail).not.toHaveProperty(absent);
    expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('are recorded with an advanced event selector in addition to other events', () => {
    expect(renderSelectors({ dataEvents })[0]).toEqual(management);
  });

  test.each<[ManagementEvents, object[], string]>([
    [ManagementEvents.readOnly(), [{ Field: 'readOnly', Equals: ['true'] }], 'read events only'],
    [ManagementEvents.writeOnly(), [{ Field: 'readOnly', Equals: ['false'] }], 'write events only'],
    [ManagementEvents.all().excludingKms(), [{ Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }],
      'read and write events, without kms.amazonaws.com'],
    [ManagementEvents.writeOnly().excludingRdsData().excludingKms().excludingKms(),
      [{ Field: 'readOnly', Equals: ['false'] }, { Field: 'eventSource', NotEquals: ['rdsdata.amazonaws.com', 'kms.amazonaws.com'] }],
      'write events only, without rdsdata.amazonaws.com and kms.amazonaws.com'],
  ])('can be restricted, with a warning', (managementEvents, fields, description) => {
    expect(renderSelectors({ managementEvents })).toEqual([{ Name: 'management', FieldSelectors: [...management.FieldSelectors, ...fields] }]);
    synthesiseTrail({ managementEvents }).annotations.hasWarning('/Test/Trail', Match.stringLikeRegexp(
      `not all management events are recorded \\(${description}\\).*do not find the other events.*\\[ack: cdk-cloudtrail-analytics:managementEventsIncomplete\\]`));
  });

  test.each<[ManagementEvents, ReadWriteType]>([
    [ManagementEvents.all(), ReadWriteType.ALL],
    [ManagementEvents.readOnly(), ReadWriteType.READ_ONLY],
    [ManagementEvents.writeOnly().excludingKms(), ReadWriteType.WRITE_ONLY],
    [ManagementEvents.none(), ReadWriteType.NONE],
  ])('have the read/write type of AWS CloudTrail', ({ readWriteType }, expected) => {
    expect(readWriteType).toBe(expected);
  });

  test('can be excluded if other events are recorded', () => {
    expect(renderSelectors({ managementEvents: ManagementEvents.none(), dataEvents }).map(({ Name }) => Name)).toEqual(['data AWS::SQS::Queue']);
    expect(() => synthesiseTrail({ managementEvents: ManagementEvents.none() }))
      .toThrow('managementEvents must record events without dataEvents and networkActivity; got ManagementEvents.none()');
    expect(() => ManagementEvents.none().excludingKms())
      .toThrow("managementEvents must record events to exclude 'kms.amazonaws.com'; got ManagementEvents.none()");
  });
});

describe('data events', () => {
  test('have one selector for each resource type', () => {
    expect(renderSelectors({ dataEvents: [DataEvents.of(DataResource.LAMBDA_FUNCTION), DataEvents.of(DataResource.of('AWS::New::Thing'))] })).toEqual([
      management,
      ...['AWS::Lambda::Function', 'AWS::New::Thing'].map((type) => ({
        Name: `data ${type}`,
        FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }, { Field: 'resources.type', Equals: [type] }],
      })),
    ]);
  });

  test('can be restricted by every field that CloudTrail supports', () => {
    expect(renderDataFields({
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
    expect(renderDataFields({ readWriteType: ReadWriteType.READ_ONLY, fromConsole: false })).toEqual([
      { Field: 'readOnly', Equals: ['true'] }, { Field: 'sessionCredentialFromConsole', NotEquals: ['true'] },
    ]);
  });

  test('exclude the objects of the bucket for log files', () => {
    expect(renderDataFields({}, DataResource.S3_OBJECT)).toEqual([{ Field: 'resources.ARN', NotStartsWith: [ownObjects] }]);
    expect(renderDataFields({ resourceArn: ValueMatch.notStartsWith(['arn:x']) }, DataResource.S3_OBJECT))
      .toEqual([{ Field: 'resources.ARN', NotStartsWith: ['arn:x', ownObjects] }]);
  });

  test('can be restricted to specific buckets', () => {
    const { trail, annotations } = synthesiseTrail((stack) => ({
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
    ['all events', {}, true],
    ['all write events', { readWriteType: ReadWriteType.WRITE_ONLY }, true],
    ['all buckets except some', { resourceArn: ValueMatch.notStartsWith(['arn:x']) }, true],
    ['all principals except some', { principalArn: ValueMatch.notStartsWith(['arn:x']) }, true],
    ['some buckets', { resourceArn: ValueMatch.startsWith(['arn:x']) }, false],
    ['some events', { eventName: ValueMatch.equalTo(['DeleteObject']) }, false],
  ])('of %s in S3 add a warning only if all buckets are recorded', (_, options, hasWarning) => {
    const found = synthesiseTrail({ dataEvents: [DataEvents.of(DataResource.S3_OBJECT, options)] }).annotations.findWarning('*', Match.stringLikeRegexp(
      'data events of all buckets are recorded: CloudTrail charges for every.*\\[ack: cdk-cloudtrail-analytics:dataEventsOfAllBuckets\\]'));
    expect(found).toHaveLength(hasWarning ? 1 : 0);
  });

  test('can be aggregated', () => {
    const aggregation = [AggregationTemplate.API_ACTIVITY, AggregationTemplate.USER_ACTIONS];
    expect(synthesiseTrail({ dataEvents, aggregation }).trail.AggregationConfigurations)
      .toEqual([{ EventCategory: 'Data', Templates: ['API_ACTIVITY', 'USER_ACTIONS'] }]);
  });
});

test('network activity events have one selector for each service', () => {
  expect(renderSelectors({
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

test('Insights analyze management events, data events or both, and do not change the basic event selector', () => {
  expect(synthesiseTrail({ insights: [ApiInsights.callRate(), ApiInsights.errorRate()] }).trail).toMatchObject({
    EventSelectors: [{ ReadWriteType: 'All' }],
    InsightSelectors: [
      { InsightType: 'ApiCallRateInsight', EventCategories: ['Management'] },
      { InsightType: 'ApiErrorRateInsight', EventCategories: ['Management'] },
    ],
  });
  const insights = [ApiInsights.errorRate([InsightCategory.MANAGEMENT, InsightCategory.DATA])];
  expect(synthesiseTrail({ dataEvents, insights }).trail.InsightSelectors)
    .toEqual([{ InsightType: 'ApiErrorRateInsight', EventCategories: ['Management', 'Data'] }]);
});

describe('invalid event selections are rejected', () => {
  test.each<[RecordedEvents, string]>([
    [{ insights: [ApiInsights.callRate()], managementEvents: ManagementEvents.readOnly() },
      'insights: ApiCallRateInsight for management events requires write events; got ManagementEvents.readOnly()'],
    [{ insights: [ApiInsights.errorRate()], managementEvents: ManagementEvents.none(), dataEvents },
      'insights: ApiErrorRateInsight for management events requires management events; got ManagementEvents.none()'],
    [{ insights: [ApiInsights.callRate([InsightCategory.DATA])] }, 'insights: ApiCallRateInsight for data events requires dataEvents; got none'],
    [{ insights: [ApiInsights.callRate(), ApiInsights.callRate([InsightCategory.DATA])], dataEvents },
      'insights must contain each type once, with all its categories; got ApiCallRateInsight twice'],
    [{ aggregation: [AggregationTemplate.RESOURCE_ACCESS] }, 'aggregation requires dataEvents; got none for RESOURCE_ACCESS'],
    [{ dataEvents, aggregation: [AggregationTemplate.RESOURCE_ACCESS, AggregationTemplate.RESOURCE_ACCESS] },
      'aggregation must contain each template once; got RESOURCE_ACCESS, RESOURCE_ACCESS'],
  ])('%#', (events, message) => {
    expect(() => synthesiseTrail(events)).toThrow(message);
  });

  test('error rates of read events are accepted', () => {
    expect(() => synthesiseTrail({ insights: [ApiInsights.errorRate()], managementEvents: ManagementEvents.readOnly() })).not.toThrow();
  });

  test.each<[string, () => unknown, string]>([
    ['an empty list of values', () => ValueMatch.equalTo([]), 'values must contain at least one value; got an empty list'],
    ['an empty value', () => ValueMatch.startsWith(['']), 'values must have 1 to 2048 characters; got 0'],
    ['a long value', () => ValueMatch.startsWith(['x'.repeat(2049)]), 'values must have 1 to 2048 characters; got 2049'],
    ['a wildcard', () => ValueMatch.equalTo(['Delete*']), "values must not contain wildcards, which CloudTrail does not support: use startsWith or endsWith; got 'Delete*'"],
    ['an invalid resource type', () => DataResource.of('S3::Object'), "resourceType must have the form 'AWS::Service::Type'; got 'S3::Object'"],
    ['an invalid event source', () => NetworkActivityEvents.of('s3'), "eventSource must be the name of a service, such as 'kms.amazonaws.com'; got 's3'"],
    ['an empty list of categories', () => ApiInsights.callRate([]),
      'categories must contain at least one category, and each category once; got an empty list'],
    ['a category twice', () => ApiInsights.callRate([InsightCategory.DATA, InsightCategory.DATA]),
      'categories must contain at least one category, and each category once; got Data, Data'],
    ['an empty list of buckets', () => DataEvents.forBuckets([]), 'buckets must contain at least one bucket; got an empty list'],
    ['included resources in addition to buckets', () => synthesise((scope) => {
      DataEvents.forBuckets([new s3.Bucket(scope, 'B')], { resourceArn: ValueMatch.equalTo(['arn:x']) });
    }), 'resourceArn must only exclude objects in the buckets; got included values: use DataEvents.of(DataResource.S3_OBJECT) for them'],
    ['data events without a read/write type', () => DataEvents.of(DataResource.SQS_QUEUE, { readWriteType: ReadWriteType.NONE }),
      'readWriteType of data events must be ALL, READ_ONLY or WRITE_ONLY; got NONE'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('more than 500 values, including those that exclude the buckets of the trail', () => {
    // One value for management events, two for the category and the resource type, and one for the bucket.
    const createEvents = (count: number): RecordedEvents => ({
      dataEvents: [DataEvents.of(DataResource.S3_OBJECT, { resourceArn: ValueMatch.equalTo(Array.from({ length: count }, (_, i) => `arn:${i}`)) })],
    });
    expect(() => synthesiseTrail(createEvents(496))).not.toThrow();
    expect(() => synthesiseTrail(createEvents(497))).toThrow(
      'dataEvents and networkActivity must have at most 500 values in all conditions, including those that exclude the buckets of the trail; got 501');
  });
});

describe('CloudTrailAnalytics', () => {
  const { template } = synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.trail({
      dataEvents: [DataEvents.of(DataResource.S3_OBJECT), DataEvents.of(DataResource.S3_ACCESS_POINT)],
      networkActivity: [NetworkActivityEvents.of('s3.amazonaws.com')],
      insights: [ApiInsights.errorRate()],
    }),
  }));
  const objects = only(template, 'AWS::CloudTrail::Trail').Properties.AdvancedEventSelectors[1].FieldSelectors
    .find(({ Field }: { Field: string }) => Field === 'resources.ARN');

  test('excludes the objects of each of its buckets once', () => {
    expect(objects.NotStartsWith.map((value: any) => value['Fn::Join'][1][0]['Fn::GetAtt'][0]).sort())
      .toEqual(Object.keys(template.findResources('AWS::S3::Bucket')).sort());
  });

  test('creates tables for the recorded events', () => {
    const tables = Object.values(template.findResources('AWS::Glue::Table')).map(({ Properties }) => Properties.TableInput.Name);
    expect(tables).toEqual(expect.arrayContaining(['network_activity', 'insights']));
  });
});
