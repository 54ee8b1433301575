import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import * as fc from 'fast-check';
import { selectedBucket } from './resources';
import { boolean, line, nonEmptySubset } from './texts';
import { call, callOn, Fields, Gen, list, literal, maybe, struct, Value } from './value';
import {
  AggregationTemplate, ApiInsights, DataEventOptions, DataEvents, DataResource, InsightCategory, ManagementEvents, NetworkActivityEvents,
  NetworkActivityOptions, RecordedEvents, ValueMatch,
} from 'cdk-cloudtrail-analytics';

/** Values without `*`, which CloudTrail does not support as a wildcard. */
const values = fc.uniqueArray(line.map((text) => text.replaceAll('*', '+')), { minLength: 1, maxLength: 3 }).map((texts) => literal(texts));

const INCLUDING = ['equalTo', 'startsWith', 'endsWith'] as const;
const EXCLUDING = ['notEqualTo', 'notStartsWith', 'notEndsWith'] as const;

function matchBy(factories: readonly (typeof INCLUDING[number] | typeof EXCLUDING[number])[]): Gen<ValueMatch> {
  const one = fc.tuple(fc.constantFrom(...factories), values).map(([factory, texts]) => call(`ValueMatch.${factory}`, ValueMatch[factory], texts));
  return fc.tuple(one, maybe(one)).map(([first, second]) =>
    (second ? callOn(first, 'ValueMatch.combinedWith', (match, other) => match.combinedWith(other), second) : first));
}

const match = matchBy([...INCLUDING, ...EXCLUDING]);
const readWriteType = fc.constantFrom(ReadWriteType.ALL, ReadWriteType.READ_ONLY, ReadWriteType.WRITE_ONLY).map((value) => literal(value, `ReadWriteType.${value}`));

function dataEventOptions(resourceArn: Gen<ValueMatch>): Gen<DataEventOptions> {
  return fc.record({
    readWriteType: maybe(readWriteType),
    eventName: maybe(match),
    eventSource: maybe(match),
    eventType: maybe(match),
    fromConsole: maybe(boolean),
    principalArn: maybe(match),
    resourceArn: maybe(resourceArn),
  }).map((fields) => struct<DataEventOptions>('DataEventOptions')(fields));
}

const resource: Gen<DataResource> = fc.constantFrom(
  literal(DataResource.S3_OBJECT, 'DataResource.S3_OBJECT'),
  literal(DataResource.LAMBDA_FUNCTION, 'DataResource.LAMBDA_FUNCTION'),
  call('DataResource.of', DataResource.of, literal('AWS::SSM::ManagedNode')),
);

const dataEvents: Gen<DataEvents> = fc.oneof(
  fc.tuple(resource, dataEventOptions(match)).map(([type, options]) => call('DataEvents.of', DataEvents.of, type, options)),
  dataEventOptions(matchBy(EXCLUDING)).map((options) => call('DataEvents.forBuckets', DataEvents.forBuckets, list([selectedBucket]), options)),
);

const networkActivity: Gen<NetworkActivityEvents> = fc.record({
  deniedOnly: maybe(boolean), eventName: maybe(match), principalArn: maybe(match), vpcEndpointId: maybe(match),
}).map((fields) => call('NetworkActivityEvents.of', NetworkActivityEvents.of,
  literal('kms.amazonaws.com'), struct<NetworkActivityOptions>('NetworkActivityOptions')(fields)));

type ManagementKind = 'all' | 'readOnly' | 'writeOnly' | 'none';

function createManagementEvents(kind: ManagementKind, withoutKms: boolean, withoutRdsData: boolean): Value<ManagementEvents> {
  let events = call(`ManagementEvents.${kind}`, ManagementEvents[kind]);
  if (kind !== 'none' && withoutKms) events = callOn(events, 'ManagementEvents.excludingKms', (given) => given.excludingKms());
  if (kind !== 'none' && withoutRdsData) events = callOn(events, 'ManagementEvents.excludingRdsData', (given) => given.excludingRdsData());
  return events;
}

/** Insights require that the trail records the events that they analyze. */
function createInsights(kind: ManagementKind, hasDataEvents: boolean, chosen: readonly InsightCategory[], both: boolean): Value<ApiInsights>[] {
  const categories = (rate: 'callRate' | 'errorRate'): InsightCategory[] => chosen.filter((category) => (category === InsightCategory.DATA ? hasDataEvents
    : kind !== 'none' && (rate === 'errorRate' || kind !== 'readOnly')));
  return (both ? ['callRate', 'errorRate'] as const : ['errorRate'] as const).flatMap((rate) =>
    (categories(rate).length === 0 ? [] : [call(`ApiInsights.${rate}`, ApiInsights[rate], literal(categories(rate)))]));
}

/** The events that a trail records. */
export interface Recorded {
  readonly fields: Fields<RecordedEvents>;
  readonly networkActivity: boolean;
  readonly insights: boolean;
}

export const recorded: fc.Arbitrary<Recorded> = fc.record({
  management: maybe(fc.constantFrom<ManagementKind>('all', 'readOnly', 'writeOnly', 'none')),
  withoutKms: fc.boolean(),
  withoutRdsData: fc.boolean(),
  data: maybe(fc.array(dataEvents, { minLength: 1, maxLength: 2 })),
  network: maybe(fc.tuple(networkActivity)),
  insights: maybe(fc.tuple(nonEmptySubset([InsightCategory.MANAGEMENT, InsightCategory.DATA]), fc.boolean())),
  aggregation: maybe(nonEmptySubset(Object.values(AggregationTemplate))),
}).map(({ management, withoutKms, withoutRdsData, data, network, insights, aggregation }) => {
  const records = data !== undefined || network !== undefined;
  const kind = management === 'none' && !records ? 'all' : management;
  const rates = insights ? createInsights(kind ?? 'all', data !== undefined, ...insights) : [];
  return {
    fields: {
      managementEvents: kind && createManagementEvents(kind, withoutKms, withoutRdsData),
      dataEvents: data && list(data),
      networkActivity: network && list([...network]),
      insights: rates.length > 0 ? list(rates) : undefined,
      aggregation: data && aggregation ? literal(aggregation) : undefined,
    },
    networkActivity: network !== undefined,
    insights: rates.length > 0,
  };
});
