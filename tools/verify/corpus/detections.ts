import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { DETECTIONS_QUERY } from './every-rule';
import { replay } from '../../../replay/replay';

/** The view `detections` names the same records for each rule as the evaluator does. */
export async function checkDetections(template: string, logs: string, folder: string): Promise<string[]> {
  const matches = path.join(folder, 'matches.ndjson');
  const { queries, filters, summary, problems } = await replay({ template, logs, matches, query: DETECTIONS_QUERY });
  const [{ rows, error }] = queries;
  if (!rows) return [...problems, `detections: ${error}`];
  const byView = new Set(rows.values.map(([eventId, rule]) => `${rule} ${eventId}`));
  const byEvaluator = new Set(readFileSync(matches, 'utf8').split('\n').filter((line) => line !== '').flatMap((line) => {
    const { eventID, rules }: { eventID: string; rules: string[] } = JSON.parse(line);
    return rules.map((rule) => `${rule} ${eventID}`);
  }));
  console.log(`Detections: of ${filters.length} rules and ${summary.records} records the view names ${byView.size} pairs, the evaluator ${byEvaluator.size}`);
  return [
    ...problems,
    ...filters.flatMap(({ plan, error: wrong }) => (wrong === undefined ? [] : [`rule ${plan.id}: ${wrong}`])),
    ...[...byView].filter((pair) => !byEvaluator.has(pair)).map((pair) => `detections: only the view says ${pair}`),
    ...[...byEvaluator].filter((pair) => !byView.has(pair)).map((pair) => `detections: only the evaluator says ${pair}`),
    ...(byEvaluator.size > 0 ? [] : ['detections: no record matches any rule']),
  ];
}
