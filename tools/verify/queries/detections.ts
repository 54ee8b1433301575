import { Report } from './report';
import { SynthesizedStack } from './stack';
import { RulePack } from '../../../src';
import { LocalAthena } from '../athena/local-athena';
import { DeliveredRecord } from '../athena/log-objects';

const MAX_SHOWN = 5;
/** Event categories in other tables than `events`. */
const OTHER_TABLES = ['NetworkActivity', 'Insight'];

/** Checks that `detections` on Trino contains the records that the evaluator matches, for each rule. */
export async function checkDetections(
  athena: LocalAthena, { database }: SynthesizedStack, packs: readonly RulePack[], records: readonly DeliveredRecord[], report: Report,
): Promise<void> {
  const { rows } = await athena.trino.query('SELECT DISTINCT rule, event_id FROM detections', database);
  const found = new Map<string, Set<string>>();
  for (const [rule, id] of rows as readonly (readonly [string, string])[]) found.set(rule, (found.get(rule) ?? new Set()).add(id));
  const rules = new Map(packs.flatMap((pack) => pack.rules).map((rule) => [rule.id, rule]));
  const events = records.filter(({ record }) => !OTHER_TABLES.includes(String(record.eventCategory)));
  let matched = 0;
  for (const rule of rules.values()) {
    const expected = new Set(events.filter(({ record }) => rule.matches(JSON.stringify(record))).map(({ record }) => String(record.eventID)));
    const actual = found.get(rule.id) ?? new Set();
    const formatMissing = (name: string, ids: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
      [...ids].filter((id) => !others.has(id)).slice(0, MAX_SHOWN).map((id) => `${name} does not match record ${id}`);
    report.check(`detections of ${rule.id}`, [...formatMissing('Trino', expected, actual), ...formatMissing('the evaluator', actual, expected)]);
    matched += expected.size > 0 ? 1 : 0;
  }
  report.log(`detections of ${rules.size} rules compared with the evaluator; ${matched} rules match records`);
}
