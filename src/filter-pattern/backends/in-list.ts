import { AllOf, AnyOf, Condition, isExactText, isWildcard, Selector } from '../ast';
import { printSelector } from '../printer';

/** Comparisons of one selector with several texts: `=` with any of them, or `!=` with all of them. */
export interface InList {
  readonly kind: 'text-set';
  readonly selector: Selector;
  readonly operator: '=' | '!=';
  readonly texts: readonly string[];
}

/**
 * The parts of a compound, those that compare one selector with exact texts taken together where that means the same;
 * each set stands where its first comparison stood.
 */
export function groupInLists(compound: AllOf | AnyOf): readonly (Condition | InList)[] {
  const operator = compound.kind === 'or' ? '=' : '!=';
  const groups = new Map<string, { readonly first: Condition; readonly selector: Selector; readonly texts: string[] }>();
  for (const condition of compound.conditions) {
    const text = mergeableText(condition, operator);
    if (text === undefined || condition.kind !== 'compare') continue;
    const key = printSelector(condition.selector);
    const group = groups.get(key);
    if (group) group.texts.push(text);
    else groups.set(key, { first: condition, selector: condition.selector, texts: [text] });
  }
  return compound.conditions.flatMap((condition): readonly (Condition | InList)[] => {
    if (mergeableText(condition, operator) === undefined || condition.kind !== 'compare') return [condition];
    const group = groups.get(printSelector(condition.selector))!;
    if (group.texts.length === 1) return [condition];
    if (group.first !== condition) return [];
    return [{ kind: 'text-set', selector: group.selector, operator, texts: [...new Set(group.texts)] }];
  });
}

function mergeableText(condition: Condition, operator: '=' | '!='): string | undefined {
  if (condition.kind !== 'compare' || condition.operator !== operator || !isExactText(condition.operand)) return undefined;
  // with a wildcard in the selector, `!=` asks each time whether any of the values differs, so two of them may mean two values
  if (operator === '!=' && condition.selector.some(isWildcard)) return undefined;
  return condition.operand.text;
}
