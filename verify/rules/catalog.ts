import { Condition, parsePattern } from '../../src/pattern';
import { RulePack } from '../../src/rules/rule-pack';

/** A condition to verify. */
export interface Subject {
  readonly name: string;
  readonly condition: Condition;
}

/** Every rule of every pack that comes with the library. */
export function catalogRules(): readonly Subject[] {
  return packs().flatMap((pack) => pack.rules.map((rule) => ({
    name: `${pack.id}/${rule.id}`,
    condition: parsePattern(rule.pattern.logPatternString),
  })));
}

/** Those that are made without arguments, so that none can be forgotten here. */
function packs(): readonly RulePack[] {
  return Object.values(Object.getOwnPropertyDescriptors(RulePack)).flatMap(({ value }: PropertyDescriptor) => {
    if (typeof value !== 'function' || value.length > 0) return [];
    const pack: unknown = value.call(RulePack);
    return pack instanceof RulePack ? [pack] : [];
  });
}
