import { Annotations, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EventSelection } from './event-selectors/event-selection';
import { RecordedEvents } from './event-selectors/recorded-events';
import { validateAccountId } from '../private/account-scope';
import { differ } from '../private/environment';
import { ValidationError } from '../private/errors';
import { validateKey } from '../private/keys';
import { allowLogGroupEncryption, formatLogGroupArn } from '../private/log-group';
import { validateLogLocation } from '../private/log-location';
import { addStatement } from '../private/resource-policies';

/** Properties for `AuditTrail`. */
export interface AuditTrailProps extends RecordedEvents {
  /**
   * Name of the trail. It contains 3 to 128 letters, digits, periods, underscores and hyphens, and begins and ends with a letter or a
   * digit. Policies refer to the trail by its name before it exists.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
   */
  readonly trailName: string;

  /**
   * The bucket for the log files. Its policy must allow the trail to write before the trail is created.
   */
  readonly bucket: s3.IBucket;

  /**
   * Prefix before `AWSLogs/` in the keys of the log files, without a trailing slash. It contains at most 200 letters, digits and
   * `!_.*'()-`, in parts that are separated by `/`.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * The key that encrypts the log files and a new log group. Its policy must allow the trail to use it.
   */
  readonly encryptionKey: kms.IKey;

  /**
   * An existing log group that receives a copy of each event. It must be in the account and the Region of the trail.
   *
   * @default - a new log group, which is deleted with the stack
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Name of the new log group. It must not be specified with `logGroup`.
   *
   * @default - `/cloudtrail/` and the name of the trail
   */
  readonly logGroupName?: string;

  /**
   * Retention of the new log group. It does not affect the log files. It must not be specified with `logGroup`.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logGroupRetention?: logs.RetentionDays;

  /**
   * ID of the organization. If it is specified, the trail is an organization trail, which records events of all accounts of the
   * organization. The stack must be in the management account.
   *
   * @default - the trail records its own account
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  readonly organizationId?: string;

  /**
   * ID of the management account, which owns an organization trail. It must be the account of the stack: CloudFormation cannot create
   * an organization trail from the account of a delegated administrator.
   *
   * Throws an error if it is another account than that of the stack.
   *
   * @default - the account of the stack
   */
  readonly managementAccountId?: string;
}

/**
 * A multi-Region trail that delivers events of an account or an organization to a bucket and a log group. By default, it records
 * all management events. Log file validation is enabled.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trails.html
 */
export class AuditTrail extends Construct {
  /**
   * Returns the ARN of a trail from its name. The trail does not need to exist.
   *
   * @param scope a construct in the stack of the trail
   * @param trailName the name of the trail
   * @param managementAccountId the account that owns an organization trail; by default, the account of the stack
   */
  public static formatTrailArn(scope: Construct, trailName: string, managementAccountId?: string): string {
    return Stack.of(scope).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName, account: managementAccountId });
  }

  /** ARN of the trail. */
  public readonly trailArn: string;

  /** Name of the trail. */
  public readonly trailName: string;

  /** The log group that receives a copy of each event, usually within a few minutes of the API call. */
  public readonly logGroup: logs.ILogGroup;

  /** The role that CloudTrail assumes to write to the log group. It can write only to the log streams of the trail. */
  public readonly deliveryRole: iam.Role;

  /** A description of the events that the trail records. */
  public readonly recordedEvents: string;

  private readonly selection: EventSelection;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    validateTrailName(props.trailName);
    validateLogLocation(props);
    validateOrganization(props);
    validateManagementAccount(this, props.managementAccountId);
    validateKey('encryptionKey', props.encryptionKey);
    if (props.logGroup) validateNoLogGroupSettings(props);
    this.selection = new EventSelection(props);
    this.selection.exclude(props.bucket);
    this.selection.addWarnings(this);
    this.recordedEvents = this.selection.summary;
    this.trailName = props.trailName;
    this.trailArn = AuditTrail.formatTrailArn(this, props.trailName, props.managementAccountId);
    this.logGroup = props.logGroup ?? this.createLogGroup(props);
    this.deliveryRole = new iam.Role(this, 'DeliveryRole', {
      description: `Allows CloudTrail to deliver events of trail ${props.trailName} to its log group`,
      assumedBy: new iam.ServicePrincipal('cloudtrail.amazonaws.com'),
      inlinePolicies: { WriteOwnStreams: this.createStreamPolicy(props) },
    });

    const trail = new cloudtrail.CfnTrail(this, 'Resource', {
      trailName: props.trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      isOrganizationTrail: props.organizationId === undefined ? undefined : true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      ...this.selection.renderProps(),
      s3BucketName: props.bucket.bucketName,
      s3KeyPrefix: props.keyPrefix,
      kmsKeyId: props.encryptionKey.keyArn,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: this.deliveryRole.roleArn,
    });
    if (this.selection.hasManagementEvents) this.addSecondTrailWarning();
    // CloudTrail checks its access to the bucket when the trail is created, so the policy must exist first.
    if (props.bucket.policy) trail.node.addDependency(props.bucket.policy);
  }

  /**
   * Excludes the objects of a bucket from data events. The bucket for the log files is always excluded.
   *
   * Throws an error if the event selectors of the trail then have more than 500 values.
   *
   * @param bucket the bucket
   */
  public excludeFromDataEvents(bucket: s3.IBucket): void {
    this.selection.exclude(bucket);
  }

  /** Adds a warning if another trail records the same account: only the first copy of management events is free. */
  private addSecondTrailWarning(): void {
    const { account } = Stack.of(this);
    const other = this.node.root.node.findAll().find((construct) => construct instanceof AuditTrail && construct !== this
      && construct.selection.hasManagementEvents && Stack.of(construct).account === account);
    if (!other) return;
    Annotations.of(this).addWarningV2('cdk-cloudtrail-analytics:secondTrail',
      `this trail and ${other.node.path} both record the management events of all Regions, and CloudTrail charges for each additional copy; `
      + 'if both are in one account, create only one trail and use RecordSource.existingTrail for the other construct');
  }

  private createLogGroup(props: AuditTrailProps): logs.LogGroup {
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
   * Creates the policy for the log streams of the trail. A stream name contains the account and the Region of the events, so the
   * policy allows all Regions. Stream names of an organization trail begin with the organization ID.
   */
  private createStreamPolicy(props: AuditTrailProps): iam.PolicyDocument {
    const accounts = new Set([Stack.of(this).account, props.managementAccountId ?? Stack.of(this).account]);
    const streams = [...accounts].map((account) => `${account}_CloudTrail_*`);
    if (props.organizationId !== undefined) streams.push(`${props.organizationId}_*`);
    // The name of a new log group is known, so that the policy does not depend on the log group.
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
    throw new ValidationError("trailName must be 3 to 128 letters and digits, separated by a single '.', '_' or '-', and must not be an IP address; "
      + `got '${name}'`);
  }
}

/**
 * Throws an error if an organization trail belongs to another account than the stack. In the account of a delegated administrator,
 * CloudFormation creates the trail in the management account and then calls `StartLogging` with the name of the trail, which fails. The
 * rollback can leave the trail behind.
 */
export function validateManagementAccount(scope: Construct, managementAccountId?: string): void {
  if (managementAccountId === undefined || Token.isUnresolved(managementAccountId)) return;
  validateAccountId('managementAccountId', managementAccountId);
  const { account } = Stack.of(scope);
  if (differ(managementAccountId, account)) {
    throw new ValidationError(`managementAccountId must be the account of the stack, ${account}, because CloudFormation cannot create an organization `
      + `trail from the account of a delegated administrator; got '${managementAccountId}': create the trail in a stack of the management account, `
      + 'and use RecordSource.existingTrail in this account for tables and queries');
  }
}

function validateOrganization({ managementAccountId, organizationId }: AuditTrailProps): void {
  if (managementAccountId !== undefined && organizationId === undefined) {
    throw new ValidationError(`managementAccountId must be specified with organizationId; got '${managementAccountId}' without an organization`);
  }
}

function validateNoLogGroupSettings({ logGroupName, logGroupRetention }: AuditTrailProps): void {
  for (const [prop, value] of Object.entries({ logGroupName, logGroupRetention })) {
    if (value !== undefined) throw new ValidationError(`${prop} must not be specified with logGroup, because no log group is created; got ${value}`);
  }
}
