import * as fs from 'node:fs';
import * as path from 'node:path';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { NOW, QueryResult } from './cases/case';
import { CATALOG, quoteIdentifier, quoteLiteral, Database } from '../../replay/sql/database';
import { createEncoder, createStructEncoder } from '../../replay/sql/encode';
import { Translator } from '../../replay/sql/translate';
import { renderDuckDbType, parseHiveType } from '../../replay/sql/types';
import { ReplayPlan, TablePlan } from '../../replay/template/plan';
import { readPlan } from '../../replay/template/resources';
import { RulePack } from '../../src/detection/rule-pack';
import { EventCatalog } from '../../src/tables/event-catalog';
import { Fields } from '../records';
import { synthesise } from '../template';

const DATABASE = 'audit';
const MANY_ROWS = 10_000;

/** The tables of event categories that are not in `events`. */
const TABLES: Readonly<Record<string, string>> = { Insight: 'insights', NetworkActivity: 'network_activity' };

/** The tables and views of a stack in DuckDB, with the records of one case at a time. */
export class LocalTables {
  public static async open(): Promise<LocalTables> {
    const { template } = synthesise((stack) => new EventCatalog(stack, 'Catalog', {
      databaseName: DATABASE,
      bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'logs'),
      detectionRules: [RulePack.recommended()],
      networkActivity: true,
      insights: true,
    }));
    const plan = readPlan(template.toJSON());
    const warehouse = await Database.open();
    const tables = new LocalTables(warehouse, await Translator.create(NOW), plan.tables.map((table) => new LocalTable(warehouse, table)));
    await tables.create(plan);
    return tables;
  }

  private readonly translated = new Map<string, string>();

  private constructor(
    private readonly warehouse: Database,
    private readonly translator: Translator,
    private readonly tables: readonly LocalTable[],
  ) {}

  /** Name of the database. */
  public get database(): string {
    return DATABASE;
  }

  /** Replaces all records. */
  public async fill(records: readonly Fields[]): Promise<void> {
    const names = records.map(({ eventCategory }) => TABLES[String(eventCategory)] ?? 'events');
    const missing = names.find((name) => !this.tables.some((table) => table.name === name));
    if (missing !== undefined) throw new Error(`the stack has no table '${missing}'`);
    for (const table of this.tables) await table.fill(records.filter((_, index) => names[index] === table.name));
  }

  public async query(sql: string): Promise<QueryResult> {
    const translated = this.translated.get(sql) ?? this.translator.translate(sql);
    this.translated.set(sql, translated);
    return this.warehouse.query(translated, MANY_ROWS);
  }

  public close(): void {
    this.warehouse.close();
  }

  private async create(plan: ReplayPlan): Promise<void> {
    await this.warehouse.use(DATABASE);
    for (const table of this.tables) await table.create();
    for (const { name, sql } of plan.views) {
      await this.warehouse.run(`CREATE VIEW ${CATALOG}.${DATABASE}.${quoteIdentifier(name)} AS ${this.translator.translate(sql)}`);
    }
  }
}

class LocalTable {
  public readonly name: string;

  private readonly columns: readonly { readonly name: string; readonly type: string }[];
  private readonly encode: (record: unknown) => unknown;
  private readonly target: string;
  private readonly file: string;
  private isEmpty = true;

  constructor(private readonly warehouse: Database, { database, name, columns, partitionKeys }: TablePlan) {
    const all = [...columns, ...partitionKeys].map((column) => ({ name: column.name, type: parseHiveType(column.type) }));
    this.columns = all.map((column) => ({ name: column.name, type: renderDuckDbType(column.type) }));
    this.encode = createStructEncoder(all.map((column) => ({ name: column.name, encode: createEncoder(column.type) })));
    this.name = name;
    this.target = `${CATALOG}.${quoteIdentifier(database)}.${quoteIdentifier(name)}`;
    this.file = path.join(warehouse.folder, `${name}.ndjson`);
  }

  public async create(): Promise<void> {
    await this.warehouse.run(`CREATE TABLE ${this.target} (${this.columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`).join(', ')})`);
  }

  public async fill(records: readonly Fields[]): Promise<void> {
    if (!this.isEmpty) await this.warehouse.run(`DELETE FROM ${this.target}`);
    this.isEmpty = records.length === 0;
    if (this.isEmpty) return;
    fs.writeFileSync(this.file, records.map((record) => `${JSON.stringify(this.encode({ ...record, ...getPartition(record) }))}\n`).join(''));
    const types = this.columns.map(({ name, type }) => `${quoteLiteral(name)}: ${quoteLiteral(type)}`).join(', ');
    await this.warehouse.run(
      `INSERT INTO ${this.target} SELECT * FROM read_json(${quoteLiteral(this.file)}, format = 'newline_delimited', columns = {${types}})`);
  }
}

/** Returns the partition of a record that is delivered on the day of the event. */
function getPartition({ recipientAccountId, awsRegion, eventTime }: Fields): Fields {
  return { account: recipientAccountId, region: awsRegion, day: String(eventTime).slice(0, 10).replaceAll('-', '/') };
}
