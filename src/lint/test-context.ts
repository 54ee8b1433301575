import { Condition, Leaf, printSelector, RecordSchema } from '../filter-pattern';
import { EVENT_SCHEMA } from '../tables/record-schema';

/** A test within a condition, and what stands around it. */
export interface TestContext {
  readonly leaf: Leaf;
  /** The leaf's selector as text. */
  readonly selector: string;
  /** What has to hold together with it. */
  readonly conjuncts: readonly Condition[];
  /** What may hold in its stead. */
  readonly alternatives: readonly Condition[];
}

/** Every test of a condition. */
export function collectTests(condition: Condition): readonly TestContext[] {
  return collect(condition, [], []);
}

function collect(condition: Condition, conjuncts: readonly Condition[], alternatives: readonly Condition[]): readonly TestContext[] {
  switch (condition.kind) {
    case 'and': return condition.conditions.flatMap((part) => collect(part, [...conjuncts, ...excludePart(condition.conditions, part)], alternatives));
    case 'or': return condition.conditions.flatMap((part) => collect(part, conjuncts, [...alternatives, ...excludePart(condition.conditions, part)]));
    default: return [{ leaf: condition, selector: printSelector(condition.selector), conjuncts, alternatives }];
  }
}

function excludePart(parts: readonly Condition[], part: Condition): readonly Condition[] {
  return parts.filter((other) => other !== part);
}

/** The texts, with wildcards, of which a field has to have one conjuncts a test; undefined if nothing says so. */
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

/** Whether a condition holds only where the field has a value. */
export function requires(condition: Condition, selector: string): boolean {
  switch (condition.kind) {
    case 'and': return condition.conditions.some((part) => requires(part, selector));
    case 'or': return condition.conditions.every((part) => requires(part, selector));
    case 'compare': return condition.operator !== '!=' && printSelector(condition.selector) === selector;
    case 'is': return printSelector(condition.selector) === selector;
    case 'not-exists': return false;
  }
}

/** Whether a condition asks for records without the field, or without what it is in. */
export function asksForAbsence(condition: Condition, selector: string): boolean {
  switch (condition.kind) {
    case 'and': case 'or': return condition.conditions.some((part) => asksForAbsence(part, selector));
    case 'not-exists': return isWithin(selector, printSelector(condition.selector));
    default: return false;
  }
}

/** Whether a selector leads to a field, or to what is in it. */
export function isWithin(selector: string, field: string): boolean {
  return selector === field || selector.startsWith(`${field}.`) || selector.startsWith(`${field}[`);
}

/** Every field that a record in the log group can have: those of an event, and what an Insights event is about. */
export const RECORD: RecordSchema = { ...EVENT_SCHEMA, insightDetails: 'json' };
