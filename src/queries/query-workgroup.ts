import { Size, SizeRoundingBehavior, Stack, Token } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { QueryPack } from './query-pack';
import { QueryResults } from './query-results';
import { NamedQueries, PreparedStatements, selectQueries } from './saved-queries';
import { RetentionPolicy } from '../archive/retention-policy';
import { ValidationError } from '../private/errors';
import { Access, grantAll } from '../private/grants';
import { createOperationsKey, validateOperationsKey } from '../private/keys';
import { createSecureBucket } from '../private/secure-bucket';
import { addStackSizeValidation } from '../private/stack-limits';
import { AccountScope } from '../tables/account-scope';

/** About half a dollar at the list price of most Regions. */
const DEFAULT_SCAN_GIB = 100;
/** What running queries takes, saved and prepared ones included; making or deleting them is not part of it. */
const ACTIONS = [
  'athena:GetWorkGroup', 'athena:ListNamedQueries', 'athena:GetNamedQuery', 'athena:BatchGetNamedQuery', 'athena:ListPreparedStatements',
  'athena:GetPreparedStatement', 'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution',
  'athena:BatchGetQueryExecution', 'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream',
];
/** Athena takes no lower limit, and no higher one. */
const MIN_SCAN_BYTES = 10_000_000;
/** Seven exabytes. */
const MAX_SCAN_BYTES = 7e18;

/** What a `QueryWorkgroup` is made from. */
export interface QueryWorkgroupProps {
  /**
   * Name of the workgroup: 1 to 128 letters, digits, `.`, `_` and `-`.
   */
  readonly workgroupName: string;

  /**
   * The Glue database whose tables the saved queries read.
   */
  readonly databaseName: string;

  /**
   * The saved queries.
   *
   * @default - none
   */
  readonly queryPacks?: QueryPack[];

  /**
   * The accounts of the tables: saved queries name them where each query must.
   *
   * @default AccountScope.own()
   */
  readonly accounts?: AccountScope;

  /**
   * Whether the tables have network activity. Queries that read it are left out otherwise.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether the tables have CloudTrail Insights. Queries that read them are left out otherwise.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * How many bytes one query may scan before Athena ends it; at least 10 MB. Athena bills by bytes scanned.
   *
   * @default Size.gibibytes(100)
   * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
   */
  readonly bytesScannedCutoffPerQuery?: Size;

  /**
   * How long results are kept, and how far back queries reach.
   *
   * @default - results are kept for 30 days
   */
  readonly retention?: RetentionPolicy;

  /**
   * Where results are kept.
   *
   * @default QueryResults.expiring()
   */
  readonly queryResults?: QueryResults;

  /**
   * Encrypts the results. Whoever runs queries must be allowed to use it.
   *
   * @default - a new key that goes with the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Receives the server access logs of a new bucket for the results. Where it is imported, a warning names the statement
   * that its policy must contain.
   *
   * @default - a new bucket, kept when the stack is deleted
   */
  readonly accessLogBucket?: s3.IBucket;
}

/**
 * Where questions are asked: an Athena workgroup that encrypts results, limits what a query may cost and measures what
 * it did, whatever the client wants; a place in which results expire; and the saved queries.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-manage-queries-control-costs.html
 */
export class QueryWorkgroup extends Construct {
  /** Name of the workgroup. */
  public readonly workgroupName: string;

  /** Holds the results of queries until they expire; undefined where Athena manages them. */
  public readonly resultsBucket?: s3.IBucket;

  /** Receives the server access logs of the results; undefined where their bucket is not new. */
  public readonly accessLogBucket?: s3.IBucket;

  /** Encrypts the results. */
  public readonly encryptionKey: kms.IKey;

  /** The names of the saved queries: `<pack id>/<query id>`. */
  public readonly queryNames: string[];

  private readonly access: readonly Access[];

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    addStackSizeValidation(this);
    const retention = props.retention ?? RetentionPolicy._default();
    this.workgroupName = props.workgroupName;
    if (props.encryptionKey) validateOperationsKey(this, props.encryptionKey);
    this.encryptionKey = props.encryptionKey ?? createOperationsKey(this, 'Key');
    const stack = Stack.of(this);
    const workgroupArn = stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: this.workgroupName });
    const results = (props.queryResults ?? QueryResults.expiring())._bind(this, {
      workgroupArn,
      encryptionKey: this.encryptionKey,
      retention,
      accessLogBucket: () => props.accessLogBucket ?? this.newAccessLogBucket(retention),
    });
    this.resultsBucket = results.bucket;
    this.accessLogBucket = results.accessLogBucket;
    this.access = [
      { actions: ACTIONS, resourceArns: [workgroupArn] },
      {
        actions: ['athena:GetDataCatalog'],
        resourceArns: [stack.formatArn({ service: 'athena', resource: 'datacatalog', resourceName: 'AwsDataCatalog' })],
      },
      ...results.access,
    ];

    const workgroup = new athena.CfnWorkGroup(this, 'Resource', {
      name: this.workgroupName,
      description: 'Questions about what happened in the account',
      state: 'ENABLED',
      // Without it, a workgroup with a query history outlives its stack, and its name blocks the next one.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: validateCutoff(props.bytesScannedCutoffPerQuery ?? Size.gibibytes(DEFAULT_SCAN_GIB)),
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        ...results.configuration,
      },
    });
    const recorded = { networkActivity: props.networkActivity, insights: props.insights };
    const saved = {
      workgroup,
      context: { database: props.databaseName, accounts: props.accounts?._project(stack.account).named },
      queries: selectQueries(this, props.queryPacks ?? [], recorded, retention.searchablePeriod.toDays()),
    };
    this.queryNames = saved.queries.map(({ _name }) => _name);
    new NamedQueries(this, 'Queries', saved);
    new PreparedStatements(this, 'PreparedStatements', saved);
  }

  /**
   * Allows somebody to run the saved queries, and others, in this workgroup and to read their results.
   *
   * The tables and the log files behind them are not part of it: see `EventCatalog.grantRead`, and
   * `CloudTrailAnalytics.grantQuery` for all of it.
   *
   * @param grantee a role or group whose policy can be changed from here, as that of a user has no room for it
   */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return grantAll(grantee, this.access);
  }

  private newAccessLogBucket(retention: RetentionPolicy): s3.Bucket {
    return createSecureBucket(this, 'AccessLogs', { versioned: false, lifecycleRules: retention._accessLogRules() });
  }
}

function validateCutoff(limit: Size): number {
  const bytes = limit.toBytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Token.isUnresolved(bytes) && (!Number.isInteger(bytes) || bytes < MIN_SCAN_BYTES || bytes > MAX_SCAN_BYTES)) {
    throw new ValidationError(`bytesScannedCutoffPerQuery must be whole bytes, from ${MIN_SCAN_BYTES} to ${MAX_SCAN_BYTES}; got ${bytes}`);
  }
  return bytes;
}
