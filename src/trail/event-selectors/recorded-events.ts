import { ApiInsights } from './api-insights';
import { DataEvents } from './data-events';
import { ManagementEvents } from './management-events';
import { NetworkActivityEvents } from './network-activity-events';

/** By what CloudTrail sums up data events, every five minutes. */
export enum AggregationTemplate {
  /** By event: how often it was called, by whom, from where. */
  API_ACTIVITY = 'API_ACTIVITY',
  /** By resource: who accessed it, and how. */
  RESOURCE_ACCESS = 'RESOURCE_ACCESS',
  /** By principal: what each of them did. */
  USER_ACTIONS = 'USER_ACTIONS',
}

/** What a new trail records. */
export interface RecordedEvents {
  /**
   * Which management events are recorded.
   *
   * @default ManagementEvents.all()
   */
  readonly managementEvents?: ManagementEvents;

  /**
   * Which data events are recorded. CloudTrail bills each of them. What happens to the objects of the buckets for log files,
   * access logs and query results is never recorded: each delivery would cause the next.
   *
   * @default - none
   */
  readonly dataEvents?: DataEvents[];

  /**
   * Which requests through VPC endpoints are recorded, by service. CloudTrail bills each of them.
   *
   * @default - none
   */
  readonly networkActivity?: NetworkActivityEvents[];

  /**
   * Which CloudTrail Insights are recorded. CloudTrail bills the events that it analyses for them.
   *
   * @default - none
   */
  readonly insights?: ApiInsights[];

  /**
   * By what data events are summed up, in files of their own beside those with the events. There is no table for them.
   * Needs data events.
   *
   * @default - they are not summed up
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/aggregating-data-events.html
   */
  readonly aggregation?: AggregationTemplate[];
}
