import { PhysicalName, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isForeign, validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { validateKey } from '../private/keys';
import { addStatement } from '../private/resource-policies';

/** How log files are copied to another bucket. */
export interface ArchiveReplicaOptions {
  /**
   * Storage class of the copies.
   *
   * @default - that of the log files
   */
  readonly storageClass?: s3.StorageClass;

  /**
   * Whether a log file that somebody deletes is hidden in the copy, too. The file stays there as an older version.
   *
   * @default false
   */
  readonly deleteMarkers?: boolean;
}

/**
 * A bucket in another account or Region that receives a copy of every new log file, for the case that the account or the
 * Region of the archive is lost.
 *
 * The bucket must be versioned and have Object Lock enabled, as the archive has. What is in the archive already is not
 * copied: run S3 Batch Replication once for that.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export class ArchiveReplica {
  /**
   * A copy in a bucket of one's own. Where bucket or key are another account's and imported, warnings name the statements that
   * their policies must contain.
   *
   * Fails when the key is in another Region than the bucket, and when the bucket is known not to be versioned, or not to have
   * Object Lock enabled.
   *
   * @param bucket receives the copies
   * @param encryptionKey encrypts the copies; it must be in the bucket's Region
   * @param options storage class, and what becomes of deleted files
   */
  public static to(bucket: s3.IBucket, encryptionKey: kms.IKey, options: ArchiveReplicaOptions = {}): ArchiveReplica {
    return new ArchiveReplica(bucket, encryptionKey, options);
  }

  /** Receives the copies. */
  public readonly bucket: s3.IBucket;

  /** Encrypts the copies. */
  public readonly encryptionKey: kms.IKey;

  private constructor(bucket: s3.IBucket, encryptionKey: kms.IKey, private readonly options: ArchiveReplicaOptions) {
    validateBucket(bucket);
    validateKey('replicas: encryptionKey', encryptionKey);
    validateSameRegion(bucket, 'replicas: encryptionKey', encryptionKey, 'the bucket', bucket);
    this.bucket = bucket;
    this.encryptionKey = encryptionKey;
  }

  /**
   * @param priority decides between rules for the same bucket; each has its own
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
        // The copies belong to whoever owns the bucket, or the lost account would be the only one to read them.
        ...(isForeign(scope, this.bucket) ? { account: this.bucket.env.account, accessControlTranslation: { owner: 'Destination' } } : {}),
      },
    };
  }

  /**
   * Lets the role write the copies.
   *
   * @param priority tells the statements of several copies apart
   * @internal
   */
  public _grantReplicate(scope: Construct, role: iam.IRole, priority: number): void {
    const isOther = isForeign(scope, this.bucket);
    const actions = [
      's3:ReplicateObject',
      ...(this.options.deleteMarkers ? ['s3:ReplicateDelete'] : []),
      ...(isOther ? ['s3:ObjectOwnerOverrideToBucketOwner'] : []),
    ];
    const resources = [this.bucket.arnForObjects('*')];
    const keyActions = ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:Decrypt'];
    const conditions = { StringLike: { 'kms:ViaService': `s3.${this.bucket.env.region}.amazonaws.com*` } };
    role.addToPrincipalPolicy(new iam.PolicyStatement({ sid: `WriteCopies${priority}`, actions, resources }));
    role.addToPrincipalPolicy(new iam.PolicyStatement({
      sid: `EncryptCopies${priority}`, actions: keyActions, resources: [this.encryptionKey.keyArn], conditions,
    }));
    if (!isOther) return;
    // A policy cannot name a role as its principal before there is one, and the bucket comes first.
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
   * Has a bucket of the app deployed before the archive, which S3 wants. What is in another stage is deployed by itself.
   *
   * @internal
   */
  public _addDependency(archive: Stack): void {
    const stack = Stack.of(this.bucket);
    const isOwn = this.bucket.node.defaultChild instanceof s3.CfnBucket;
    if (isOwn && stack !== archive && Stage.of(stack) === Stage.of(archive)) archive.addDependency(stack, 'the archive is copied to a bucket there');
  }
}

/** An imported bucket does not say what it can do. */
function validateBucket(bucket: s3.IBucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof s3.CfnBucket)) return;
  if (resource.versioningConfiguration === undefined) throw new ValidationError('replicas: the bucket must be versioned; got one that is not');
  if (!resource.objectLockEnabled) {
    throw new ValidationError('replicas: the bucket must have Object Lock enabled, as the archive has, or S3 refuses to copy; got one that has not');
  }
}

/**
 * Copies a bucket's new objects to others.
 *
 * By hand, as the role that the CDK makes for it has a fixed name, and no permission on locks.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function addReplication(scope: Construct, id: string, bucket: s3.Bucket, encryptionKey: kms.IKey, replicas: readonly ArchiveReplica[]): iam.Role {
  const role = new iam.Role(scope, id, {
    // A bucket in another stack's environment must be able to name it.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    description: 'Lets S3 copy log files to other buckets',
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
      actions: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging', 's3:GetObjectRetention', 's3:GetObjectLegalHold'],
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
