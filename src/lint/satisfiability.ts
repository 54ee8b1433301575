import { Condition, FieldType, isWildcard, Leaf, printSelector } from '../filter-pattern';
import { isOpaque } from './events';
import { Finding, quote } from './finding';
import { collectTests, RECORD } from './test-context';
import { typeAt } from '../filter-pattern/schema';
import { UnsupportedError } from '../filter-pattern/value-sets/glob-set';
import { Domain, intersect, isNothing, restrict, unite, ValueSet, toValueSet } from '../filter-pattern/value-sets/value-set';

/** What the conditions so far leave of a field's values. */
interface Fact {
  readonly values: ValueSet;
  readonly tests: readonly Condition[];
}

type Facts = ReadonlyMap<string, Fact>;

/** Parts of a condition that no record can meet: alone, or beside what has to hold with them. */
export function findContradictions(condition: Condition): Finding[] {
  const search = new Search(condition);
  search.visit(condition, new Map());
  return search.findings;
}

class Search {
  readonly findings: Finding[] = [];
  /** How often each field is tested. */
  private readonly tests = new Map<string, number>();

  constructor(condition: Condition) {
    for (const { selector } of collectTests(condition)) this.tests.set(selector, (this.tests.get(selector) ?? 0) + 1);
  }

  visit(condition: Condition, facts: Facts): void {
    switch (condition.kind) {
      case 'or':
        for (const part of condition.conditions) this.visit(part, facts);
        return;
      case 'and': {
        const known = new Map(facts);
        if (!condition.conditions.every((part) => this.learn(part, known))) return;
        for (const part of condition.conditions) if (part.kind === 'or') this.visit(part, known);
        return;
      }
      default: this.learn(condition, new Map(facts));
    }
  }

  /** Adds what a condition on one field says; false if it leaves nothing. */
  private learn(condition: Condition, facts: Map<string, Fact>): boolean {
    const selector = findSelector(condition);
    if (selector === undefined || this.isAlone(condition, selector)) return true;
    const values = valuesFor(condition);
    if (values === undefined) return true;
    if (isNothing(values)) return this.report(selector, `${quote(condition)} never holds${reason(condition, selector)}`);
    const known = facts.get(selector);
    const both = known && attempt(() => intersect(known.values, values));
    if (known && both && isNothing(both)) {
      const others = known.tests.map((test) => `(${quote(test)})`).join(' && ');
      return this.report(selector,
        `(${quote(condition)}) never holds beside ${others}: they exclude one another; join with || what is meant as a choice`);
    }
    if (!known || both) facts.set(selector, { values: both ?? values, tests: [...known?.tests ?? [], condition] });
    return true;
  }

  /** Whether it is a choice of values for a field that nothing else tests, and so needs no look as a whole. */
  private isAlone(condition: Condition, selector: string): boolean {
    return condition.kind === 'or' && condition.conditions.length === this.tests.get(selector);
  }

  private report(subject: string, message: string): false {
    this.findings.push({ kind: 'neverHolds', subject, message });
    return false;
  }
}

function reason(condition: Condition, selector: string): string {
  if (condition.kind === 'and' || condition.kind === 'or') return '';
  switch (resolveDomain(condition)) {
    case 'container': return `: ${selector} is an object or a list, and only what is in it can be compared`;
    case 'boolean': return `: ${selector} is true or false; write ${selector} IS TRUE or ${selector} IS FALSE`;
    default: return `: ${selector} has no such value in any record`;
  }
}

/** The one field, reached by one way, that a condition is about. */
function findSelector(condition: Condition): string | undefined {
  if (condition.kind === 'or') {
    const [first, ...others] = condition.conditions.map(findSelector);
    return others.every((other) => other === first) ? first : undefined;
  }
  // of the elements of a list, each test can be met by another one
  return condition.kind === 'and' || condition.selector.some(isWildcard) ? undefined : printSelector(condition.selector);
}

/** Undefined if that cannot be told. */
export function valuesFor(condition: Condition): ValueSet | undefined {
  if (condition.kind === 'or') {
    return condition.conditions.map(valuesFor).reduce((left, right) => left && right && attempt(() => unite(left, right)));
  }
  if (condition.kind === 'and' || (condition.kind === 'compare' && isOpaque(condition.operand))) return undefined;
  const domain = resolveDomain(condition);
  return domain && attempt(() => restrict(toValueSet(condition), domain));
}

export function resolveDomain({ selector }: Leaf): Domain | undefined {
  const type: FieldType | undefined = typeAt(selector, RECORD)?.type;
  return type === undefined || typeof type === 'string' ? type : 'container';
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof UnsupportedError)) throw fault;
    return undefined;
  }
}
