import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { Access, grantAll } from '../support/access';
import { addStatement, IPolicyHolder } from '../support/policies';

/** What readers read. */
export interface ReadResources {
  /** ARNs of the Glue catalog, the database and its tables. */
  readonly catalogArns: string[];
  readonly bucket: s3.IBucket;
  /** What the keys of the log files begin with. */
  readonly prefix: string;
  readonly encryptionKey?: kms.IKey;
}

/** An access to a resource that may be another account's, whose own policy must allow it, too. */
interface SharedAccess extends Access {
  /** Of the statement in the resource's policy. */
  readonly sid: string;
  /** The option by which the resource was given. */
  readonly prop: string;
  readonly resource: IPolicyHolder & (s3.IBucket | kms.IKey);
  /** What the resource's own policy calls it. */
  readonly ownArns: string[];
}

/** What it takes to read the tables and the log files behind them. */
export class ReaderAccess {
  private readonly lookUp: Access;
  private readonly shared: readonly SharedAccess[];

  constructor(private readonly scope: Construct, { catalogArns, bucket, prefix, encryptionKey }: ReadResources) {
    this.lookUp = { actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'], resourceArns: catalogArns };
    const files = { prop: 'bucket', resource: bucket };
    const [bucketArns, fileArns] = [[bucket.bucketArn], [bucket.arnForObjects(`${prefix}*`)]];
    this.shared = [
      {
        ...files,
        sid: 'AllowQueriesToListRecords',
        actions: ['s3:ListBucket'],
        resourceArns: bucketArns,
        ownArns: bucketArns,
        conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
      },
      { ...files, sid: 'AllowQueriesToReadRecords', actions: ['s3:GetObject'], resourceArns: fileArns, ownArns: fileArns },
      ...(encryptionKey ? [{
        prop: 'evidenceKey',
        resource: encryptionKey,
        sid: 'AllowQueriesToDecryptRecords',
        actions: ['kms:Decrypt'],
        resourceArns: [encryptionKey.keyArn],
        ownArns: ['*'],
        // only what CloudTrail encrypted
        conditions: { Null: { 'kms:EncryptionContext:aws:cloudtrail:arn': 'false' } },
      }] : []),
    ];
    this.askResources();
  }

  grantTo(grantee: iam.IGrantable): iam.Grant {
    return grantAll(grantee, [this.lookUp, ...this.shared.map(({ actions, resourceArns, conditions }) => ({ actions, resourceArns, conditions }))]);
  }

  /**
   * Has the policies of another account's resources allow this account; who of it may read is up to the grants, which need
   * not be made here.
   */
  private askResources(): void {
    const { account } = Stack.of(this.scope);
    for (const { resource, prop, sid, actions, ownArns, conditions } of this.shared) {
      if (Token.compareStrings(resource.env.account, account) !== TokenComparison.DIFFERENT) continue;
      addStatement(this.scope, prop, resource, new iam.PolicyStatement({
        sid, principals: [new iam.AccountPrincipal(account)], actions, resources: ownArns, conditions,
      }));
    }
  }
}
