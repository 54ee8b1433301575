import { Report } from './report';
import { Synthesised } from './stack';
import { RulePack } from '../../../src';
import { DeliveredRecord } from '../athena/delivery';
import { AthenaStandIn } from '../athena/stand-in';

const SHOWN = 5;
/** What the table `events` does not have, as it is delivered elsewhere. */
const OTHER_TABLES = ['NetworkActivity', 'Insight'];

/** For every rule, `detections` on Trino has exactly the records that the evaluator matches. */
export async function checkDetections(
  standIn: AthenaStandIn, { database }: Synthesised, packs: readonly RulePack[], records: readonly DeliveredRecord[], report: Report,
): Promise<void> {
  const { rows } = await standIn.trino.query('SELECT DISTINCT rule, event_id FROM detections', database);
  const found = new Map<string, Set<string>>();
  for (const [rule, id] of rows as readonly (readonly [string, string])[]) found.set(rule, (found.get(rule) ?? new Set()).add(id));
  const rules = new Map(packs.flatMap((pack) => pack.rules).map((rule) => [rule.id, rule]));
  const events = records.filter(({ record }) => !OTHER_TABLES.includes(String(record.eventCategory)));
  let matched = 0;
  for (const rule of rules.values()) {
    const expected = new Set(events.filter(({ record }) => rule.matches(JSON.stringify(record))).map(({ record }) => String(record.eventID)));
    const actual = found.get(rule.id) ?? new Set();
    const only = (name: string, ids: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
      [...ids].filter((id) => !others.has(id)).slice(0, SHOWN).map((id) => `only ${name} has record ${id}`);
    report.check(`detections of ${rule.id}`, [...only('the evaluator', expected, actual), ...only('Trino', actual, expected)]);
    matched += expected.size > 0 ? 1 : 0;
  }
  report.say(`${rules.size} rules have the same detections on Trino as the evaluator finds, or are named above; ${matched} of them have any`);
}
