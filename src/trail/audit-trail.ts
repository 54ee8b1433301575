import { Annotations, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EventSelection } from './event-selectors/event-selection';
import { RecordedEvents } from './event-selectors/recorded-events';
import { ValidationError } from '../private/errors';
import { allowLogGroupEncryption, formatLogGroupArn } from '../private/log-group';
import { addStatement } from '../private/resource-policies';

/** What an `AuditTrail` is made from. */
export interface AuditTrailProps extends RecordedEvents {
  /**
   * Name of the trail: 3 to 128 letters, digits, `.`, `_` and `-`. Policies name the trail before it exists.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
   */
  readonly trailName: string;

  /**
   * Receives the log files. Its policy must let the trail write before the trail is created.
   */
  readonly bucket: s3.IBucket;

  /**
   * Stands in front of `AWSLogs/` in the keys of the log files: at most 200 characters, without a slash at its end.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * Encrypts log files and a new log group. Its policy must let the trail use it.
   */
  readonly encryptionKey: kms.IKey;

  /**
   * Receives a copy of each record, for alarms to watch. It must be in the account and the Region of the trail.
   *
   * @default - a new log group that goes with the stack
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Name of the new log group.
   *
   * @default - `/cloudtrail/` and the name of the trail
   */
  readonly logGroupName?: string;

  /**
   * How long the new log group keeps records; the archive keeps them independently of this.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logGroupRetention?: logs.RetentionDays;

  /**
   * Makes it an organization trail, which records the accounts of this organization. The stack must then be in the
   * management account or in that of a delegated administrator.
   *
   * @default - the trail records its own account
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  readonly organizationId?: string;

  /**
   * The organization's management account, which owns the trail whoever creates it.
   *
   * @default - the stack's account
   */
  readonly managementAccountId?: string;
}

/**
 * A new trail that records events of the account or organization in all Regions, with digests that prove its log files
 * unaltered: by default, all management events. It delivers to a bucket and to a log group.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trails.html
 */
export class AuditTrail extends Construct {
  /**
   * ARN that the trail of this name has in the scope's Region, known before the trail exists.
   *
   * @param scope any construct of the stack that holds the trail
   * @param trailName the trail's name
   * @param managementAccountId owner of an organization trail; by default the stack's account
   */
  public static formatTrailArn(scope: Construct, trailName: string, managementAccountId?: string): string {
    return Stack.of(scope).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName, account: managementAccountId });
  }

  /** ARN of the trail. */
  public readonly trailArn: string;

  /** Name of the trail. */
  public readonly trailName: string;

  /** Receives a copy of each record, a few minutes after the call. */
  public readonly logGroup: logs.ILogGroup;

  /** The role with which CloudTrail writes to the log group; it can write the trail's own streams only. */
  public readonly deliveryRole: iam.Role;

  /** What is recorded, in words. */
  public readonly recordedEvents: string;

  private readonly selection: EventSelection;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    validateTrailName(props.trailName);
    this.selection = new EventSelection(props);
    this.selection.exclude(props.bucket);
    this.selection.warn(this);
    this.recordedEvents = this.selection.summary;
    this.trailName = props.trailName;
    this.trailArn = AuditTrail.formatTrailArn(this, props.trailName, props.managementAccountId);
    this.logGroup = props.logGroup ?? this.newLogGroup(props);
    this.deliveryRole = new iam.Role(this, 'DeliveryRole', {
      description: `Lets CloudTrail copy the records of trail ${props.trailName} to its log group`,
      assumedBy: new iam.ServicePrincipal('cloudtrail.amazonaws.com'),
      inlinePolicies: { WriteOwnStreams: this.writeOwnStreams(props) },
    });

    const trail = new cloudtrail.CfnTrail(this, 'Resource', {
      trailName: props.trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      isOrganizationTrail: props.organizationId === undefined ? undefined : true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      ...this.selection.props(),
      s3BucketName: props.bucket.bucketName,
      s3KeyPrefix: props.keyPrefix,
      kmsKeyId: props.encryptionKey.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: this.deliveryRole.roleArn,
    });
    if (this.selection.hasManagementEvents) this.warnOfSecondCopy();
    // CloudTrail tries the bucket when the trail is created, so the policy must be there first.
    if (props.bucket.policy) trail.node.addDependency(props.bucket.policy);
  }

  /**
   * Leaves what happens to a bucket's objects out of data events. The bucket for the log files is always left out.
   *
   * Fails when the trail would have over 500 values in its conditions.
   *
   * @param bucket the bucket
   */
  public excludeFromDataEvents(bucket: s3.IBucket): void {
    this.selection.exclude(bucket);
  }

  /** Management events are free once in an account, whatever the Region. */
  private warnOfSecondCopy(): void {
    const { account } = Stack.of(this);
    const other = this.node.root.node.findAll().find((construct) => construct instanceof AuditTrail && construct !== this
      && construct.selection.hasManagementEvents && Stack.of(construct).account === account);
    if (!other) return;
    Annotations.of(this).addWarningV2('cdk-cloudtrail-analytics:secondTrail',
      `this trail and that of ${other.node.path} both record the management events of all Regions, and CloudTrail bills every copy after the `
      + 'first; where both are meant for one account, use one trail, and RecordSource.existingTrail for what else reads its records');
  }

  private newLogGroup(props: AuditTrailProps): logs.LogGroup {
    const logGroupName = props.logGroupName ?? `/cloudtrail/${props.trailName}`;
    addStatement(this, 'encryptionKey', props.encryptionKey, allowLogGroupEncryption(this, 'AllowLogGroupEncryption', logGroupName));
    return new logs.LogGroup(this, 'LogGroup', {
      logGroupName,
      encryptionKey: props.encryptionKey,
      retention: props.logGroupRetention ?? logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /**
   * Streams are named by the account and the Region that a record comes from, not by the trail's own Region: all Regions are
   * allowed. Those of an organization begin with its id.
   */
  private writeOwnStreams(props: AuditTrailProps): iam.PolicyDocument {
    const accounts = new Set([Stack.of(this).account, props.managementAccountId ?? Stack.of(this).account]);
    const streams = [...accounts].map((account) => `${account}_CloudTrail_*`);
    if (props.organizationId !== undefined) streams.push(`${props.organizationId}_*`);
    // The name as text where it is ours: the role's policy then does not wait for the log group.
    const group = formatLogGroupArn(this, props.logGroup?.logGroupName ?? props.logGroupName ?? `/cloudtrail/${props.trailName}`);
    return new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({
        sid: 'WriteOwnStreams',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: streams.map((stream) => `${group}:log-stream:${stream}`),
      })],
    });
  }
}

function validateTrailName(name: string): void {
  if (Token.isUnresolved(name)) return;
  if (name.length < 3 || name.length > 128 || !/^[a-z0-9]+([._-][a-z0-9]+)*$/i.test(name) || /^\d+(\.\d+){3}$/.test(name)) {
    throw new ValidationError("trailName must be 3 to 128 letters and digits, in words joined by a single '.', '_' or '-', and not look like an IP address; "
      + `got '${name}'`);
  }
}
