import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Where the events of services that belong to no Region appear. */
const GLOBAL_REGION = 'us-east-1';

/** EventBridge has the events of its own Region alone; a trail of all Regions does not change that. */
export function warnOfRegion(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (region === GLOBAL_REGION) return;
  const here = Token.isUnresolved(region) ? `unless this stack is deployed to ${GLOBAL_REGION}` : `and this stack is in ${region}`;
  Annotations.of(scope).addWarningV2('cdk-cloudtrail-analytics:globalServiceEvents',
    `eventNotifications tell of events in the stack's own Region, ${here}: those of global services, such as IAM and root's sign-ins, appear in `
    + `${GLOBAL_REGION} and are not told of. Alarms see all Regions. Forward the events of other Regions to this Region's default event bus; docs/events.md says how`);
}
