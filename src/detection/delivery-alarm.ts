import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ValidationError } from '../private/errors';

const DEFAULT_HOURS = 6;
const MAX_HOURS = 24;

export interface DeliveryAlarmProps {
  readonly resourceNamePrefix: string;
  readonly logGroup: logs.ILogGroup;
  readonly deliveryAlarmAfter?: Duration;
}

/**
 * An alarm that fires when the log group has received nothing for a while. A trail that was stopped, a role or key that
 * no longer works: all of them end in silence, and silence trips no other alarm.
 */
export function createDeliveryAlarm(scope: Construct, id: string, props: DeliveryAlarmProps): cloudwatch.Alarm {
  const hours = props.deliveryAlarmAfter?.toHours({ integral: false }) ?? DEFAULT_HOURS;
  if (!Number.isInteger(hours) || hours < 1 || hours > MAX_HOURS) {
    throw new ValidationError(`deliveryAlarmAfter must be whole hours, from 1 to ${MAX_HOURS}; got ${props.deliveryAlarmAfter?.toHumanString()}`);
  }
  const received = new cloudwatch.Metric({
    namespace: 'AWS/Logs',
    metricName: 'IncomingLogEvents',
    dimensionsMap: { LogGroupName: props.logGroup.logGroupName },
    statistic: cloudwatch.Stats.SUM,
    period: Duration.hours(1),
  });
  return received.createAlarm(scope, id, {
    alarmName: `${props.resourceNamePrefix}-records-stopped`,
    alarmDescription: `CRITICAL: No CloudTrail record has arrived for ${hours} hours. Check that the trail logs (GetTrailStatus names the last `
      + 'delivery error), and that its role, its key and the log group are as deployed.',
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: hours,
    // No record at all makes no data point either.
    treatMissingData: cloudwatch.TreatMissingData.BREACHING,
  });
}
