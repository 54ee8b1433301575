import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** The Region that receives the events of global services in the partition `aws`. */
const GLOBAL_REGION = 'us-east-1';
/** Regions of the other partitions. */
const OTHER_PARTITIONS = /^(cn|us-gov|us-iso[a-z]?|eu-isoe|eusc)-/;
const REMEDY = 'To include them, forward them to the default event bus of this stack: see docs/event-notifications.md';

/** Warns that notifications do not include global services. EventBridge receives only events of its own Region, also from a multi-Region trail. */
export function warnOfRegion(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (region === GLOBAL_REGION) return;
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:globalServiceEvents',
    `eventNotifications include only events in the Region of the stack. Events of global services, such as IAM, ${describeGlobalEvents(region)}. `
    + `Alarms include all Regions. ${REMEDY}`);
}

function describeGlobalEvents(region: string): string {
  if (Token.isUnresolved(region)) return `are delivered to ${GLOBAL_REGION} and are not included unless this stack is deployed there`;
  if (OTHER_PARTITIONS.test(region)) return `can be delivered to a Region other than ${region}, and are then not included`;
  return `are delivered to ${GLOBAL_REGION} and are not included, because this stack is in ${region}`;
}

/** Warns that notifications do not include member accounts. EventBridge receives only events of its own account, also from an organization trail. */
export function warnOfMemberAccounts(scope: Construct): void {
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:memberAccountEvents',
    'eventNotifications include only events in the account of the stack. Events of other accounts of the organization are not included. '
    + `Alarms include all accounts of the trail. ${REMEDY}`);
}
