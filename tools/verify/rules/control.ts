import { Engines } from './engines';
import { findDifferences, Matches, matchRecords } from './matches';
import { Json } from '../real-records';
import { Report } from './report';
import { NamedCondition } from './subjects';
import { findExcuse, renderAll, Rendered, Target, TARGETS } from './targets';
import { createAnd, compilePattern, Condition, Leaf } from '../../../src/filter-pattern';
import { Random } from '../../generate/random';

interface Fault {
  readonly right: Rendered;
  /** Renderings of another condition. */
  readonly rendered: Rendered;
  readonly expected: Matches;
  /** Records of which the other condition says another thing. */
  readonly telling: readonly number[];
}

/**
 * The control of the checks themselves: of each rule one test is changed and the rule rendered with it, as if a renderer had
 * made a mistake. Each engine has to say something else than the evaluator says of the rule.
 */
export async function checkFaultDetection(rules: readonly NamedCondition[], records: readonly Json[], engines: Engines, report: Report): Promise<void> {
  const random = Random.of(1, 'mistakes');
  const all = rules.map((rule) => createFault(rule, records, random));
  const found = new Map<Target, number>();
  const asked = new Map<Target, number>();
  for await (const { index, target, matches } of engines.run(all.map(({ rendered }) => rendered), records)) {
    const { right, rendered, expected, telling } = all[index];
    const mayDiffer = (record: number): boolean => findExcuse(right, target, records[record]) !== undefined
      || findExcuse(rendered, target, records[record]) !== undefined;
    if (telling.every(mayDiffer)) continue;
    asked.set(target, (asked.get(target) ?? 0) + 1);
    const isFound = findDifferences(expected, matches).some((record) => findExcuse(right, target, records[record]) === undefined);
    if (isFound) found.set(target, (found.get(target) ?? 0) + 1);
    else report.problem(`${right.name}: a wrong rendering as ${target} was not found`);
  }
  for (const target of TARGETS) {
    if ((asked.get(target) ?? 0) < rules.length / 2) report.problem(`only ${asked.get(target) ?? 0} wrong renderings as ${target} could be told`);
  }
  report.log(`control: wrong renderings that were found, ${TARGETS.map((target) => `${found.get(target) ?? 0} of ${asked.get(target) ?? 0} as ${target}`)
    .join(', ')}`);
}

function createFault({ name, condition }: NamedCondition, records: readonly Json[], random: Random): Fault {
  const changedCondition = changeCondition(condition, random);
  const expected = matchRecords<unknown>(records, compilePattern(condition));
  const other = matchRecords<unknown>(records, compilePattern(changedCondition));
  return {
    right: renderAll({ name, condition }),
    rendered: renderAll({ name, condition: changedCondition }),
    expected,
    telling: findDifferences(expected, other),
  };
}

/** The condition with one of its tests changed. */
function changeCondition(condition: Condition, random: Random): Condition {
  if (condition.kind !== 'and' && condition.kind !== 'or') return changeTest(condition);
  const index = random.below(condition.conditions.length);
  // a test that is left out of several that have to hold
  if (condition.kind === 'and' && random.chance(0.3)) return createAnd(condition.conditions.filter((_, position) => position !== index));
  return { ...condition, conditions: condition.conditions.map((part, position) => (position === index ? changeCondition(part, random) : part)) };
}

function changeTest(leaf: Leaf): Condition {
  switch (leaf.kind) {
    case 'not-exists': return { kind: 'compare', selector: leaf.selector, operator: '=', operand: { kind: 'text', text: '*' } };
    case 'is': return { ...leaf, state: leaf.state === 'true' ? 'false' : 'true' };
    case 'compare':
      if (leaf.operator === '=') return { ...leaf, operator: '!=' };
      return { ...leaf, operator: leaf.operator === '<=' ? '>' : leaf.operator === '>=' ? '<' : '=' };
  }
}
