/** What is known of one event source. */
export interface SourceEntry {
  /** Without the domain, e.g. `iam`. */
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
  const entries: MutableEntry[] = [];
  let origin = '';
  for (const line of text.split('\n')) {
    const [head, ...words] = line.split(' ');
    if (line.startsWith('#')) {
      if (line.startsWith(ORIGIN)) origin = line.slice(ORIGIN.length, -1);
    } else if (line.startsWith('@')) {
      entries.push({ source: head.slice(1).replace(/\?$/, ''), open: head.endsWith('?'), aliases: words, names: [], renamed: {} });
    } else if (line !== '') {
      const entry = entries[entries.length - 1];
      if (entry === undefined) throw new Error(`event names must follow an event source; got '${line}' before any`);
      if (line.startsWith('>')) entry.renamed[head.slice(1)] = words;
      else for (const word of words) entry.names.push(word === NOTHING ? head : head + word);
    }
  }
  return { origin, entries };
}

interface MutableEntry extends SourceEntry {
  readonly names: string[];
  readonly renamed: Record<string, readonly string[]>;
}

function byVerb(names: readonly string[]): Map<string, string[]> {
  const verbs = new Map<string, string[]>();
  for (const name of names) {
    const verb = VERB.exec(name)![0];
    const rests = verbs.get(verb) ?? [];
    verbs.set(verb, rests);
    rests.push(name.slice(verb.length) || NOTHING);
  }
  return verbs;
}
