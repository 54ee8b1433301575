import { Condition, Segment, lookUpType } from '../../../src/filter-pattern';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';
import { Random } from '../../generate/random';
import { isObject, Json } from '../real-records';

/** The names and indexes that lead to a value. */
export type Path = readonly (string | number)[];

export interface Located {
  readonly path: Path;
  readonly value: unknown;
}

const UNUSUAL_TEXTS = ['', 'true', 'false', 'null', '0', '1', '5', '5.0', 'x', 'Root', '10.0.0.1', '::1', 'a"b', 'a\\b', 'a\nb', 'ä\u{1F600}'];
const UNUSUAL_VALUES: readonly unknown[] = [
  ...UNUSUAL_TEXTS, 0, 1, 5, 22, -1, 1.5, 3389, 6e9, true, false, null, {}, [], ['x'], { a: 'x' }, [{ a: 'x' }], [5, null],
];
const MAX_VALUES_PER_PATH = 40;

/** Returns all values in a record, including objects and lists. */
export function listValues(value: unknown, at: Path = []): Located[] {
  return listChildren(value).flatMap(([step, child]) => [{ path: [...at, step], value: child }, ...listValues(child, [...at, step])]);
}

function listChildren(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isObject(value) ? Object.entries(value) : [];
}

export function toSegments(at: Path): [Segment, ...Segment[]] {
  return at.map((step): Segment => typeof step === 'number' ? { kind: 'index', index: step } : { kind: 'field', name: step }) as [Segment, ...Segment[]];
}

/** Returns the paths of the selectors in a condition. `[*]` becomes the first element. */
export function listPaths(condition: Condition): Path[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.conditions.flatMap(listPaths);
  return [condition.selector.flatMap((segment): Path => {
    switch (segment.kind) {
      case 'field': return [segment.name];
      case 'index': return [segment.index];
      case 'any-element': return [0];
      case 'any-field': return [];
    }
  })];
}

/** Changes records as the schema allows: any value within a JSON field, a value of the same type elsewhere. */
export class Mutator {
  private readonly values = new Map<string, unknown[]>();

  /** `records` supply values, `paths` are changed more often than others, and `fallback` supplies further values. */
  constructor(records: readonly Json[], private readonly paths: readonly Path[] = [], private readonly fallback?: Mutator) {
    for (const { path: at, value } of records.flatMap((record) => listValues(record))) {
      const known = this.values.get(at.join('\0')) ?? [];
      if (known.length < MAX_VALUES_PER_PATH && !known.includes(value)) known.push(value);
      this.values.set(at.join('\0'), known);
    }
  }

  mutate(record: Json, random: Random): Json {
    let result = record;
    for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
      const { path: at, value } = this.pickLocation(result, random);
      const changed = this.change(at, value, random);
      if (changed !== value) result = replaceValue(result, at, changed) as Json;
    }
    return result;
  }

  /** Returns values that the records have at a path. */
  valuesAt(at: Path): readonly unknown[] {
    return [...this.values.get(at.join('\0')) ?? [], ...this.fallback?.valuesAt(at) ?? []];
  }

  private pickLocation(record: Json, random: Random): Located {
    if (this.paths.length > 0 && random.chance(0.7)) {
      const at = random.pick(this.paths);
      return { path: at, value: getValue(record, at) };
    }
    return random.pick(listValues(record));
  }

  /** Returns undefined to remove the value. */
  private change(at: Path, value: unknown, random: Random): unknown {
    const end = lookUpType(toSegments(at), EVENT_SCHEMA);
    if (!end) return value;
    const { type } = end;
    // A column with JSON text is an object in each record.
    const typed = at.length === 1 && type === 'json' ? { struct: {} } : type;
    const choice = random.next();
    if (choice < 0.15) return undefined;
    // CloudTrail writes null for missing parameters or responses, and services can write null within them.
    if (choice < 0.25 && type === 'json') return null;
    if (choice < 0.6) {
      const known = this.valuesAt(at);
      if (known.length > 0) return random.pick(known);
    }
    if (choice < 0.8 && typed === type && type !== 'boolean' && typeof value === 'string') {
      return random.pick([value.toUpperCase(), value.toLowerCase(), `${value}x`, `x${value}`, value.slice(1)]);
    }
    switch (typed) {
      case 'string': return random.pick(UNUSUAL_TEXTS);
      case 'boolean': return random.pick([true, false, 'true', 'false']);
      case 'json': return random.chance(0.2) && value !== undefined ? [value] : random.pick(UNUSUAL_VALUES);
      default: return value;
    }
  }
}

function getValue(record: unknown, at: Path): unknown {
  return at.reduce((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isObject(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
  }, record);
}

/** Returns a copy with another value. Missing containers are created; a path through another value is ignored. */
function replaceValue(container: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (typeof step === 'number' ? container !== undefined && !Array.isArray(container) : container !== undefined && !isObject(container)) return container;
  if (typeof step === 'number') {
    const copy = [...container as readonly unknown[] | undefined ?? []];
    if (step > copy.length) return container;
    const inner = rest.length > 0 ? replaceValue(copy[step], rest, value) : value;
    if (inner === undefined) copy.splice(step, 1);
    else copy[step] = inner;
    return copy;
  }
  const copy: { [name: string]: unknown } = { ...container as Json | undefined };
  const inner = rest.length > 0 ? replaceValue(copy[step], rest, value) : value;
  if (inner === undefined) delete copy[step];
  else copy[step] = inner;
  return copy;
}
