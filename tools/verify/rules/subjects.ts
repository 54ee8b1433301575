import { evidencePack } from '../../../src/detection/builtin-rules';
import { CisVersion } from '../../../src/detection/cis';
import { RulePack } from '../../../src/detection/rule-pack';
import { Condition, parsePattern } from '../../../src/filter-pattern';
import { DEPLOYED } from '../../../test/detection/builtin-rules/cases/evidence';

/** A condition to verify. */
export interface NamedCondition {
  readonly name: string;
  readonly condition: Condition;
}

/** Every rule that comes with the library, once for each condition that it can have. */
export function listCatalogRules(): readonly NamedCondition[] {
  const subjects = new Map<string, NamedCondition>();
  const add = (pack: string, id: string, pattern: string): void => {
    subjects.set(`${id} ${pattern}`, { name: `${pack}/${id}`, condition: parsePattern(pattern) });
  };
  for (const pack of listPacks()) for (const { id, pattern } of pack.rules) add(pack.id, id, pattern.logPatternString);
  for (const { id, pattern } of evidencePack(DEPLOYED).entries) add('evidence', id, pattern);
  return [...subjects.values()];
}

function listPacks(): readonly RulePack[] {
  return [
    ...listPacksWithoutArguments(),
    ...Object.values(CisVersion).map((version) => RulePack.cis(version)),
    RulePack.outsideRegions(['eu-*', 'us-east-1']),
  ];
}

/** Those that are made without arguments, so that none can be forgotten here. */
function listPacksWithoutArguments(): readonly RulePack[] {
  return Object.values(Object.getOwnPropertyDescriptors(RulePack)).flatMap(({ value }: PropertyDescriptor) => {
    if (typeof value !== 'function' || value.length > 0) return [];
    const pack: unknown = value.call(RulePack);
    return pack instanceof RulePack ? [pack] : [];
  });
}
