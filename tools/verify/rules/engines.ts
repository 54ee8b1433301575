import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { EventRuler } from './event-ruler';
import { EventsTable, writeLines } from './events-table';
import { ALL_SEMANTICS, compileFilter, discoverFields } from './insights-evaluator';
import { isRendered, Rendered, Target } from './renderings';
import { createCacheFolder } from '../cache';
import { Json } from '../real-records';

/** 1 for each record that matches, 0 for each other record. */
export type Matches = Uint8Array;

export function matchRecords<T>(records: readonly T[], test: (record: T) => boolean): Matches {
  return Uint8Array.from(records, (record) => Number(test(record)));
}

export function countMatches(matches: Matches): number {
  return matches.reduce((sum, match) => sum + match, 0);
}

/** The matches of one rendering in an engine. */
export interface EngineResult {
  /** The index of the rendering. */
  readonly index: number;
  readonly target: Target;
  readonly matches: Matches;
  /** The complexity of wildcards in event-ruler. */
  readonly complexity?: number;
  /** The error of the engine, if the rendering is invalid. */
  readonly error?: string;
}

/** DuckDB, event-ruler, and the evaluator for Logs Insights. */
export class Engines {
  public static async open(): Promise<Engines> {
    const folder = mkdtempSync(path.join(tmpdir(), 'verify-rules-'));
    return new Engines(EventRuler.install(createCacheFolder('event-ruler'), folder), await EventsTable.open(), folder);
  }

  private constructor(private readonly eventRuler: EventRuler, private readonly table: EventsTable, private readonly folder: string) {}

  public async* run(all: readonly Rendered[], records: readonly Json[]): AsyncGenerator<EngineResult> {
    // event-ruler is a separate process and runs in parallel.
    const eventRulerResults = this.runEventRuler(all, records);
    eventRulerResults.catch(() => undefined);
    yield* await this.runDuckDb(all, records);
    yield* runInsights(all, records);
    yield* await eventRulerResults;
  }

  public close(): void {
    this.table.close();
    rmSync(this.folder, { recursive: true });
  }

  private async runDuckDb(all: readonly Rendered[], records: readonly Json[]): Promise<readonly EngineResult[]> {
    const rendered = all.flatMap(({ sql }, index) => (isRendered(sql) ? [{ index, sql }] : []));
    await this.table.load(records);
    const results = await this.table.select(rendered.map(({ sql }) => sql));
    return rendered.map(({ index }, position) => ({ index, target: 'sql', matches: results[position] }));
  }

  private async runEventRuler(all: readonly Rendered[], records: readonly Json[]): Promise<readonly EngineResult[]> {
    // The source and detail type are not part of the record. A pattern without `detail` matches all records.
    const rendered = all.flatMap(({ event }, index) => {
      if (!isRendered(event)) return [];
      const { detail } = event.pattern;
      return detail === undefined ? [] : [{ index, pattern: { detail } }];
    });
    const events = path.join(this.folder, 'events.ndjson');
    await writeLines(events, records.map((detail) => ({ detail })));
    const results = await this.eventRuler.match(rendered.map(({ pattern }) => pattern), events, records.length);
    return rendered.map(({ index }, position) => ({ index, target: 'event', ...results[position] }));
  }
}

/** A filter must have the same result in all semantics. */
function* runInsights(all: readonly Rendered[], records: readonly Json[]): Generator<EngineResult> {
  const rendered = all.flatMap(({ insights }, index) => (isRendered(insights) ? [{ index, filter: insights.filter }] : []));
  for (const semantics of ALL_SEMANTICS) {
    const fields = records.map((record) => discoverFields(record, semantics));
    for (const { index, filter } of rendered) {
      const { test, hasNumbers } = compileFilter(filter, semantics);
      // The semantics of numbers only apply to filters with numbers.
      if (semantics.numbers === 'strict' && !hasNumbers) continue;
      yield { index, target: 'insights', matches: matchRecords(fields, test) };
    }
  }
}
