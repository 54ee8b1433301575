import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { DETECTIONS_QUERY } from './every-rule';
import { replay } from '../../../replay/replay';

/** Checks that the view `detections` contains the records that the evaluator matches. */
export async function checkDetections(template: string, logs: string, folder: string): Promise<string[]> {
  const matches = path.join(folder, 'matches.ndjson');
  const { queries, filters, findings, problems } = await replay({ template, logs, matches, query: DETECTIONS_QUERY });
  const [{ rows, error }] = queries;
  if (!rows) return [...problems, `detections: ${error}`];
  const byView = new Set(rows.values.map(([eventId, rule]) => `${rule} ${eventId}`));
  const byEvaluator = new Set(readFileSync(matches, 'utf8').split('\n').filter((line) => line !== '').flatMap((line) => {
    const { eventID, rules }: { eventID: string; rules: string[] } = JSON.parse(line);
    return rules.map((rule) => `${rule} ${eventID}`);
  }));
  console.log(`Detections: ${filters.length} rules, ${findings.records} records; matches of the view: ${byView.size}, of the evaluator: ${byEvaluator.size}`);
  return [
    ...problems,
    ...filters.flatMap(({ plan, error: ruleError }) => (ruleError === undefined ? [] : [`rule ${plan.id}: ${ruleError}`])),
    ...[...byView].filter((pair) => !byEvaluator.has(pair)).map((pair) => `detections: only the view matches ${pair}`),
    ...[...byEvaluator].filter((pair) => !byView.has(pair)).map((pair) => `detections: only the evaluator matches ${pair}`),
    ...(byEvaluator.size > 0 ? [] : ['detections: no record matches any rule']),
  ];
}
