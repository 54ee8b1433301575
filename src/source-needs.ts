import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CloudTrailAnalyticsProps } from './cloudtrail-analytics-props';
import { RulePack } from './detection/rule-pack';
import { RecordSource, RecordSourceConfig } from './trail/record-source';

/** The props that mean nothing without log files. */
const OF_FILES = ['retention', 'detectionRules', 'queryPacks', 'queryResults', 'regions', 'scanLimit', 'accessLogBucket'] as const;
/** The props that mean nothing without a log group. */
const OF_LOG_GROUP = ['topic', 'subscriptions', 'deliveryTimeout', 'logQueryRules'] as const;

/** Refuses props that the source can do nothing with, so that none is ignored, and those that would put its records at risk. */
export function validateNeeds(source: RecordSource, records: RecordSourceConfig, props: CloudTrailAnalyticsProps): void {
  const refuse = (names: readonly (keyof CloudTrailAnalyticsProps)[], what: string): void => {
    for (const name of names) {
      if (props[name] !== undefined) throw new Error(`${name} needs ${what}, and the source, ${source.description}, has none`);
    }
  };
  if (!records.files) refuse(OF_FILES, 'log files');
  const resultsBucket = props.queryResults?._bucket;
  if (resultsBucket && resultsBucket.bucketArn === records.files?.bucket.bucketArn) {
    throw new Error('queryResults: bucket must be another one than that of the log files, as whoever runs queries writes there; '
      + `got ${resultsBucket.node.path} for both`);
  }
  if (records.logGroup) return;
  refuse(OF_LOG_GROUP, 'a log group');
  if (!props.eventNotifications?.length) refuse(['alarmActions'], 'a log group or eventNotifications');
  if (props.alarmRules?.length) {
    throw new Error(`alarmRules need a log group, and the source, ${source.description}, has none: give it one, or give the rules as `
      + `detectionRules; got ${props.alarmRules.map((pack) => pack.id).join(', ')}`);
  }
}

/** The rules with alarms, and those of the `detections` view. */
export interface ChosenRules {
  readonly alarmRules: RulePack[];
  readonly detectionRules: RulePack[];
}

/** The rules that were chosen, or those that the source can have where none were, and those that guard what is deployed. */
export function chosenRules(
  scope: Construct, source: RecordSource, records: RecordSourceConfig, props: CloudTrailAnalyticsProps, evidence: RulePack[],
): ChosenRules {
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
