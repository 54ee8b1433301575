import { FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Encoder, encoderOf, structEncoder } from './encode';
import { duckDbType, parseHiveType } from './types';
import { CATALOG, identifier, literal, Warehouse } from './database';
import { Entry, FileEntries } from '../log-files/timed-record';
import { familyOfPath, familyOfRecord } from '../log-files/formats';
import { Placement } from '../log-files/table-partitions';
import { TablePlan } from '../template/plan';

const CHARACTERS_A_WRITE = 4 * 1024 * 1024;
const BYTES_A_LOAD = 64 * 1024 * 1024;

/** Puts the records of files into the tables that they belong in. */
export class Loader {
  public static async create(warehouse: Warehouse, tables: readonly TablePlan[]): Promise<Loader> {
    const problems: string[] = [];
    const loads: TableLoad[] = [];
    for (const [index, table] of tables.entries()) {
      try {
        loads.push(await TableLoad.create(warehouse, table, join(warehouse.folder, `table-${index}`)));
      } catch (error) {
        problems.push(`table ${table.database}.${table.name}: ${(error as Error).message}`);
      }
    }
    return new Loader(loads, problems);
  }

  private constructor(private readonly loads: readonly TableLoad[], public readonly problems: readonly string[]) {}

  public async add({ path, entries }: FileEntries): Promise<void> {
    const family = familyOfPath(path);
    const targets = this.loads.map((load) => ({ load, fromPath: load.placement.fromPath(path) }));
    for (const entry of entries) {
      const wanted = family ?? familyOfRecord(entry.record);
      for (const { load, fromPath } of targets) if (load.placement.family === wanted) load.add(entry, fromPath);
    }
    for (const { load } of targets) await load.flush(CHARACTERS_A_WRITE);
  }

  public async finish(): Promise<void> {
    for (const load of this.loads) await load.finish();
  }
}

/**
 * One table's rows on their way: as JSON lines in a temporary file, which the database reads with threads of its own
 * while the next one is written.
 */
class TableLoad {
  public static async create(warehouse: Warehouse, table: TablePlan, path: string): Promise<TableLoad> {
    const columns = [...table.columns, ...table.partitionKeys].map(({ name, type }) => {
      const hive = parseHiveType(type);
      return { name, type: duckDbType(hive), encode: encoderOf(hive) };
    });
    const target = `${CATALOG}.${identifier(table.database)}.${identifier(table.name)}`;
    await warehouse.use(table.database);
    await warehouse.run(`CREATE TABLE ${target} (${columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(', ')})`);
    const types = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`).join(', ');
    const insert = (file: string): Promise<void> => warehouse.run(
      `INSERT INTO ${target} SELECT * FROM read_json(${literal(file)}, format = 'newline_delimited', columns = {${types}})`);
    const encode = structEncoder(columns.slice(0, table.columns.length));
    return new TableLoad(new Placement(table), table.partitionKeys.map(({ name }) => name), encode, insert, path);
  }

  private lines: string[] = [];
  private characters = 0;
  private file: { readonly path: string; readonly handle: FileHandle } | undefined;
  private files = 0;
  private bytes = 0;
  private loading: Promise<void> = Promise.resolve();

  private constructor(
    public readonly placement: Placement,
    private readonly keys: readonly string[],
    private readonly encode: Encoder,
    private readonly insert: (file: string) => Promise<void>,
    private readonly path: string,
  ) {}

  public add({ record, time }: Entry, fromPath: readonly (string | undefined)[]): void {
    const row = this.encode(record) as Record<string, unknown>;
    const values = this.placement.ofRecord(fromPath, record, new Date(time));
    this.keys.forEach((key, index) => {
      row[key] = values[index];
    });
    const line = JSON.stringify(row);
    this.lines.push(line);
    this.characters += line.length;
  }

  /** Writes what has gathered, once it is more than the given number of characters. */
  public async flush(least: number): Promise<void> {
    if (this.characters <= least) return;
    if (!this.file) {
      this.files += 1;
      const path = `${this.path}-${this.files}.ndjson`;
      this.file = { path, handle: await open(path, 'w') };
    }
    const content = Buffer.from(`${this.lines.join('\n')}\n`, 'utf8');
    this.lines = [];
    this.characters = 0;
    await this.file.handle.writeFile(content);
    this.bytes += content.length;
    if (this.bytes >= BYTES_A_LOAD) await this.load();
  }

  public async finish(): Promise<void> {
    await this.flush(0);
    await this.load();
    await this.loading;
  }

  private async load(): Promise<void> {
    const { file } = this;
    if (!file) return;
    this.file = undefined;
    this.bytes = 0;
    await file.handle.close();
    await this.loading;
    this.loading = this.insert(file.path).then(() => unlink(file.path));
    // awaited later: until then a failure must not count as unhandled
    this.loading.catch(() => undefined);
  }
}
