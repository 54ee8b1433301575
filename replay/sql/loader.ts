import { FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOG, quoteIdentifier, quoteLiteral, Database } from './database';
import { Encoder, createEncoder, createStructEncoder } from './encode';
import { renderDuckDbType, parseHiveType } from './types';
import { detectFormatOfPath, detectFormatOfRecord } from '../log-files/formats';
import { TablePartitions } from '../log-files/table-partitions';
import { TimedRecord, FileRecords } from '../log-files/timed-record';
import { TablePlan } from '../template/plan';

const CHARACTERS_PER_WRITE = 4 * 1024 * 1024;
const BYTES_PER_LOAD = 64 * 1024 * 1024;

/** Loads the records of log files into the tables with the same log format. */
export class Loader {
  public static async create(database: Database, tables: readonly TablePlan[]): Promise<Loader> {
    const problems: string[] = [];
    const loaders: TableLoader[] = [];
    for (const [index, table] of tables.entries()) {
      try {
        loaders.push(await TableLoader.create(database, table, join(database.folder, `table-${index}`)));
      } catch (error) {
        problems.push(`table ${table.database}.${table.name}: ${(error as Error).message}`);
      }
    }
    return new Loader(loaders, problems);
  }

  private constructor(private readonly tableLoaders: readonly TableLoader[], public readonly problems: readonly string[]) {}

  public async add({ path, records }: FileRecords): Promise<void> {
    const format = detectFormatOfPath(path);
    const targets = this.tableLoaders.map((loader) => ({ loader, fromPath: loader.partitions.readPath(path) }));
    for (const record of records) {
      const recordFormat = format ?? detectFormatOfRecord(record.record);
      for (const { loader, fromPath } of targets) if (loader.partitions.format === recordFormat) loader.add(record, fromPath);
    }
    for (const { loader } of targets) await loader.flush(CHARACTERS_PER_WRITE);
  }

  public async finish(): Promise<void> {
    for (const loader of this.tableLoaders) await loader.finish();
  }
}

/**
 * Loads the rows of one table.
 *
 * Rows are written as JSON lines to a temporary file. The database reads a file in its own threads while the next file is written.
 */
class TableLoader {
  public static async create(database: Database, table: TablePlan, path: string): Promise<TableLoader> {
    const columns = [...table.columns, ...table.partitionKeys].map(({ name, type }) => {
      const hive = parseHiveType(type);
      return { name, type: renderDuckDbType(hive), encode: createEncoder(hive) };
    });
    const target = `${CATALOG}.${quoteIdentifier(table.database)}.${quoteIdentifier(table.name)}`;
    await database.use(table.database);
    await database.run(`CREATE TABLE ${target} (${columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`).join(', ')})`);
    const types = columns.map(({ name, type }) => `${quoteLiteral(name)}: ${quoteLiteral(type)}`).join(', ');
    const insert = (file: string): Promise<void> => database.run(
      `INSERT INTO ${target} SELECT * FROM read_json(${quoteLiteral(file)}, format = 'newline_delimited', columns = {${types}})`);
    const encode = createStructEncoder(columns.slice(0, table.columns.length));
    return new TableLoader(new TablePartitions(table), table.partitionKeys.map(({ name }) => name), encode, insert, path);
  }

  private lines: string[] = [];
  private characters = 0;
  private file: { readonly path: string; readonly handle: FileHandle } | undefined;
  private files = 0;
  private bytes = 0;
  private loading: Promise<void> = Promise.resolve();

  private constructor(
    public readonly partitions: TablePartitions,
    private readonly keys: readonly string[],
    private readonly encode: Encoder,
    private readonly insert: (file: string) => Promise<void>,
    private readonly path: string,
  ) {}

  public add({ record, time }: TimedRecord, fromPath: readonly (string | undefined)[]): void {
    const row = this.encode(record) as Record<string, unknown>;
    const values = this.partitions.complete(fromPath, record, new Date(time));
    this.keys.forEach((key, index) => {
      row[key] = values[index];
    });
    const line = JSON.stringify(row);
    this.lines.push(line);
    this.characters += line.length;
  }

  /** Writes the buffered rows if they have more than `minCharacters` characters. */
  public async flush(minCharacters: number): Promise<void> {
    if (this.characters <= minCharacters) return;
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
    if (this.bytes >= BYTES_PER_LOAD) await this.load();
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
    // the promise is awaited later; this handler prevents an unhandled rejection
    this.loading.catch(() => undefined);
  }
}
