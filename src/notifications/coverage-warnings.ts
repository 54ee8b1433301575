import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Where the events of services that belong to no Region appear, in the partition `aws`. */
const GLOBAL_REGION = 'us-east-1';
/** Regions of partitions to which the global Region does not belong. */
const OTHER_PARTITIONS = /^(cn|us-gov|us-iso[a-z]?|eu-isoe|eusc)-/;
const FORWARD = 'Forward them to the default event bus here: docs/events.md says how';

/** EventBridge has the events of its own Region alone; a trail of all Regions does not change that. */
export function warnOfRegion(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (region === GLOBAL_REGION) return;
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:globalServiceEvents',
    `eventNotifications tell of events in the stack's own Region: those of global services, such as IAM, ${globalEvents(region)}. `
    + `Alarms see all Regions. ${FORWARD}`);
}

function globalEvents(region: string): string {
  if (Token.isUnresolved(region)) return `appear in ${GLOBAL_REGION} and are not told of unless this stack is deployed there`;
  if (OTHER_PARTITIONS.test(region)) return `can appear in another Region than ${region}, and are then not told of`;
  return `appear in ${GLOBAL_REGION} and are not told of, as this stack is in ${region}`;
}

/** EventBridge has the events of its own account alone; a trail of an organization does not change that. */
export function warnOfMemberAccounts(scope: Construct): void {
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:memberAccountEvents',
    "eventNotifications tell of events in the stack's own account: those of the organization's other accounts are not told of. "
    + `Alarms see all accounts of the trail. ${FORWARD}`);
}
