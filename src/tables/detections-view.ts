import { EVENT_SCHEMA } from './record-schema';
import { DetectionRule } from '../detection/detection-rule';
import { renderSql } from '../filter-pattern';
import { ValidationError } from '../private/errors';
import { OPAQUE_TOKEN } from '../private/validation';

/**
 * Athena compiles each list that it unnests by itself, and fails (QUERY_EXCEEDED_COMPILER_LIMIT) where one takes much more
 * code than this many characters of SQL do.
 */
const LIST_LENGTH = 8000;

/**
 * The end of a FROM clause over `events` that gives the column `rule`: the ids of the rules that an event matches, a row for
 * each. It goes through the records once.
 */
export function renderRuleJoin(rules: readonly DetectionRule[]): string {
  const lists = splitIntoLists(rules.map((rule) => `IF(${renderCondition(rule)}, '${rule.id}')`)).map(found);
  if (lists.length === 1) return unnest(lists, 'matches', ['rule']);
  const names = lists.map((_, index) => `rule_${index + 1}`);
  return `${unnest(lists, 'lists', names)} ${unnest([found(names)], 'matches', ['rule'])}`;
}

/** Stacks of one app often have the same rules. */
const CONDITIONS = new WeakMap<DetectionRule, string>();

function renderCondition(rule: DetectionRule): string {
  try {
    const sql = CONDITIONS.get(rule) ?? renderSql(rule._condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN });
    CONDITIONS.set(rule, sql);
    return sql;
  } catch (error) {
    throw new ValidationError(`rule '${rule.id}' cannot be rendered as SQL for the detections view: ${(error as Error).message}`);
  }
}

function splitIntoLists(matches: readonly string[]): string[][] {
  // a typed NULL, so that the list has a type when there is no rule
  const lists: string[][] = [['CAST(NULL AS varchar)']];
  let length = 0;
  for (const match of matches) {
    length += match.length;
    if (length > LIST_LENGTH) {
      lists.push([]);
      ({ length } = match);
    }
    lists[lists.length - 1].push(match);
  }
  return lists;
}

function found(values: readonly string[]): string {
  return `filter(ARRAY[${values.join(', ')}], x -> x IS NOT NULL)`;
}

function unnest(lists: readonly string[], alias: string, columns: readonly string[]): string {
  return `CROSS JOIN UNNEST(${lists.join(', ')}) AS ${alias}(${columns.join(', ')})`;
}
