import { RulePack } from './rule-pack';

/** Packs in which each rule id occurs once: in the first pack that has it. */
export function distinctRules(packs: readonly RulePack[]): RulePack[] {
  const seen = new Set<string>();
  return packs.flatMap((pack) => {
    const fresh = pack.rules.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
    fresh.forEach((id) => seen.add(id));
    if (fresh.length === 0) return [];
    return [fresh.length === pack.rules.length ? pack : pack.only(fresh)];
  });
}
