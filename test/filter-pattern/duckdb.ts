import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Dialect, init, transpile } from '@polyglot-sql/sdk';

/** Trino's functions that the translation leaves alone or gets wrong, under names of their own so that it cannot. */
const MACROS = {
  // DuckDB gives the text of objects and arrays, Trino NULL
  json_extract_scalar: ['j, p', "CASE WHEN json_type(j::JSON, p) IN ('OBJECT', 'ARRAY') THEN NULL ELSE json_extract_string(j::JSON, p) END"],
  json_extract: ['j, p', 'json_extract(j::JSON, p)'],
  json_format: ['j', 'j::VARCHAR'],
  element_at: ['l, n', 'l[n]'],
  cardinality: ['l', 'len(l)'],
} as const;

/** DuckDB with Trino's functions, for conditions written for Trino. */
export class TrinoOnDuckDb {
  static async start(): Promise<TrinoOnDuckDb> {
    await init();
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const [name, [parameters, body]] of Object.entries(MACROS)) {
      await connection.run(`CREATE MACRO trino_${name}(${parameters}) AS ${body}`);
    }
    return new TrinoOnDuckDb(instance, connection);
  }

  private constructor(private readonly instance: DuckDBInstance, private readonly connection: DuckDBConnection) {}

  async run(duckDbSql: string): Promise<void> {
    await this.connection.run(duckDbSql);
  }

  /** The first column of a query in Trino's SQL. */
  async column(trinoSql: string): Promise<unknown[]> {
    const renamed = trinoSql
      .replace(new RegExp(`\\b(${Object.keys(MACROS).join('|')})\\(`, 'g'), 'trino_$1(')
      // a name in a JSON path: DuckDB quotes it after a dot
      .replace(/'\$(?:[^']|'')*'/g, (path) => path.replaceAll('["', '."').replaceAll('"]', '"'));
    const { sql, error } = transpile(renamed, Dialect.Trino, Dialect.DuckDB);
    if (!sql) throw new Error(`cannot translate ${renamed}: ${error}`);
    const reader = await this.connection.runAndReadAll(sql[0]);
    return reader.getRows().map(([first]) => first);
  }

  stop(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
