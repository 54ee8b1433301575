import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import * as path from 'node:path';
import type { Matches } from './engines';
import { quoteIdentifier, quoteLiteral, Database } from '../../../replay/sql/database';
import { createEncoder, createStructEncoder } from '../../../replay/sql/encode';
import { Translator } from '../../../replay/sql/translate';
import { renderDuckDbType, parseHiveType } from '../../../replay/sql/types';
import { EVENT_FIELDS } from '../../../src/filter-pattern/event-schema';
import { renderHiveType, toColumnType } from '../../../src/tables/column-types';
import { Json } from '../real-records';

/** A number represents 48 flags exactly. */
const BITS_PER_NUMBER = 48;
const NUMBERS_PER_QUERY = 2;

/** The table `events` in DuckDB, with the column types of the replay engine. */
export class EventsTable {
  static async open(): Promise<EventsTable> {
    const warehouse = await Database.open();
    await warehouse.use('audit');
    return new EventsTable(warehouse, await Translator.create(new Date(0)));
  }

  private readonly columns = EVENT_FIELDS.map(({ name, type }) => {
    const hive = parseHiveType(renderHiveType(toColumnType(type)));
    return { name: name.toLowerCase(), type: renderDuckDbType(hive), encode: createEncoder(hive) };
  });
  private readonly translated = new Map<string, string>();
  private length = 0;

  private constructor(private readonly warehouse: Database, private readonly translator: Translator) {}

  /** Replaces the records of the table. */
  async load(records: readonly Json[]): Promise<void> {
    const file = path.join(this.warehouse.folder, 'records.ndjson');
    await writeLines(file, encodeRows(records, createStructEncoder(this.columns)));
    const types = [...this.columns, { name: 'id', type: 'INTEGER' }].map(({ name, type }) => `${quoteLiteral(name)}: ${quoteLiteral(type)}`).join(', ');
    await this.warehouse.run(`CREATE OR REPLACE TABLE events AS SELECT ${this.columns.map(({ name }) => quoteIdentifier(name)).join(', ')}, id `
      + `FROM read_json(${quoteLiteral(file)}, format = 'newline_delimited', columns = {${types}})`);
    this.length = records.length;
  }

  /** Returns the matches of predicates in Athena SQL. */
  async select(predicates: readonly string[]): Promise<Matches[]> {
    const results = predicates.map(() => new Uint8Array(this.length));
    const step = BITS_PER_NUMBER * NUMBERS_PER_QUERY;
    for (let start = 0; start < predicates.length; start += step) {
      await this.selectSome(predicates.slice(start, start + step), results.slice(start, start + step));
    }
    return results;
  }

  close(): void {
    this.warehouse.close();
  }

  /** Evaluates many predicates in one query, as the `IF` of the `detections` view does. Each is one bit of a sum. */
  private async selectSome(predicates: readonly string[], results: readonly Matches[]): Promise<void> {
    const flags = predicates.map((predicate, index) => `IF(${predicate}, ${2 ** (index % BITS_PER_NUMBER)}, 0) AS flag_${index}`);
    const sums: string[] = [];
    for (let start = 0; start < flags.length; start += BITS_PER_NUMBER) {
      sums.push(`CAST(${flags.slice(start, start + BITS_PER_NUMBER).map((_, index) => `flag_${start + index}`).join(' + ')} AS DOUBLE)`);
    }
    const inner = this.translate(`SELECT id, ${flags.join(', ')} FROM events`);
    const { values } = await this.warehouse.query(`SELECT id, ${sums.join(', ')} FROM (${inner})`, Infinity);
    for (const [id, ...numbers] of values as readonly (readonly number[])[]) {
      numbers.forEach((sum, position) => {
        for (let bit = 0, rest = sum; rest > 0; bit += 1, rest = Math.floor(rest / 2)) {
          if (rest % 2 === 1) results[position * BITS_PER_NUMBER + bit][id] = 1;
        }
      });
    }
  }

  /** Translates a query once, because the queries of the rules are the same for each slice. */
  private translate(sql: string): string {
    const known = this.translated.get(sql) ?? this.translator.translate(sql);
    this.translated.set(sql, known);
    return known;
  }
}

/** Writes one JSON value per line. */
export async function writeLines(file: string, values: Iterable<unknown>): Promise<void> {
  const stream = createWriteStream(file);
  for (const value of values) if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

function* encodeRows(records: readonly Json[], encode: (record: unknown) => unknown): Iterable<unknown> {
  for (const [id, record] of records.entries()) yield { ...encode(record) as object, id };
}
