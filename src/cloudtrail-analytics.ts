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
import { RuleSet } from './detection/rule-set';
import { warnOfMemberAccounts } from './notifications/coverage-warnings';
import { DetectionNotifications } from './notifications/detection-notifications';
import { EventNotification } from './notifications/event-notification';
import { ValidationError } from './private/errors';
import { createOperationsKey, setKeyProp, validateOperationsKey } from './private/keys';
import { addUniquePrefixValidation, ResourceNames } from './private/names';
import { RequiredStatement } from './private/required-statement';
import { addStackSizeValidation } from './private/stack-limits';
import { omitNulls } from './private/validation';
import { QueryPack } from './queries/query-pack';
import { QueryResults } from './queries/query-results';
import { QueryWorkgroup } from './queries/query-workgroup';
import { renderSummary } from './summary/audit-summary';
import { ExpectedVolume, resolveVolume } from './summary/expected-volume';
import { EventCatalog } from './tables/event-catalog';
import { AuditTrail } from './trail/audit-trail';
import { IRecordSource, RecordSource } from './trail/record-source';
import { RecordSourceConfig } from './trail/record-source-config';
import { validateRetention } from './trail/validation';

/** Properties for `CloudTrailAnalytics`. */
export interface CloudTrailAnalyticsProps {
  /**
   * The source of CloudTrail events. Missing resources are created.
   *
   * @default RecordSource.trail()
   */
  readonly source?: IRecordSource;

  /**
   * Prefix of resource names: lower-case words joined by hyphens, 3 to 64 characters, unique in an account and Region.
   *
   * It is the name of the trail, the workgroup and (with underscores) the database, part of the log group name, and the
   * prefix of the names of alarms and metrics. A change replaces these resources; the archive is kept.
   *
   * @default - a name that is unique to the construct
   */
  readonly resourceNamePrefix?: string;

  /**
   * Retention of the events: how long they can be queried, and how long they are archived.
   *
   * @default - searchable for 365 days; the archive is never deleted
   */
  readonly retention?: RetentionPolicy;

  /**
   * Rule packs that create a metric filter and an alarm for each rule; up to 100 rules in total.
   *
   * CloudWatch bills each metric and each alarm per month. A rule that is in several packs is used once, from the first of
   * them. Alarms require a source with a log group.
   *
   * @default - RulePack.recommended(); no alarms, and a warning, if the source has no log group
   */
  readonly alarmRules?: RulePack[];

  /**
   * Rule packs for the `detections` view, in addition to `alarmRules`. No alarms are created, and you pay only for queries.
   *
   * @default - no additional rules; RulePack.recommended() if the source has no log group
   */
  readonly detectionRules?: RulePack[];

  /**
   * Whether to add rules that detect tampering with the resources of this construct.
   *
   * The rule pack `evidence` contains up to seven rules. They detect that the trail, archive, keys, log group, alarms, topic,
   * tables or workgroup are stopped, deleted or changed. If the source has no log group, the rules are only in the
   * `detections` view.
   *
   * @default true
   */
  readonly tamperDetection?: boolean;

  /**
   * Query packs that create saved Athena queries. They require a source with log files.
   *
   * @default - QueryPack.security() and QueryPack.investigation(), with windows limited to the searchable period; none if the
   * source has no log files
   */
  readonly queryPacks?: QueryPack[];

  /**
   * SNS subscriptions to the alarm topic. Email recipients must confirm the subscription.
   *
   * @default - no subscriptions, and a warning
   */
  readonly subscriptions?: sns.ITopicSubscription[];

  /**
   * The topic that alarms publish to. The policies of an imported topic and of its key must allow alarms to publish; a warning
   * contains the required statements.
   *
   * @default - a new encrypted topic
   */
  readonly topic?: sns.ITopic;

  /**
   * Additional actions of every alarm, for example to create an incident; up to four, because CloudWatch supports five actions
   * for an alarm state.
   *
   * @default - no additional actions
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * Per-event notifications for events that match a rule, with the principal, the action, the resource and the source.
   *
   * They use the rules that have an alarm, including the rules of `tamperDetection`, or the rules of the `detections` view if there
   * are no alarms. EventBridge receives only the events of the account and the Region of the stack.
   *
   * @default - no event notifications
   */
  readonly eventNotifications?: EventNotification[];

  /**
   * Rule packs that create a saved Logs Insights query for each rule, named `<resourceNamePrefix>/<pack ID>/<rule ID>`.
   *
   * The queries return the matching events of the log group within minutes. CloudWatch bills the bytes that a query scans. A
   * rule that cannot be expressed as a Logs Insights query is an error. The queries require a source with a log group.
   *
   * @default - no Logs Insights queries
   */
  readonly logQueryRules?: RulePack[];

  /**
   * The key that encrypts alarm messages and query results.
   *
   * @default - a new key with yearly rotation, deleted with the stack
   */
  readonly operationsKey?: kms.IKey;

  /**
   * The bucket that receives the server access logs of new buckets. The policy of an imported bucket must allow the delivery; a
   * warning contains the required statements.
   *
   * @default - a new bucket that is retained when the stack is deleted
   */
  readonly accessLogBucket?: s3.IBucket;

  /**
   * The Regions whose events can be queried. The trail records the events of all Regions.
   *
   * Include the Region that records the events of global services, such as IAM, AWS Organizations and most sign-ins: `us-east-1`,
   * `cn-north-1` or `us-gov-west-1`. A list without it adds a warning.
   *
   * @default - all Regions of the partition of the stack
   */
  readonly regions?: string[];

  /**
   * Location and expiration of query results.
   *
   * @default QueryResults.expiring()
   */
  readonly queryResults?: QueryResults;

  /**
   * Maximum amount of data that a query can scan before Athena cancels it; at least 10 MB. Athena bills the bytes scanned.
   *
   * @default Size.gibibytes(100)
   * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
   */
  readonly bytesScannedCutoffPerQuery?: Size;

  /**
   * Time without events in the log group after which the delivery alarm changes to the `ALARM` state: whole hours, from 1 to 24.
   * A new alarm is in the `ALARM` state until the first events arrive.
   *
   * @default Duration.hours(6)
   */
  readonly deliveryAlarmAfter?: Duration;

  /**
   * Estimated monthly volume, used only by `summary`.
   *
   * @default - one million management events, no data events, 100 GB scanned by queries
   */
  readonly expectedVolume?: ExpectedVolume;

  /**
   * Whether to add the summary to the outputs of the stack.
   *
   * @default false
   */
  readonly exportSummary?: boolean;
}

/**
 * A complete, queryable and monitored record of the activity of an AWS account or organization.
 *
 * A CloudTrail trail delivers the management events of all Regions to an encrypted archive. Glue tables and saved Athena queries
 * make the events searchable. The trail also sends the events to a log group, where a metric filter and an alarm evaluate each
 * rule. Use `source` to analyze an existing trail instead of creating one.
 *
 * @example
 * new CloudTrailAnalytics(this, 'Audit', {
 *   subscriptions: [new subscriptions.EmailSubscription('security@example.com')],
 * });
 */
export class CloudTrailAnalytics extends Construct {
  /** Prefix of resource names. */
  public readonly resourceNamePrefix: string;

  /** The new trail; undefined if the source does not create a trail. */
  public readonly trail?: AuditTrail;

  /** The bucket and the key of the new trail's log files; undefined if the source does not create a trail. */
  public readonly archive?: LogArchive;

  /** The log group that receives the events; undefined if the source has no log group. */
  public readonly logGroup?: logs.ILogGroup;

  /** The Glue database with the tables and views; undefined if the source has no log files. */
  public readonly catalog?: EventCatalog;

  /** The Athena workgroup and its saved queries; undefined if the source has no log files. */
  public readonly workgroup?: QueryWorkgroup;

  /** Metric filters, alarms and their topic; undefined if the source has no log group. */
  public readonly alarms?: DetectionAlarms;

  /** Saved Logs Insights queries; undefined without `logQueryRules`. */
  public readonly logQueries?: LogQueries;

  /** The event notifications; undefined without `eventNotifications`. */
  public readonly notifications?: DetectionNotifications;

  private readonly renderSummary: () => string;

  constructor(scope: Construct, id: string, props: CloudTrailAnalyticsProps = {}) {
    super(scope, id);
    props = omitNulls(props ?? {});
    setKeyProp(this, 'operationsKey');
    addStackSizeValidation(this);
    const names = ResourceNames.of(this, props.resourceNamePrefix);
    this.resourceNamePrefix = names.prefix;
    const retention = props.retention ?? RetentionPolicy._default();
    const source = props.source ?? RecordSource.trail();
    const records = source.bind(this, {
      trailName: names.trail,
      logGroupName: names.logGroup,
      retention,
      accessLogBucket: props.accessLogBucket,
    });
    validateSourceCapabilities(source, records, props);
    validateRetention(this, retention, records, props.accessLogBucket);
    this.trail = records.trail;
    this.archive = records.archive;
    this.logGroup = records.logGroup;

    const operationsKey = this.resolveOperationsKey(records, props);
    const rules = resolveRules(this, source, records, props);
    if (records.logGroup) {
      this.alarms = new DetectionAlarms(this, 'Alarms', {
        resourceNamePrefix: names.prefix,
        databaseName: records.files && names.database,
        accounts: records.files?.accounts,
        logGroup: records.logGroup,
        topic: props.topic,
        subscriptions: props.subscriptions,
        deliveryAlarmAfter: props.deliveryAlarmAfter,
        alarmActions: props.alarmActions,
        alarmRules: [],
        _ruleSet: rules.alarms,
        encryptionKey: operationsKey,
      });
    } else {
      // With a log group, the alarms have this validation.
      addUniquePrefixValidation(this);
    }
    const tamperDetection = this.createTamperDetection(names, records, props, operationsKey);
    if (tamperDetection) this.alarms?._addRulePack(tamperDetection, 'alarmRules');
    const detections = rules.detections.add(tamperDetection ? [tamperDetection] : [], 'detectionRules');
    if (records.files) {
      this.catalog = new EventCatalog(this, 'Catalog', {
        ...records.files,
        databaseName: names.database,
        regions: props.regions,
        retention,
        _ruleSet: detections,
      });
      this.workgroup = new QueryWorkgroup(this, 'Workgroup', {
        workgroupName: names.workgroup,
        databaseName: names.database,
        accounts: records.files.accounts,
        networkActivity: records.files.networkActivity,
        insights: records.files.insights,
        accessLogBucket: props.accessLogBucket ?? this.archive?.accessLogBucket,
        queryResults: props.queryResults,
        bytesScannedCutoffPerQuery: props.bytesScannedCutoffPerQuery,
        retention,
        queryPacks: props.queryPacks ?? createDefaultQueryPacks(retention),
        encryptionKey: operationsKey,
      });
      this.excludeWorkgroupBuckets();
    }
    if (records.logGroup && rules.logQueries) {
      this.logQueries = new LogQueries(this, 'LogQueries', {
        resourceNamePrefix: names.prefix, logGroup: records.logGroup, logQueryRules: [], _ruleSet: rules.logQueries,
      });
    }
    if (props.eventNotifications?.length) {
      this.notifications = new DetectionNotifications(this, 'Notifications', {
        resourceNamePrefix: names.prefix,
        databaseName: this.catalog?.databaseName,
        workgroupName: this.workgroup?.workgroupName,
        detectionRules: [],
        _ruleSet: this.alarms?._rules.rules.length ? this.alarms._rules : detections,
        eventNotifications: props.eventNotifications,
        alarmActions: [...this.alarms ? [new SnsAction(this.alarms.topic)] : [], ...props.alarmActions ?? []],
        encryptionKey: operationsKey,
      });
      if (records.files?.organizationId) warnOfMemberAccounts(this);
    }
    const volume = resolveVolume(props.expectedVolume);
    this.renderSummary = () => renderSummary(this, {
      source: source.description,
      recordedEvents: this.trail?.recordedEvents,
      retention: this.archive && retention.summary,
      tables: this.catalog && this.workgroup && {
        databaseName: this.catalog.databaseName,
        queryNames: this.workgroup.queryNames,
        searchableDays: retention.searchablePeriod.toDays(),
        rules: detections.rules.length,
      },
      alarms: this.alarms && { rules: this.alarms.ruleIds.length, subscriptions: props.subscriptions?.length ?? 0 },
      notificationRules: this.notifications?.ruleIds.length ?? 0,
      volume,
    });
    if (props.exportSummary) new CfnOutput(this, 'Summary', { value: Lazy.string({ produce: () => this.summary }) });
  }

  /** Recorded events, retention, queries, alarms and the estimated monthly cost, one line each. */
  public get summary(): string {
    return this.renderSummary();
  }

  /** Statements that the policies of imported resources must contain. Each statement is also an output of the stack. */
  public get requiredStatements(): RequiredStatement[] {
    return RequiredStatement._under(this);
  }

  /**
   * Returns the alarm of a rule.
   *
   * Throws an error if no rule has this ID, or if the source has no log group.
   *
   * @param ruleId ID of the rule
   */
  public alarmFor(ruleId: string): cloudwatch.Alarm {
    return this.requireAlarms('alarmFor').alarmFor(ruleId);
  }

  /**
   * Adds actions to every alarm, including the alarm for undelivered event notifications and the alarms of rules that are added
   * later.
   *
   * Throws an error if an alarm would have more than five actions, or if the source has no log group and there are no event
   * notifications.
   *
   * @param actions the actions for the `ALARM` state
   */
  public addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    if (!this.notifications) this.requireAlarms('addAlarmAction');
    this.alarms?.addAlarmAction(...actions);
    this.notifications?.addAlarmAction(...actions);
  }

  /**
   * Metric for the number of events that match a rule that has an alarm.
   *
   * Throws an error if no rule has this ID, or if the source has no log group.
   *
   * @param ruleId ID of the rule
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricDetections(ruleId: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.requireAlarms('metricDetections').metricDetections(ruleId, props);
  }

  /**
   * Metric for the number of events that the log group receives.
   *
   * Throws an error if the source has no log group.
   *
   * @param props properties of the metric
   * @default - sum over 5 minutes
   */
  public metricIncomingEvents(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.requireAlarms('metricIncomingEvents').metricIncomingEvents(props);
  }

  /**
   * Grants permission to run queries: to use the workgroup, its saved queries and results, to read the tables, and to read and
   * decrypt the log files.
   *
   * The Athena console requires a few additional permissions to list resources.
   *
   * Throws an error if the source has no log files, or if the grantee is a user, because the statements exceed the size limit
   * of user policies.
   *
   * @param grantee a role or a group whose policy can be changed
   */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    if (!this.workgroup || !this.catalog) throw new ValidationError('grantQuery requires a source with log files');
    return this.workgroup.grantQuery(grantee).combine(this.catalog.grantRead(grantee));
  }

  private requireAlarms(method: string): DetectionAlarms {
    if (!this.alarms) throw new ValidationError(`${method} requires a source with a log group`);
    return this.alarms;
  }

  /** Returns the given key, or a new key if this construct creates a resource that requires one. */
  private resolveOperationsKey(records: RecordSourceConfig, props: CloudTrailAnalyticsProps): kms.IKey | undefined {
    if (props.operationsKey) {
      validateOperationsKey(this, props.operationsKey);
      return props.operationsKey;
    }
    const isUsed = records.files !== undefined || !props.topic || Boolean(props.eventNotifications?.length);
    return isUsed ? createOperationsKey(this, 'OperationsKey') : undefined;
  }

  /** Creates the rules that detect tampering with the resources of this construct. The names in the rules can be tokens. */
  private createTamperDetection(
    names: ResourceNames, records: RecordSourceConfig, props: CloudTrailAnalyticsProps, operationsKey?: kms.IKey,
  ): RulePack | undefined {
    if (props.tamperDetection === false) return undefined;
    const { files, logGroup, trail } = records;
    return RulePack._evidence({
      trailName: trail?.trailName,
      bucketName: files?.bucket.bucketName,
      keyId: files?.encryptionKey?.keyId,
      operationsKeyId: operationsKey?.keyId,
      logGroupName: logGroup?.logGroupName,
      resourceNamePrefix: logGroup && names.prefix,
      topicArn: this.alarms?.topic.topicArn,
      databaseName: files && names.database,
      workgroupName: files && names.workgroup,
    });
  }

  /** Data events on these buckets would each cause the delivery of another log file. */
  private excludeWorkgroupBuckets(): void {
    for (const bucket of [this.workgroup?.resultsBucket, this.workgroup?.accessLogBucket]) {
      if (bucket) this.trail?.excludeFromDataEvents(bucket);
    }
  }
}

function createDefaultQueryPacks(retention: RetentionPolicy): QueryPack[] {
  return [QueryPack.security(), QueryPack.investigation()].map((pack) => pack._clampWindow(retention.searchablePeriod.toDays()));
}

/** The rules of each purpose, without the rules that detect tampering. */
interface ResolvedRules {
  readonly alarms: RuleSet;
  readonly detections: RuleSet;
  readonly logQueries?: RuleSet;
}

/** Resolves the rules of all props once, and adds warnings about custom rules. */
function resolveRules(scope: Construct, source: IRecordSource, records: RecordSourceConfig, props: CloudTrailAnalyticsProps): ResolvedRules {
  if (!records.logGroup && !props.alarmRules) {
    Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:noAlarms',
      `no alarms are created because alarms require a log group, and the source, ${source.description}, has none; `
      + 'specify a log group, or an empty list of alarmRules to acknowledge this');
  }
  const hasAlarms = records.logGroup !== undefined;
  const alarms = RuleSet.of(hasAlarms ? props.alarmRules ?? [RulePack.recommended()] : [], 'alarmRules');
  const detections = alarms.add(props.detectionRules ?? (hasAlarms ? [] : [RulePack.recommended()]), 'detectionRules');
  const logQueries = props.logQueryRules?.length ? RuleSet.of(props.logQueryRules, 'logQueryRules') : undefined;
  detections.lint(scope);
  logQueries?.without(detections).lint(scope);
  return { alarms, detections, logQueries };
}

/** The props that require log files. */
const FILE_PROPS = ['retention', 'detectionRules', 'queryPacks', 'queryResults', 'regions', 'bytesScannedCutoffPerQuery', 'accessLogBucket'] as const;
/** The props that require a log group. */
const LOG_GROUP_PROPS = ['topic', 'subscriptions', 'deliveryAlarmAfter', 'logQueryRules'] as const;

/** Validates that the source supports all props, so that none is ignored, and that queries cannot write to the log files' bucket. */
function validateSourceCapabilities(source: IRecordSource, records: RecordSourceConfig, props: CloudTrailAnalyticsProps): void {
  const reject = (names: readonly (keyof CloudTrailAnalyticsProps)[], required: string): void => {
    for (const name of names) {
      if (props[name] !== undefined) throw new ValidationError(`${name} requires ${required}, and the source, ${source.description}, has none`);
    }
  };
  if (!records.files && !records.logGroup) {
    throw new ValidationError(`source must have log files or a log group; got neither for the source, ${source.description}`);
  }
  if (!records.files) reject(FILE_PROPS, 'log files');
  const resultsBucket = props.queryResults?._bucket;
  if (resultsBucket && resultsBucket.bucketArn === records.files?.bucket.bucketArn) {
    throw new ValidationError('queryResults: bucket must not be the bucket of the log files, because every user of the workgroup can write to it; '
      + `got ${resultsBucket.node.path} for both`);
  }
  if (records.logGroup) return;
  reject(LOG_GROUP_PROPS, 'a log group');
  if (!props.eventNotifications?.length) reject(['alarmActions'], 'a log group or eventNotifications');
  if (props.alarmRules?.length) {
    throw new ValidationError(`alarmRules require a log group, and the source, ${source.description}, has none: specify a log group, or pass the `
      + `packs as detectionRules; got ${props.alarmRules.map((pack) => pack.id).join(', ')}`);
  }
}
