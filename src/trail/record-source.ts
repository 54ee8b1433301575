import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bindControlTower, bindExistingTrail, ControlTowerOptions, ExistingTrailOptions } from './existing-trail';
import { bindNewTrail, OrganizationTrailOptions, TrailOptions } from './new-trail';
import { RecordSourceConfig, RecordSourceContext } from './record-source-config';
import { validateLogGroup } from './validation';

/**
 * A source of CloudTrail events. `RecordSource` has the built-in sources; implement this interface for a custom source.
 */
export interface IRecordSource {
  /** A noun phrase that describes the source in errors and in the summary, such as `an existing trail`. */
  readonly description: string;

  /**
   * Returns the resources of the source, and creates those that do not exist.
   *
   * @param scope the construct that uses the source, and the scope of new resources
   * @param context names and settings for new resources
   */
  bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig;
}

/** The built-in sources of CloudTrail events. */
export class RecordSource implements IRecordSource {
  /**
   * A new multi-Region trail that records events of the stack's account.
   *
   * If another trail already records the management events of the account, for example an organization trail, CloudTrail charges
   * for the additional copy. In that case, use `existingTrail`.
   *
   * @param options events to record, and existing resources to use
   */
  public static trail(options: TrailOptions = {}): RecordSource {
    return new RecordSource('a new trail', (scope, context) => bindNewTrail(scope, context, options));
  }

  /**
   * A new organization trail that records events of all accounts in an organization. The stack must be in the management
   * account.
   *
   * CloudFormation cannot create an organization trail from the account of a delegated administrator. To keep log files or run queries
   * in another account, create the trail in the management account, and use `RecordSource.existingTrail` in the other account.
   *
   * The organization must have all features and trusted access for CloudTrail enabled.
   *
   * @param options the organization, events to record, and existing resources to use
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  public static organizationTrail(options: OrganizationTrailOptions): RecordSource {
    return new RecordSource('a new organization trail', (scope, context) => bindNewTrail(scope, context, options));
  }

  /**
   * An existing trail of this account or another account. Tables are created for its bucket, and alarms for its log group, if it has
   * one. The trail and its bucket are not changed.
   *
   * @param options the bucket and the log group of the trail, and the events that it records
   */
  public static existingTrail(options: ExistingTrailOptions): RecordSource {
    return new RecordSource('an existing trail', (scope) => bindExistingTrail(scope, options));
  }

  /**
   * The organization trail of AWS Control Tower, from landing zone version 3.0. Landing Zone Accelerator on AWS uses the same trail.
   *
   * Deploy the stack in the log archive account, which owns the bucket. In another account, the policies of the bucket and the key
   * must allow the account to read the log files, and a control of AWS Control Tower prohibits changes to the bucket policy.
   *
   * @param options the organization and its bucket
   * @see https://docs.aws.amazon.com/controltower/latest/userguide/about-logging.html
   */
  public static controlTower(options: ControlTowerOptions): RecordSource {
    return new RecordSource('the AWS Control Tower trail', (scope) => bindControlTower(scope, options));
  }

  /**
   * An existing log group that receives CloudTrail events, for example from a trail, from a CloudWatch telemetry rule, or from log
   * groups of other accounts by log centralization. Alarms are created. Tables and queries require log files and are not created.
   *
   * Throws an error if the log group is in another account or Region than the stack, or if its log class is not Standard.
   *
   * @param logGroup the log group
   */
  public static logGroup(logGroup: logs.ILogGroup): RecordSource {
    return new RecordSource('a log group', (scope) => {
      validateLogGroup(scope, logGroup);
      return { logGroup };
    });
  }

  /** A noun phrase that describes the source in errors and in the summary. */
  public readonly description: string;

  private constructor(
    description: string,
    private readonly binding: (scope: Construct, context: RecordSourceContext) => RecordSourceConfig,
  ) {
    this.description = description;
  }

  /**
   * Returns the resources of the source, and creates those that do not exist.
   *
   * @param scope the construct that uses the source, and the scope of new resources
   * @param context names and settings for new resources
   */
  public bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig {
    return this.binding(scope, context);
  }
}
