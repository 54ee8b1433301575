import { Segment, Selector } from '../../ast';
import { printSelector } from '../../printer';
import { RecordSchema, typeAt } from '../../schema';
import { UnsupportedError } from '../../value-sets/glob-set';
import { Domain } from '../../value-sets/value-set';

/** A field as EventBridge sees it: by the names on its way, as elements of lists stand for their lists. */
export interface Field {
  /** As in the condition. */
  readonly selector: string;
  readonly names: readonly string[];
  /** The lists on the way, each by the names that lead to it. */
  readonly lists: readonly string[];
  readonly domain: Domain;
  /** Whether it is within JSON, where the schema promises nothing. */
  readonly free: boolean;
}

/** Undefined if the selector leads nowhere in any record. */
export function resolveField(selector: Selector, schema: RecordSchema): Field | undefined {
  const names: string[] = [];
  const lists: string[] = [];
  for (const segment of selector) {
    if (segment.kind === 'any-element') lists.push(joinPath(names));
    else names.push(renderName(segment));
  }
  const end = typeAt(selector, schema);
  if (!end) return undefined;
  const { type, free } = end;
  return { selector: printSelector(selector), names, lists, domain: typeof type === 'string' ? type : 'container', free };
}

/** A text that two fields share if EventBridge takes them for the same. */
export function joinPath(names: readonly string[]): string {
  return names.join('.');
}

function renderName(segment: Exclude<Segment, { readonly kind: 'any-element' }>): string {
  switch (segment.kind) {
    case 'index': throw new UnsupportedError('it asks all elements of a list, never the one at a position: write [*] if any of them may match');
    case 'any-field': throw new UnsupportedError('it asks for fields by their names, and .* has none');
    case 'field': {
      const { name } = segment;
      if (name.includes('.')) throw new UnsupportedError(`it takes the dot in the name '${name}' for a step into an object`);
      if (name === '$or') throw new UnsupportedError('it reads the name $or as a word of its own');
      return name;
    }
  }
}
