import * as fs from 'node:fs';
import * as path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { decodeSection, EMPTY_SUFFIX, EventNameSections, findSuffixes, SourceEntry, splitSections, splitName } from './codec';

/** The file in the package. The path is the same for the sources and for the compiled code. */
export const EVENT_NAMES_FILE = path.join(__dirname, '..', '..', 'event-names', 'event-names.br');

/** The domain of event sources, which is omitted in the file. */
export const DOMAIN = '.amazonaws.com';
/** The API version that some services append to the name of an operation, such as `20150331v2` or `2020_05_31`. */
const API_VERSION = /20\d\d_?\d\d_?\d\d(v\d+)?$/;

/**
 * The known CloudTrail event names. Event sources are accepted and returned with their domain.
 *
 * The names of an event source are decoded at the first request, because a rule names only a few of several hundred.
 */
export class EventNameIndex {
  /** Reads the file in the package, which takes about 2 milliseconds. */
  static load(): EventNameIndex {
    return new EventNameIndex(splitSections(brotliDecompressSync(fs.readFileSync(EVENT_NAMES_FILE)).toString('utf8')));
  }

  /** The origin of the names, with version and date. */
  readonly origin: string;

  private readonly sections: ReadonlyMap<string, string>;
  private readonly entries = new Map<string, SourceEntry>();
  private readonly byVerb = new Map<string, ReadonlyMap<string, readonly string[]>>();
  private aliases: ReadonlyMap<string, string> | undefined;

  constructor({ origin, sections }: EventNameSections) {
    this.origin = origin;
    this.sections = new Map([...sections].map(([name, section]) => [name.includes('.') ? name : name + DOMAIN, section]));
  }

  get sources(): string[] {
    return [...this.sections.keys()];
  }

  knowsSource(source: string): boolean {
    return this.sections.has(source);
  }

  /** Returns whether the event source can have other names in addition to the known ones. */
  isOpen(source: string): boolean {
    return this.findEntry(source)?.open ?? true;
  }

  /** Returns the event source of a service by another name of the service. */
  resolveAlias(alias: string): string | undefined {
    this.aliases ??= new Map(this.sources.flatMap((source) => this.findEntry(source)!.aliases.map((name) => [name, source])));
    return this.aliases.get(alias);
  }

  listNames(source: string): readonly string[] {
    return this.findEntry(source)?.names ?? [];
  }

  get allNames(): readonly string[] {
    return [...new Set(this.sources.flatMap((source) => this.listNames(source)))];
  }

  /** Returns whether the event source has the name, with any API version. */
  logs(source: string, name: string): boolean {
    const section = this.sections.get(source);
    if (section === undefined) return false;
    const { verb, suffix } = splitName(name);
    return hasSuffix(findSuffixes(section, verb), suffix);
  }

  /** Returns the event sources that have the name, with any API version. */
  listSources(name: string): string[] {
    const { verb, suffix } = splitName(name);
    return [...this.findSourcesWithVerb(verb)].filter(([, suffixes]) => hasSuffix(suffixes, suffix)).map(([source]) => source);
  }

  /** Returns the event names of an operation or permission with a different name. The list is empty if it has no events. */
  replacedBy(source: string, name: string): readonly string[] | undefined {
    const renamed = this.findEntry(source)?.renamed;
    return renamed !== undefined && Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  }

  private findSourcesWithVerb(verb: string): ReadonlyMap<string, readonly string[]> {
    const known = this.byVerb.get(verb);
    if (known) return known;
    const all = [...this.sections].map(([source, section]) => [source, findSuffixes(section, verb)] as const);
    const found = new Map(all.filter(([, suffixes]) => suffixes.length > 0));
    this.byVerb.set(verb, found);
    return found;
  }

  private findEntry(source: string): SourceEntry | undefined {
    const section = this.sections.get(source);
    const entry = this.entries.get(source) ?? (section === undefined ? undefined : decodeSection(section));
    if (entry) this.entries.set(source, entry);
    return entry;
  }
}

function hasSuffix(suffixes: readonly string[], suffix: string): boolean {
  if (suffixes.includes(suffix)) return true;
  const base = removeVersion(suffix);
  return base !== suffix && suffixes.some((other) => removeVersion(other) === base);
}

function removeVersion(suffix: string): string {
  return suffix.replace(API_VERSION, '') || EMPTY_SUFFIX;
}
