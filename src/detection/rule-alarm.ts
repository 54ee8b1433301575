import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DetectionRule } from './detection-rule';
import { RulePack } from './rule-pack';
import { ValidationError } from '../private/errors';
import { AccountScope } from '../tables/account-scope';

/** CloudWatch's limit for the description of an alarm. */
const MAX_DESCRIPTION_LENGTH = 1024;

export interface RuleAlarmProps {
  readonly rule: DetectionRule;
  readonly pack: RulePack;
  /** Alarm and metric are named by it, so that two constructs never count into one metric. */
  readonly resourceNamePrefix: string;
  readonly logGroup: logs.ILogGroup;
  readonly actions: readonly cloudwatch.IAlarmAction[];
  /** Where the `detections` view is; undefined where there is none. */
  readonly databaseName?: string;
  /** The accounts of the view. */
  readonly accounts?: AccountScope;
}

/** One rule at work: the metric filter that counts matching records, and the alarm on that count. */
export class RuleAlarm extends Construct {
  public readonly alarm: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: RuleAlarmProps) {
    super(scope, id);
    const { rule, pack } = props;
    const name = `${props.resourceNamePrefix}-${rule.id}`;
    const filter = new logs.MetricFilter(this, 'Filter', {
      logGroup: props.logGroup,
      filterName: name,
      filterPattern: rule.pattern,
      metricNamespace: pack.metricNamespace,
      metricName: name,
      metricValue: '1',
      defaultValue: 0,
    });
    (filter.node.defaultChild as logs.CfnMetricFilter).addMetadata('CloudTrailAnalytics', {
      Rule: rule.id, Pack: pack.id, Severity: rule.severity,
    });
    // The sum, spelled out: the average that `metric()` gives by default never exceeds one.
    this.alarm = filter.metric({ statistic: cloudwatch.Stats.SUM, period: rule.period }).createAlarm(this, 'Alarm', {
      alarmName: name,
      alarmDescription: describe(rule, props),
      threshold: rule.threshold,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.alarm.addAlarmAction(...props.actions);
  }
}

/** What a person reads who is woken by the alarm: which rule, how serious, what it means, what to do, whom to ask. */
function describe(rule: DetectionRule, { databaseName, accounts }: RuleAlarmProps): string {
  const account = accounts?.isInjected ? "account = 'ACCOUNT ID' AND " : '';
  const query = databaseName === undefined ? '' : `Who and what: SELECT * FROM "${databaseName}"."detections" WHERE ${account}rule = '${rule.id}' `
    + "AND day >= date_format(current_date - INTERVAL '1' DAY, '%Y/%m/%d') ORDER BY time DESC";
  const text = [`${rule.severity}: ${rule.title} (rule ${rule.id}).`, rule.description, rule.runbook, query].filter((part) => part !== '').join(' ');
  if (text.length > MAX_DESCRIPTION_LENGTH) {
    throw new ValidationError(`rule '${rule.id}': title, meaning and response make an alarm description of ${text.length} characters, `
      + `and ${MAX_DESCRIPTION_LENGTH} are allowed: shorten them by ${text.length - MAX_DESCRIPTION_LENGTH}`);
  }
  return text;
}
