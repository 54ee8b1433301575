import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';
import { PrefixedAlarm } from '../private/prefixed-alarm';

const DEFAULT_HOURS = 6;
const MAX_HOURS = 24;

/** Suffix of the alarm name, after the prefix and a hyphen. */
export const DELIVERY_ALARM_ID = 'delivery-stopped';

/** Properties for the delivery alarm. */
export interface DeliveryAlarmProps {
  readonly resourceNamePrefix: string;
  readonly logGroup: logs.ILogGroup;
  readonly deliveryAlarmAfter?: Duration;
}

/**
 * Creates an alarm for a log group that has received no events for some hours. If the trail, its role or its key no longer works,
 * no event reports it, and the alarms of the rules remain in the `OK` state.
 *
 * A new log group has no data points, and missing data points are breaching. The alarm is therefore in the `ALARM` state from its creation
 * until the first events arrive.
 */
export function createDeliveryAlarm(scope: Construct, id: string, props: DeliveryAlarmProps): cloudwatch.Alarm {
  const hours = props.deliveryAlarmAfter?.toHours({ integral: false }) ?? DEFAULT_HOURS;
  if (!Number.isInteger(hours) || hours < 1 || hours > MAX_HOURS) {
    throw new ValidationError(`deliveryAlarmAfter must be whole hours, from 1 to ${MAX_HOURS}; got ${props.deliveryAlarmAfter?.toHumanString()}`);
  }
  return new PrefixedAlarm(scope, id, {
    owner: scope,
    resourceNamePrefix: props.resourceNamePrefix,
    metric: createIncomingEventsMetric(scope, props.logGroup, { period: Duration.hours(1) }),
    alarmName: `${props.resourceNamePrefix}-${DELIVERY_ALARM_ID}`,
    alarmDescription: `CRITICAL: No CloudTrail events were delivered for ${hours} ${hours === 1 ? 'hour' : 'hours'}. Check that the trail is logging `
      + '(GetTrailStatus returns the last delivery error), and that its role, its key and the log group are unchanged.',
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: hours,
    // CloudWatch Logs publishes no data points for a log group without incoming events.
    treatMissingData: cloudwatch.TreatMissingData.BREACHING,
  });
}

/**
 * Creates the metric for the number of events that a log group receives. `ILogGroup.metricIncomingLogEvents()` is not used, because its
 * metric has no dimension for the log group.
 */
export function createIncomingEventsMetric(
  scope: IConstruct, logGroup: logs.ILogGroup, props?: cloudwatch.MetricOptions,
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Logs',
    metricName: 'IncomingLogEvents',
    dimensionsMap: { LogGroupName: logGroup.logGroupName },
    statistic: cloudwatch.Stats.SUM,
    ...props,
  }).attachTo(scope);
}
