import { Duration, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { LogArchive } from './archive/log-archive';
import { RetentionPolicy } from './archive/retention-policy';
import { EventCatalog } from './catalog/event-catalog';
import { QueryPack } from './queries/query-pack';
import { QueryWorkgroup } from './queries/query-workgroup';
import { DetectionAlarms } from './rules/detection-alarms';
import { RulePack } from './rules/rule-pack';
import { AuditTrail } from './source/audit-trail';
import { ResourceNames } from './support/names';
import { operationsKey } from './support/operations-key';

/** What is recorded, kept, asked and watched. */
export interface CloudTrailAnalyticsProps {
  /**
   * Names the trail, the workgroup, the log group, the database (with underscores), and begins the names of alarms and
   * metrics: lower-case words joined by hyphens, 3 to 64 characters. Changing it replaces them all; the archive stays.
   *
   * @default - a name that is unique to the construct
   */
  readonly baseName?: string;

  /**
   * How long records are searchable and archived.
   *
   * @default - searchable for 365 days, never deleted
   */
  readonly retention?: RetentionPolicy;

  /**
   * What people are told about: the rules of these packs. Each rule is a custom metric and an alarm, which CloudWatch
   * bills by the month. The same rule in two packs counts once, in the first of them.
   *
   * @default - RulePack.recommended() alone
   */
  readonly alarmRules?: RulePack[];

  /**
   * The saved queries: those of these packs.
   *
   * @default - QueryPack.security() and QueryPack.investigation()
   */
  readonly queryPacks?: QueryPack[];

  /**
   * Who is told when an alarm fires. A subscription by e-mail must be confirmed by whoever reads the mail.
   *
   * @default - nobody, and a warning
   */
  readonly subscriptions?: sns.ITopicSubscription[];

  /**
   * Receives the alarms. Where it is imported, its policy must let alarms publish, and so must the policy of its key;
   * a warning names the statement.
   *
   * @default - a new encrypted topic
   */
  readonly topic?: sns.ITopic;

  /**
   * Encrypts the evidence: log files and log group. Where it is imported, a warning names each statement that its
   * policy must contain.
   *
   * @default - a new key with yearly rotation, kept when the stack is deleted
   */
  readonly evidenceKey?: kms.IKey;

  /**
   * Encrypts alarm messages and query results.
   *
   * @default - a new key with yearly rotation that goes with the stack
   */
  readonly operationsKey?: kms.IKey;

  /**
   * The Regions whose records queries see. The trail records all Regions in any case.
   *
   * @default - all Regions of the partition that the CDK knows of
   */
  readonly regions?: string[];

  /**
   * How many bytes one query may scan before Athena ends it; at least 10 MB. Athena bills by bytes scanned.
   *
   * @default Size.gibibytes(100)
   */
  readonly scanLimit?: Size;

  /**
   * How long records may stay out before the alarm on the delivery itself fires: whole hours, from one hour to a day.
   *
   * @default Duration.hours(6)
   */
  readonly deliveryTimeout?: Duration;
}

/**
 * A complete, queryable and watched record of what happens in an AWS account.
 *
 * A CloudTrail trail records every management event in all Regions into an encrypted archive. The records are tables
 * in Athena, with saved queries for the usual questions. A copy goes to CloudWatch Logs, where each rule has a metric
 * filter and an alarm.
 *
 * @example
 * new CloudTrailAnalytics(this, 'Audit', {
 *   subscriptions: [new subscriptions.EmailSubscription('security@example.com')],
 * });
 */
export class CloudTrailAnalytics extends Construct {
  /** Where records come from: the trail and its log group. */
  public readonly source: AuditTrail;

  /** Where log files are kept: the bucket and its key. */
  public readonly archive: LogArchive;

  /** Records as tables: the Glue database. */
  public readonly catalog: EventCatalog;

  /** Where questions are asked: the Athena workgroup and its saved queries. */
  public readonly queries: QueryWorkgroup;

  /** What is watched: metric filters, alarms, topic. */
  public readonly rules: DetectionAlarms;

  constructor(scope: Construct, id: string, props: CloudTrailAnalyticsProps = {}) {
    super(scope, id);
    const names = ResourceNames.of(this, props.baseName);
    const retention = props.retention ?? RetentionPolicy._default();
    const alarmRules = props.alarmRules ?? [RulePack.recommended()];
    const queryPacks = props.queryPacks ?? [QueryPack.security(), QueryPack.investigation()];
    const encryptionKey = props.operationsKey ?? operationsKey(this, 'OperationsKey');

    this.archive = new LogArchive(this, 'Archive', {
      trailArn: AuditTrail.arnOf(this, names.trail),
      retention,
      encryptionKey: props.evidenceKey,
    });
    this.source = new AuditTrail(this, 'Source', {
      trailName: names.trail,
      logGroupName: names.logGroup,
      logGroupRetention: retention.logGroupRetention,
      bucket: this.archive.bucket,
      encryptionKey: this.archive.encryptionKey,
    });
    this.catalog = new EventCatalog(this, 'Catalog', {
      databaseName: names.database,
      bucket: this.archive.bucket,
      regions: props.regions,
      retention,
      alarmRules,
    });
    this.queries = new QueryWorkgroup(this, 'Queries', {
      workgroupName: names.workgroup,
      databaseName: names.database,
      accessLogBucket: this.archive.accessLogBucket,
      scanLimit: props.scanLimit,
      retention,
      queryPacks,
      encryptionKey,
    });
    this.rules = new DetectionAlarms(this, 'Rules', {
      baseName: names.root,
      databaseName: names.database,
      logGroup: this.source.logGroup,
      topic: props.topic,
      subscriptions: props.subscriptions,
      deliveryTimeout: props.deliveryTimeout,
      alarmRules,
      encryptionKey,
    });
  }

  /**
   * The alarm of a rule, e.g. for further actions.
   *
   * Fails when no pack has such a rule, naming those that there are.
   *
   * @param ruleId id of the rule
   */
  public alarmFor(ruleId: string): cloudwatch.Alarm {
    return this.rules.alarmFor(ruleId);
  }
}
