import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DetectionRule } from './detection-rule';
import { RulePack } from './rule-pack';
import { AccountScope } from '../private/account-scope';
import { ValidationError } from '../private/errors';
import { PrefixedAlarm } from '../private/prefixed-alarm';

/** Maximum length of an alarm description. */
const MAX_DESCRIPTION_LENGTH = 1024;

/** Properties for `RuleAlarm`. */
export interface RuleAlarmProps {
  /** The construct that owns the alarms. */
  readonly owner: Construct;
  readonly rule: DetectionRule;
  readonly pack: RulePack;
  /** Prefix of the alarm name and the metric name. It separates the metrics of two constructs. */
  readonly resourceNamePrefix: string;
  readonly logGroup: logs.ILogGroup;
  /** The database of the `detections` view. */
  readonly databaseName?: string;
  /** The accounts of the view. */
  readonly accounts?: AccountScope;
}

/** The metric filter and the alarm of one rule. */
export class RuleAlarm extends Construct {
  public readonly alarm: cloudwatch.Alarm;

  public readonly filter: logs.MetricFilter;

  constructor(scope: Construct, id: string, props: RuleAlarmProps) {
    super(scope, id);
    const { rule, pack } = props;
    const name = `${props.resourceNamePrefix}-${rule.id}`;
    this.filter = new logs.MetricFilter(this, 'Filter', {
      logGroup: props.logGroup,
      filterName: name,
      filterPattern: rule.pattern,
      metricNamespace: pack.metricNamespace,
      metricName: name,
      metricValue: '1',
      defaultValue: 0,
    });
    (this.filter.node.defaultChild as logs.CfnMetricFilter).addMetadata('CloudTrailAnalytics', {
      Rule: rule.id, Pack: pack.id, Severity: rule.severity,
    });
    this.alarm = new PrefixedAlarm(this, 'Alarm', {
      owner: props.owner,
      resourceNamePrefix: props.resourceNamePrefix,
      metric: this.metric({ period: rule.period }),
      alarmName: name,
      alarmDescription: renderDescription(rule, props),
      threshold: rule.threshold,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    // The number of metric filters that are created at once is limited, and alarms follow them.
    this.alarm.node.addDependency(this.filter);
  }

  /** Returns the metric of matching events. The default statistic is the sum, because the average of the data points is at most one. */
  public metric(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.filter.metric({ statistic: cloudwatch.Stats.SUM, period: Duration.minutes(5), ...props });
  }
}

function renderDescription(rule: DetectionRule, { databaseName, accounts }: RuleAlarmProps): string {
  const account = accounts?.isInjected ? "account = 'ACCOUNT ID' AND " : '';
  const query = databaseName === undefined ? '' : `Query: SELECT * FROM "${databaseName}"."detections" WHERE ${account}rule = '${rule.id}' `
    + "AND day >= date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d') ORDER BY time DESC";
  const text = [`${rule.severity}: ${rule.title} (rule ${rule.id}).`, rule.description, rule.runbook, query].filter((part) => part !== '').join(' ');
  if (text.length > MAX_DESCRIPTION_LENGTH) {
    throw new ValidationError(`rule '${rule.id}': title, description and runbook must fit into an alarm description of ${MAX_DESCRIPTION_LENGTH} `
      + `characters; got ${text.length}: shorten them by ${text.length - MAX_DESCRIPTION_LENGTH}`);
  }
  return text;
}
