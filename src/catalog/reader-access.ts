import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { Access, askOwners, grantAll, SharedAccess } from '../private/grants';
import { validateKey } from '../private/keys';

/** What readers read. */
export interface ReadResources {
  /** ARNs of the Glue catalog, the database and its tables. */
  readonly catalogArns: string[];
  readonly bucket: s3.IBucket;
  /** What the keys of the log files begin with. */
  readonly prefix: string;
  readonly encryptionKey?: kms.IKey;
}

/** What it takes to read the tables and the log files behind them. */
export class ReaderAccess {
  private readonly lookUp: Access;
  private readonly shared: readonly SharedAccess[];

  constructor(scope: Construct, { catalogArns, bucket, prefix, encryptionKey }: ReadResources) {
    if (encryptionKey) validateKey('evidenceKey', encryptionKey);
    this.lookUp = { actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'], resourceArns: catalogArns };
    const files = { prop: 'bucket', resource: bucket };
    this.shared = [
      {
        ...files,
        sid: 'AllowQueriesToListRecords',
        actions: ['s3:ListBucket'],
        resourceArns: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
      },
      { ...files, sid: 'AllowQueriesToReadRecords', actions: ['s3:GetObject'], resourceArns: [bucket.arnForObjects(`${prefix}*`)] },
      ...(encryptionKey ? [{
        prop: 'evidenceKey',
        resource: encryptionKey,
        sid: 'AllowQueriesToDecryptRecords',
        actions: ['kms:Decrypt'],
        resourceArns: [encryptionKey.keyArn],
        ownArns: ['*'],
        // only what is in the bucket: with a bucket key, S3 names the bucket in the place of the object
        conditions: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket.bucketArn, bucket.arnForObjects('*')] } },
        // the bucket's name can be one that the key's stack cannot know
        ownConditions: { Null: { 'kms:EncryptionContext:aws:s3:arn': 'false' } },
      }] : []),
    ];
    askOwners(scope, this.shared);
  }

  grantTo(grantee: iam.IGrantable): iam.Grant {
    return grantAll(grantee, [this.lookUp, ...this.shared]);
  }
}
