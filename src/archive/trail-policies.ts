import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { formatLogPrefix } from '../private/log-location';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** The one trail that may write to an archive. */
export interface TrailIdentity {
  readonly trailArn: string;
  /** The account in the trail's ARN: for an organization trail, the management account. */
  readonly accountId: string;
  /** For an organization trail only. */
  readonly organizationId?: string;
  /** Stands in front of `AWSLogs/`, without a slash at its end. */
  readonly keyPrefix?: string;
}

/**
 * What the bucket's policy must let the trail do. An organization trail needs the statement of a trail of one account as
 * well: CloudTrail falls back to it when the trail is turned back into one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function createBucketStatements(bucket: s3.IBucket, trail: TrailIdentity): iam.PolicyStatement[] {
  const { keyPrefix, organizationId } = trail;
  const mayWrite = (sid: string, prefix: string): iam.PolicyStatement => new iam.PolicyStatement({
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
    mayWrite('AWSCloudTrailWrite20150319', `${formatLogPrefix({ keyPrefix })}${trail.accountId}/`),
    ...(organizationId === undefined ? [] : [mayWrite('AWSCloudTrailOrganizationWrite20150319', formatLogPrefix({ keyPrefix, organizationId }))]),
  ];
}

/**
 * What the key's policy must let the trail do. AWS documents no source condition for the last two: CloudTrail calls them
 * before it acts for a certain trail.
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
