import { ApiInsights } from './api-insights';
import { DataEvents } from './data-events';
import { ManagementEvents } from './management-events';
import { NetworkActivityEvents } from './network-activity-events';

/** A template by which CloudTrail aggregates data events every five minutes. */
export enum AggregationTemplate {
  /** Aggregates by event: the number of calls, the principals and the sources. */
  API_ACTIVITY = 'API_ACTIVITY',
  /** Aggregates by resource: the principals that accessed it, and their actions. */
  RESOURCE_ACCESS = 'RESOURCE_ACCESS',
  /** Aggregates by principal: the actions of each principal. */
  USER_ACTIONS = 'USER_ACTIONS',
}

/** Options for the events that a new trail records. */
export interface RecordedEvents {
  /**
   * The management events to record.
   *
   * @default ManagementEvents.all()
   */
  readonly managementEvents?: ManagementEvents;

  /**
   * The data events to record. CloudTrail charges for each event. The objects in the buckets for log files, access logs and query
   * results are always excluded, because each delivery would otherwise be recorded and cause another delivery.
   *
   * @default - no data events
   */
  readonly dataEvents?: DataEvents[];

  /**
   * The network activity events to record: requests through VPC endpoints, by service. CloudTrail charges for each event.
   *
   * @default - no network activity events
   */
  readonly networkActivity?: NetworkActivityEvents[];

  /**
   * The CloudTrail Insights events to record. CloudTrail charges for the events that it analyzes.
   *
   * @default - no Insights events
   */
  readonly insights?: ApiInsights[];

  /**
   * The templates by which data events are aggregated. CloudTrail delivers the aggregated events in separate log files, in addition
   * to the data events. No table is created for them. Requires `dataEvents`.
   *
   * @default - data events are not aggregated
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/aggregating-data-events.html
   */
  readonly aggregation?: AggregationTemplate[];
}
