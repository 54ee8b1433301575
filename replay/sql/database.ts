import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBConnection, DuckDBInstance, JsonDuckDBValueConverter } from '@duckdb/node-api';
import { registerFunctions } from './functions';
import { MACRO_STATEMENTS } from './macros';

/** The Athena name of the AWS Glue Data Catalog. */
export const CATALOG = 'awsdatacatalog';
const MEMORY_LIMIT = '384MB';

export interface QueryRows {
  readonly columns: readonly string[];
  /** Number of rows of the result. `values` can contain only the first rows. */
  readonly count: number;
  readonly values: readonly (readonly unknown[])[];
}

/** A DuckDB database in a temporary folder. The memory that it requires does not depend on the size of the logs. */
export class Database {
  public static async open(): Promise<Database> {
    const folder = await mkdtemp(join(tmpdir(), 'replay-'));
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    process.once('exit', remove);
    try {
      const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY_LIMIT, temp_directory: join(folder, 'spill') });
      const connection = await instance.connect();
      await connection.run(`ATTACH ${quoteLiteral(join(folder, 'logs.duckdb'))} AS ${CATALOG}`);
      // in Athena, the division of integers returns an integer
      for (const setting of ['TimeZone = \'UTC\'', 'integer_division = true', 'preserve_insertion_order = false']) {
        await connection.run(`SET ${setting}`);
      }
      registerFunctions(connection);
      for (const statement of MACRO_STATEMENTS) await connection.run(statement);
      return new Database(folder, instance, connection, remove);
    } catch (error) {
      remove();
      throw error;
    }
  }

  private constructor(
    /** Folder for temporary files. */
    public readonly folder: string,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly remove: () => void,
  ) {}

  public async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Creates a schema if it does not exist, and resolves unqualified names in it. */
  public async use(database: string): Promise<void> {
    await this.run(`CREATE SCHEMA IF NOT EXISTS ${CATALOG}.${quoteIdentifier(database)}`);
    await this.run(`USE ${CATALOG}.${quoteIdentifier(database)}`);
  }

  /** Runs a query, counts its rows, and returns the first `keep` rows. */
  public async query(sql: string, keep: number): Promise<QueryRows> {
    const result = await this.connection.stream(sql);
    const values: (readonly unknown[])[] = [];
    let count = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      count += chunk.rowCount;
      if (values.length < keep) values.push(...chunk.convertRows(JsonDuckDBValueConverter).slice(0, keep - values.length));
    }
    return { columns: result.columnNames(), count, values };
  }

  public close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
    process.removeListener('exit', this.remove);
    this.remove();
  }
}

export function quoteIdentifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

export function quoteLiteral(text: string): string {
  return `'${text.replace(/'/g, '\'\'')}'`;
}
