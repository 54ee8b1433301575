import { Severity } from '../severity';
import { matchEventNames, matchAny, matchEvents, matchSource, NOT_BY_SERVICE, PackEntry, RuleEntry } from './rule-entry';

/** What keeps and watches the records, by the names that records have for it; each may be known at deployment only. */
export interface Evidence {
  /** Begins the names of the alarms. */
  readonly resourceNamePrefix?: string;
  readonly trailName?: string;
  /** The archive's. */
  readonly bucketName?: string;
  /** Id of the key that encrypts the records: not an alias, which no record has. */
  readonly keyId?: string;
  readonly logGroupName?: string;
  /** ARN of the topic that the alarms notify through. */
  readonly topicArn?: string;
  readonly databaseName?: string;
  readonly workgroupName?: string;
}

const REDEPLOYED = 'Deployments of this stack that change it.';
const BY_OTHER_TOOLS = 'Other tools of deployment than CloudFormation.';
/** A statement that changes views, run in Athena, is a call of Athena's to Glue. */
const OR_BY_STATEMENT = `(${NOT_BY_SERVICE} || ($.userIdentity.invokedBy = "athena.amazonaws.com"))`;

/** Rules about what is deployed, each for what there is. */
export function evidencePack(evidence: Evidence): PackEntry {
  const { resourceNamePrefix, trailName, bucketName, keyId, logGroupName, topicArn, databaseName, workgroupName } = evidence;
  const entries = [
    trailName === undefined ? undefined : trailChanged(trailName),
    bucketName === undefined ? undefined : archiveChanged(bucketName),
    keyId === undefined ? undefined : keyChanged(keyId),
    logGroupName === undefined ? undefined : logGroupChanged(logGroupName),
    resourceNamePrefix === undefined ? undefined : alarmsSilenced(resourceNamePrefix),
    topicArn === undefined ? undefined : topicChanged(topicArn),
    tablesChanged(databaseName, workgroupName),
  ];
  return {
    title: 'Evidence',
    description: 'What this construct has deployed, by its names: the trail, the archive and its key, the log group, the alarms and their topic, '
      + 'the tables and the workgroup.',
    entries: entries.filter((entry) => entry !== undefined),
  };
}

function trailChanged(name: string): RuleEntry {
  const names = [name, `*:trail/${name}`];
  return {
    id: 'evidence-trail-changed',
    title: 'The trail of this stack stopped, deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('cloudtrail', 'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'PutInsightSelectors')} `
      + `&& (${matchAny('$.requestParameters.name', ...names)} || ${matchAny('$.requestParameters.trailName', ...names)}) }`,
    maxTokenLength: 128,
    description: 'What is recorded as evidence was changed or switched off, or somebody tried to.',
    runbook: 'Check that the trail logs and that its selectors are as deployed, undo what nobody planned, and see what else the identity did.',
    falsePositives: REDEPLOYED,
    techniques: ['T1562.008'],
  };
}

function archiveChanged(bucketName: string): RuleEntry {
  return {
    id: 'evidence-archive-changed',
    title: 'The archive bucket of this stack deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('s3', 'DeleteBucket*', 'PutBucket*')} && ($.requestParameters.bucketName = "${bucketName}") }`,
    description: 'Policy, lifecycle, versions, encryption or public access of the bucket with the log files were changed, or somebody tried to: '
      + 'records can expire, leak, or no longer arrive.',
    runbook: 'Compare the bucket with what is deployed and undo what nobody planned; deleted versions can be restored until they expire.',
    falsePositives: `${REDEPLOYED} Tools that put tags on buckets.`,
    techniques: ['T1562.008', 'T1485.001'],
  };
}

function keyChanged(keyId: string): RuleEntry {
  return {
    id: 'evidence-key-disabled',
    title: 'The evidence key of this stack disabled, about to be deleted, or its policy changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchEvents('kms', 'DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial', 'PutKeyPolicy')} `
      + `&& ($.requestParameters.keyId = "*${keyId}") }`,
    description: 'Without the key nobody can read the log files, and the trail can deliver no more.',
    runbook: 'Cancel the deletion and enable the key again at once: a deleted key takes all evidence with it. See who else its policy lets in now.',
    falsePositives: REDEPLOYED,
    techniques: ['T1562.008', 'T1485'],
  };
}

function logGroupChanged(name: string): RuleEntry {
  return {
    id: 'evidence-log-group-changed',
    title: 'The log group of this stack or its metric filters deleted or changed',
    severity: Severity.CRITICAL,
    pattern: `{ ${matchSource('logs')} && ($.requestParameters.logGroupName = "${name}") `
      + `&& (${matchEventNames('DeleteLogGroup', 'DeleteLogStream', 'PutRetentionPolicy', 'DeleteRetentionPolicy', 'AssociateKmsKey', 'DisassociateKmsKey')} `
      + `|| (${matchEventNames('DeleteMetricFilter', 'PutMetricFilter')} && ${NOT_BY_SERVICE})) }`,
    maxTokenLength: 512,
    description: 'Records that alarms watch were deleted or are kept for another time, or are no longer counted.',
    runbook: 'Deploy the stack again to restore filters and retention; the archive still has the records.',
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
    description: 'Alarms on the evidence are gone, tell nobody, or say what somebody else has set.',
    runbook: 'Deploy the stack again to restore the alarms, delete the mute rule, and see what happened in the meantime.',
    falsePositives: 'Tests of alarms with SetAlarmState; mute rules that name no alarm and so hold for all of the account; alarms of others whose names '
      + `begin alike. ${BY_OTHER_TOOLS}`,
    techniques: ['T1562.001'],
  };
}

function topicChanged(topicArn: string): RuleEntry {
  return {
    id: 'evidence-topic-changed',
    title: 'The topic of the alarms or its subscriptions removed or changed',
    severity: Severity.HIGH,
    pattern: `{ ${matchSource('sns')} && ${NOT_BY_SERVICE} `
      + `&& ((${matchEventNames('DeleteTopic', 'SetTopicAttributes', 'AddPermission', 'RemovePermission')} && ($.requestParameters.topicArn = "${topicArn}")) `
      + `|| (${matchEventNames('Unsubscribe', 'SetSubscriptionAttributes')} && ($.requestParameters.subscriptionArn = "${topicArn}:*"))) }`,
    description: 'Alarms no longer reach everybody whom they should reach, or reach others too.',
    runbook: 'Check that the topic is there, takes messages from alarms and has its subscriptions, and subscribe again whoever is missing.',
    falsePositives: `People who unsubscribe themselves. ${BY_OTHER_TOOLS}`,
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
    description: 'Queries can fail, cost more than they may, or hide records. The records themselves are not touched.',
    runbook: 'Deploy the stack again to restore tables and views, and do not trust results from the meantime.',
    falsePositives: BY_OTHER_TOOLS,
    techniques: ['T1562.001', 'T1565.001'],
  };
}
