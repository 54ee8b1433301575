import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import * as path from 'node:path';
import { Matches } from './matches';
import { encoderOf, structEncoder } from '../../../replay/sql/encode';
import { Translator } from '../../../replay/sql/translate';
import { duckDbType, parseHiveType } from '../../../replay/sql/types';
import { identifier, literal, Warehouse } from '../../../replay/sql/warehouse';
import { EVENT_FIELDS } from '../../../src/tables/record-schema';
import { hiveType, storedType } from '../../../src/tables/types';
import { Json } from '../real-records';

/** As many as a number holds without loss. */
const BITS_A_NUMBER = 48;
const NUMBERS_A_QUERY = 2;

/** Records in an `events` table, kept as the replay engine keeps them. */
export class EventsTable {
  static async open(): Promise<EventsTable> {
    const warehouse = await Warehouse.open();
    await warehouse.use('audit');
    return new EventsTable(warehouse, await Translator.create(new Date(0)));
  }

  private readonly columns = EVENT_FIELDS.map(({ name, type }) => {
    const hive = parseHiveType(hiveType(storedType(type)));
    return { name: name.toLowerCase(), type: duckDbType(hive), encode: encoderOf(hive) };
  });
  private readonly translated = new Map<string, string>();
  private length = 0;

  private constructor(private readonly warehouse: Warehouse, private readonly translator: Translator) {}

  /** Puts records in the place of those that were there. */
  async load(records: readonly Json[]): Promise<void> {
    const file = path.join(this.warehouse.folder, 'records.ndjson');
    await writeLines(file, encodeRows(records, structEncoder(this.columns)));
    const types = [...this.columns, { name: 'id', type: 'INTEGER' }].map(({ name, type }) => `${literal(name)}: ${literal(type)}`).join(', ');
    await this.warehouse.run(`CREATE OR REPLACE TABLE events AS SELECT ${this.columns.map(({ name }) => identifier(name)).join(', ')}, id `
      + `FROM read_json(${literal(file)}, format = 'newline_delimited', columns = {${types}})`);
    this.length = records.length;
  }

  /** The records for which each of some predicates, in Athena's SQL, is true. */
  async select(predicates: readonly string[]): Promise<Matches[]> {
    const results = predicates.map(() => new Uint8Array(this.length));
    const step = BITS_A_NUMBER * NUMBERS_A_QUERY;
    for (let start = 0; start < predicates.length; start += step) {
      await this.selectSome(predicates.slice(start, start + step), results.slice(start, start + step));
    }
    return results;
  }

  close(): void {
    this.warehouse.close();
  }

  /** Asks with the `IF` of the `detections` view, many predicates at once: one bit of a sum for each. */
  private async selectSome(predicates: readonly string[], results: readonly Matches[]): Promise<void> {
    const flags = predicates.map((predicate, index) => `IF(${predicate}, ${2 ** (index % BITS_A_NUMBER)}, 0) AS flag_${index}`);
    const sums: string[] = [];
    for (let start = 0; start < flags.length; start += BITS_A_NUMBER) {
      sums.push(`CAST(${flags.slice(start, start + BITS_A_NUMBER).map((_, index) => `flag_${start + index}`).join(' + ')} AS DOUBLE)`);
    }
    const inner = this.translate(`SELECT id, ${flags.join(', ')} FROM events`);
    const { values } = await this.warehouse.query(`SELECT id, ${sums.join(', ')} FROM (${inner})`, Infinity);
    for (const [id, ...numbers] of values as readonly (readonly number[])[]) {
      numbers.forEach((sum, position) => {
        for (let bit = 0, rest = sum; rest > 0; bit += 1, rest = Math.floor(rest / 2)) {
          if (rest % 2 === 1) results[position * BITS_A_NUMBER + bit][id] = 1;
        }
      });
    }
  }

  /** Remembers what was translated, as the rules are asked of every slice. */
  private translate(sql: string): string {
    const known = this.translated.get(sql) ?? this.translator.translate(sql);
    this.translated.set(sql, known);
    return known;
  }
}

/** Writes one JSON value a line. */
export async function writeLines(file: string, values: Iterable<unknown>): Promise<void> {
  const stream = createWriteStream(file);
  for (const value of values) if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

function* encodeRows(records: readonly Json[], encode: (record: unknown) => unknown): Iterable<unknown> {
  for (const [id, record] of records.entries()) yield { ...encode(record) as object, id };
}
