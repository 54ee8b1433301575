import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { RetentionPolicy } from '../archive/retention-policy';
import { validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { requireResourcePolicies, SharedAccess } from '../private/grants';
import { getKeyProp } from '../private/keys';
import { validateKeyPrefix } from '../private/log-location';
import { addStatement } from '../private/resource-policies';
import { enableAccessLogs, createSecureBucket } from '../private/secure-bucket';

/** Options for `QueryResults.expiring`. */
export interface ExpiringResultsOptions {
  /**
   * The bucket for the results. The lifecycle rules of this bucket determine when results expire.
   *
   * @default - a new bucket, with the expiration period of `RetentionPolicy`
   */
  readonly bucket?: s3.IBucket;

  /**
   * Key prefix of the results, without a slash at the start or the end. It contains at most 200 letters, digits and `!_.*'()-`, in
   * parts that are separated by `/`.
   *
   * @default - no prefix
   */
  readonly keyPrefix?: string;

  /**
   * Removal policy of the new bucket for the results, and of the new bucket for its server access logs. CloudFormation deletes
   * a bucket only if it is empty. It must not be specified with `bucket`.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** The settings of a workgroup that determine where results are stored. */
export interface ResultsContext {
  readonly workgroupArn: string;
  readonly encryptionKey: kms.IKey;
  readonly retention: RetentionPolicy;
  /** Returns the bucket for server access logs, which is created with the removal policy if it does not exist. */
  readonly accessLogBucket: (removalPolicy?: RemovalPolicy) => s3.IBucket;
}

/** The location of the results, and the permissions that queries require there. */
export interface BoundResults {
  readonly bucket?: s3.IBucket;
  /** The bucket for the server access logs of a new bucket. */
  readonly accessLogBucket?: s3.IBucket;
  readonly configuration: Pick<athena.CfnWorkGroup.WorkGroupConfigurationProperty, 'resultConfiguration' | 'managedQueryResultsConfiguration'>;
  /** The permissions that principals require to run queries. */
  readonly access: readonly SharedAccess[];
}

/** The storage location and the retention of query results. */
export class QueryResults {
  /**
   * Stores results in an S3 bucket until they expire.
   *
   * Throws an error if the key prefix is invalid, or if a removal policy is set for an existing bucket.
   *
   * @param options an existing bucket, a key prefix, or a removal policy
   */
  public static expiring(options: ExpiringResultsOptions = {}): QueryResults {
    if (options.keyPrefix !== undefined) validateKeyPrefix(options.keyPrefix);
    if (options.bucket && options.removalPolicy !== undefined) {
      throw new ValidationError(`queryResults: removalPolicy must not be specified with bucket; got '${options.removalPolicy}'`);
    }
    return new QueryResults('in a bucket', (scope, context) => bindBucket(scope, context, options), options.bucket);
  }

  /**
   * Stores results in managed storage of Athena for 24 hours, at no additional cost. Athena cannot reuse earlier results, and
   * the Athena console downloads at most 200 MB.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/managed-results.html
   */
  public static managed(): QueryResults {
    return new QueryResults('managed by Athena', bindManagedResults);
  }

  /** Description of the storage location. */
  public readonly description: string;

  private constructor(
    description: string,
    private readonly bindResults: (scope: Construct, context: ResultsContext) => BoundResults,
    /**
     * The existing bucket.
     *
     * @internal
     */
    public readonly _bucket?: s3.IBucket,
  ) {
    this.description = description;
  }

  /**
   * Creates the resources that do not exist.
   *
   * @internal
   */
  public _bind(scope: Construct, context: ResultsContext): BoundResults {
    const results = this.bindResults(scope, context);
    requireResourcePolicies(scope, results.access);
    return results;
  }
}

function bindBucket(scope: Construct, context: ResultsContext, options: ExpiringResultsOptions): BoundResults {
  const { encryptionKey, retention } = context;
  if (options.bucket) {
    validateNoExpiry(retention, 'in an existing bucket, whose lifecycle rules apply');
    validateSameRegion(scope, 'queryResults: bucket', options.bucket, 'the workgroup');
  }
  const { bucket, accessLogBucket } = options.bucket ? { bucket: options.bucket } : createResultsBucket(scope, context, options.removalPolicy);
  return {
    bucket,
    accessLogBucket,
    configuration: {
      resultConfiguration: {
        outputLocation: bucket.s3UrlForObject(options.keyPrefix === undefined ? undefined : `${options.keyPrefix}/`),
        expectedBucketOwner: bucket.env.account,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: encryptionKey.keyArn },
      },
      // Athena keeps a setting that an update omits, and rejects an output location while it manages the results.
      managedQueryResultsConfiguration: { enabled: false },
    },
    access: createBucketAccess(scope, bucket, encryptionKey, options.keyPrefix),
  };
}

function createResultsBucket(
  scope: Construct, context: ResultsContext, removalPolicy?: RemovalPolicy,
): Pick<Required<BoundResults>, 'bucket' | 'accessLogBucket'> {
  const { encryptionKey, retention } = context;
  const lifecycleRules = retention._queryResultRules();
  const bucket = createSecureBucket(scope, 'Results', { encryptionKey, versioned: false, lifecycleRules, removalPolicy });
  const accessLogBucket = context.accessLogBucket(removalPolicy);
  enableAccessLogs(bucket, accessLogBucket, 'results/');
  return { bucket, accessLogBucket };
}

function bindManagedResults(scope: Construct, { workgroupArn, encryptionKey, retention }: ResultsContext): BoundResults {
  validateNoExpiry(retention, 'by Athena, for 24 hours');
  addStatement(scope, getKeyProp(scope), encryptionKey, new iam.PolicyStatement({
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
    access: createManagedAccess(scope, encryptionKey),
  };
}

/** Returns the permissions that queries require for results in a bucket. */
export function createBucketAccess(scope: Construct, bucket: s3.IBucket, encryptionKey: kms.IKey, keyPrefix?: string): SharedAccess[] {
  const folder = keyPrefix === undefined ? '' : `${keyPrefix}/`;
  const results = { prop: 'queryResults', resource: bucket };
  return [
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
    createKeyAccess(scope, encryptionKey, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

/** Returns the permissions that queries require for results in managed storage. */
export function createManagedAccess(scope: Construct, encryptionKey: kms.IKey): SharedAccess[] {
  return [createKeyAccess(scope, encryptionKey, ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'])];
}

function createKeyAccess(scope: Construct, key: kms.IKey, actions: string[]): SharedAccess {
  return { prop: getKeyProp(scope), resource: key, sid: 'AllowQueriesToEncryptResults', actions, resourceArns: [key.keyArn], policyArns: ['*'] };
}

function validateNoExpiry(retention: RetentionPolicy, location: string): void {
  const period = retention._queryResultsFor;
  if (period) {
    throw new ValidationError(`retention: queryResultsFor must not be set if results are stored ${location}; got ${period.toHumanString()}`);
  }
}
