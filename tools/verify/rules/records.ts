import { Segment } from '../../../src/filter-pattern';
import { typeAt } from '../../../src/filter-pattern/schema';
import { EVENT_SCHEMA } from '../../../src/tables/record-schema';
import { Random } from '../../generate/random';
import { isObject, Json } from '../real-records';

/** The way to a value, by names and positions. */
export type Path = readonly (string | number)[];

export interface Located {
  readonly path: Path;
  readonly value: unknown;
}

const ODD_TEXTS = ['', 'true', 'false', 'null', '0', '1', '5', '5.0', 'x', 'Root', '10.0.0.1', '::1', 'a"b', 'a\\b', 'a\nb', 'ä\u{1F600}'];
const ODD_VALUES: readonly unknown[] = [...ODD_TEXTS, 0, 1, 5, 22, -1, 1.5, 3389, 6e9, true, false, null, {}, [], ['x'], { a: 'x' }, [{ a: 'x' }], [5, null]];
const VALUES_PER_PATH = 40;

/** Every value in a record but the record itself. */
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

/** Changes records in ways that the schema allows: within JSON anything goes, elsewhere a text stays a text. */
export class Mutator {
  private readonly seen = new Map<string, unknown[]>();
  private readonly paths: readonly Path[];

  /** `mentioned` are paths that rules ask for, by which most changes are made. */
  constructor(base: readonly Json[], mentioned: readonly Path[], private readonly random: Random) {
    for (const record of base) {
      for (const { path: at, value } of listValues(record)) {
        const known = this.seen.get(at.join('\0')) ?? [];
        if (known.length < VALUES_PER_PATH && !known.includes(value)) known.push(value);
        this.seen.set(at.join('\0'), known);
      }
    }
    this.paths = mentioned;
  }

  mutate(record: Json): Json {
    let result = record;
    for (let changes = 1 + this.random.below(3); changes > 0; changes -= 1) {
      const { path: at, value } = this.pickLocation(result);
      const changed = this.change(at, value);
      if (changed !== value) result = replaceValue(result, at, changed) as Json;
    }
    return result;
  }

  /** Values seen at a path, in any record. */
  valuesAt(at: Path): readonly unknown[] {
    return this.seen.get(at.join('\0')) ?? [];
  }

  private pickLocation(record: Json): Located {
    if (this.paths.length > 0 && this.random.chance(0.7)) {
      const at = this.random.pick(this.paths);
      return { path: at, value: getValue(record, at) };
    }
    return this.random.pick(listValues(record));
  }

  /** Undefined to drop it. */
  private change(at: Path, value: unknown): unknown {
    const end = typeAt(toSegments(at), EVENT_SCHEMA);
    if (!end) return value;
    const { type } = end;
    // what is JSON text in a column of its own is an object in every record
    const typed = at.length === 1 && type === 'json' ? { struct: {} } : type;
    const choice = this.random.next();
    if (choice < 0.15) return undefined;
    // CloudTrail writes a null for what a call has no parameters or no answer of, and services may within these
    if (choice < 0.25 && type === 'json') return null;
    if (choice < 0.6) {
      const known = this.valuesAt(at);
      if (known.length > 0) return this.random.pick(known);
    }
    if (choice < 0.8 && typed === type && type !== 'boolean' && typeof value === 'string') return this.random.pick([value.toUpperCase(), value.toLowerCase(), `${value}x`, `x${value}`, value.slice(1)]);
    switch (typed) {
      case 'string': return this.random.pick(ODD_TEXTS);
      case 'boolean': return this.random.pick([true, false, 'true', 'false']);
      case 'json': return this.random.chance(0.2) && value !== undefined ? [value] : this.random.pick(ODD_VALUES);
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

/** A copy with another value; a way that does not lead there is made, unless something else is in it. */
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
