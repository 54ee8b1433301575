import { PhysicalName, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isForeign, validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { validateKey } from '../private/keys';
import { addStatement } from '../private/resource-policies';

/** Options for `ArchiveReplica`. */
export interface ArchiveReplicaOptions {
  /**
   * The storage class of the replicas.
   *
   * @default - the storage class of the log files
   */
  readonly storageClass?: s3.StorageClass;

  /**
   * Whether to replicate delete markers. A log file that is deleted in the archive then becomes a noncurrent version in the
   * destination bucket.
   *
   * @default false
   */
  readonly deleteMarkers?: boolean;
}

/**
 * A bucket that receives a replica of every new log file. Use a bucket in another account or Region to keep the log files if the
 * account or the Region of the archive becomes unavailable.
 *
 * The bucket must have versioning and Object Lock enabled, because they are enabled for the archive. Existing log files are not
 * replicated; use S3 Batch Replication for them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export class ArchiveReplica {
  /**
   * Replicates log files to an existing bucket. If the bucket or the key is imported from another account, a warning contains
   * each statement that its policy requires.
   *
   * Throws an error if the key is in another Region than the bucket, or if the bucket is defined in this app without versioning or
   * Object Lock.
   *
   * @param bucket the destination bucket
   * @param encryptionKey the key that encrypts the replicas; it must be in the Region of the bucket
   * @param options storage class and delete marker replication
   */
  public static to(bucket: s3.IBucket, encryptionKey: kms.IKey, options: ArchiveReplicaOptions = {}): ArchiveReplica {
    return new ArchiveReplica(bucket, encryptionKey, options);
  }

  /** The destination bucket. */
  public readonly bucket: s3.IBucket;

  /** The key that encrypts the replicas. */
  public readonly encryptionKey: kms.IKey;

  private constructor(bucket: s3.IBucket, encryptionKey: kms.IKey, private readonly options: ArchiveReplicaOptions) {
    validateBucket(bucket);
    validateKey('replicas: encryptionKey', encryptionKey);
    validateSameRegion(bucket, 'replicas: encryptionKey', encryptionKey, 'the bucket', bucket);
    this.bucket = bucket;
    this.encryptionKey = encryptionKey;
  }

  /**
   * Renders the replication rule.
   *
   * @param priority the priority of the rule, which must be unique in the bucket
   * @internal
   */
  public _render(scope: Construct, priority: number): s3.CfnBucket.ReplicationRuleProperty {
    return {
      id: `copy-${priority}`,
      priority,
      status: 'Enabled',
      filter: { prefix: '' },
      deleteMarkerReplication: { status: this.options.deleteMarkers ? 'Enabled' : 'Disabled' },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
      destination: {
        bucket: this.bucket.bucketArn,
        storageClass: this.options.storageClass?.value,
        encryptionConfiguration: { replicaKmsKeyId: this.encryptionKey.keyArn },
        // The destination account must own the replicas. Otherwise, only the source account could grant access to them.
        ...(isForeign(scope, this.bucket) ? { account: this.bucket.env.account, accessControlTranslation: { owner: 'Destination' } } : {}),
      },
    };
  }

  /**
   * Grants the replication role permission to write and encrypt replicas.
   *
   * @param priority a suffix that makes the statement IDs unique
   * @internal
   */
  public _grantReplicate(scope: Construct, role: iam.IRole, priority: number): void {
    const isCrossAccount = isForeign(scope, this.bucket);
    const actions = [
      's3:ReplicateObject',
      ...(this.options.deleteMarkers ? ['s3:ReplicateDelete'] : []),
      ...(isCrossAccount ? ['s3:ObjectOwnerOverrideToBucketOwner'] : []),
    ];
    const resources = [this.bucket.arnForObjects('*')];
    const keyActions = ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:Decrypt'];
    const conditions = { StringLike: { 'kms:ViaService': `s3.${this.bucket.env.region}.amazonaws.com*` } };
    role.addToPrincipalPolicy(new iam.PolicyStatement({ sid: `WriteCopies${priority}`, actions, resources }));
    role.addToPrincipalPolicy(new iam.PolicyStatement({
      sid: `EncryptCopies${priority}`, actions: keyActions, resources: [this.encryptionKey.keyArn], conditions,
    }));
    if (!isCrossAccount) return;
    // A policy cannot have a role as its principal before the role exists, and the bucket is deployed first.
    const principals = [new iam.AccountPrincipal(Stack.of(scope).account)];
    const byRole = { ArnEquals: { 'aws:PrincipalArn': role.roleArn } };
    addStatement(scope, 'replicaBucket', this.bucket, new iam.PolicyStatement({
      sid: 'AllowArchiveToReplicate', principals, actions, resources, conditions: byRole,
    }));
    addStatement(scope, 'replicaKey', this.encryptionKey, new iam.PolicyStatement({
      sid: 'AllowArchiveToEncryptCopies', principals, actions: keyActions, resources: ['*'], conditions: { ...conditions, ...byRole },
    }));
  }

  /**
   * Makes the stack of the archive depend on the stack of the bucket, because S3 requires that the destination exists. Stacks in
   * another stage are deployed separately.
   *
   * @internal
   */
  public _addDependency(archive: Stack): void {
    const stack = Stack.of(this.bucket);
    const isDefined = this.bucket.node.defaultChild instanceof s3.CfnBucket;
    if (isDefined && stack !== archive && Stage.of(stack) === Stage.of(archive)) {
      archive.addDependency(stack, 'the archive is replicated to a bucket in this stack');
    }
  }
}

/** Validates a bucket that is defined in this app; the configuration of an imported bucket is not known. */
function validateBucket(bucket: s3.IBucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof s3.CfnBucket)) return;
  if (resource.versioningConfiguration === undefined) {
    throw new ValidationError('replicas: bucket must have versioning enabled; got a bucket without versioning');
  }
  if (!resource.objectLockEnabled) {
    throw new ValidationError('replicas: bucket must have Object Lock enabled, because it is enabled for the archive; '
      + 'got a bucket without Object Lock');
  }
}

/**
 * Configures replication of new objects.
 *
 * The `replicationRules` of `s3.Bucket` are not used: their role has a fixed name, and no permissions for Object Lock.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function addReplication(
  scope: Construct, id: string, bucket: s3.Bucket, encryptionKey: kms.IKey, replicas: readonly ArchiveReplica[],
): iam.Role {
  const role = new iam.Role(scope, id, {
    // The policy of a bucket in another environment refers to the role by its name.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    description: 'Allows S3 to replicate log files to other buckets',
    assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
  });
  for (const statement of createReadStatements(bucket, encryptionKey)) role.addToPolicy(statement);
  replicas.forEach((replica, index) => {
    replica._grantReplicate(scope, role, index + 1);
    replica._addDependency(Stack.of(scope));
  });
  (bucket.node.defaultChild as s3.CfnBucket).replicationConfiguration = {
    role: role.roleArn,
    rules: replicas.map((replica, index) => replica._render(scope, index + 1)),
  };
  return role;
}

function createReadStatements(bucket: s3.Bucket, encryptionKey: kms.IKey): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ListLogFiles',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [bucket.bucketArn],
    }),
    new iam.PolicyStatement({
      sid: 'ReadLogFiles',
      actions: [
        's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging', 's3:GetObjectRetention',
        's3:GetObjectLegalHold',
      ],
      resources: [bucket.arnForObjects('*')],
    }),
    new iam.PolicyStatement({
      sid: 'DecryptLogFiles',
      actions: ['kms:Decrypt'],
      resources: [encryptionKey.keyArn],
      conditions: { StringLike: { 'kms:ViaService': `s3.${Stack.of(bucket).region}.amazonaws.com*` } },
    }),
  ];
}
