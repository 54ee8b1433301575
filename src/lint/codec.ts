import { ValidationError } from '../private/errors';

/** What is known of one event source. */
export interface SourceEntry {
  /** Without the domain, e.g. `iam`; whole, if it is of another one. */
  readonly source: string;
  /** Whether other names than these are possible. */
  readonly open: boolean;
  /** Names that people take for the source's. */
  readonly aliases: readonly string[];
  /** The event names, sorted. */
  readonly names: readonly string[];
  /** Names in use elsewhere, with what is logged instead; nothing where no event stands for them. */
  readonly renamed: Readonly<Record<string, readonly string[]>>;
}

/** All that is known, as it is kept. */
export interface KnowledgeText {
  /** Where it comes from, with version and date. */
  readonly origin: string;
  readonly entries: readonly SourceEntry[];
}

const VERB = /^[A-Z]?[a-z]*/;
const ORIGIN = '# From ';
/** Stands for the rest of a name that is a verb alone, as `Invoke`. */
const NOTHING = '.';

/**
 * Writes it as text, a line for each verb of a source:
 *
 *     @elasticloadbalancing elb elbv2
 *     Create Listener LoadBalancer Rule
 *     >InvokeFunction Invoke
 *
 * An open source's name ends in a question mark.
 */
export function encodeKnowledge({ origin, entries }: KnowledgeText): string {
  const lines = ['# Event names of CloudTrail by event source; written by verify/knowledge/renew.ts.', `${ORIGIN}${origin}.`];
  for (const { source, open, aliases, names, renamed } of entries) {
    lines.push([`@${source}${open ? '?' : ''}`, ...aliases].join(' '));
    for (const [verb, rests] of byVerb(names)) lines.push([verb, ...rests].join(' '));
    for (const [name, logged] of Object.entries(renamed)) lines.push([`>${name}`, ...logged].join(' '));
  }
  return `${lines.join('\n')}\n`;
}

export function decodeKnowledge(text: string): KnowledgeText {
  const { origin, sections } = splitKnowledge(text);
  return { origin, entries: [...sections.values()].map(decodeSection) };
}

/** The text of each source, to be read when it is asked for: that is much quicker than reading them all. */
export interface KnowledgeSections {
  readonly origin: string;
  /** By source, without the domain. */
  readonly sections: ReadonlyMap<string, string>;
}

export function splitKnowledge(text: string): KnowledgeSections {
  const [head, ...sections] = `\n${text.trimEnd()}`.split('\n@');
  const stray = head.split('\n').find((line) => line !== '' && !line.startsWith('#'));
  if (stray !== undefined) throw new ValidationError(`event names must follow an event source; got '${stray}' before any`);
  const origin = head.split('\n').find((line) => line.startsWith(ORIGIN)) ?? `${ORIGIN}.`;
  return { origin: origin.slice(ORIGIN.length, -1), sections: new Map(sections.map((section) => [parseSource(section), section])) };
}

export function decodeSection(section: string): SourceEntry {
  const [first, ...lines] = section.split('\n');
  const [head, ...aliases] = first.split(' ');
  const names: string[] = [];
  const renamed: Record<string, readonly string[]> = {};
  for (const line of lines) {
    const [verb, ...words] = line.split(' ');
    if (verb.startsWith('>')) renamed[verb.slice(1)] = words;
    else for (const word of words) names.push(word === NOTHING ? verb : verb + word);
  }
  return { source: parseSource(section), open: head.endsWith('?'), aliases, names, renamed };
}

/** A name as it is kept: the verb, and what follows it. */
export function splitName(name: string): { readonly verb: string; readonly rest: string } {
  const verb = VERB.exec(name)![0];
  return { verb, rest: name.slice(verb.length) || NOTHING };
}

/** What follows a verb in the names of a section. */
export function suffixes(section: string, verb: string): readonly string[] {
  const start = section.indexOf(`\n${verb} `);
  if (start < 0) return [];
  const end = section.indexOf('\n', start + 1);
  return section.slice(start + verb.length + 2, end < 0 ? undefined : end).split(' ');
}

function parseSource(section: string): string {
  return /^[^ ?\n]*/.exec(section)![0];
}

function byVerb(names: readonly string[]): Map<string, string[]> {
  const verbs = new Map<string, string[]>();
  for (const name of names) {
    const { verb, rest } = splitName(name);
    const rests = verbs.get(verb) ?? [];
    verbs.set(verb, rests);
    rests.push(rest);
  }
  return verbs;
}
