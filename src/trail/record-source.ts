import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AuditTrail } from './audit-trail';
import { bindControlTower, bindExistingTrail, ControlTowerOptions, ExistingTrailOptions } from './existing-trail';
import { bindNewTrail, bindOrganizationTrail, OrganizationTrailOptions, TrailOptions } from './new-trail';
import { validateLogGroup } from './validation';
import { LogArchive } from '../archive/log-archive';
import { RetentionPolicy } from '../archive/retention-policy';
import { AccountScope } from '../tables/account-scope';

/** What a source is given when it is bound: names that nothing else in the account has, and what was decided for the whole. */
export interface RecordSourceContext {
  /** Name for a new trail. */
  readonly trailName: string;

  /** Name for a new log group. */
  readonly logGroupName: string;

  /** How long records are kept where they are new. */
  readonly retention: RetentionPolicy;

  /**
   * Receives the server access logs of a new archive.
   *
   * @default - a new bucket
   */
  readonly accessLogBucket?: s3.IBucket;
}

/** What a source yields: what it found, and what it created because it was missing. */
export interface RecordSourceConfig {
  /**
   * The log files, for tables and queries.
   *
   * @default - there are none: neither tables nor queries are made
   */
  readonly files?: RecordFiles;

  /**
   * The log group with a copy of each record, for metric filters and alarms.
   *
   * @default - there is none: no alarms are made
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * The new trail.
   *
   * @default - no trail was created
   */
  readonly trail?: AuditTrail;

  /**
   * Where the new trail's log files are kept.
   *
   * @default - no archive was created
   */
  readonly archive?: LogArchive;
}

/** Where records come from. Nothing is created but what is missing. */
export abstract class RecordSource {
  /**
   * A new trail of the stack's own account, for all Regions.
   *
   * Where another trail records the account already, be it that of an organization, CloudTrail bills the second copy of
   * each management event: use `existingTrail` there.
   *
   * @param options what is brought along, instead of being created
   */
  public static trail(options: TrailOptions = {}): RecordSource {
    return new FunctionSource('a new trail', (scope, context) => bindNewTrail(scope, context, options));
  }

  /**
   * A new trail for all accounts of an organization, in its management account or in that of a delegated administrator.
   *
   * The organization must have all features enabled, and trusted access for CloudTrail.
   *
   * @param options the organization, and what is brought along instead of being created
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  public static organizationTrail(options: OrganizationTrailOptions): RecordSource {
    return new FunctionSource('a new organization trail', (scope, context) => bindOrganizationTrail(scope, context, options));
  }

  /**
   * A trail that is there already, of this account or of another: its bucket becomes tables, and its log group, where
   * there is one, is watched. Neither the trail nor its bucket is changed.
   *
   * @param options where the trail delivers to
   */
  public static existingTrail(options: ExistingTrailOptions): RecordSource {
    return new FunctionSource('an existing trail', (scope, context) => bindExistingTrail(scope, context, options));
  }

  /**
   * The organization trail that AWS Control Tower set up, of landing zone version 3.0 or later, and so also that of a
   * Landing Zone Accelerator on top of it.
   *
   * The stack stands best in the log archive account, next to the bucket. In another account, the policies of bucket and
   * key must let it read, and Control Tower has a control that forbids to change the bucket's policy.
   *
   * @param options the organization and its bucket
   * @see https://docs.aws.amazon.com/controltower/latest/userguide/about-logging.html
   */
  public static controlTower(options: ControlTowerOptions): RecordSource {
    return new FunctionSource('the trail of Control Tower', (scope, context) => bindControlTower(scope, context, options));
  }

  /**
   * A log group that receives CloudTrail records by whatever way: a trail, a telemetry rule of CloudWatch, or a copy of other
   * accounts' log groups. It is watched; there are neither tables nor queries, as there are no log files.
   *
   * Fails when it is in another account or Region than the stack, or not of log class Standard.
   *
   * @param logGroup the log group
   */
  public static logGroup(logGroup: logs.ILogGroup): RecordSource {
    return new FunctionSource('a log group', (scope) => {
      validateLogGroup(scope, logGroup);
      return { logGroup };
    });
  }

  /** What it is, in words. */
  public abstract readonly description: string;

  /**
   * Creates what is missing.
   *
   * @param scope the construct that uses the source
   * @param context names and decisions of that construct
   */
  public abstract bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig;
}

type Bind = (scope: Construct, context: RecordSourceContext) => RecordSourceConfig;

class FunctionSource extends RecordSource {
  constructor(public readonly description: string, private readonly binding: Bind) {
    super();
  }

  public bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig {
    return this.binding(scope, context);
  }
}

/** Where log files are, and what they hold. */
export interface RecordFiles {
  /** Holds the log files. */
  readonly bucket: s3.IBucket;

  /**
   * Stands in front of `AWSLogs/` in the keys of the log files, without a slash at its end.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * Id of the organization that stands behind `AWSLogs/` in the keys of an organization trail's log files.
   *
   * @default - the account's id follows `AWSLogs/`
   */
  readonly organizationId?: string;

  /**
   * The accounts whose records can be queried.
   *
   * @default AccountScope.own()
   */
  readonly accounts?: AccountScope;

  /**
   * Whether the trail records requests through VPC endpoints.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether the trail records CloudTrail Insights.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * Encrypts the log files, so whoever queries them must be allowed to use it.
   *
   * @default - S3 encrypts the log files with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
}
