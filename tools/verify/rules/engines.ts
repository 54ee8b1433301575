import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ALL_SEMANTICS, discoverFields, compileFilter } from './insights-evaluator';
import { Matches, matchRecords } from './matches';
import { Json } from '../real-records';
import { EventRuler } from './event-ruler';
import { EventsTable, writeLines } from './table';
import { isRendered, Rendered, Target } from './targets';
import { createCacheFolder } from '../cache';

/** What an engine says of the records to one rendering. */
export interface EngineResult {
  /** Position of the rendering among those that were asked. */
  readonly index: number;
  readonly target: Target;
  readonly matches: Matches;
  /** EventBridge's measure for wildcards. */
  readonly complexity?: number;
  /** Why the engine does not take the rendering. */
  readonly refusal?: string;
}

/** DuckDB, EventBridge's own matcher and a reading of Logs Insights. */
export class Engines {
  public static async open(): Promise<Engines> {
    const folder = mkdtempSync(path.join(tmpdir(), 'verify-rules-'));
    return new Engines(EventRuler.install(createCacheFolder('event-ruler'), folder), await EventsTable.open(), folder);
  }

  private constructor(private readonly eventRuler: EventRuler, private readonly table: EventsTable, private readonly folder: string) {}

  public async* run(all: readonly Rendered[], records: readonly Json[]): AsyncGenerator<EngineResult> {
    // in a process of its own, while others are asked here
    const ruled = this.runEventRuler(all, records);
    ruled.catch(() => undefined);
    yield* await this.runDuckDb(all, records);
    yield* runInsights(all, records);
    yield* await ruled;
  }

  public close(): void {
    this.table.close();
    rmSync(this.folder, { recursive: true });
  }

  private async runDuckDb(all: readonly Rendered[], records: readonly Json[]): Promise<readonly EngineResult[]> {
    const rendered = all.flatMap(({ sql }, index) => (isRendered(sql) ? [{ index, sql }] : []));
    await this.table.load(records);
    const answers = await this.table.select(rendered.map(({ sql }) => sql));
    return rendered.map(({ index }, position) => ({ index, target: 'sql', matches: answers[position] }));
  }

  private async runEventRuler(all: readonly Rendered[], records: readonly Json[]): Promise<readonly EngineResult[]> {
    // source and detail type are no part of the record, and checked apart; without `detail` every record matches
    const rendered = all.flatMap(({ event }, index) => {
      if (!isRendered(event)) return [];
      const { detail } = event.pattern;
      return detail === undefined ? [] : [{ index, pattern: { detail } }];
    });
    const events = path.join(this.folder, 'events.ndjson');
    await writeLines(events, records.map((detail) => ({ detail })));
    const answers = await this.eventRuler.match(rendered.map(({ pattern }) => pattern), events, records.length);
    return rendered.map(({ index }, position) => ({ index, target: 'event', ...answers[position] }));
  }
}

/** A filter has to mean the same whatever the documentation leaves open. */
function* runInsights(all: readonly Rendered[], records: readonly Json[]): Generator<EngineResult> {
  const rendered = all.flatMap(({ insights }, index) => (isRendered(insights) ? [{ index, filter: insights.filter }] : []));
  for (const choices of ALL_SEMANTICS) {
    const fields = records.map((record) => discoverFields(record, choices));
    for (const { index, filter } of rendered) {
      const { test, hasNumbers } = compileFilter(filter, choices);
      // what numbers are equal to is of no matter where there is none
      if (choices.numbers === 'strict' && !hasNumbers) continue;
      yield { index, target: 'insights', matches: matchRecords(fields, test) };
    }
  }
}
