import { Severity } from '../severity';
import { matchEventNames, matchAny, matchEvents, matchSource, NOT_BY_SERVICE, PackEntry, RuleEntry } from './rule-entry';

/** The resources that store and monitor events, by the names that events use. Each name can be unknown until deployment. */
export interface Evidence {
  /** Prefix of the alarm names. */
  readonly resourceNamePrefix?: string;
  readonly trailName?: string;
  /** Name of the archive bucket. */
  readonly bucketName?: string;
  /** ID of the key that encrypts the log files. Aliases are not supported, because events do not contain them. */
  readonly keyId?: string;
  /** ID of the key that encrypts alarm messages and query results. Without it, alarms of a new topic cannot notify. */
  readonly operationsKeyId?: string;
  readonly logGroupName?: string;
  /** ARN of the topic that receives the alarm notifications. */
  readonly topicArn?: string;
  readonly databaseName?: string;
  readonly workgroupName?: string;
}

const REDEPLOYED = 'Deployments of this stack that change the resource.';
const BY_OTHER_TOOLS = 'Deployment tools other than CloudFormation.';
/** An Athena statement that changes a view is recorded as a call from Athena to AWS Glue. */
const OR_BY_STATEMENT = `(${NOT_BY_SERVICE} || ($.userIdentity.invokedBy = "athena.amazonaws.com"))`;

/** Returns the rules that protect the deployed resources, one for each resource that exists. */
export function evidencePack(evidence: Evidence): PackEntry {
  const { resourceNamePrefix, trailName, bucketName, logGroupName, topicArn, databaseName, workgroupName } = evidence;
  const keyIds = [...new Set([evidence.keyId, evidence.operationsKeyId])].filter((id) => id !== undefined);
  const entries = [
    trailName === undefined ? undefined : trailChanged(trailName),
    bucketName === undefined ? undefined : archiveChanged(bucketName),
    keyIds.length === 0 ? undefined : keyChanged(keyIds),
    logGroupName === undefined ? undefined : logGroupChanged(logGroupName),
    resourceNamePrefix === undefined ? undefined : alarmsSilenced(resourceNamePrefix),
    topicArn === undefined ? undefined : topicChanged(topicArn),
    tablesChanged(databaseName, workgroupName),
  ];
  return {
    title: 'Evidence',
    description: 'The resources that this construct deploys, by name: the trail, the archive and its key, the log group, the alarms and their topic, '
      + 'the tables and the workgroup.',
    entries: entries.filter((entry) => entry !== undefined),
  };
}

function trailChanged(name: string): RuleEntry {
  const names = [name, `*:trail/${name}`];
  return {
    id: 'evidence-trail-changed',
    title: 'Trail of this stack stopped, deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('cloudtrail', 'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors')} `
      + `&& (${matchAny('$.requestParameters.name', ...names)} || ${matchAny('$.requestParameters.trailName', ...names)}) }`,
    maxTokenLength: 128,
    description: 'The recording of events was changed or disabled, or an attempt was made.',
    runbook: 'Check that the trail logs events and that its selectors are as deployed. Undo unplanned changes, and check the other actions of the '
      + 'identity.',
    falsePositives: REDEPLOYED,
    techniques: ['T1562.008'],
  };
}

function archiveChanged(bucketName: string): RuleEntry {
  return {
    id: 'evidence-archive-changed',
    title: 'Archive bucket of this stack deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('s3', 'DeleteBucket*', 'PutBucket*')} && ($.requestParameters.bucketName = "${bucketName}") }`,
    description: 'The policy, lifecycle, versioning, encryption or public access of the log file bucket was changed, or an attempt was made. Log files '
      + 'can expire, leak, or no longer arrive.',
    runbook: 'Compare the bucket with the deployed configuration and undo unplanned changes. Deleted versions can be restored until they expire.',
    falsePositives: `${REDEPLOYED} Tools that tag buckets.`,
    techniques: ['T1562.008', 'T1485.001'],
  };
}

function keyChanged(keyIds: readonly string[]): RuleEntry {
  const conditions = keyIds.map((keyId) => `($.requestParameters.keyId = "*${keyId}")`).join(' || ');
  return {
    id: 'evidence-key-disabled',
    title: 'Encryption key of this stack disabled, scheduled for deletion, or its policy changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('kms', 'DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial', 'PutKeyPolicy')} `
      + `&& ${keyIds.length === 1 ? conditions : `(${conditions})`} }`,
    description: 'Without the key, the log files cannot be read and the trail cannot deliver new log files.',
    runbook: 'Cancel the deletion and enable the key again immediately: without the key, all evidence is lost. Check which principals its policy '
      + 'allows.',
    falsePositives: REDEPLOYED,
    techniques: ['T1562.008', 'T1485'],
  };
}

function logGroupChanged(name: string): RuleEntry {
  return {
    id: 'evidence-log-group-changed',
    title: 'Log group of this stack or its metric filters deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchSource('logs')} && ($.requestParameters.logGroupName = "${name}") `
      + `&& (${matchEventNames('DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteRetentionPolicy', 'AssociateKmsKey', 'DisassociateKmsKey')} `
      + `|| (${matchEventNames('DeleteMetricFilter', 'PutMetricFilter')} && ${NOT_BY_SERVICE})) }`,
    maxTokenLength: 512,
    description: 'Events that the alarms monitor were deleted, are kept for a different period, or are no longer counted.',
    runbook: 'Deploy the stack again to restore filters and retention. The archive still has the events.',
    falsePositives: `${REDEPLOYED} ${BY_OTHER_TOOLS}`,
    techniques: ['T1562.008', 'T1070'],
  };
}

function alarmsSilenced(resourceNamePrefix: string): RuleEntry {
  const [one, listed, muted] = ['alarmName', 'alarmNames[*]', 'muteTargets.alarmNames[*]'].map((name) =>
    `($.requestParameters.${name} = "${resourceNamePrefix}-*")`);
  return {
    id: 'evidence-alarms-silenced',
    title: 'Alarms of this stack deleted, muted or changed',
    severity: Severity.HIGH,
    pattern: `{ ${matchSource('monitoring')} && ${NOT_BY_SERVICE} `
      + `&& ((${matchEventNames('DeleteAlarms', 'DisableAlarmActions')} && ${listed}) `
      + `|| (${matchEventNames('SetAlarmState', 'PutMetricAlarm')} && ${one}) `
      + `|| (($.eventName = "PutAlarmMuteRule") && (${muted} || ($.requestParameters.muteTargets.alarmNames NOT EXISTS)))) }`,
    maxTokenLength: 64,
    description: 'Alarms of this stack were deleted, no longer notify, or show a state that was set manually.',
    runbook: 'Deploy the stack again to restore the alarms, delete the mute rule, and check the activity in the meantime.',
    falsePositives: 'Tests of alarms with SetAlarmState; mute rules without alarm names, which apply to the entire account; other alarms with the same '
      + `name prefix. ${BY_OTHER_TOOLS}`,
    techniques: ['T1562.001'],
  };
}

function topicChanged(topicArn: string): RuleEntry {
  return {
    id: 'evidence-topic-changed',
    title: 'Alarm topic of this stack or its subscriptions removed or changed',
    severity: Severity.HIGH,
    pattern: `{ ${matchSource('sns')} && ${NOT_BY_SERVICE} `
      + `&& ((${matchEventNames('DeleteTopic', 'SetTopicAttributes', 'AddPermission', 'RemovePermission')} && ($.requestParameters.topicArn = "${topicArn}")) `
      + `|| (${matchEventNames('Unsubscribe', 'SetSubscriptionAttributes')} && ($.requestParameters.subscriptionArn = "${topicArn}:*"))) }`,
    description: 'Alarm notifications no longer reach all recipients, or reach additional recipients.',
    runbook: 'Check that the topic exists, accepts messages from alarms and has its subscriptions. Subscribe missing recipients again.',
    falsePositives: `Recipients who unsubscribe. ${BY_OTHER_TOOLS}`,
    techniques: ['T1562.001'],
  };
}

function tablesChanged(databaseName?: string, workgroupName?: string): RuleEntry | undefined {
  const parts = [
    ...databaseName === undefined ? [] : [
      `(${matchSource('glue')} && ((${matchEventNames('DeleteTable', 'BatchDeleteTable', 'UpdateTable')} && ($.requestParameters.databaseName = "${databaseName}")) `
        + `|| (${matchEventNames('DeleteDatabase', 'UpdateDatabase')} && ($.requestParameters.name = "${databaseName}"))))`,
    ],
    ...workgroupName === undefined ? [] : [
      `(${matchEvents('athena', 'DeleteWorkGroup', 'UpdateWorkGroup')} && ($.requestParameters.workGroup = "${workgroupName}"))`,
    ],
  ];
  if (parts.length === 0) return undefined;
  return {
    id: 'evidence-tables-changed',
    title: 'Tables, views or the workgroup of this stack deleted or changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${OR_BY_STATEMENT} && (${parts.join(' || ')}) }`,
    maxTokenLength: 128,
    description: 'Queries can fail, cost more than allowed, or hide events. The events themselves are not affected.',
    runbook: 'Deploy the stack again to restore tables and views, and do not trust query results from the meantime.',
    falsePositives: BY_OTHER_TOOLS,
    techniques: ['T1562.001', 'T1565.001'],
  };
}
