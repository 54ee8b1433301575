import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { formatLogPrefix } from '../private/log-location';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** The only trail that can write to an archive. */
export interface TrailIdentity {
  readonly trailArn: string;
  /** The account in the ARN of the trail. For an organization trail, this is the management account. */
  readonly accountId: string;
  /** ID of the organization of an organization trail. */
  readonly organizationId?: string;
  /** Prefix before `AWSLogs/` in the keys, without a trailing slash. */
  readonly keyPrefix?: string;
}

/**
 * Creates the bucket policy statements for a trail. An organization trail also requires the statement for a single account, which
 * CloudTrail uses if the trail is changed to a trail of one account.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function createBucketStatements(bucket: s3.IBucket, trail: TrailIdentity): iam.PolicyStatement[] {
  const { keyPrefix, organizationId } = trail;
  const allowWrite = (sid: string, prefix: string): iam.PolicyStatement => new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(CLOUDTRAIL)],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(`${prefix}*`)],
    conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trail.trailArn } },
  });
  return [
    new iam.PolicyStatement({
      sid: 'AWSCloudTrailAclCheck20150319',
      principals: [new iam.ServicePrincipal(CLOUDTRAIL)],
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: { 'aws:SourceArn': trail.trailArn } },
    }),
    allowWrite('AWSCloudTrailWrite20150319', `${formatLogPrefix({ keyPrefix })}${trail.accountId}/`),
    ...(organizationId === undefined ? [] : [allowWrite('AWSCloudTrailOrganizationWrite20150319', formatLogPrefix({ keyPrefix, organizationId }))]),
  ];
}

/**
 * Creates the key policy statements for a trail. AWS documents no source condition for `Decrypt` and `DescribeKey`, because
 * CloudTrail does not call them on behalf of a specific trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function createKeyStatements(trail: TrailIdentity): iam.PolicyStatement[] {
  const principals = [new iam.ServicePrincipal(CLOUDTRAIL)];
  return [
    new iam.PolicyStatement({
      sid: 'AllowCloudTrailEncryptLogs',
      principals,
      actions: ['kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceArn': trail.trailArn },
        StringLike: {
          'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${Aws.PARTITION}:cloudtrail:*:${trail.accountId}:trail/*`,
        },
      },
    }),
    new iam.PolicyStatement({ sid: 'AllowCloudTrailDecryptTrail', principals, actions: ['kms:Decrypt'], resources: ['*'] }),
    new iam.PolicyStatement({ sid: 'AllowCloudTrailDescribeKey', principals, actions: ['kms:DescribeKey'], resources: ['*'] }),
  ];
}
