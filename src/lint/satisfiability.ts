import {
  Condition, Domain, intersectValues, isEmptyValueSet, isWildcard, Leaf, lookUpType, printSelector, restrictToDomain, toValueSet, uniteValues,
  UnsupportedError, ValueSet,
} from '../filter-pattern';
import { isOpaque } from './events';
import { Finding, quote } from './finding';
import { collectTests, RECORD_SCHEMA } from './test-context';

/** The values of a field that match all conditions so far. */
interface Fact {
  readonly values: ValueSet;
  readonly tests: readonly Condition[];
}

type Facts = ReadonlyMap<string, Fact>;

/** Finds the parts of a condition that match no record, on their own or together with the conditions that are joined to them with &&. */
export function findContradictions(condition: Condition): Finding[] {
  const search = new ContradictionSearch(condition);
  search.visit(condition, new Map());
  return search.findings;
}

class ContradictionSearch {
  readonly findings: Finding[] = [];
  /** The number of tests of each field. */
  private readonly testCounts = new Map<string, number>();

  constructor(condition: Condition) {
    for (const { selector } of collectTests(condition)) this.testCounts.set(selector, (this.testCounts.get(selector) ?? 0) + 1);
  }

  visit(condition: Condition, facts: Facts): void {
    switch (condition.kind) {
      case 'or':
        for (const part of condition.conditions) this.visit(part, facts);
        return;
      case 'and': {
        const known = new Map(facts);
        if (!condition.conditions.every((part) => this.addFact(part, known))) return;
        for (const part of condition.conditions) if (part.kind === 'or') this.visit(part, known);
        return;
      }
      default: this.addFact(condition, new Map(facts));
    }
  }

  /** Adds the values of a condition on one field. Returns false if no values remain. */
  private addFact(condition: Condition, facts: Map<string, Fact>): boolean {
    const selector = findSelector(condition);
    if (selector === undefined || this.isOnlyTest(condition, selector)) return true;
    const values = computeValues(condition);
    if (values === undefined) return true;
    if (isEmptyValueSet(values)) return this.report(selector, `${quote(condition)} never matches${explain(condition, selector)}`);
    const known = facts.get(selector);
    if (!known) {
      facts.set(selector, { values, tests: [condition] });
      return true;
    }
    const both = intersectValues(known.values, values);
    if (both instanceof UnsupportedError) return true;
    if (isEmptyValueSet(both)) {
      const others = known.tests.map((test) => `(${quote(test)})`).join(' && ');
      return this.report(selector,
        `(${quote(condition)}) never matches together with ${others}: the conditions exclude each other; join alternatives with ||`);
    }
    facts.set(selector, { values: both, tests: [...known.tests, condition] });
    return true;
  }

  /** Returns whether a condition is a choice of values that has all tests of its field, so that its parts are checked instead. */
  private isOnlyTest(condition: Condition, selector: string): boolean {
    return condition.kind === 'or' && condition.conditions.length === this.testCounts.get(selector);
  }

  private report(subject: string, message: string): false {
    this.findings.push({ kind: 'neverHolds', subject, message });
    return false;
  }
}

function explain(condition: Condition, selector: string): string {
  if (condition.kind === 'and' || condition.kind === 'or') return '';
  switch (resolveDomain(condition)) {
    case 'container': return `: ${selector} is an object or a list, and only the values in it can be compared`;
    case 'boolean': return `: ${selector} is true or false; write ${selector} IS TRUE or ${selector} IS FALSE`;
    default: return `: ${selector} has no such value in any record`;
  }
}

/** Returns the selector that all tests of a condition have, if it selects one value. */
function findSelector(condition: Condition): string | undefined {
  if (condition.kind === 'or') {
    const [first, ...others] = condition.conditions.map(findSelector);
    return others.every((other) => other === first) ? first : undefined;
  }
  // different elements of a list can match the tests
  return condition.kind === 'and' || condition.selector.some(isWildcard) ? undefined : printSelector(condition.selector);
}

/** Returns the values for which a condition on one field matches, or `undefined` if they are not computable. */
export function computeValues(condition: Condition): ValueSet | undefined {
  if (condition.kind === 'or') {
    return condition.conditions.map(computeValues).reduce((left, right) => left && right && uniteValues(left, right));
  }
  if (condition.kind === 'and' || (condition.kind === 'compare' && isOpaque(condition.operand))) return undefined;
  const domain = resolveDomain(condition);
  const values = toValueSet(condition);
  return domain === undefined || values instanceof UnsupportedError ? undefined : restrictToDomain(values, domain);
}

export function resolveDomain({ selector }: Leaf): Domain | undefined {
  const type = lookUpType(selector, RECORD_SCHEMA)?.type;
  return type === undefined || typeof type === 'string' ? type : 'container';
}
