import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ALL_CHOICES, discover, readFilter } from './insights-reading';
import { Matches, matchesOf } from './matches';
import { Json } from '../real-records';
import { Ruler } from './ruler';
import { EventsTable, writeLines } from './table';
import { isRendered, Rendered, Target } from './targets';
import { cacheFolder } from '../cache';

/** What an engine says of the records to one rendering. */
export interface Answer {
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
    return new Engines(Ruler.install(cacheFolder('event-ruler'), folder), await EventsTable.open(), folder);
  }

  private constructor(private readonly ruler: Ruler, private readonly table: EventsTable, private readonly folder: string) {}

  public async* ask(all: readonly Rendered[], records: readonly Json[]): AsyncGenerator<Answer> {
    // in a process of its own, while others are asked here
    const ruled = this.askRuler(all, records);
    ruled.catch(() => undefined);
    yield* await this.askDuckDb(all, records);
    yield* askReading(all, records);
    yield* await ruled;
  }

  public close(): void {
    this.table.close();
    rmSync(this.folder, { recursive: true });
  }

  private async askDuckDb(all: readonly Rendered[], records: readonly Json[]): Promise<readonly Answer[]> {
    const rendered = all.flatMap(({ sql }, index) => (isRendered(sql) ? [{ index, sql }] : []));
    await this.table.load(records);
    const answers = await this.table.select(rendered.map(({ sql }) => sql));
    return rendered.map(({ index }, position) => ({ index, target: 'sql', matches: answers[position] }));
  }

  private async askRuler(all: readonly Rendered[], records: readonly Json[]): Promise<readonly Answer[]> {
    // source and detail type are no part of the record, and checked apart; without `detail` every record matches
    const rendered = all.flatMap(({ event }, index) => {
      if (!isRendered(event)) return [];
      const { detail } = event.pattern;
      return detail === undefined ? [] : [{ index, pattern: { detail } }];
    });
    const events = path.join(this.folder, 'events.ndjson');
    await writeLines(events, records.map((detail) => ({ detail })));
    const answers = await this.ruler.match(rendered.map(({ pattern }) => pattern), events, records.length);
    return rendered.map(({ index }, position) => ({ index, target: 'event', ...answers[position] }));
  }
}

/** A filter has to mean the same whatever the documentation leaves open. */
function* askReading(all: readonly Rendered[], records: readonly Json[]): Generator<Answer> {
  const rendered = all.flatMap(({ insights }, index) => (isRendered(insights) ? [{ index, filter: insights.filter }] : []));
  for (const choices of ALL_CHOICES) {
    const fields = records.map((record) => discover(record, choices));
    for (const { index, filter } of rendered) {
      const { test, hasNumbers } = readFilter(filter, choices);
      // what numbers are equal to is of no matter where there is none
      if (choices.numbers === 'strict' && !hasNumbers) continue;
      yield { index, target: 'insights', matches: matchesOf(fields, test) };
    }
  }
}
