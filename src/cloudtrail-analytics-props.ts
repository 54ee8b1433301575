import { Duration, Size } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { RetentionPolicy } from './archive/retention-policy';
import { EventNotification } from './notifications/event-notification';
import { QueryPack } from './queries/query-pack';
import { QueryResults } from './queries/query-results';
import { RulePack } from './detection/rule-pack';
import { RecordSource } from './trail/record-source';
import { ExpectedVolume } from './summary/expected-volume';

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
  readonly baseName?: string;

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
  readonly guardEvidence?: boolean;

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
   * Rules that become saved queries of CloudWatch Logs Insights over the log group, named `<baseName>/<pack id>/<rule id>`:
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
  readonly scanLimit?: Size;

  /**
   * How long records may stay out before the alarm on the delivery itself fires: whole hours, from one hour to a day.
   *
   * @default Duration.hours(6)
   */
  readonly deliveryTimeout?: Duration;

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
  readonly outputSummary?: boolean;
}
