import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Dialect, init, transpile } from '@polyglot-sql/sdk';

/** Functions of Trino that the transpiler does not translate or translates incorrectly. Their prefix keeps them unchanged. */
const MACROS = {
  // DuckDB returns the text of objects and arrays, Trino returns NULL
  json_extract_scalar: ['j, p', "CASE WHEN json_type(j::JSON, p) IN ('OBJECT', 'ARRAY') THEN NULL ELSE json_extract_string(j::JSON, p) END"],
  json_extract: ['j, p', 'json_extract(j::JSON, p)'],
  json_format: ['j', 'j::VARCHAR'],
  element_at: ['l, n', 'l[n]'],
  cardinality: ['l', 'len(l)'],
} as const;

/** DuckDB with the functions of Trino, which runs conditions in Trino SQL. */
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

  /** Returns the first column of a query in Trino SQL. */
  async queryColumn(trinoSql: string): Promise<unknown[]> {
    const renamed = trinoSql
      .replace(new RegExp(`\\b(${Object.keys(MACROS).join('|')})\\(`, 'g'), 'trino_$1(')
      // DuckDB quotes a name in a JSON path after a dot
      .replace(/'\$(?:[^']|'')*'/g, (path) => path.replaceAll('["', '."').replaceAll('"]', '"'));
    const { sql, error } = transpile(renamed, Dialect.Trino, Dialect.DuckDB);
    if (!sql) throw new Error(`the query must be translatable to DuckDB; got ${renamed}: ${error}`);
    const reader = await this.connection.runAndReadAll(sql[0]);
    return reader.getRows().map(([first]) => first);
  }

  stop(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
