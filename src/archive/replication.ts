import { PhysicalName, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ArchiveReplica } from './archive-replica';

/**
 * Copies a bucket's new objects to others.
 *
 * By hand, as the role that the CDK makes for it has a fixed name, and no permission on locks.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function replicate(scope: Construct, id: string, bucket: s3.Bucket, encryptionKey: kms.IKey, replicas: readonly ArchiveReplica[]): iam.Role {
  const role = new iam.Role(scope, id, {
    // A bucket in another stack's environment must be able to name it.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    description: 'Lets S3 copy log files to other buckets',
    assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
  });
  for (const statement of readStatements(bucket, encryptionKey)) role.addToPolicy(statement);
  replicas.forEach((replica, index) => {
    replica._allow(scope, role, index + 1);
    replica._precede(Stack.of(scope));
  });
  (bucket.node.defaultChild as s3.CfnBucket).replicationConfiguration = {
    role: role.roleArn,
    rules: replicas.map((replica, index) => replica._rule(scope, index + 1)),
  };
  return role;
}

function readStatements(bucket: s3.Bucket, encryptionKey: kms.IKey): iam.PolicyStatement[] {
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
