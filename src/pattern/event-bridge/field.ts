import { printSelector } from '../printer';
import { FieldType, RecordSchema } from '../schema';
import { Segment, Selector } from '../tree';
import { EventBridgeFault } from './text-set';
import { Domain } from './value-set';

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

interface Walk {
  readonly names: readonly string[];
  readonly lists: readonly string[];
  readonly type: FieldType;
  readonly free: boolean;
}

/** Undefined if the selector leads nowhere in any record. */
export function fieldOf(selector: Selector, schema: RecordSchema): Field | undefined {
  let walk: Walk = { names: [], lists: [], type: { struct: schema }, free: false };
  for (const segment of selector) {
    const next = step(walk, segment);
    if (!next) return undefined;
    walk = next;
  }
  const { names, lists, type, free } = walk;
  return { selector: printSelector(selector), names, lists, domain: typeof type === 'string' ? type : 'container', free };
}

/** A name for the field that two selectors share if EventBridge takes them for the same. */
export function pathOf(names: readonly string[]): string {
  return names.join('.');
}

function step(walk: Walk, segment: Segment): Walk | undefined {
  const { names, lists, type } = walk;
  if (segment.kind === 'index') throw new EventBridgeFault('it asks all elements of a list, never the one at a position; write [*] if any of them may match');
  if (segment.kind === 'any-field') throw new EventBridgeFault('it asks for fields by their names, .* has no words in it');
  const insideJson = { names, lists, type: 'json' as const, free: true };
  if (segment.kind === 'any-element') {
    const list = { lists: [...lists, pathOf(names)] };
    if (type === 'json') return { ...insideJson, ...list };
    return typeof type === 'object' && 'list' in type ? { ...walk, ...list, type: type.list } : undefined;
  }
  const { name } = segment;
  if (name.includes('.')) throw new EventBridgeFault(`it takes the dot in the name '${name}' for a step into an object`);
  if (name === '$or') throw new EventBridgeFault('it reads the name $or as a word of its own');
  const path = { names: [...names, name] };
  if (type === 'json') return { ...insideJson, ...path };
  if (typeof type === 'string' || 'list' in type) return undefined;
  if ('map' in type) return { ...walk, ...path, type: type.map };
  // a field that the schema does not know may hold anything
  return Object.hasOwn(type.struct, name) ? { ...walk, ...path, type: type.struct[name] } : { ...insideJson, ...path };
}
