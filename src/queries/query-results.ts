import { Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RetentionPolicy } from '../archive/retention-policy';
import { validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { requireResourcePolicies, SharedAccess } from '../private/grants';
import { validateKeyPrefix } from '../private/log-location';
import { addStatement } from '../private/resource-policies';
import { enableAccessLogs, createSecureBucket } from '../private/secure-bucket';

/** The bucket in which results expire. */
export interface ExpiringResultsOptions {
  /**
   * Holds the results. They expire by the lifecycle of this bucket.
   *
   * @default - a new bucket, in which results expire as `RetentionPolicy` says
   */
  readonly bucket?: s3.IBucket;

  /**
   * What the keys of the results begin with, without a slash at either end.
   *
   * @default - results are at the root of the bucket
   */
  readonly keyPrefix?: string;
}

/** What the workgroup knows when it asks where results go. */
export interface ResultsContext {
  readonly workgroupArn: string;
  readonly encryptionKey: kms.IKey;
  readonly retention: RetentionPolicy;
  /** Makes a bucket for server access logs, or gives the one there is. */
  readonly accessLogBucket: () => s3.IBucket;
}

/** Where results go. */
export interface ResultsStore {
  readonly bucket?: s3.IBucket;
  /** Of a new bucket. */
  readonly accessLogBucket?: s3.IBucket;
  readonly configuration: Pick<athena.CfnWorkGroup.WorkGroupConfigurationProperty, 'resultConfiguration' | 'managedQueryResultsConfiguration'>;
  /** What whoever runs queries must be allowed. */
  readonly access: readonly SharedAccess[];
}

/** Where the results of queries are kept, and for how long. */
export class QueryResults {
  /**
   * In a bucket, until they expire there.
   *
   * @param options a bucket of one's own
   */
  public static expiring(options: ExpiringResultsOptions = {}): QueryResults {
    if (options.keyPrefix !== undefined) validateKeyPrefix(options.keyPrefix);
    return new QueryResults('in a bucket', (scope, context) => bucketStore(scope, context, options), options.bucket);
  }

  /**
   * By Athena, which deletes them after 24 hours and bills nothing for them. Athena cannot answer a query with an earlier
   * result then, and its console downloads at most 200 MB.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/managed-results.html
   */
  public static managed(): QueryResults {
    return new QueryResults('managed by Athena', managedStore);
  }

  /** The choice in a few words. */
  public readonly description: string;

  private constructor(
    description: string,
    private readonly store: (scope: Construct, context: ResultsContext) => ResultsStore,
    /**
     * The bucket that was given.
     *
     * @internal
     */
    public readonly _bucket?: s3.IBucket,
  ) {
    this.description = description;
  }

  /**
   * Makes what is missing.
   *
   * @internal
   */
  public _bind(scope: Construct, context: ResultsContext): ResultsStore {
    const store = this.store(scope, context);
    requireResourcePolicies(scope, store.access);
    return store;
  }
}

function bucketStore(scope: Construct, context: ResultsContext, options: ExpiringResultsOptions): ResultsStore {
  const { encryptionKey, retention } = context;
  if (options.bucket) {
    refuseExpiry(retention, "in a bucket of one's own, by whose lifecycle they expire");
    validateSameRegion(scope, 'queryResults: bucket', options.bucket, 'the workgroup');
  }
  const { bucket, accessLogBucket } = options.bucket ? { bucket: options.bucket } : newBucket(scope, context);
  const folder = options.keyPrefix === undefined ? '' : `${options.keyPrefix}/`;
  const results = { prop: 'queryResults', resource: bucket };
  return {
    bucket,
    accessLogBucket,
    configuration: {
      resultConfiguration: {
        outputLocation: bucket.s3UrlForObject(folder === '' ? undefined : folder),
        expectedBucketOwner: bucket.env.account,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: encryptionKey.keyArn },
      },
    },
    access: [
      {
        ...results,
        sid: 'AllowQueriesToFindResults',
        actions: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
        resourceArns: [bucket.bucketArn],
      },
      {
        ...results,
        sid: 'AllowQueriesToListResults',
        actions: ['s3:ListBucket'],
        resourceArns: [bucket.bucketArn],
        conditions: folder === '' ? undefined : { StringLike: { 's3:prefix': `${folder}*` } },
      },
      {
        ...results,
        sid: 'AllowQueriesToKeepResults',
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        resourceArns: [bucket.arnForObjects(`${folder}*`)],
      },
      encryptingAccess(encryptionKey, ['kms:Decrypt', 'kms:GenerateDataKey']),
    ],
  };
}

function newBucket(scope: Construct, context: ResultsContext): Pick<Required<ResultsStore>, 'bucket' | 'accessLogBucket'> {
  const { encryptionKey, retention } = context;
  const bucket = createSecureBucket(scope, 'Results', { encryptionKey, versioned: false, lifecycleRules: retention._queryResultRules() });
  const accessLogBucket = context.accessLogBucket();
  enableAccessLogs(bucket, accessLogBucket, 'results/');
  return { bucket, accessLogBucket };
}

function managedStore(scope: Construct, { workgroupArn, encryptionKey, retention }: ResultsContext): ResultsStore {
  refuseExpiry(retention, 'by Athena, for 24 hours');
  addStatement(scope, 'operationsKey', encryptionKey, new iam.PolicyStatement({
    sid: 'AllowAthenaEncryptResults',
    principals: [new iam.ServicePrincipal('encryption.athena.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: {
      ArnLike: { 'kms:EncryptionContext:aws:athena:arn': workgroupArn, 'aws:SourceArn': workgroupArn },
      StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
    },
  }));
  return {
    configuration: {
      managedQueryResultsConfiguration: { enabled: true, encryptionConfiguration: { kmsKey: encryptionKey.keyArn } },
    },
    access: [encryptingAccess(encryptionKey, ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'])],
  };
}

function encryptingAccess(key: kms.IKey, actions: string[]): SharedAccess {
  return { prop: 'operationsKey', resource: key, sid: 'AllowQueriesToEncryptResults', actions, resourceArns: [key.keyArn], ownArns: ['*'] };
}

function refuseExpiry(retention: RetentionPolicy, kept: string): void {
  const given = retention._queryResultsFor;
  if (given) throw new ValidationError(`retention: queryResultsFor must not be given where results are kept ${kept}; got ${given.toHumanString()}`);
}
