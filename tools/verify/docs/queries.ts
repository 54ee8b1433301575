import { readFileSync } from 'node:fs';
import { Fence } from './fence';
import { Problem } from './page';
import { ReadSummary } from '../../../replay/log-files/read-summary';
import { readRecords } from '../../../replay/log-files/records';
import { QueryEngine } from '../../../replay/sql/engine';
import { Translator } from '../../../replay/sql/translate';
import { QueryPlan, ReplayPlan } from '../../../replay/template/plan';
import { readPlan } from '../../../replay/template/resources';
import { SavedQuery } from '../../../src/queries/saved-query';

const HEADER = /^-- title: /;
const PACK = 'docs';

/** Runs the SQL of pages on the tables and views of a template with log files. Returns the queries that fail. */
export async function runQueries(fences: readonly Fence[], template: string, logs: string): Promise<Problem[]> {
  const plan = readPlan(JSON.parse(readFileSync(template, 'utf8')));
  const [{ database }] = plan.tables;
  const problems: Problem[] = [];
  const queries: { readonly fence: Fence; readonly plan: QueryPlan }[] = [];
  for (const [index, fence] of fences.entries()) {
    try {
      queries.push({ fence, plan: { id: `query-${index}`, database, sql: renderQuery(fence, `query-${index}`, database) } });
    } catch (error) {
      problems.push({ page: fence.page, line: fence.line, message: (error as Error).message });
    }
  }
  const { failed, broken } = await run({ ...plan, queries: queries.map((query) => query.plan) }, logs);
  if (broken.length > 0) throw new Error(`the tables and views of the template cannot be created: ${broken.join('; ')}`);
  return [...problems, ...queries.flatMap(({ fence, plan: { id } }) => {
    const error = failed.get(id);
    return error === undefined ? [] : [{ page: fence.page, line: fence.line, message: `the query fails: ${error}` }];
  })];
}

/** Returns the syntax errors in SQL that only Athena can run. */
export async function parseStatements(fences: readonly Fence[]): Promise<Problem[]> {
  const translator = await Translator.create(new Date());
  return fences.flatMap((fence, index) => {
    try {
      translator.translate(renderQuery(fence, `statement-${index}`, 'audit'));
      return [];
    } catch (error) {
      return [{ page: fence.page, line: fence.line, message: `the statement cannot be parsed: ${(error as Error).message.split('\n')[0]}` }];
    }
  });
}

/** A query with a header is a query file and is rendered with its window. A query without a header is run as it is. */
function renderQuery({ text }: Fence, id: string, database: string): string {
  return HEADER.test(text) ? SavedQuery._parse(PACK, `${id}.sql`, text)._render({ database }) : text;
}

async function run(plan: ReplayPlan, logs: string): Promise<{ readonly failed: ReadonlyMap<string, string>; readonly broken: readonly string[] }> {
  const engine = await QueryEngine.open(plan);
  try {
    const findings = new ReadSummary();
    for await (const file of readRecords(logs, {}, findings)) await engine.loader.add(file);
    const { queries, problems } = await engine.run(new Date(findings.lastTime), () => 1);
    const failed = new Map(queries.flatMap(({ plan: { id }, error }) => (error === undefined ? [] : [[id, error] as const])));
    return { failed, broken: problems };
  } finally {
    engine.close();
  }
}
