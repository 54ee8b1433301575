import { createAnd, createOr, Condition } from './ast';
import { printPattern } from './printer';

/** Stacks of one app often have the same rules. */
const TEXTS = new WeakMap<Condition, string>();

/** A text that two conditions share when they say the same, in whatever order and however often. */
export function canonicalText(condition: Condition): string {
  const text = TEXTS.get(condition) ?? printPattern(ordered(condition));
  TEXTS.set(condition, text);
  return text;
}

function ordered(condition: Condition): Condition {
  if (condition.kind !== 'and' && condition.kind !== 'or') return condition;
  const byText = new Map(condition.conditions.map(ordered).map((part) => [printPattern(part), part]));
  const parts = [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
  return condition.kind === 'and' ? createAnd(parts) : createOr(parts);
}
