import { evidencePack } from '../../../src/detection/builtin-rules';
import { CisVersion } from '../../../src/detection/cis';
import { RulePack } from '../../../src/detection/rule-pack';
import { Condition, parsePattern } from '../../../src/filter-pattern';
import { DEPLOYED } from '../../../test/detection/builtin-rules/cases/evidence';

/** A condition and its name. */
export interface NamedCondition {
  readonly name: string;
  readonly condition: Condition;
}

/** Returns the conditions of all built-in rules. */
export function listCatalogRules(): readonly NamedCondition[] {
  const conditions = new Map<string, NamedCondition>();
  const add = (pack: string, id: string, pattern: string): void => {
    conditions.set(`${id} ${pattern}`, { name: `${pack}/${id}`, condition: parsePattern(pattern) });
  };
  for (const pack of listPacks()) for (const { id, pattern } of pack.rules) add(pack.id, id, pattern.logPatternString);
  for (const { id, pattern } of evidencePack(DEPLOYED).entries) add('evidence', id, pattern);
  return [...conditions.values()];
}

function listPacks(): readonly RulePack[] {
  return [
    ...listPacksWithoutArguments(),
    ...Object.values(CisVersion).map((version) => RulePack.cis(version)),
    RulePack.outsideRegions(['eu-*', 'us-east-1']),
  ];
}

/** Calls all factories without arguments, so that a new pack is included. */
function listPacksWithoutArguments(): readonly RulePack[] {
  return Object.values(Object.getOwnPropertyDescriptors(RulePack)).flatMap(({ value }: PropertyDescriptor) => {
    if (typeof value !== 'function' || value.length > 0) return [];
    const pack: unknown = value.call(RulePack);
    return pack instanceof RulePack ? [pack] : [];
  });
}
