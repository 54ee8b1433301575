import * as fs from 'node:fs';
import * as path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { decodeKnowledge, KnowledgeText, SourceEntry } from './knowledge-text';

/** Where the library keeps what it knows, as seen from the source and from what is compiled of it. */
export const KNOWLEDGE_FILE = path.join(__dirname, '..', '..', 'knowledge', 'event-names.br');

/** What every event source ends in. */
export const DOMAIN = '.amazonaws.com';
/** The version of an API that some services put behind the name of an operation, as `20150331v2` or `2020_05_31`. */
const API_VERSION = /20\d\d_?\d\d_?\d\d(v\d+)?$/;

interface Source {
  readonly entry: SourceEntry;
  readonly names: ReadonlySet<string>;
  /** Names without their version, where they have one. */
  readonly versionless: ReadonlySet<string>;
}

let shared: EventKnowledge | undefined;

/** What is known of the events that CloudTrail logs. Event sources are given and returned with their domain. */
export class EventKnowledge {
  /** Reads the library's own file, once. */
  static load(): EventKnowledge {
    shared ??= new EventKnowledge(decodeKnowledge(brotliDecompressSync(fs.readFileSync(KNOWLEDGE_FILE)).toString('utf8')));
    return shared;
  }

  /** Where it comes from, with version and date. */
  readonly origin: string;

  private readonly bySource = new Map<string, Source>();
  private readonly byAlias = new Map<string, string>();
  private readonly sourcesByName = new Map<string, string[]>();

  constructor({ origin, entries }: KnowledgeText) {
    this.origin = origin;
    for (const entry of entries) {
      const source = entry.source + DOMAIN;
      this.bySource.set(source, { entry, names: new Set(entry.names), versionless: new Set(entry.names.flatMap(versionlessOf)) });
      for (const alias of entry.aliases) this.byAlias.set(alias, source);
      for (const name of entry.names) {
        const sources = this.sourcesByName.get(name);
        if (sources) sources.push(source);
        else this.sourcesByName.set(name, [source]);
      }
    }
  }

  get sources(): string[] {
    return [...this.bySource.keys()];
  }

  knowsSource(source: string): boolean {
    return this.bySource.has(source);
  }

  /** Whether the source can have events of other names than those that are known. */
  isOpen(source: string): boolean {
    return this.bySource.get(source)?.entry.open ?? true;
  }

  /** The source that a service's other name stands for. */
  sourceOfAlias(alias: string): string | undefined {
    return this.byAlias.get(alias);
  }

  namesOf(source: string): Iterable<string> {
    return this.bySource.get(source)?.names ?? [];
  }

  get allNames(): Iterable<string> {
    return this.sourcesByName.keys();
  }

  /** Whether the source is known to log events of that name, in whatever version. */
  logs(source: string, name: string): boolean {
    const known = this.bySource.get(source);
    if (known === undefined) return false;
    return known.names.has(name) || versionlessOf(name).some((base) => known.names.has(base) || known.versionless.has(base));
  }

  /** The sources that are known to log events of that name. */
  sourcesOf(name: string): string[] {
    const exact = this.sourcesByName.get(name);
    return exact ?? (API_VERSION.test(name) ? this.sources.filter((source) => this.logs(source, name)) : []);
  }

  /** What the source logs in place of a name that is in use elsewhere; nothing where no event stands for it. */
  loggedInstead(source: string, name: string): readonly string[] | undefined {
    const renamed = this.bySource.get(source)?.entry.renamed;
    return renamed !== undefined && Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  }
}

function versionlessOf(name: string): string[] {
  const base = name.replace(API_VERSION, '');
  return base === name ? [] : [base];
}
