import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { QueryPack } from './query-pack';
import { SavedQueries } from './saved-queries';
import { Access, grantAll } from '../private/grants';

/** The actions to run queries, including saved queries and prepared statements, but not to create or delete them. */
const QUERY_ACTIONS = [
  'athena:GetWorkGroup', 'athena:ListNamedQueries', 'athena:GetNamedQuery', 'athena:BatchGetNamedQuery', 'athena:ListPreparedStatements',
  'athena:GetPreparedStatement', 'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution',
  'athena:BatchGetQueryExecution', 'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream',
];

/** An Athena workgroup for queries on CloudTrail events: a `QueryWorkgroup`, or an imported one. */
export interface IQueryWorkgroup extends IConstruct {
  /** Name of the workgroup. */
  readonly workgroupName: string;

  /** Name of the Glue database that the saved queries read. */
  readonly databaseName: string;

  /**
   * Grants permission to run queries in the workgroup and to read their results.
   *
   * The tables and their log files are not included: see `EventCatalog.grantRead`, and `CloudTrailAnalytics.grantQuery` for all
   * permissions.
   *
   * Throws an error if the grantee is a user, because the statements exceed the size limit of user policies.
   *
   * @param grantee a role or a group whose policy can be changed
   */
  grantQuery(grantee: iam.IGrantable): iam.Grant;

  /**
   * Adds the saved queries of a pack, and its prepared statements. The queries are created in the stack of this construct.
   *
   * Throws an error if a pack with this ID was already added, if a window is longer than the searchable period, or if all
   * queries of the pack require events that are not recorded.
   *
   * @param pack the query pack
   */
  addQueryPack(pack: QueryPack): void;

  /**
   * Metric with a name of the namespace `AWS/Athena`, for the queries of this workgroup.
   *
   * To filter by query state or query type, set the dimensions `QueryState` and `QueryType` in `dimensionsMap`.
   *
   * @param metricName name of the metric
   * @param props properties of the metric
   * @default - average over 5 minutes
   * @see https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html
   */
  metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Metric for the number of bytes that DML queries scan. Athena bills queries by bytes scanned.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  metricProcessedBytes(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Metric for the time that Athena requires to run a query, including the time in the queue, in milliseconds.
   *
   * @param props properties of the metric
   * @default - average over 5 minutes
   */
  metricTotalExecutionTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Metric for the time that a query waits in the queue for resources, in milliseconds.
   *
   * @param props properties of the metric
   * @default - average over 5 minutes
   */
  metricQueryQueueTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Metric for the time that the query engine requires to run a query, in milliseconds.
   *
   * @param props properties of the metric
   * @default - average over 5 minutes
   */
  metricEngineExecutionTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/**
 * The common implementation of new and imported workgroups.
 *
 * @internal
 */
export abstract class QueryWorkgroupBase extends Construct implements IQueryWorkgroup {
  /** Name of the workgroup. */
  public abstract readonly workgroupName: string;

  /** Name of the Glue database that the saved queries read. */
  public abstract readonly databaseName: string;

  /** @internal */
  protected abstract readonly _access: readonly Access[];

  /** @internal */
  protected abstract readonly _savedQueries: SavedQueries;

  /** Names of the saved queries that this construct creates: `<pack id>/<query id>`. */
  public get queryNames(): string[] {
    return this._savedQueries.names;
  }

  /**
   * Grants permission to run queries in the workgroup and to read their results.
   *
   * The tables and their log files are not included: see `EventCatalog.grantRead`, and `CloudTrailAnalytics.grantQuery` for all
   * permissions.
   *
   * Throws an error if the grantee is a user, because the statements exceed the size limit of user policies.
   *
   * @param grantee a role or a group whose policy can be changed
   */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return grantAll(this, grantee, this._access);
  }

  /**
   * Adds the saved queries of a pack, and its prepared statements. The queries are created in the stack of this construct.
   *
   * Throws an error if a pack with this ID was already added, if a window is longer than the searchable period, or if all
   * queries of the pack require events that are not recorded.
   *
   * @param pack the query pack
   */
  public addQueryPack(pack: QueryPack): void {
    this._savedQueries.add('addQueryPack', [pack]);
  }

  /**
   * Metric with a name of the namespace `AWS/Athena`, for the queries of this workgroup.
   *
   * To filter by query state or query type, set the dimensions `QueryState` and `QueryType` in `dimensionsMap`.
   *
   * @param metricName name of the metric
   * @param props properties of the metric
   * @default - average over 5 minutes
   * @see https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Athena',
      metricName,
      statistic: cloudwatch.Stats.AVERAGE,
      ...props,
      dimensionsMap: { WorkGroup: this.workgroupName, ...props?.dimensionsMap },
    }).attachTo(this);
  }

  /**
   * Metric for the number of bytes that DML queries scan. Athena bills queries by bytes scanned.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricProcessedBytes(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('ProcessedBytes', { statistic: cloudwatch.Stats.SUM, ...props });
  }

  /**
   * Metric for the time that Athena requires to run a query, including the time in the queue, in milliseconds.
   *
   * @param props properties of the metric
   * @default - average over 5 minutes
   */
  public metricTotalExecutionTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('TotalExecutionTime', props);
  }

  /**
   * Metric for the time that a query waits in the queue for resources, in milliseconds.
   *
   * @param props properties of the metric
   * @default - average over 5 minutes
   */
  public metricQueryQueueTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('QueryQueueTime', props);
  }

  /**
   * Metric for the time that the query engine requires to run a query, in milliseconds.
   *
   * @param props properties of the metric
   * @default - average over 5 minutes
   */
  public metricEngineExecutionTime(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('EngineExecutionTime', props);
  }
}

/** Returns the ARN of a workgroup in the account and Region of the stack. */
export function formatWorkgroupArn(scope: IConstruct, workgroupName: string): string {
  return Stack.of(scope).formatArn({ service: 'athena', resource: 'workgroup', resourceName: workgroupName });
}

/** Returns the permissions to run queries in a workgroup, without the permissions on results and tables. */
export function createWorkgroupAccess(scope: IConstruct, workgroupName: string): Access[] {
  return [
    { actions: QUERY_ACTIONS, resourceArns: [formatWorkgroupArn(scope, workgroupName)] },
    {
      actions: ['athena:GetDataCatalog'],
      resourceArns: [Stack.of(scope).formatArn({ service: 'athena', resource: 'datacatalog', resourceName: 'AwsDataCatalog' })],
    },
  ];
}
