import { ACTIVITY_COLUMNS } from './activity-view';
import { EVENTS } from './log-table';
import { defineText, renderSelect, View } from './view';
import { DetectionRule } from '../detection/detection-rule';
import { EVENT_SCHEMA, renderSql } from '../filter-pattern';
import { ValidationError } from '../private/errors';
import { OPAQUE_TOKEN } from '../private/validation';

/** Maximum characters of SQL in one array. Athena compiles each array separately, and fails with QUERY_EXCEEDED_COMPILER_LIMIT if it is too large. */
const MAX_ARRAY_LENGTH = 8000;

/** Creates the view over `events` that has a row for each event and rule that match. */
export function createDetectionsView(database: string, rules: readonly DetectionRule[]): View {
  const columns = [
    ...ACTIVITY_COLUMNS,
    defineText('rule', 'rule', 'ID of the rule that the event matches'),
    defineText('severity', renderSeverity(rules), 'Severity of the rule'),
  ];
  return {
    name: 'detections',
    columns,
    sql: `${renderSelect(columns, database, EVENTS)} ${renderRuleJoin(rules)}`,
  };
}

/** Renders the join that adds the column `rule`. All rules are evaluated in a single scan. */
function renderRuleJoin(rules: readonly DetectionRule[]): string {
  const arrays = splitIntoArrays(rules.map((rule) => `IF(${renderCondition(rule)}, '${rule.id}')`)).map(renderNonNullArray);
  if (arrays.length === 1) return renderUnnest(arrays, 'matches', ['rule']);
  const names = arrays.map((_, index) => `rule_${index + 1}`);
  return `${renderUnnest(arrays, 'lists', names)} ${renderUnnest([renderNonNullArray(names)], 'matches', ['rule'])}`;
}

function renderCondition(rule: DetectionRule): string {
  try {
    return renderSql(rule._condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN });
  } catch (error) {
    throw new ValidationError(`rule '${rule.id}' cannot be rendered as SQL for the detections view: ${(error as Error).message}`);
  }
}

function splitIntoArrays(matches: readonly string[]): string[][] {
  // The typed NULL sets the type of an array without rules.
  const arrays: string[][] = [['CAST(NULL AS varchar)']];
  let length = 0;
  for (const match of matches) {
    length += match.length;
    if (length > MAX_ARRAY_LENGTH) {
      arrays.push([]);
      ({ length } = match);
    }
    arrays[arrays.length - 1].push(match);
  }
  return arrays;
}

function renderNonNullArray(values: readonly string[]): string {
  return `filter(ARRAY[${values.join(', ')}], x -> x IS NOT NULL)`;
}

function renderUnnest(arrays: readonly string[], alias: string, columns: readonly string[]): string {
  return `CROSS JOIN UNNEST(${arrays.join(', ')}) AS ${alias}(${columns.join(', ')})`;
}

function renderSeverity(rules: readonly DetectionRule[]): string {
  if (rules.length === 0) return 'CAST(NULL AS varchar)';
  const bySeverity = new Map<string, string[]>();
  for (const rule of rules) bySeverity.set(rule.severity, [...bySeverity.get(rule.severity) ?? [], `'${rule.id}'`]);
  return `CASE ${[...bySeverity].map(([severity, ids]) => `WHEN rule IN (${ids.join(', ')}) THEN '${severity}'`).join(' ')} END`;
}
