import { Annotations, CfnOutput, Duration, Lazy, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { LogArchive } from './archive/log-archive';
import { RetentionPolicy } from './archive/retention-policy';
import { DetectionAlarms } from './detection/detection-alarms';
import { LogQueries } from './detection/log-queries';
import { RulePack } from './detection/rule-pack';
import { resolveRules } from './detection/rule-set';
import { warnOfMemberAccounts } from './notifications/coverage-warnings';
import { DetectionNotifications } from './notifications/detection-notifications';
import { EventNotification } from './notifications/event-notification';
import { ValidationError } from './private/errors';
import { createOperationsKey, setKeyProp } from './private/keys';
import { ResourceNames } from './private/names';
import { RequiredStatement } from './private/required-statement';
import { addStackSizeValidation } from './private/stack-limits';
import { QueryPack } from './queries/query-pack';
import { QueryResults } from './queries/query-results';
import { QueryWorkgroup } from './queries/query-workgroup';
import { renderSummary } from './summary/audit-summary';
import { ExpectedVolume, resolveVolume } from './summary/expected-volume';
import { EventCatalog } from './tables/event-catalog';
import { AuditTrail } from './trail/audit-trail';
import { RecordSource, RecordSourceConfig } from './trail/record-source';

/** What is recorded, kept, asked and watched. */
export interface CloudTrailAnalyticsProps {
  /**
   * Where records come from.
   *
   * @default RecordSource.trail()
   */
  readonly source?: RecordSource;

  /**
   * Names the trail, the workgroup, the log group, the database (with underscores), and begins the names of alarms and
   * metrics: lower-case words joined by hyphens, 3 to 64 characters. Changing it replaces them all; the archive stays.
   *
   * @default - a name that is unique to the construct
   */
  readonly resourceNamePrefix?: string;

  /**
   * How long records are searchable and archived.
   *
   * @default - searchable for 365 days, never deleted
   */
  readonly retention?: RetentionPolicy;

  /**
   * What people are told about: the rules of these packs. Each rule is a custom metric and an alarm, which CloudWatch
   * bills by the month. The same rule in two packs counts once, in the first of them. They need a source with a log group.
   *
   * @default - RulePack.recommended() alone; none, and a warning, where the source has no log group
   */
  readonly alarmRules?: RulePack[];

  /**
   * Rules of the `detections` view beside those of `alarmRules`: no alarm, and no cost until somebody asks.
   *
   * @default - none; RulePack.recommended() where the source has no log group
   */
  readonly detectionRules?: RulePack[];

  /**
   * Whether rules guard what is deployed: the pack `evidence`, beside those of `alarmRules`, tells of a trail, archive,
   * key, log group, alarm, topic, table or workgroup of this construct that somebody stops, deletes or changes. It is
   * about seven rules; where the source has no log group, they are in the `detections` view alone.
   *
   * @default true
   */
  readonly tamperDetection?: boolean;

  /**
   * The saved queries: those of these packs. They need a source with log files.
   *
   * @default - QueryPack.security() and QueryPack.investigation(), with windows no longer than records are searchable; none
   * where the source has no log files
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
   * What every alarm does beside telling the topic, when it fires, e.g. opening an incident: at most four actions, as
   * CloudWatch takes five.
   *
   * @default - nothing
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * How people and programs are told of the very events that rules match, at once: who did what, on what and where. An
   * alarm counts events; a notification tells of each. EventBridge has the events of the stack's own account and Region alone.
   *
   * The rules are those of `alarmRules`, or of `detectionRules` where there are no alarms.
   *
   * @default - nobody is told of single events
   */
  readonly eventNotifications?: EventNotification[];

  /**
   * Rules that become saved queries of CloudWatch Logs Insights over the log group, named `<resourceNamePrefix>/<pack id>/<rule id>`:
   * what a rule matches, within minutes of the event and without a table. They are free until somebody runs one. A rule
   * whose condition cannot be such a query is an error. They need a source with a log group.
   *
   * @default - none
   */
  readonly logQueryRules?: RulePack[];

  /**
   * Encrypts alarm messages and query results.
   *
   * @default - a new key with yearly rotation that goes with the stack
   */
  readonly operationsKey?: kms.IKey;

  /**
   * Receives the server access logs of new buckets. Where it is imported, a warning names each statement that its policy
   * must contain.
   *
   * @default - a new bucket, kept when the stack is deleted
   */
  readonly accessLogBucket?: s3.IBucket;

  /**
   * The Regions whose records queries see. The trail records all Regions in any case.
   *
   * @default - all Regions of the partition that the CDK knows of
   */
  readonly regions?: string[];

  /**
   * Where the results of queries are kept.
   *
   * @default QueryResults.expiring()
   */
  readonly queryResults?: QueryResults;

  /**
   * How many bytes one query may scan before Athena ends it; at least 10 MB. Athena bills by bytes scanned.
   *
   * @default Size.gibibytes(100)
   */
  readonly bytesScannedCutoffPerQuery?: Size;

  /**
   * How long records may stay out before the alarm on the delivery itself fires: whole hours, from one hour to a day.
   *
   * @default Duration.hours(6)
   */
  readonly deliveryAlarmAfter?: Duration;

  /**
   * How much is expected in a month, for what `summary` says of costs. It changes nothing else.
   *
   * @default - a million management events, no data events, 100 GB that queries scan
   */
  readonly expectedVolume?: ExpectedVolume;

  /**
   * Whether `summary` is an output of the stack.
   *
   * @default false
   */
  readonly exportSummary?: boolean;
}

/**
 * A complete, queryable and watched record of what happens in an AWS account or organization.
 *
 * A CloudTrail trail records every management event in all Regions into an encrypted archive. The records are tables
 * in Athena, with saved queries for the usual questions. A copy goes to CloudWatch Logs, where each rule has a metric
 * filter and an alarm. Where there is a trail already, `source` says so, and none is created.
 *
 * @example
 * new CloudTrailAnalytics(this, 'Audit', {
 *   subscriptions: [new subscriptions.EmailSubscription('security@example.com')],
 * });
 */
export class CloudTrailAnalytics extends Construct {
  /** The new trail; undefined where the source has one already, or none. */
  public readonly trail?: AuditTrail;

  /** Where the new trail's log files are kept: the bucket and its key; undefined where there is no new trail. */
  public readonly archive?: LogArchive;

  /** The log group that is watched; undefined where the source has none. */
  public readonly logGroup?: logs.ILogGroup;

  /** Records as tables: the Glue database; undefined where the source has no log files. */
  public readonly catalog?: EventCatalog;

  /** Where questions are asked: the Athena workgroup and its saved queries; undefined where the source has no log files. */
  public readonly workgroup?: QueryWorkgroup;

  /** What is watched: metric filters, alarms, topic; undefined where the source has no log group. */
  public readonly alarms?: DetectionAlarms;

  /** Rules as saved queries of CloudWatch Logs Insights; undefined where there are no `logQueryRules`. */
  public readonly logQueries?: LogQueries;

  /** How single events are told of; undefined where there are no event notifications. */
  public readonly notifications?: DetectionNotifications;

  private readonly renderSummary: () => string;

  constructor(scope: Construct, id: string, props: CloudTrailAnalyticsProps = {}) {
    super(scope, id);
    setKeyProp(this, 'operationsKey');
    addStackSizeValidation(this);
    const names = ResourceNames.of(this, props.resourceNamePrefix);
    const retention = props.retention ?? RetentionPolicy._default();
    const source = props.source ?? RecordSource.trail();
    if (props.accessLogBucket) retention._assertNoAccessLogOptions();
    const records = source.bind(this, {
      trailName: names.trail,
      logGroupName: names.logGroup,
      retention,
      accessLogBucket: props.accessLogBucket,
    });
    validateSourceCapabilities(source, records, props);
    const { alarmRules, detectionRules } = selectRules(this, source, records, props, this.evidenceRules(names, records, props));
    const isKeyNeeded = records.files !== undefined || !props.topic || Boolean(props.eventNotifications?.length);
    const encryptionKey = props.operationsKey ?? (isKeyNeeded ? createOperationsKey(this, 'OperationsKey') : undefined);

    this.trail = records.trail;
    this.archive = records.archive;
    this.logGroup = records.logGroup;
    if (records.files) {
      this.catalog = new EventCatalog(this, 'Catalog', {
        ...records.files,
        encryptionKey: records.files.encryptionKey,
        databaseName: names.database,
        regions: props.regions,
        retention,
        detectionRules: detectionRules,
      });
      this.workgroup = new QueryWorkgroup(this, 'Queries', {
        workgroupName: names.workgroup,
        databaseName: names.database,
        accounts: records.files.accounts,
        networkActivity: records.files.networkActivity,
        insights: records.files.insights,
        accessLogBucket: props.accessLogBucket ?? this.archive?.accessLogBucket,
        queryResults: props.queryResults,
        bytesScannedCutoffPerQuery: props.bytesScannedCutoffPerQuery,
        retention,
        queryPacks: props.queryPacks ?? defaultQueryPacks(retention),
        encryptionKey,
      });
    }
    if (this.trail && this.workgroup) {
      for (const bucket of [this.workgroup.resultsBucket, this.workgroup.accessLogBucket]) {
        if (bucket) this.trail.excludeFromDataEvents(bucket);
      }
    }
    if (records.logGroup) {
      this.alarms = new DetectionAlarms(this, 'Rules', {
        resourceNamePrefix: names.root,
        databaseName: this.catalog?.databaseName,
        accounts: records.files?.accounts,
        logGroup: records.logGroup,
        topic: props.topic,
        subscriptions: props.subscriptions,
        deliveryAlarmAfter: props.deliveryAlarmAfter,
        alarmActions: props.alarmActions,
        alarmRules,
        encryptionKey,
      });
    }
    if (records.logGroup && props.logQueryRules?.length) {
      this.logQueries = new LogQueries(this, 'LogQueries', {
        resourceNamePrefix: names.root,
        logGroup: records.logGroup,
        logQueryRules: props.logQueryRules,
      });
    }
    if (props.eventNotifications?.length) {
      this.notifications = new DetectionNotifications(this, 'Notifications', {
        resourceNamePrefix: names.root,
        databaseName: this.catalog?.databaseName,
        workgroupName: this.workgroup && names.workgroup,
        alarmRules: alarmRules.length > 0 ? alarmRules : detectionRules,
        eventNotifications: props.eventNotifications,
        alarmActions: [...this.alarms ? [new SnsAction(this.alarms.topic)] : [], ...props.alarmActions ?? []],
        encryptionKey,
      });
      if (records.files?.organizationId) warnOfMemberAccounts(this);
    }
    const volume = resolveVolume(props.expectedVolume);
    this.renderSummary = () => renderSummary(this, {
      source: source.description,
      recorded: this.trail?.recordedEvents,
      kept: this.archive && retention.summary,
      tables: this.catalog && this.workgroup && {
        databaseName: this.catalog.databaseName,
        queryNames: this.workgroup.queryNames,
        searchableDays: retention.searchablePeriod.toDays(),
        rules: resolveRules(detectionRules).length,
      },
      watched: this.alarms && { rules: this.alarms.ruleIds.length, subscriptions: props.subscriptions?.length ?? 0 },
      notificationRules: this.notifications?.ruleIds.length ?? 0,
      volume,
    });
    if (props.exportSummary) new CfnOutput(this, 'Summary', { value: this.summary });
  }

  /** What is recorded, kept, asked and watched, and about what that costs a month: a line each. */
  public get summary(): string {
    return this.renderSummary();
  }

  /** What the policies of imported resources must contain; each statement is an output of the stack, too. */
  public get requiredStatements(): RequiredStatement[] {
    return RequiredStatement._under(this);
  }

  /**
   * The alarm of a rule, e.g. for further actions.
   *
   * Fails when no pack has such a rule, naming those that there are, and when the source has no log group.
   *
   * @param ruleId id of the rule
   */
  public alarmFor(ruleId: string): cloudwatch.Alarm {
    if (!this.alarms) throw new ValidationError(`ruleId: there are no alarms, as the source has no log group; got '${ruleId}'`);
    return this.alarms.alarmFor(ruleId);
  }

  /**
   * Allows somebody to run queries: to use the workgroup, its saved queries and results, to look up tables, and to read
   * and decrypt the log files behind them. In the console of Athena, a person needs a few more rights, to list what there
   * is.
   *
   * Fails when the source has no log files, and for a user, whose policy has no room for it.
   *
   * @param grantee a role or group whose policy can be changed from here
   */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    if (!this.workgroup || !this.catalog) throw new ValidationError('grantQuery: there are no queries, as the source has no log files');
    return this.workgroup.grantQuery(grantee).combine(this.catalog.grantRead(grantee));
  }

  /** The pack `evidence`, if it is wanted: the names of what is deployed, some of which only the deployment gives. */
  private evidenceRules(names: ResourceNames, records: RecordSourceConfig, props: CloudTrailAnalyticsProps): RulePack[] {
    if (props.tamperDetection === false) return [];
    const { files, logGroup, trail } = records;
    const pack = RulePack._evidence({
      trailName: trail?.trailName,
      bucketName: files?.bucket.bucketName,
      keyId: files?.encryptionKey?.keyId,
      logGroupName: logGroup?.logGroupName,
      resourceNamePrefix: logGroup && names.root,
      // the topic comes with the alarms, and the rules come first
      topicArn: logGroup && (props.topic?.topicArn ?? Lazy.string({ produce: () => this.alarms?.topic.topicArn })),
      databaseName: files && names.database,
      workgroupName: files && names.workgroup,
    });
    return pack ? [pack] : [];
  }
}

function defaultQueryPacks(retention: RetentionPolicy): QueryPack[] {
  return [QueryPack.security(), QueryPack.investigation()].map((pack) => pack._clampWindow(retention.searchablePeriod.toDays()));
}

/** The props that mean nothing without log files. */
const FILE_PROPS = ['retention', 'detectionRules', 'queryPacks', 'queryResults', 'regions', 'bytesScannedCutoffPerQuery', 'accessLogBucket'] as const;
/** The props that mean nothing without a log group. */
const LOG_GROUP_PROPS = ['topic', 'subscriptions', 'deliveryAlarmAfter', 'logQueryRules'] as const;

/** Refuses props that the source can do nothing with, so that none is ignored, and those that would put its records at risk. */
export function validateSourceCapabilities(source: RecordSource, records: RecordSourceConfig, props: CloudTrailAnalyticsProps): void {
  const refuse = (names: readonly (keyof CloudTrailAnalyticsProps)[], what: string): void => {
    for (const name of names) {
      if (props[name] !== undefined) throw new ValidationError(`${name} needs ${what}, and the source, ${source.description}, has none`);
    }
  };
  if (!records.files) refuse(FILE_PROPS, 'log files');
  const resultsBucket = props.queryResults?._bucket;
  if (resultsBucket && resultsBucket.bucketArn === records.files?.bucket.bucketArn) {
    throw new ValidationError('queryResults: bucket must be another one than that of the log files, as whoever runs queries writes there; '
      + `got ${resultsBucket.node.path} for both`);
  }
  if (records.logGroup) return;
  refuse(LOG_GROUP_PROPS, 'a log group');
  if (!props.eventNotifications?.length) refuse(['alarmActions'], 'a log group or eventNotifications');
  if (props.alarmRules?.length) {
    throw new ValidationError(`alarmRules need a log group, and the source, ${source.description}, has none: give it one, or give the rules as `
      + `detectionRules; got ${props.alarmRules.map((pack) => pack.id).join(', ')}`);
  }
}

/** The rules with alarms, and those of the `detections` view. */
export interface SelectedRules {
  readonly alarmRules: RulePack[];
  readonly detectionRules: RulePack[];
}

/** The rules that were chosen, or those that the source can have where none were, and those that guard what is deployed. */
export function selectRules(
  scope: Construct, source: RecordSource, records: RecordSourceConfig, props: CloudTrailAnalyticsProps, evidence: RulePack[],
): SelectedRules {
  if (records.logGroup) {
    const alarmRules = [...props.alarmRules ?? [RulePack.recommended()], ...evidence];
    return { alarmRules, detectionRules: [...alarmRules, ...props.detectionRules ?? []] };
  }
  if (!props.alarmRules) {
    Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:noAlarms',
      `there are no alarms, as they need a log group, and the source, ${source.description}, has none; `
      + 'give it one, or give an empty list of alarmRules to say that this is meant');
  }
  return { alarmRules: [], detectionRules: [...props.detectionRules ?? [RulePack.recommended()], ...evidence] };
}
