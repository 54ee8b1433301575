import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ValidationError } from '../private/errors';

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
 * Creates an alarm that goes into the ALARM state when the log group has not received events for some hours. Stopping the
 * trail, or breaking its role or key, produces no event that another alarm could match.
 */
export function createDeliveryAlarm(scope: Construct, id: string, props: DeliveryAlarmProps): cloudwatch.Alarm {
  const hours = props.deliveryAlarmAfter?.toHours({ integral: false }) ?? DEFAULT_HOURS;
  if (!Number.isInteger(hours) || hours < 1 || hours > MAX_HOURS) {
    throw new ValidationError(`deliveryAlarmAfter must be whole hours, from 1 to ${MAX_HOURS}; got ${props.deliveryAlarmAfter?.toHumanString()}`);
  }
  return createIncomingEventsMetric(props.logGroup, { period: Duration.hours(1) }).createAlarm(scope, id, {
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

/** Creates the metric of the events that a log group receives. `ILogGroup.metricIncomingLogEvents()` has no dimension for the log group. */
export function createIncomingEventsMetric(logGroup: logs.ILogGroup, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/Logs',
    metricName: 'IncomingLogEvents',
    dimensionsMap: { LogGroupName: logGroup.logGroupName },
    statistic: cloudwatch.Stats.SUM,
    ...props,
  });
}
