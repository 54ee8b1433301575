import { parsePattern, RecordSchema, Selector } from '../../../src/filter-pattern';
import { Assumption } from '../../../src/filter-pattern/backends/assumptions';
import { isObject, Json } from '../real-records';

/** The values that a selector selects in a record, resolved without the code of the library. */
interface Resolution {
  readonly values: readonly unknown[];
  /** True if the record has a list where the selector has a field, or another value where the selector has an index. */
  readonly hasOtherContainer: boolean;
  readonly hasDottedName: boolean;
  /** True if the selected value or a value that contains it is null. */
  readonly hasNull: boolean;
}

/** Returns true if a record violates an assumption. */
export function violates(record: Json, { selector, never }: Assumption): boolean {
  const { values, hasOtherContainer, hasDottedName } = resolveSelector(record, parseSelector(selector));
  switch (never) {
    case 'list': return hasOtherContainer || values.some(Array.isArray);
    case 'object': return values.some((value) => isObject(value) || (Array.isArray(value) && value.length === 0));
    case 'null': return values.includes(null);
    case 'dotted-name': return hasDottedName;
    case 'large-number': return values.some((value) => typeof value === 'number' && (Math.abs(value) > 5e9 || value.toExponential().replace(/e.*|\D/g, '').length > 15));
    case 'number-text': return values.some((value) => typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
    case 'zero-or-one': return values.some((value) => value === 0 || value === 1 || value === '0' || value === '1');
    case 'boolean': return values.some((value) => typeof value === 'boolean');
  }
}

/** Returns true if a selector selects null in a column of the table, where it is equal to an absent value. */
export function hasNullInColumns(record: Json, selector: Selector, schema: RecordSchema): boolean {
  const [first] = selector;
  if (first.kind !== 'field' || !Object.hasOwn(schema, first.name)) return false;
  const columns = schema[first.name] === 'json' ? selector.slice(0, 1) : selector;
  return resolveSelector(record, columns).hasNull;
}

function parseSelector(text: string): Selector {
  const condition = parsePattern(`{ ${text} NOT EXISTS }`);
  return condition.kind === 'not-exists' ? condition.selector : [];
}

function resolveSelector(record: Json, selector: Selector): Resolution {
  let values: unknown[] = [record];
  let [hasOtherContainer, hasDottedName, hasNull] = [false, false, false];
  selector.forEach((segment, depth) => {
    const last = depth === selector.length - 1;
    values = values.flatMap((value): unknown[] => {
      const isElement = segment.kind === 'any-element' || segment.kind === 'index';
      if (isElement !== Array.isArray(value)) hasOtherContainer = true;
      if (value === null) hasNull = true;
      if (Array.isArray(value)) {
        if (segment.kind === 'any-element') return value;
        return segment.kind === 'index' && segment.index < value.length ? [value[segment.index]] : [];
      }
      if (!isObject(value) || isElement) return [];
      if (segment.kind !== 'field') return Object.values(value);
      if (!last && Object.keys(value).some((key) => key.startsWith(`${segment.name}.`))) hasDottedName = true;
      return Object.hasOwn(value, segment.name) ? [value[segment.name]] : [];
    });
  });
  return { values, hasOtherContainer, hasDottedName, hasNull: hasNull || values.includes(null) };
}
