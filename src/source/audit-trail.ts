import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { addStatement } from '../support/policies';

/** What an `AuditTrail` is made from. */
export interface AuditTrailProps {
  /**
   * Name of the trail: 3 to 128 letters, digits, `.`, `_` and `-`. Policies name the trail before it exists.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
   */
  readonly trailName: string;

  /**
   * Name of the log group that receives a copy of each record, for alarms to watch.
   */
  readonly logGroupName: string;

  /**
   * Receives the log files. Its policy must let the trail write before the trail is created.
   */
  readonly bucket: s3.IBucket;

  /**
   * Encrypts log files and log group. Its policy must let the trail use it.
   */
  readonly encryptionKey: kms.IKey;

  /**
   * How long the log group keeps records; the archive keeps them independently of this.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logGroupRetention?: logs.RetentionDays;
}

/**
 * A new trail that records all management events of the account, in all Regions, with digests that prove its log files
 * unaltered. It delivers to a bucket and to a log group.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trails.html
 */
export class AuditTrail extends Construct {
  /**
   * ARN that the trail of this name has in the scope's account and Region, known before the trail exists.
   *
   * @param scope any construct of the stack that holds the trail
   * @param trailName the trail's name
   */
  public static arnOf(scope: Construct, trailName: string): string {
    return Stack.of(scope).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName });
  }

  /** ARN of the trail. */
  public readonly trailArn: string;

  /** Name of the trail. */
  public readonly trailName: string;

  /** Receives a copy of each record, a few minutes after the call. */
  public readonly logGroup: logs.LogGroup;

  /** The role with which CloudTrail writes to the log group; it can write the trail's own streams only. */
  public readonly deliveryRole: iam.Role;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    this.trailName = props.trailName;
    this.trailArn = AuditTrail.arnOf(this, props.trailName);

    const logGroupArn = Stack.of(this).formatArn({
      service: 'logs', resource: 'log-group', resourceName: props.logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    addStatement(this, 'evidenceKey', props.encryptionKey, encryptLogGroup(this, logGroupArn));
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: props.logGroupName,
      encryptionKey: props.encryptionKey,
      retention: props.logGroupRetention ?? logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.deliveryRole = new iam.Role(this, 'DeliveryRole', {
      description: `Lets CloudTrail copy the records of trail ${props.trailName} to its log group`,
      assumedBy: new iam.ServicePrincipal('cloudtrail.amazonaws.com'),
      inlinePolicies: { WriteOwnStreams: writeOwnStreams(this, logGroupArn) },
    });

    const trail = new cloudtrail.CfnTrail(this, 'Resource', {
      trailName: props.trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      // The default, spelled out: compliance checks look for these two words.
      eventSelectors: [{ includeManagementEvents: true, readWriteType: 'All' }],
      s3BucketName: props.bucket.bucketName,
      kmsKeyId: props.encryptionKey.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: this.deliveryRole.roleArn,
    });
    // CloudTrail tries the bucket when the trail is created, so the policy must be there first.
    if (props.bucket.policy) trail.node.addDependency(props.bucket.policy);
  }
}

/** Streams are named by the Region that a record comes from, not by the trail's own: all of the account's are allowed. */
function writeOwnStreams(scope: Construct, logGroupArn: string): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({
      sid: 'WriteOwnStreams',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:log-stream:${Stack.of(scope).account}_CloudTrail_*`],
    })],
  });
}

function encryptLogGroup(scope: Construct, logGroupArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AllowLogGroupEncryption',
    principals: [new iam.ServicePrincipal(`logs.${Stack.of(scope).region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn } },
  });
}
