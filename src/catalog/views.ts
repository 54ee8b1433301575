import { renderSql } from '../pattern';
import { ACTIVITY_COLUMNS, ViewColumn } from './activity-columns';
import { EVENT_SCHEMA } from './record-schema';
import { DetectionRule } from '../rules/detection-rule';
import { OPAQUE_TOKEN } from '../support/tokens';

/** A view: its columns and its text in Athena's SQL. */
export interface View {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly ViewColumn[];
  readonly sql: string;
}

/** `events` with typed, uniform columns. */
export function activityView(database: string): View {
  return {
    name: 'activity',
    comment: 'Every recorded event, with typed columns: who did what, when, from where',
    columns: ACTIVITY_COLUMNS,
    sql: `SELECT ${columnList(ACTIVITY_COLUMNS)} FROM ${table(database, 'events')}`,
  };
}

/** The columns of `activity` and the rules that each event matches, a row for each. */
export function detectionsView(database: string, rules: readonly DetectionRule[]): View {
  const columns: ViewColumn[] = [
    ...ACTIVITY_COLUMNS,
    { name: 'rule', type: 'string', sql: 'rule', comment: 'Id of the rule that the event matches' },
    { name: 'severity', type: 'string', sql: severityOfRule(rules), comment: 'Severity of the rule' },
  ];
  const matches = rules.map((rule) => `IF(${conditionOf(rule)}, '${rule.id}')`);
  // A typed NULL, so that the array has a type when there is no rule.
  const candidates = [...matches, 'CAST(NULL AS varchar)'].join(', ');
  return {
    name: 'detections',
    comment: 'The events that match a rule',
    columns,
    sql: `SELECT ${columnList(columns)} FROM ${table(database, 'events')} `
      + `CROSS JOIN UNNEST(filter(ARRAY[${candidates}], x -> x IS NOT NULL)) AS t(rule)`,
  };
}

function conditionOf(rule: DetectionRule): string {
  try {
    return renderSql(rule._condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN });
  } catch (error) {
    throw new Error(`rule '${rule.id}' cannot be rendered as SQL for the detections view: ${(error as Error).message}`);
  }
}

function severityOfRule(rules: readonly DetectionRule[]): string {
  if (rules.length === 0) return 'CAST(NULL AS varchar)';
  const bySeverity = new Map<string, string[]>();
  for (const rule of rules) bySeverity.set(rule.severity, [...bySeverity.get(rule.severity) ?? [], `'${rule.id}'`]);
  return `CASE ${[...bySeverity].map(([severity, ids]) => `WHEN rule IN (${ids.join(', ')}) THEN '${severity}'`).join(' ')} END`;
}

function columnList(columns: readonly ViewColumn[]): string {
  return columns.map(({ name, sql }) => (sql === name ? sql : `${sql} AS ${name}`)).join(', ');
}

function table(database: string, name: string): string {
  return `"${database}"."${name}"`;
}
