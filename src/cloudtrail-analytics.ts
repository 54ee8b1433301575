import { CfnOutput, Lazy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LogArchive } from './archive/log-archive';
import { RetentionPolicy } from './archive/retention-policy';
import { EventCatalog } from './tables/event-catalog';
import { CloudTrailAnalyticsProps } from './cloudtrail-analytics-props';
import { LogQueries } from './detection/log-queries';
import { DetectionEvents } from './notifications/detection-notifications';
import { warnOfMembers } from './notifications/coverage-warnings';
import { QueryPack } from './queries/query-pack';
import { QueryWorkgroup } from './queries/query-workgroup';
import { alarmRulesOf } from './detection/rule-set';
import { DetectionAlarms } from './detection/detection-alarms';
import { RulePack } from './detection/rule-pack';
import { AuditTrail } from './trail/audit-trail';
import { RecordSource, RecordSourceConfig } from './trail/record-source';
import { chosenRules, validateNeeds } from './source-needs';
import { summaryOf } from './summary/audit-summary';
import { volumeOf } from './summary/expected-volume';
import { ResourceNames } from './private/names';
import { operationsKey } from './private/keys';
import { RequiredStatement } from './private/required-statement';
import { watchLimits } from './private/stack-limits';

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
  public readonly queries?: QueryWorkgroup;

  /** What is watched: metric filters, alarms, topic; undefined where the source has no log group. */
  public readonly rules?: DetectionAlarms;

  /** Rules as saved queries of CloudWatch Logs Insights; undefined where there are no `logQueryRules`. */
  public readonly logQueries?: LogQueries;

  /** How single events are told of; undefined where there are no event notifications. */
  public readonly notifications?: DetectionEvents;

  private readonly summarise: () => string;

  constructor(scope: Construct, id: string, props: CloudTrailAnalyticsProps = {}) {
    super(scope, id);
    watchLimits(this);
    const names = ResourceNames.of(this, props.baseName);
    const retention = props.retention ?? RetentionPolicy._default();
    const source = props.source ?? RecordSource.trail();
    if (props.accessLogBucket) retention._leaveAccessLogs();
    const records = source.bind(this, {
      trailName: names.trail,
      logGroupName: names.logGroup,
      retention,
      accessLogBucket: props.accessLogBucket,
    });
    validateNeeds(source, records, props);
    const { alarmRules, detectionRules } = chosenRules(this, source, records, props, this.evidenceRules(names, records, props));
    const isKeyNeeded = records.files !== undefined || !props.topic || Boolean(props.eventNotifications?.length);
    const encryptionKey = props.operationsKey ?? (isKeyNeeded ? operationsKey(this, 'OperationsKey') : undefined);

    this.trail = records.trail;
    this.archive = records.archive;
    this.logGroup = records.logGroup;
    if (records.files) {
      this.catalog = new EventCatalog(this, 'Catalog', {
        ...records.files,
        encryptionKey: records.files.evidenceKey,
        databaseName: names.database,
        regions: props.regions,
        retention,
        alarmRules: detectionRules,
      });
      this.queries = new QueryWorkgroup(this, 'Queries', {
        workgroupName: names.workgroup,
        databaseName: names.database,
        accounts: records.files.accounts,
        networkActivity: records.files.networkActivity,
        insights: records.files.insights,
        accessLogBucket: props.accessLogBucket ?? this.archive?.accessLogBucket,
        results: props.queryResults,
        scanLimit: props.scanLimit,
        retention,
        queryPacks: props.queryPacks ?? defaultQueryPacks(retention),
        encryptionKey,
      });
    }
    if (this.trail && this.queries) {
      for (const bucket of [this.queries.resultsBucket, this.queries.accessLogBucket]) {
        if (bucket) this.trail.excludeFromDataEvents(bucket);
      }
    }
    if (records.logGroup) {
      this.rules = new DetectionAlarms(this, 'Rules', {
        baseName: names.root,
        databaseName: this.catalog?.databaseName,
        accounts: records.files?.accounts,
        logGroup: records.logGroup,
        topic: props.topic,
        subscriptions: props.subscriptions,
        deliveryTimeout: props.deliveryTimeout,
        alarmActions: props.alarmActions,
        alarmRules,
        encryptionKey,
      });
    }
    if (records.logGroup && props.logQueryRules?.length) {
      this.logQueries = new LogQueries(this, 'LogQueries', {
        baseName: names.root,
        logGroup: records.logGroup,
        logQueryRules: props.logQueryRules,
      });
    }
    if (props.eventNotifications?.length) {
      this.notifications = new DetectionEvents(this, 'Notifications', {
        baseName: names.root,
        databaseName: this.catalog?.databaseName,
        workgroupName: this.queries && names.workgroup,
        alarmRules: alarmRules.length > 0 ? alarmRules : detectionRules,
        eventNotifications: props.eventNotifications,
        alarmActions: [...this.rules ? [new SnsAction(this.rules.topic)] : [], ...props.alarmActions ?? []],
        encryptionKey,
      });
      if (records.files?.organizationId) warnOfMembers(this);
    }
    const volume = volumeOf(props.expectedVolume);
    this.summarise = () => summaryOf(this, {
      source: source.description,
      recorded: this.trail?.recorded,
      kept: this.archive && retention.summary,
      tables: this.catalog && this.queries && {
        databaseName: this.catalog.databaseName,
        queryNames: this.queries.queryNames,
        searchableDays: retention.searchablePeriod.toDays(),
        rules: alarmRulesOf(detectionRules).length,
      },
      watched: this.rules && { rules: this.rules.ruleIds.length, subscriptions: props.subscriptions?.length ?? 0 },
      toldRules: this.notifications?.ruleIds.length ?? 0,
      volume,
    });
    if (props.outputSummary) new CfnOutput(this, 'Summary', { value: this.summary });
  }

  /** What is recorded, kept, asked and watched, and about what that costs a month: a line each. */
  public get summary(): string {
    return this.summarise();
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
    if (!this.rules) throw new Error(`ruleId: there are no alarms, as the source has no log group; got '${ruleId}'`);
    return this.rules.alarmFor(ruleId);
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
    if (!this.queries || !this.catalog) throw new Error('grantQuery: there are no queries, as the source has no log files');
    return this.queries.grantQuery(grantee).combine(this.catalog.grantRead(grantee));
  }

  /** The pack `evidence`, if it is wanted: the names of what is deployed, some of which only the deployment gives. */
  private evidenceRules(names: ResourceNames, records: RecordSourceConfig, props: CloudTrailAnalyticsProps): RulePack[] {
    if (props.guardEvidence === false) return [];
    const { files, logGroup, trail } = records;
    const pack = RulePack._evidence({
      trailName: trail?.trailName,
      bucketName: files?.bucket.bucketName,
      keyId: files?.evidenceKey?.keyId,
      logGroupName: logGroup?.logGroupName,
      baseName: logGroup && names.root,
      // the topic comes with the alarms, and the rules come first
      topicArn: logGroup && (props.topic?.topicArn ?? Lazy.string({ produce: () => this.rules?.topic.topicArn })),
      databaseName: files && names.database,
      workgroupName: files && names.workgroup,
    });
    return pack ? [pack] : [];
  }
}

function defaultQueryPacks(retention: RetentionPolicy): QueryPack[] {
  return [QueryPack.security(), QueryPack.investigation()].map((pack) => pack._within(retention.searchablePeriod.toDays()));
}
