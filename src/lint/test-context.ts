import { Condition, EVENT_SCHEMA, Leaf, printSelector, RecordSchema } from '../filter-pattern';

/** A test in a condition, with the conditions around it. */
export interface TestContext {
  readonly leaf: Leaf;
  /** The selector of the leaf as text. */
  readonly selector: string;
  /** The conditions that must match in addition to it. */
  readonly conjuncts: readonly Condition[];
  /** The conditions that can match instead of it. */
  readonly alternatives: readonly Condition[];
}

/** Collects all tests of a condition. */
export function collectTests(condition: Condition): readonly TestContext[] {
  return collect(condition, [], []);
}

function collect(condition: Condition, conjuncts: readonly Condition[], alternatives: readonly Condition[]): readonly TestContext[] {
  switch (condition.kind) {
    case 'and': return condition.conditions.flatMap((part) =>
      collect(part, [...conjuncts, ...excludePart(condition.conditions, part)], alternatives));
    case 'or': return condition.conditions.flatMap((part) =>
      collect(part, conjuncts, [...alternatives, ...excludePart(condition.conditions, part)]));
    default: return [{ leaf: condition, selector: printSelector(condition.selector), conjuncts, alternatives }];
  }
}

function excludePart(parts: readonly Condition[], part: Condition): readonly Condition[] {
  return parts.filter((other) => other !== part);
}

/** Returns globs if a field must match one of them for a test to match, or `undefined` if no conjunct requires that. */
export function findRequiredTexts({ conjuncts }: Pick<TestContext, 'conjuncts'>, selector: string): readonly string[] | undefined {
  for (const condition of conjuncts) {
    const texts = findTexts(condition, selector);
    if (texts) return texts;
  }
  return undefined;
}

function findTexts(condition: Condition, selector: string): readonly string[] | undefined {
  switch (condition.kind) {
    case 'and': return findRequiredTexts({ conjuncts: condition.conditions }, selector);
    case 'or': {
      const parts = condition.conditions.map((part) => findTexts(part, selector));
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case 'compare': {
      const { operator, operand } = condition;
      return operator === '=' && operand.kind === 'text' && printSelector(condition.selector) === selector ? [operand.text] : undefined;
    }
    default: return undefined;
  }
}

/** Returns whether a condition matches only records in which the field has a value. */
export function requiresValue(condition: Condition, selector: string): boolean {
  switch (condition.kind) {
    case 'and': return condition.conditions.some((part) => requiresValue(part, selector));
    case 'or': return condition.conditions.every((part) => requiresValue(part, selector));
    case 'compare': return condition.operator !== '!=' && printSelector(condition.selector) === selector;
    case 'is': return printSelector(condition.selector) === selector;
    case 'not-exists': return false;
  }
}

/** Returns whether a condition tests for records without the field, or without an object that contains it. */
export function allowsAbsence(condition: Condition, selector: string): boolean {
  switch (condition.kind) {
    case 'and': case 'or': return condition.conditions.some((part) => allowsAbsence(part, selector));
    case 'not-exists': return isWithin(selector, printSelector(condition.selector));
    default: return false;
  }
}

/** Returns whether a selector finds a field, or a value in it. */
export function isWithin(selector: string, field: string): boolean {
  return selector === field || selector.startsWith(`${field}.`) || selector.startsWith(`${field}[`);
}

/** The fields of a record in the log group: those of an event, and the details of an Insights event. */
export const RECORD_SCHEMA: RecordSchema = { ...EVENT_SCHEMA, insightDetails: 'json' };
