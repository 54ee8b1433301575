import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { ExpectedVolume } from './expected-volume';
import { monthlyCost, PRICES } from './monthly-cost';

interface TablesInSummary {
  readonly databaseName: string;
  readonly queryNames: readonly string[];
  readonly searchableDays: number;
  /** How many rules are in the view `detections`. */
  readonly rules: number;
}

/** What there is to say of a construct. */
export interface SummaryParts {
  /** What the new trail records; undefined where there is none. */
  readonly recorded?: string;
  /** The source, in words. */
  readonly source: string;
  /** How long which evidence is kept; undefined where none is kept here. */
  readonly kept?: string;
  /** Where questions are asked; undefined where there are no tables. */
  readonly tables?: TablesInSummary;
  /** What is watched; undefined where there is no log group. */
  readonly watched?: { readonly rules: number; readonly subscriptions: number };
  /** How many rules tell of each event. */
  readonly notificationRules: number;
  readonly volume: Required<ExpectedVolume>;
}

/** What is recorded, kept, asked and watched, and about what that costs: a line each. */
export function renderSummary(scope: IConstruct, parts: SummaryParts): string {
  return [
    `Recorded: ${parts.recorded ?? `nothing by this stack, whose source is ${parts.source}`}.`,
    `Kept: ${parts.kept ?? 'nothing by this stack'}.`,
    `Asked: ${asked(parts)}.`,
    `Watched: ${watched(parts)}.`,
    `Costs: ${cost(scope, parts)}`,
  ].join('\n');
}

function asked({ tables }: SummaryParts): string {
  if (!tables) return 'nothing, as there are no log files';
  const packs = [...new Set(tables.queryNames.map((name) => name.split('/')[0]))];
  const saved = packs.length > 0 ? `, with ${counted(tables.queryNames.length, 'saved query', 'saved queries')} (${packs.join(', ')})` : '';
  return `the last ${tables.searchableDays} days in database ${tables.databaseName}${saved}; ${counted(tables.rules, 'rule')} in the view detections`;
}

function watched({ watched: alarms, notificationRules }: SummaryParts): string {
  const told = notificationRules > 0 ? `; each event of ${counted(notificationRules, 'rule')} is told of` : '';
  if (!alarms) return `nothing by alarms, as there is no log group${told}`;
  const subscriptions = alarms.subscriptions > 0 ? counted(alarms.subscriptions, 'subscription') : 'no subscription of this stack';
  return `${counted(alarms.rules, 'rule')} by alarms, and whether records arrive, with ${subscriptions}${told}`;
}

function cost(scope: IConstruct, { recorded, tables, volume }: SummaryParts): string {
  const resources = scope.node.findAll();
  const items = monthlyCost({
    metrics: resources.filter((each) => each instanceof CfnMetricFilter).length,
    alarms: resources.filter((each) => each instanceof CfnAlarm).length,
    keys: resources.filter((each) => each instanceof CfnKey).length,
    trail: recorded !== undefined,
    queries: tables !== undefined,
  }, volume);
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const amounts = [
    ...recorded === undefined ? [] : [`${inWords(volume.managementEvents)} management events`, `${inWords(volume.dataEvents)} data events`],
    ...tables ? [`${inWords(volume.scannedGigabytes)} GB scanned`] : [],
  ];
  return `about ${total.toFixed(2)} USD a month${amounts.length > 0 ? ` for ${amounts.join(', ')}` : ''}: `
    + `${items.map(({ what, amount }) => `${what} ${amount.toFixed(2)}`).join(', ')}. List prices of us-east-1 as quoted in ${PRICES.date}, not verified; `
    + 'the first copy of management events is free, and log files of earlier months, requests and messages come on top.';
}

function inWords(amount: number): string {
  return amount.toLocaleString('en');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
