import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encoderOf, structEncoder } from '../../replay/sql/encode';
import { Translator } from '../../replay/sql/translate';
import { duckDbType, parseHiveType } from '../../replay/sql/types';
import { CATALOG, identifier, literal, Warehouse } from '../../replay/sql/warehouse';
import { ReplayPlan, TablePlan } from '../../replay/template/plan';
import { readPlan } from '../../replay/template/resources';

type Row = Record<string, unknown>;

/** A template's tables, filled with records, and its views, on DuckDB in the place of Athena. */
export class CatalogOnDuckDb {
  /**
   * @param template a template with tables and views
   * @param records for each table, its rows: records with the partition columns beside their own
   */
  static async of(template: object, records: Readonly<Record<string, readonly Row[]>>): Promise<CatalogOnDuckDb> {
    const plan = readPlan(template);
    if (plan.problems.length > 0) throw new Error(plan.problems.join('\n'));
    const catalog = new CatalogOnDuckDb(await Warehouse.open(), await Translator.create(new Date('2026-03-02T12:00:00Z')));
    await catalog.fill(plan, records);
    return catalog;
  }

  private constructor(private readonly warehouse: Warehouse, private readonly translator: Translator) {}

  /** The rows of a query in Athena's SQL. */
  async rows(sql: string): Promise<Row[]> {
    const { columns, values } = await this.warehouse.query(this.translator.translate(sql), Infinity);
    return values.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  }

  close(): void {
    this.warehouse.close();
  }

  private async fill({ tables, views }: ReplayPlan, records: Readonly<Record<string, readonly Row[]>>): Promise<void> {
    for (const table of tables) {
      await this.warehouse.use(table.database);
      await this.createTable(table, records[table.name] ?? []);
    }
    for (const { database, name, sql } of views) {
      await this.warehouse.run(`CREATE VIEW ${CATALOG}.${identifier(database)}.${identifier(name)} AS ${this.translator.translate(sql)}`);
    }
  }

  private async createTable(table: TablePlan, rows: readonly Row[]): Promise<void> {
    const columns = [...table.columns, ...table.partitionKeys].map(({ name, type }) => ({ name, hive: parseHiveType(type) }));
    await this.warehouse.run(`CREATE TABLE ${identifier(table.name)} (${
      columns.map(({ name, hive }) => `${identifier(name)} ${duckDbType(hive)}`).join(', ')})`);
    const file = join(this.warehouse.folder, `${table.name}.ndjson`);
    const encode = structEncoder(columns.map(({ name, hive }) => ({ name, encode: encoderOf(hive) })));
    await writeFile(file, rows.map((row) => `${JSON.stringify(encode(row))}\n`).join(''));
    const types = columns.map(({ name, hive }) => `${literal(name)}: ${literal(duckDbType(hive))}`).join(', ');
    await this.warehouse.run(
      `INSERT INTO ${identifier(table.name)} SELECT * FROM read_json(${literal(file)}, format = 'newline_delimited', columns = {${types}})`);
  }
}
