/** The resources of a template that can be replayed, without CloudFormation syntax. */
export interface ReplayPlan {
  readonly filters: readonly FilterPlan[];
  readonly alarms: readonly AlarmPlan[];
  /** Filters and alarms that cannot be replayed, with the reasons. */
  readonly notReplayed: readonly NotReplayed[];
  readonly tables: readonly TablePlan[];
  readonly views: readonly ViewPlan[];
  readonly queries: readonly QueryPlan[];
  /** Resources that could not be read, with the reasons. */
  readonly problems: readonly string[];
}

export interface NotReplayed {
  readonly name: string;
  readonly reason: string;
}

/** A metric filter. */
export interface FilterPlan {
  readonly id: string;
  readonly pack?: string;
  readonly severity?: string;
  readonly pattern: string;
  readonly metrics: readonly MetricPlan[];
}

/** A metric that a filter publishes. */
export interface MetricPlan {
  readonly namespace: string;
  readonly name: string;
  /** A number or a selector such as `$.bytes`. */
  readonly value: string;
  readonly defaultValue?: number;
  /** Dimension names with their selectors. */
  readonly dimensions: readonly Dimension[];
}

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

export type Statistic = 'Sum' | 'SampleCount' | 'Average' | 'Minimum' | 'Maximum';
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';
export type Comparison =
  'GreaterThanOrEqualToThreshold' | 'GreaterThanThreshold' | 'LessThanThreshold' | 'LessThanOrEqualToThreshold';
/** A sliding window moves with each evaluation. A wall clock window moves at the end of a period of the clock in UTC. */
export type EvaluationWindow = 'SlidingWindow' | 'WallClockWindow';

export interface AlarmPlan {
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly Dimension[];
  readonly statistic: Statistic;
  /** Period in seconds, a multiple of 60. */
  readonly period: number;
  readonly window: EvaluationWindow;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
}

/** A column with its Hive type. */
export interface ColumnPlan {
  readonly name: string;
  readonly type: string;
}

export interface TablePlan {
  readonly database: string;
  readonly name: string;
  readonly columns: readonly ColumnPlan[];
  readonly partitionKeys: readonly ColumnPlan[];
  readonly location: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ViewPlan {
  readonly database: string;
  readonly name: string;
  /** Athena SQL. */
  readonly sql: string;
  /** Database of unqualified names. */
  readonly schema: string;
}

export interface QueryPlan {
  readonly id: string;
  readonly pack?: string;
  readonly description?: string;
  readonly database: string;
  readonly sql: string;
}

/** Returns the name of a query with its pack, such as `security/root-activity`. */
export function formatQueryName({ id, pack }: QueryPlan): string {
  return pack === undefined ? id : `${pack}/${id}`;
}
