/** What a template deploys, as far as it can be replayed: no CloudFormation in it any more. */
export interface ReplayPlan {
  readonly filters: readonly FilterPlan[];
  readonly alarms: readonly AlarmPlan[];
  /** Filters and alarms that can't be replayed, each with the reason. */
  readonly notReplayed: readonly NotReplayed[];
  readonly tables: readonly TablePlan[];
  readonly views: readonly ViewPlan[];
  readonly queries: readonly QueryPlan[];
  /** Resources that could not be read, each with the reason. */
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

/** The metric that a filter makes. */
export interface MetricPlan {
  readonly namespace: string;
  readonly name: string;
  /** A number, or a selector such as `$.bytes`. */
  readonly value: string;
  readonly defaultValue?: number;
  /** Each name with its selector. */
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
/** What an alarm looks at moves on with each evaluation, or from one full period of the clock, in UTC, to the next. */
export type EvaluationWindow = 'SlidingWindow' | 'WallClockWindow';

export interface AlarmPlan {
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly Dimension[];
  readonly statistic: Statistic;
  /** In seconds; whole minutes. */
  readonly period: number;
  readonly window: EvaluationWindow;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
}

/** A column with its type in Hive's words. */
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
  /** Athena's SQL. */
  readonly sql: string;
  /** The database that unqualified names of the text mean. */
  readonly schema: string;
}

export interface QueryPlan {
  readonly id: string;
  readonly pack?: string;
  readonly description?: string;
  readonly database: string;
  readonly sql: string;
}
