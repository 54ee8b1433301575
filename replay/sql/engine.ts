import { CATALOG, quoteIdentifier, QueryRows, Database } from './database';
import { Loader } from './loader';
import { Translator } from './translate';
import { QueryPlan, ReplayPlan, ViewPlan } from '../template/plan';

export interface QueryResult {
  readonly plan: QueryPlan;
  readonly seconds: number;
  readonly rows?: QueryRows;
  readonly error?: string;
}

/** Runs the saved queries of a template on DuckDB, with the tables and views of the template. */
export class QueryEngine {
  public static async open(plan: ReplayPlan): Promise<QueryEngine> {
    const database = await Database.open();
    try {
      return new QueryEngine(plan, database, await Loader.create(database, plan.tables));
    } catch (error) {
      database.close();
      throw error;
    }
  }

  private constructor(private readonly plan: ReplayPlan, private readonly database: Database, public readonly loader: Loader) {}

  /**
   * Creates the views and runs the queries after all records are loaded.
   *
   * @param now the current time of the queries
   * @param keep returns the number of rows to keep for a query
   */
  public async run(now: Date, keep: (query: QueryPlan) => number): Promise<{ readonly queries: QueryResult[]; readonly problems: string[] }> {
    await this.loader.finish();
    const translator = await Translator.create(now);
    const problems = [...this.loader.problems, ...await this.createViews(translator)];
    const queries: QueryResult[] = [];
    for (const query of this.plan.queries) queries.push(await this.runQuery(translator, query, keep(query)));
    return { queries, problems };
  }

  public close(): void {
    this.database.close();
  }

  /** Creates the views. A view can depend on a later view, so failed views are retried while other views succeed. */
  private async createViews(translator: Translator): Promise<string[]> {
    let left: readonly { readonly view: ViewPlan; readonly error?: string }[] = this.plan.views.map((view) => ({ view }));
    for (let before = Infinity; left.length > 0 && left.length < before;) {
      before = left.length;
      const failed: { view: ViewPlan; error: string }[] = [];
      for (const { view } of left) {
        try {
          await this.createView(view, translator);
        } catch (error) {
          failed.push({ view, error: getFirstLine(error) });
        }
      }
      left = failed;
    }
    return left.map(({ view, error }) => `view ${view.database}.${view.name}: ${error}`);
  }

  private async createView(view: ViewPlan, translator: Translator): Promise<void> {
    await this.database.use(view.database);
    await this.database.use(view.schema);
    const name = `${CATALOG}.${quoteIdentifier(view.database)}.${quoteIdentifier(view.name)}`;
    await this.database.run(`CREATE VIEW ${name} AS ${translator.translate(view.sql)}`);
  }

  private async runQuery(translator: Translator, plan: QueryPlan, keep: number): Promise<QueryResult> {
    const start = performance.now();
    const seconds = (): number => (performance.now() - start) / 1000;
    try {
      await this.database.use(plan.database);
      const rows = await this.database.query(translator.translate(plan.sql), keep);
      return { plan, rows, seconds: seconds() };
    } catch (error) {
      return { plan, error: getFirstLine(error), seconds: seconds() };
    }
  }
}

/** Returns the first line of a message. The other lines contain the translated query, which the user did not write. */
function getFirstLine(error: unknown): string {
  return (error as Error).message.split('\n')[0];
}
