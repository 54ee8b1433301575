import * as fs from 'node:fs';
import * as path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { decodeSection, KnowledgeSections, suffixes, SourceEntry, splitKnowledge, splitName } from './codec';

/** Where the library keeps what it knows, as seen from the source and from what is compiled of it. */
export const KNOWLEDGE_FILE = path.join(__dirname, '..', '..', 'event-names', 'event-names.br');

/** What event sources end in that are kept without a domain. */
export const DOMAIN = '.amazonaws.com';
/** The version of an API that some services put behind the name of an operation, as `20150331v2` or `2020_05_31`. */
const API_VERSION = /20\d\d_?\d\d_?\d\d(v\d+)?$/;

let shared: EventNameIndex | undefined;

/**
 * What is known of the events that CloudTrail logs. Event sources are given and returned with their domain.
 *
 * A source is read when it is asked for: a rule names one or two of several hundred.
 */
export class EventNameIndex {
  /** Reads the library's own file, once. */
  static load(): EventNameIndex {
    shared ??= new EventNameIndex(splitKnowledge(brotliDecompressSync(fs.readFileSync(KNOWLEDGE_FILE)).toString('utf8')));
    return shared;
  }

  /** Where it comes from, with version and date. */
  readonly origin: string;

  private readonly sections: ReadonlyMap<string, string>;
  private readonly entries = new Map<string, SourceEntry>();
  private readonly byVerb = new Map<string, ReadonlyMap<string, readonly string[]>>();
  private aliases: ReadonlyMap<string, string> | undefined;

  constructor({ origin, sections }: KnowledgeSections) {
    this.origin = origin;
    this.sections = new Map([...sections].map(([name, section]) => [name.includes('.') ? name : name + DOMAIN, section]));
  }

  get sources(): string[] {
    return [...this.sections.keys()];
  }

  knowsSource(source: string): boolean {
    return this.sections.has(source);
  }

  /** Whether the source can have events of other names than those that are known. */
  isOpen(source: string): boolean {
    return this.entryOf(source)?.open ?? true;
  }

  /** The source that a service's other name stands for. */
  resolveAlias(alias: string): string | undefined {
    this.aliases ??= new Map(this.sources.flatMap((source) => this.entryOf(source)!.aliases.map((name) => [name, source])));
    return this.aliases.get(alias);
  }

  listNames(source: string): readonly string[] {
    return this.entryOf(source)?.names ?? [];
  }

  get allNames(): readonly string[] {
    return [...new Set(this.sources.flatMap((source) => this.listNames(source)))];
  }

  /** Whether the source is known to log events of that name, in whatever version. */
  logs(source: string, name: string): boolean {
    const section = this.sections.get(source);
    if (section === undefined) return false;
    const { verb, rest } = splitName(name);
    return hasRest(suffixes(section, verb), rest);
  }

  /** The sources that are known to log events of that name. */
  listSources(name: string): string[] {
    const { verb, rest } = splitName(name);
    return [...this.sourcesWithVerb(verb)].filter(([, rests]) => hasRest(rests, rest)).map(([source]) => source);
  }

  /** What the source logs in place of a name that is in use elsewhere; nothing where no event stands for them. */
  replacedBy(source: string, name: string): readonly string[] | undefined {
    const renamed = this.entryOf(source)?.renamed;
    return renamed !== undefined && Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  }

  private sourcesWithVerb(verb: string): ReadonlyMap<string, readonly string[]> {
    const known = this.byVerb.get(verb);
    if (known) return known;
    const all = [...this.sections].map(([source, section]) => [source, suffixes(section, verb)] as const);
    const found = new Map(all.filter(([, rests]) => rests.length > 0));
    this.byVerb.set(verb, found);
    return found;
  }

  private entryOf(source: string): SourceEntry | undefined {
    const section = this.sections.get(source);
    const entry = this.entries.get(source) ?? (section === undefined ? undefined : decodeSection(section));
    if (entry) this.entries.set(source, entry);
    return entry;
  }
}

function hasRest(rests: readonly string[], rest: string): boolean {
  if (rests.includes(rest)) return true;
  const base = versionless(rest);
  return base !== rest && rests.some((other) => versionless(other) === base);
}

/** `.` stands for the rest of a name that is a verb alone. */
function versionless(rest: string): string {
  return rest.replace(API_VERSION, '') || '.';
}
