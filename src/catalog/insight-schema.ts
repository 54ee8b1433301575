import { ColumnType } from './types';

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

/** A field of an Insights record, in the record's own spelling. */
export interface InsightField {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
}

/**
 * The record of an Insights event, which is not that of other events: who, what and where are all in `insightDetails`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
 */
export const INSIGHT_FIELDS: readonly InsightField[] = [
  { name: 'eventVersion', type: 'string', comment: 'Version of the record format' },
  { name: 'eventTime', type: 'string', comment: 'When the unusual activity started or stopped, ISO 8601 in UTC' },
  { name: 'awsRegion', type: 'string', comment: 'The Region of the activity' },
  { name: 'eventID', type: 'string', comment: 'Id of the record; the same record can be delivered twice' },
  { name: 'eventType', type: 'string', comment: 'AwsCloudTrailInsight' },
  { name: 'recipientAccountId', type: 'string', comment: 'The account that received the record' },
  { name: 'sharedEventID', type: 'string', comment: 'The same for the start and the end of an unusual activity' },
  { name: 'insightDetails', type: INSIGHT_DETAILS, comment: 'What is unusual, by how much, and who contributed' },
  { name: 'eventCategory', type: 'string', comment: 'Insight' },
];
