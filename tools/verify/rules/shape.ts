import { parsePattern, RecordSchema, Selector } from '../../../src/filter-pattern';
import { Assumption } from '../../../src/filter-pattern/backends/assumptions';
import { isObject, Json } from '../real-records';

/** What a selector meets in a record, read without the library's own reader. */
interface Resolution {
  /** Values at the end of the way. */
  readonly ends: readonly unknown[];
  /** Whether a list stood where a field was asked for, or something else where an element was. */
  readonly misplacedList: boolean;
  readonly dottedName: boolean;
  /** Whether a null stood on the way or at its end. */
  readonly nullOnTheWay: boolean;
}

/** Whether a record is one that an assumption rules out. */
export function violates(record: Json, { selector, never }: Assumption): boolean {
  const { ends, misplacedList, dottedName } = resolveSelector(record, parseSelector(selector));
  switch (never) {
    case 'list': return misplacedList || ends.some(Array.isArray);
    case 'object': return ends.some((end) => isObject(end) || (Array.isArray(end) && end.length === 0));
    case 'null': return ends.includes(null);
    case 'dotted-name': return dottedName;
    case 'large-number': return ends.some((end) => typeof end === 'number' && (Math.abs(end) > 5e9 || end.toExponential().replace(/e.*|\D/g, '').length > 15));
    case 'number-text': return ends.some((end) => typeof end === 'string' && end.trim() !== '' && Number.isFinite(Number(end)));
    case 'zero-or-one': return ends.some((end) => end === 0 || end === 1 || end === '0' || end === '1');
    case 'boolean': return ends.some((end) => typeof end === 'boolean');
  }
}

/** Whether a selector meets a null where the table has columns, which do not tell it from nothing. */
export function hasNullInColumns(record: Json, selector: Selector, schema: RecordSchema): boolean {
  const [first] = selector;
  if (first.kind !== 'field' || !Object.hasOwn(schema, first.name)) return false;
  const columns = schema[first.name] === 'json' ? selector.slice(0, 1) : selector;
  return resolveSelector(record, columns).nullOnTheWay;
}

const selectors = new Map<string, Selector>();

function parseSelector(text: string): Selector {
  let selector = selectors.get(text);
  if (!selector) {
    const condition = parsePattern(`{ ${text} NOT EXISTS }`);
    selector = condition.kind === 'not-exists' ? condition.selector : [];
    selectors.set(text, selector);
  }
  return selector;
}

function resolveSelector(record: Json, selector: Selector): Resolution {
  let values: unknown[] = [record];
  let [misplacedList, dottedName, nullOnTheWay] = [false, false, false];
  selector.forEach((segment, depth) => {
    const last = depth === selector.length - 1;
    values = values.flatMap((value): unknown[] => {
      const wantsElement = segment.kind === 'any-element' || segment.kind === 'index';
      if (wantsElement !== Array.isArray(value)) misplacedList = true;
      if (value === null) nullOnTheWay = true;
      if (Array.isArray(value)) {
        if (segment.kind === 'any-element') return value;
        return segment.kind === 'index' && segment.index < value.length ? [value[segment.index]] : [];
      }
      if (!isObject(value) || wantsElement) return [];
      if (segment.kind !== 'field') return Object.values(value);
      if (!last && Object.keys(value).some((key) => key.startsWith(`${segment.name}.`))) dottedName = true;
      return Object.hasOwn(value, segment.name) ? [value[segment.name]] : [];
    });
  });
  return { ends: values, misplacedList, dottedName, nullOnTheWay: nullOnTheWay || values.includes(null) };
}
