import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { PackedRule } from './alarm-rules';
import { canonicalText } from '../filter-pattern';

/** Two rules of different packs with one condition. */
interface Pair {
  readonly kept: PackedRule;
  readonly repeated: PackedRule;
}

/**
 * Warns of a condition that two packs have under different ids, for each of them. Those of an exact pack are one warning
 * for each pack beside it: an exact pack is taken as it is, and is meant to repeat what others have.
 */
export function warnOfSharedConditions(scope: IConstruct, rules: readonly PackedRule[]): void {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairsOf(rules)) {
    const id = warningId(pair);
    groups.set(id, [...groups.get(id) ?? [], pair]);
  }
  for (const [id, pairs] of groups) Annotations.of(scope).addWarningV2(id, message(pairs));
}

function pairsOf(rules: readonly PackedRule[]): readonly Pair[] {
  const byCondition = new Map<string, PackedRule[]>();
  for (const packed of rules) {
    const text = canonicalText(packed.rule._condition);
    byCondition.set(text, [...byCondition.get(text) ?? [], packed]);
  }
  return [...byCondition.values()].flatMap((sharing) => {
    const kept = sharing.find(({ pack }) => pack.exact) ?? sharing[0];
    return sharing.filter(({ pack }) => pack !== kept.pack).map((repeated) => ({ kept, repeated }));
  });
}

function warningId({ kept, repeated }: Pair): string {
  const [one, other] = kept.pack.exact ? [kept.pack.id, repeated.pack.id] : [kept.rule.id, repeated.rule.id];
  return `cdk-cloudtrail-analytics:sharedCondition:${one}:${other}`;
}

function message(pairs: readonly Pair[]): string {
  const [{ kept, repeated }] = pairs;
  const which = pairs.map((pair) => `'${pair.repeated.rule.id}' that of '${pair.kept.rule.id}'`).join(', ');
  const ids = pairs.map((pair) => `'${pair.repeated.rule.id}'`).join(', ');
  return `rules of pack '${repeated.pack.id}' repeat conditions of pack '${kept.pack.id}' (${which}): a record trips both alarms, and both are `
    + `billed; leave the repeated ones out of pack '${repeated.pack.id}' with without([${ids}]), or acknowledge this warning`;
}
