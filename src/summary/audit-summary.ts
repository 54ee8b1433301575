import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { ExpectedVolume } from './expected-volume';
import { estimateMonthlyCost, PRICES } from './monthly-cost';

interface TablesSummary {
  readonly databaseName: string;
  readonly queryNames: readonly string[];
  readonly searchableDays: number;
  /** Number of rules in the `detections` view. */
  readonly rules: number;
}

/** Facts about a construct that its summary contains. */
export interface SummaryParts {
  /** Description of the source. */
  readonly source: string;
  /** Events that the new trail records; undefined without a new trail. */
  readonly recordedEvents?: string;
  /** Retention of the archive; undefined without a new archive. */
  readonly retention?: string;
  /** Tables and saved queries; undefined without log files. */
  readonly tables?: TablesSummary;
  /** Number of rules with alarms and of subscriptions; undefined without a log group. */
  readonly alarms?: { readonly rules: number; readonly subscriptions: number };
  /** Number of rules with event notifications. */
  readonly notificationRules: number;
  readonly volume: Required<ExpectedVolume>;
}

/** Renders recorded events, retention, queries, alarms and the estimated monthly cost, one line each. */
export function renderSummary(scope: IConstruct, parts: SummaryParts): string {
  return [
    `Recorded events: ${parts.recordedEvents ?? `not managed by this stack (source: ${parts.source})`}.`,
    `Retention: ${parts.retention ?? 'not managed by this stack'}.`,
    `Queries: ${describeTables(parts)}.`,
    `Alarms: ${describeAlarms(parts)}.`,
    `Cost: ${describeCost(scope, parts)}`,
  ].join('\n');
}

function describeTables({ tables }: SummaryParts): string {
  if (!tables) return 'none, because the source has no log files';
  const packs = [...new Set(tables.queryNames.map((name) => name.split('/')[0]))];
  const saved = packs.length > 0 ? `, ${pluralize(tables.queryNames.length, 'saved query', 'saved queries')} (${packs.join(', ')})` : '';
  const rules = pluralize(tables.rules, 'rule');
  return `the last ${tables.searchableDays} days in database ${tables.databaseName}${saved}; ${rules} in the detections view`;
}

function describeAlarms({ alarms, notificationRules }: SummaryParts): string {
  const notifications = notificationRules > 0 ? `; event notifications for ${pluralize(notificationRules, 'rule')}` : '';
  if (!alarms) return `none, because the source has no log group${notifications}`;
  const subscriptions = alarms.subscriptions > 0 ? pluralize(alarms.subscriptions, 'subscription') : 'no subscriptions';
  return `${pluralize(alarms.rules, 'rule')} and the delivery of events, ${subscriptions}${notifications}`;
}

function describeCost(scope: IConstruct, { recordedEvents, tables, volume }: SummaryParts): string {
  const resources = scope.node.findAll();
  const items = estimateMonthlyCost({
    metrics: resources.filter((each) => each instanceof CfnMetricFilter).length,
    alarms: resources.filter((each) => each instanceof CfnAlarm).length,
    keys: resources.filter((each) => each instanceof CfnKey).length,
    trail: recordedEvents !== undefined,
    queries: tables !== undefined,
  }, volume);
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const amounts = [
    ...recordedEvents === undefined ? []
      : [`${formatNumber(volume.managementEvents)} management events`, `${formatNumber(volume.dataEvents)} data events`],
    ...tables ? [`${formatNumber(volume.scannedGigabytes)} GB scanned`] : [],
  ];
  return `about ${total.toFixed(2)} USD per month${amounts.length > 0 ? ` for ${amounts.join(', ')}` : ''}: `
    + `${items.map(({ name, amount }) => `${name} ${amount.toFixed(2)}`).join(', ')}. `
    + `List prices of us-east-1 as quoted in ${PRICES.date}, not verified. `
    + 'The first copy of management events is free. Log files of earlier months, requests and messages are not included.';
}

function formatNumber(amount: number): string {
  return amount.toLocaleString('en');
}

function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
