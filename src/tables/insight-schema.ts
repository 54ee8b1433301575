import { ColumnType } from './column-types';

const AVERAGE: ColumnType = { struct: { average: 'double' } };
const CONTRIBUTIONS: ColumnType = { list: { struct: { value: 'string', average: 'double' } } };

const INSIGHT_DETAILS: ColumnType = {
  struct: {
    state: 'string',
    eventSource: 'string',
    eventName: 'string',
    insightType: 'string',
    errorCode: 'string',
    insightContext: {
      struct: {
        statistics: { struct: { baseline: AVERAGE, insight: AVERAGE, insightDuration: 'bigint', baselineDuration: 'bigint' } },
        attributions: { list: { struct: { attribute: 'string', insight: CONTRIBUTIONS, baseline: CONTRIBUTIONS } } },
      },
    },
  },
};

/** A field of the record of an Insights event. */
export interface InsightField {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
}

/**
 * The fields of the record of an Insights event. The details are in `insightDetails`, unlike in other records.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
 */
export const INSIGHT_FIELDS: readonly InsightField[] = [
  { name: 'eventVersion', type: 'string', comment: 'Version of the record format' },
  { name: 'eventTime', type: 'string', comment: 'Start or end of the unusual activity, in ISO 8601 and UTC' },
  { name: 'awsRegion', type: 'string', comment: 'Region of the unusual activity' },
  { name: 'eventID', type: 'string', comment: 'ID of the event; an event can be delivered twice' },
  { name: 'eventType', type: 'string', comment: 'AwsCloudTrailInsight' },
  { name: 'recipientAccountId', type: 'string', comment: 'Account that received the event' },
  { name: 'sharedEventID', type: 'string', comment: 'Common ID of the start and the end of unusual activity' },
  { name: 'insightDetails', type: INSIGHT_DETAILS, comment: 'Event, statistics and attributions of the unusual activity' },
  { name: 'eventCategory', type: 'string', comment: 'Insight' },
];
