import { existsSync, readFileSync } from 'node:fs';
import { replay } from '../../../replay/replay';
import { RulePack } from '../../../src';

/** The matches of CloudWatch.1 to CloudWatch.14 in the records, determined by two independent evaluators. */
const EXPECTED_RECORDS = 2900;
const EXPECTED_MATCHES = [0, 60, 1, 26, 13, 0, 0, 6, 0, 8, 0, 15, 40, 16];

/** Counts the matches of the Security Hub rules in one day of a real account, and runs all queries on it. */
export async function checkSecurityHub(template: string, logs: string, facts: string): Promise<string[]> {
  const result = await replay({ template, logs });
  const matches = EXPECTED_MATCHES.map((_, index) => result.filters.find(({ plan }) => plan.id === `cloudwatch-${index + 1}`)?.matches);
  const failed = result.queries.filter(({ error }) => error !== undefined);
  console.log(`Security Hub: matches ${matches.join(', ')} in ${result.summary.records} records; ${result.queries.length} queries ran`);
  return [
    ...(result.summary.records === EXPECTED_RECORDS ? [] : [`read ${result.summary.records} records, expected ${EXPECTED_RECORDS}`]),
    ...EXPECTED_MATCHES.flatMap((expected, index) =>
      matches[index] === expected ? [] : [`CloudWatch.${index + 1}: ${matches[index]} matches, expected ${expected}`]),
    ...result.problems,
    ...failed.map(({ plan, error }) => `query ${plan.pack}/${plan.id}: ${error}`),
    ...(result.queries.length > 0 ? [] : ['no query was run']),
    ...checkPatterns(facts),
  ];
}

function checkPatterns(facts: string): string[] {
  if (!existsSync(facts)) return [];
  const prescribed: Record<string, string> = JSON.parse(readFileSync(facts, 'utf8'));
  const rules = new Map(RulePack.securityHub().rules.map((rule) => [rule.id, rule.pattern.logPatternString]));
  return Object.entries(prescribed).flatMap(([control, pattern]) =>
    rules.get(control.toLowerCase().replace('.', '-')) === pattern ? [] : [`${control}: the pattern differs from the required pattern`]);
}
