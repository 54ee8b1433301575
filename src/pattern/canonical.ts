import { printPattern } from './printer';
import { allOf, anyOf, Condition } from './tree';

/** A text that two conditions share when they say the same, in whatever order and however often. */
export function canonicalText(condition: Condition): string {
  return printPattern(ordered(condition));
}

function ordered(condition: Condition): Condition {
  if (condition.kind !== 'and' && condition.kind !== 'or') return condition;
  const byText = new Map(condition.conditions.map(ordered).map((part) => [printPattern(part), part]));
  const parts = [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
  return condition.kind === 'and' ? allOf(parts) : anyOf(parts);
}
