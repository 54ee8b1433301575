import { AnyOf, createOr, Comparison, Condition, isExactText, Leaf, printSelector } from '../filter-pattern';
import { Finding, quote } from './finding';
import { resolveDomain, valuesFor } from './satisfiability';
import { isAllNumbers } from '../filter-pattern/value-sets/number-set';
import { Domain, ValueSet } from '../filter-pattern/value-sets/value-set';

/** Fields that every event has, or nearly so. */
const IN_EVERY_EVENT = new Set([
  '$.eventName', '$.eventSource', '$.eventType', '$.eventCategory', '$.awsRegion', '$.sourceIPAddress', '$.userAgent', '$.recipientAccountId',
  '$.userIdentity.type', '$.userIdentity.arn', '$.userIdentity.principalId', '$.userIdentity.accountId',
]);
/** Of these there are so many values that nearly every event has another than the one that is named. */
const MANY_VALUED = new Set(['$.eventName', '$.eventSource']);

/** Conditions joined with || of which one holds in any case: mostly exclusions, which have to be joined with &&. */
export function findTautologies(condition: Condition): Finding[] {
  return search(condition, true);
}

function search(condition: Condition, whole: boolean): Finding[] {
  if (condition.kind !== 'and' && condition.kind !== 'or') return [];
  const inner = condition.conditions.flatMap((part) => search(part, false));
  if (condition.kind === 'and') return inner;
  const own = [...exhausted(condition)];
  return [...inner, ...own, ...own.length === 0 ? undoneExclusions(condition, whole) : []];
}

/** Tests of one field that leave no value out. */
function* exhausted(condition: AnyOf): Iterable<Finding> {
  const bySelector = new Map<string, Leaf[]>();
  for (const part of condition.conditions) {
    if (part.kind === 'and' || part.kind === 'or') continue;
    const selector = printSelector(part.selector);
    bySelector.set(selector, [...bySelector.get(selector) ?? [], part]);
  }
  for (const [selector, leaves] of bySelector) {
    const domain = resolveDomain(leaves[0]);
    const tests = leaves.filter((leaf) => leaf.kind !== 'not-exists');
    if (domain === undefined || tests.length === 0 || (domain !== 'boolean' && tests.every(isChoice))) continue;
    // within JSON there can be nulls, objects and lists, which no comparison holds for
    const absenceToo = tests.length < leaves.length && domain !== 'json';
    // a test that there is a value is one, and is no mistake unless its absence will do as well
    if (!absenceToo && tests.some((test) => leavesNothingOut(valuesFor(test), domain))) continue;
    if (!leavesNothingOut(valuesFor(createOr(tests)), domain)) continue;
    const joined = leaves.map((leaf) => `(${quote(leaf)})`).join(' || ');
    const where = absenceToo ? 'every record' : `every record with ${selector}`;
    yield { kind: 'alwaysHolds', subject: selector, message: `${joined} holds for ${where}, as one of them always does; join exclusions with &&` };
  }
}

/** Whether a test is for one value of many, so that more of them are still a choice. */
function isChoice(leaf: Leaf): boolean {
  return leaf.kind === 'compare' && leaf.operator === '=' && isExactText(leaf.operand);
}

function leavesNothingOut(values: ValueSet | undefined, domain: Domain): boolean {
  if (!values || domain === 'container') return false;
  if (domain === 'boolean') return values.true && values.false;
  const anyText = values.texts.kind === 'all-but' ? values.texts.globs.length === 0 : values.texts.globs.includes('*');
  return anyText && (domain === 'string' || (values.true && values.false && isAllNumbers(values.numbers)));
}

/**
 * Exclusions by several fields, joined with ||: an event has to be left out by all of them at once. That can be meant
 * (a pair of values to leave out), but not beside a condition that is to hold as well, nor as all that the rule says.
 */
function undoneExclusions(condition: AnyOf, whole: boolean): Finding[] {
  const exclusions = condition.conditions.filter(isExclusion);
  const selectors = new Set(exclusions.map(({ selector }) => printSelector(selector)));
  const others = condition.conditions.filter((part) => !isExclusion(part) && part.kind !== 'not-exists');
  const several = selectors.size > 1 && (whole || others.length > 0);
  if (!several && !(whole && [...selectors].some((selector) => MANY_VALUED.has(selector)) && others.length > 0)) return [];
  const joined = exclusions.map((exclusion) => `(${quote(exclusion)})`).join(' || ');
  return [{
    kind: 'alwaysHolds',
    subject: [...selectors].join(','),
    message: `${joined} holds for nearly every event, whatever else is joined to it with ||; `
      + `join exclusions with && to the rest: (…) && ${joined.replaceAll(' || ', ' && ')}`,
  }];
}

function isExclusion(condition: Condition): condition is Comparison {
  return condition.kind === 'compare' && condition.operator === '!=' && IN_EVERY_EVENT.has(printSelector(condition.selector));
}
