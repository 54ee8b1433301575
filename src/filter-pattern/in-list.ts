import { AllOf, AnyOf, Comparison, Condition, isExactText, isWildcard, Selector } from './ast';
import { printSelector } from './printer';

/** Comparisons of one selector with several texts: `=` with any of them, or `!=` with all of them. */
export interface InList {
  readonly kind: 'in-list';
  readonly selector: Selector;
  readonly operator: '=' | '!=';
  readonly texts: readonly string[];
}

/**
 * Groups the comparisons of a compound that compare one selector with exact texts, where the meaning stays the same.
 * Each group has the position of its first comparison.
 */
export function groupInLists(compound: AllOf | AnyOf): readonly (Condition | InList)[] {
  const operator = compound.kind === 'or' ? '=' : '!=';
  const groups = new Map<string, { readonly first: Condition; readonly selector: Selector; readonly texts: string[] }>();
  for (const condition of compound.conditions) {
    const text = getMergeableText(condition, operator);
    if (text === undefined || condition.kind !== 'compare') continue;
    const key = printSelector(condition.selector);
    const group = groups.get(key);
    if (group) group.texts.push(text);
    else groups.set(key, { first: condition, selector: condition.selector, texts: [text] });
  }
  return compound.conditions.flatMap((condition): readonly (Condition | InList)[] => {
    if (getMergeableText(condition, operator) === undefined || condition.kind !== 'compare') return [condition];
    const group = groups.get(printSelector(condition.selector))!;
    if (group.texts.length === 1) return [condition];
    if (group.first !== condition) return [];
    return [{ kind: 'in-list', selector: group.selector, operator, texts: [...new Set(group.texts)] }];
  });
}

/** Returns the first comparison of a list, which represents the list in messages. */
export function getFirstComparison({ selector, operator, texts }: InList): Comparison {
  return { kind: 'compare', selector, operator, operand: { kind: 'text', text: texts[0] } };
}

function getMergeableText(condition: Condition, operator: '=' | '!='): string | undefined {
  if (condition.kind !== 'compare' || condition.operator !== operator || !isExactText(condition.operand)) return undefined;
  // with a wildcard in the selector, each `!=` tests whether any value differs, so two of them can match two different values
  if (operator === '!=' && condition.selector.some(isWildcard)) return undefined;
  return condition.operand.text;
}
