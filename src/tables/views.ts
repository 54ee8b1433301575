import { ACTIVITY_COLUMNS } from './activity-columns';
import { renderRuleJoin } from './detections-view';
import { text, ViewColumn } from './glue-view';
import { INSIGHT_COLUMNS } from './insight-columns';
import { EVENTS, INSIGHTS, LogTable, NETWORK_ACTIVITY } from './log-table';
import { CONSOLE_LOGIN_COLUMNS, CONSOLE_LOGINS, ROLE_ASSUMPTION_COLUMNS, ROLE_ASSUMPTIONS } from './sign-in-columns';
import { DetectionRule } from '../detection/detection-rule';

/** A view: its columns and its text in Athena's SQL. */
export interface View {
  readonly name: string;
  readonly columns: readonly ViewColumn[];
  readonly sql: string;
}

/** The views over `events`. */
export function eventViews(database: string, rules: readonly DetectionRule[]): View[] {
  return [activityView(database), detectionsView(database, rules), consoleLoginsView(database), roleAssumptionsView(database)];
}

/** `events` with typed, uniform columns. */
function activityView(database: string): View {
  return {
    name: 'activity',
    columns: ACTIVITY_COLUMNS,
    sql: select(ACTIVITY_COLUMNS, database, EVENTS),
  };
}

/** The columns of `activity` and the rules that each event matches, a row for each. */
function detectionsView(database: string, rules: readonly DetectionRule[]): View {
  const columns = [
    ...ACTIVITY_COLUMNS,
    text('rule', 'rule', 'Id of the rule that the event matches'),
    text('severity', severityOfRule(rules), 'Severity of the rule'),
  ];
  return {
    name: 'detections',
    columns,
    sql: `${select(columns, database, EVENTS)} ${renderRuleJoin(rules)}`,
  };
}

function consoleLoginsView(database: string): View {
  return {
    name: 'console_logins',
    columns: CONSOLE_LOGIN_COLUMNS,
    sql: `${select(CONSOLE_LOGIN_COLUMNS, database, EVENTS)} WHERE ${CONSOLE_LOGINS}`,
  };
}

function roleAssumptionsView(database: string): View {
  return {
    name: 'role_assumptions',
    columns: ROLE_ASSUMPTION_COLUMNS,
    sql: `${select(ROLE_ASSUMPTION_COLUMNS, database, EVENTS)} WHERE ${ROLE_ASSUMPTIONS}`,
  };
}

/** `network_activity` with the columns of `activity`. */
export function endpointActivityView(database: string): View {
  return {
    name: 'endpoint_activity',
    columns: ACTIVITY_COLUMNS,
    sql: select(ACTIVITY_COLUMNS, database, NETWORK_ACTIVITY),
  };
}

/** `insights` with typed columns and without nesting. */
export function insightFindingsView(database: string): View {
  return {
    name: 'insight_findings',
    columns: INSIGHT_COLUMNS,
    sql: select(INSIGHT_COLUMNS, database, INSIGHTS),
  };
}

function severityOfRule(rules: readonly DetectionRule[]): string {
  if (rules.length === 0) return 'CAST(NULL AS varchar)';
  const bySeverity = new Map<string, string[]>();
  for (const rule of rules) bySeverity.set(rule.severity, [...bySeverity.get(rule.severity) ?? [], `'${rule.id}'`]);
  return `CASE ${[...bySeverity].map(([severity, ids]) => `WHEN rule IN (${ids.join(', ')}) THEN '${severity}'`).join(' ')} END`;
}

function select(columns: readonly ViewColumn[], database: string, table: LogTable): string {
  const list = columns.map(({ name, sql }) => (sql === name ? sql : `${sql} AS ${name}`)).join(', ');
  return `SELECT ${list} FROM "${database}"."${table.name}"`;
}
