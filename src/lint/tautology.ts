import { AnyOf, Comparison, Condition, createOr, Domain, isAllNumbers, isExactText, Leaf, printSelector, ValueSet } from '../filter-pattern';
import { Finding, quote } from './finding';
import { resolveDomain, computeValues } from './satisfiability';

/** Fields that all or nearly all events have. */
const IN_EVERY_EVENT = new Set([
  '$.eventName', '$.eventSource', '$.eventType', '$.eventCategory', '$.awsRegion', '$.sourceIPAddress', '$.userAgent', '$.recipientAccountId',
  '$.userIdentity.type', '$.userIdentity.arn', '$.userIdentity.principalId', '$.userIdentity.accountId',
]);
/** Fields with so many values that nearly every event has a value other than a specific one. */
const MANY_VALUED = new Set(['$.eventName', '$.eventSource']);

/** Finds conditions joined with || that always match together. These are mostly exclusions, which must be joined with &&. */
export function findTautologies(condition: Condition): Finding[] {
  return findInCondition(condition, true);
}

function findInCondition(condition: Condition, isRoot: boolean): Finding[] {
  if (condition.kind !== 'and' && condition.kind !== 'or') return [];
  const inner = condition.conditions.flatMap((part) => findInCondition(part, false));
  if (condition.kind === 'and') return inner;
  const exhaustive = findExhaustiveTests(condition);
  return [...inner, ...exhaustive, ...exhaustive.length === 0 ? findIneffectiveExclusions(condition, isRoot) : []];
}

/** Finds tests of one field that together match all its values. */
function findExhaustiveTests(condition: AnyOf): Finding[] {
  const findings: Finding[] = [];
  const bySelector = new Map<string, Leaf[]>();
  for (const part of condition.conditions) {
    if (part.kind === 'and' || part.kind === 'or') continue;
    const selector = printSelector(part.selector);
    bySelector.set(selector, [...bySelector.get(selector) ?? [], part]);
  }
  for (const [selector, leaves] of bySelector) {
    const domain = resolveDomain(leaves[0]);
    const tests = leaves.filter((leaf) => leaf.kind !== 'not-exists');
    if (domain === undefined || tests.length === 0 || (domain !== 'boolean' && tests.every(isEqualityTest))) continue;
    // JSON can have nulls, objects, and lists, which no comparison matches
    const includesAbsence = tests.length < leaves.length && domain !== 'json';
    // a test for the presence of a value is correct, unless its absence matches too
    if (!includesAbsence && tests.some((test) => isExhaustive(computeValues(test), domain))) continue;
    if (!isExhaustive(computeValues(createOr(tests)), domain)) continue;
    const joined = leaves.map((leaf) => `(${quote(leaf)})`).join(' || ');
    const where = includesAbsence ? 'every record' : `every record with ${selector}`;
    findings.push({
      kind: 'alwaysHolds',
      subject: selector,
      message: `${joined} matches ${where}, because one of the conditions always matches; join exclusions with &&`,
    });
  }
  return findings;
}

/** Returns whether a test is for one value. Several of them are a choice and not exhaustive. */
function isEqualityTest(leaf: Leaf): boolean {
  return leaf.kind === 'compare' && leaf.operator === '=' && isExactText(leaf.operand);
}

function isExhaustive(values: ValueSet | undefined, domain: Domain): boolean {
  if (!values || domain === 'container') return false;
  if (domain === 'boolean') return values.true && values.false;
  const anyText = values.texts.kind === 'all-but' ? values.texts.globs.length === 0 : values.texts.globs.includes('*');
  return anyText && (domain === 'string' || (values.true && values.false && isAllNumbers(values.numbers)));
}

/**
 * Finds exclusions of values of several fields that are joined with ||, so that they exclude an event only if all of them apply.
 * This can be intended (the exclusion of a pair of values), but not as an alternative to another condition or as the complete rule.
 */
function findIneffectiveExclusions(condition: AnyOf, isRoot: boolean): Finding[] {
  const exclusions = condition.conditions.filter(isExclusion);
  const selectors = new Set(exclusions.map(({ selector }) => printSelector(selector)));
  const others = condition.conditions.filter((part) => !isExclusion(part) && part.kind !== 'not-exists');
  const isSeveral = selectors.size > 1 && (isRoot || others.length > 0);
  if (!isSeveral && !(isRoot && [...selectors].some((selector) => MANY_VALUED.has(selector)) && others.length > 0)) return [];
  const joined = exclusions.map((exclusion) => `(${quote(exclusion)})`).join(' || ');
  return [{
    kind: 'alwaysHolds',
    subject: [...selectors].join(','),
    message: `${joined} matches nearly every event, regardless of the other conditions joined to it with ||; `
      + `join exclusions to the other conditions with &&: (…) && ${joined.replaceAll(' || ', ' && ')}`,
  }];
}

function isExclusion(condition: Condition): condition is Comparison {
  return condition.kind === 'compare' && condition.operator === '!=' && IN_EVERY_EVENT.has(printSelector(condition.selector));
}
