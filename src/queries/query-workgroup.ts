import { Duration, RemovalPolicy, Size, SizeRoundingBehavior, Stack, Token } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { QueryPack } from './query-pack';
import { createBucketAccess, createManagedAccess, QueryResults } from './query-results';
import { createWorkgroupAccess, formatWorkgroupArn, IQueryWorkgroup, QueryWorkgroupBase } from './query-workgroup-base';
import { SavedQueries } from './saved-queries';
import { RetentionPolicy } from '../archive/retention-policy';
import { AccountScope } from '../private/account-scope';
import { validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { Access } from '../private/grants';
import { createOperationsKey, validateOperationsKey } from '../private/keys';
import { validateKeyPrefix } from '../private/log-location';
import { createSecureBucket } from '../private/secure-bucket';
import { addStackSizeValidation } from '../private/stack-limits';
import { validateKnownDays } from '../private/validation';

/** About 0.50 USD at the list price of most Regions. */
const DEFAULT_CUTOFF_GIB = 100;
/** Athena's minimum cutoff. */
const MIN_CUTOFF_BYTES = 10_000_000;
/** Athena's maximum cutoff: 7 EB. */
const MAX_CUTOFF_BYTES = 7e18;

/** Properties for `QueryWorkgroup`. */
export interface QueryWorkgroupProps {
  /**
   * Name of the workgroup: 1 to 128 letters, digits, `.`, `_` and `-`.
   */
  readonly workgroupName: string;

  /**
   * Name of the Glue database that the saved queries read.
   */
  readonly databaseName: string;

  /**
   * Query packs that create saved queries.
   *
   * @default - no saved queries
   */
  readonly queryPacks?: QueryPack[];

  /**
   * The accounts of the tables. Saved queries contain the account IDs if the tables require them in each query.
   *
   * @default AccountScope.stackAccount()
   */
  readonly accounts?: AccountScope;

  /**
   * Whether to save queries on network activity events. The tables must contain these events.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether to save queries on CloudTrail Insights events. The tables must contain these events.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * Maximum number of bytes that one query can scan before Athena cancels it; at least 10 MB. Athena bills queries by bytes
   * scanned.
   *
   * @default Size.gibibytes(100)
   * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
   */
  readonly bytesScannedCutoffPerQuery?: Size;

  /**
   * Retention of the results, and the searchable period of the tables.
   *
   * @default - results are deleted after 30 days; the searchable period is 365 days
   */
  readonly retention?: RetentionPolicy;

  /**
   * Storage location of the results.
   *
   * @default QueryResults.expiring()
   */
  readonly queryResults?: QueryResults;

  /**
   * The KMS key that encrypts the results. Principals require permission to use the key to run queries; see `grantQuery`.
   *
   * @default - a new key that is deleted with the stack
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The bucket for the server access logs of a new bucket for results. For an imported bucket, a warning contains the statement
   * that its policy requires.
   *
   * @default - a new bucket that is retained when the stack is deleted, unless `queryResults` has another removal policy
   */
  readonly accessLogBucket?: s3.IBucket;
}

/** Attributes of an existing workgroup, for `QueryWorkgroup.fromQueryWorkgroupAttributes`. */
export interface QueryWorkgroupAttributes {
  /**
   * Name of the workgroup.
   */
  readonly workgroupName: string;

  /**
   * Name of the Glue database that the saved queries read.
   */
  readonly databaseName: string;

  /**
   * The KMS key that encrypts the results.
   */
  readonly encryptionKey: kms.IKey;

  /**
   * The bucket for the results.
   *
   * @default - results are managed by Athena
   */
  readonly resultsBucket?: s3.IBucket;

  /**
   * Key prefix of the results in `resultsBucket`, without a slash at the start or the end.
   *
   * @default - no prefix
   */
  readonly keyPrefix?: string;

  /**
   * The accounts of the tables. Saved queries contain the account IDs if the tables require them in each query.
   *
   * @default AccountScope.stackAccount()
   */
  readonly accounts?: AccountScope;

  /**
   * Whether to save queries on network activity events. The tables must contain these events.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether to save queries on CloudTrail Insights events. The tables must contain these events.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * Searchable period of the tables, in whole days. The windows of saved queries cannot be longer.
   *
   * @default Duration.days(365)
   */
  readonly searchablePeriod?: Duration;
}

/**
 * An Athena workgroup with saved queries on CloudTrail events.
 *
 * The workgroup enforces its settings for all clients: it encrypts results, stores them in one location until they expire, limits
 * the bytes that each query can scan, and publishes query metrics to CloudWatch.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-manage-queries-control-costs.html
 */
export class QueryWorkgroup extends QueryWorkgroupBase {
  /**
   * Imports an existing workgroup of the same account and Region, for example to add saved queries in another stack.
   *
   * Policies of the results bucket and the key are not changed.
   *
   * Throws an error if an attribute is invalid, or if the bucket or the key is in another Region.
   *
   * @param scope scope of the construct
   * @param id ID of the construct
   * @param attrs attributes of the workgroup
   */
  public static fromQueryWorkgroupAttributes(scope: Construct, id: string, attrs: QueryWorkgroupAttributes): IQueryWorkgroup {
    return new ImportedQueryWorkgroup(scope, id, attrs);
  }

  /** Name of the workgroup. */
  public readonly workgroupName: string;

  /** Name of the Glue database that the saved queries read. */
  public readonly databaseName: string;

  /** The bucket for the results; undefined if Athena manages the results. */
  public readonly resultsBucket?: s3.IBucket;

  /** The bucket for the server access logs of a new results bucket; undefined if the results bucket is not new. */
  public readonly accessLogBucket?: s3.IBucket;

  /** The KMS key that encrypts the results. */
  public readonly encryptionKey: kms.IKey;

  /** @internal */
  protected readonly _access: readonly Access[];

  /** @internal */
  protected readonly _savedQueries: SavedQueries;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    addStackSizeValidation(this);
    validateWorkgroupName(props.workgroupName);
    const retention = props.retention ?? RetentionPolicy._default();
    this.workgroupName = props.workgroupName;
    this.databaseName = props.databaseName;
    if (props.encryptionKey) validateOperationsKey(this, props.encryptionKey);
    this.encryptionKey = props.encryptionKey ?? createOperationsKey(this, 'Key');
    const results = (props.queryResults ?? QueryResults.expiring())._bind(this, {
      workgroupArn: formatWorkgroupArn(this, this.workgroupName),
      encryptionKey: this.encryptionKey,
      retention,
      accessLogBucket: (removalPolicy) => props.accessLogBucket ?? this.createAccessLogBucket(retention, removalPolicy),
    });
    this.resultsBucket = results.bucket;
    this.accessLogBucket = results.accessLogBucket;
    this._access = [...createWorkgroupAccess(this, this.workgroupName), ...results.access];

    const workgroup = new athena.CfnWorkGroup(this, 'Resource', {
      name: this.workgroupName,
      description: 'Queries on CloudTrail events',
      state: 'ENABLED',
      // Otherwise, a workgroup with a query history is not deleted with the stack, and its name cannot be used again.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: validateCutoff(props.bytesScannedCutoffPerQuery ?? Size.gibibytes(DEFAULT_CUTOFF_GIB)),
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        ...results.configuration,
      },
    });
    this._savedQueries = new SavedQueries(this, {
      workgroupName: this.workgroupName,
      workgroup,
      context: { database: this.databaseName, accounts: props.accounts?._project(Stack.of(this).account).injected },
      recorded: { networkActivity: props.networkActivity, insights: props.insights },
      searchableDays: retention.searchablePeriod.toDays(),
    });
    this._savedQueries.add('queryPacks', props.queryPacks ?? []);
  }

  private createAccessLogBucket(retention: RetentionPolicy, removalPolicy?: RemovalPolicy): s3.Bucket {
    return createSecureBucket(this, 'AccessLogs', { versioned: false, lifecycleRules: retention._accessLogRules(), removalPolicy });
  }
}

/** A workgroup that another stack or app creates. */
class ImportedQueryWorkgroup extends QueryWorkgroupBase {
  public readonly workgroupName: string;

  public readonly databaseName: string;

  /** @internal */
  protected readonly _access: readonly Access[];

  /** @internal */
  protected readonly _savedQueries: SavedQueries;

  constructor(scope: Construct, id: string, attrs: QueryWorkgroupAttributes) {
    super(scope, id);
    addStackSizeValidation(this);
    this.workgroupName = attrs.workgroupName;
    this.databaseName = attrs.databaseName;
    validateOperationsKey(this, attrs.encryptionKey);
    this._access = [...createWorkgroupAccess(this, this.workgroupName), ...this.createResultsAccess(attrs)];
    this._savedQueries = new SavedQueries(this, {
      workgroupName: this.workgroupName,
      context: { database: this.databaseName, accounts: attrs.accounts?._project(Stack.of(this).account).injected },
      recorded: { networkActivity: attrs.networkActivity, insights: attrs.insights },
      searchableDays: attrs.searchablePeriod
        ? validateKnownDays('searchablePeriod', attrs.searchablePeriod)
        : RetentionPolicy._default().searchablePeriod.toDays(),
    });
  }

  private createResultsAccess({ resultsBucket, keyPrefix, encryptionKey }: QueryWorkgroupAttributes): Access[] {
    if (!resultsBucket) {
      if (keyPrefix !== undefined) throw new ValidationError(`keyPrefix must not be specified without resultsBucket; got '${keyPrefix}'`);
      return createManagedAccess(this, encryptionKey);
    }
    if (keyPrefix !== undefined) validateKeyPrefix(keyPrefix);
    validateSameRegion(this, 'resultsBucket', resultsBucket, 'the stack');
    return createBucketAccess(this, resultsBucket, encryptionKey, keyPrefix);
  }
}

function validateWorkgroupName(name: string): void {
  if (!Token.isUnresolved(name) && !/^[\w.-]{1,128}$/.test(name)) {
    throw new ValidationError(`workgroupName must be 1 to 128 letters, digits and . _ -; got '${name}'`);
  }
}

function validateCutoff(cutoff: Size): number {
  const bytes = cutoff.toBytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Token.isUnresolved(bytes) && (!Number.isInteger(bytes) || bytes < MIN_CUTOFF_BYTES || bytes > MAX_CUTOFF_BYTES)) {
    throw new ValidationError(`bytesScannedCutoffPerQuery must be whole bytes, from ${MIN_CUTOFF_BYTES} to ${MAX_CUTOFF_BYTES}; got ${bytes}`);
  }
  return bytes;
}
