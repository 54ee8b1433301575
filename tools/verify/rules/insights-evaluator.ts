/*
 * An evaluator for filters of CloudWatch Logs Insights, based on the documentation, for the operators that the library uses:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 *
 * Where the documentation is ambiguous, there are several semantics. A filter must have the same result in each of them.
 */
import { isObject, Json } from '../real-records';

/** The points that the documentation does not define. */
export interface Semantics {
  /** The representation of booleans: the texts `true` and `false`, or the numbers 1 and 0. */
  readonly booleans: 'texts' | 'numbers';
  /** The representation of null: the text `null`, or an absent field. */
  readonly nulls: 'texts' | 'none';
  /** `loose` if a number without quotes is equal to a text with the same number. */
  readonly numbers: 'loose' | 'strict';
}

export const ALL_SEMANTICS: readonly Semantics[] = (['texts', 'numbers'] as const).flatMap((booleans) =>
  (['texts', 'none'] as const).flatMap((nulls) => (['loose', 'strict'] as const).map((numbers) => ({ booleans, nulls, numbers }))));

type Value = string | number;
/** The values of a record by field name. */
export type Fields = ReadonlyMap<string, Value>;
type Filter = (fields: Fields) => boolean;

const TOKEN = /\s*(?:(`[^`]*`)|("[^"]*"|'[^']*')|(\/(?:\\.|[^/\\])*\/)|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.]))|([A-Za-z_][\w.]*)|(!=|<=|>=|[=<>()[\],]))/gsuy;

/** Returns the discovered fields of a record. Names contain the names of objects and the indexes of lists, separated by dots. */
export function discoverFields(record: Json, { booleans, nulls }: Semantics): Fields {
  const fields = new Map<string, Value>();
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) value.forEach((element, index) => visit(element, `${name}.${index}`));
    else if (isObject(value)) for (const [key, field] of Object.entries(value)) visit(field, name === '' ? key : `${name}.${key}`);
    else if (typeof value === 'boolean') fields.set(name, booleans === 'texts' ? String(value) : Number(value));
    else if (value !== null) fields.set(name, value as Value);
    else if (nulls === 'texts') fields.set(name, 'null');
  };
  visit(record, '');
  return fields;
}

export interface CompiledFilter {
  readonly test: Filter;
  /** True if the filter contains a number without quotes. */
  readonly hasNumbers: boolean;
}

/** Compiles a filter. */
export function compileFilter(text: string, { numbers }: Semantics): CompiledFilter {
  const tokens = tokenize(text);
  let position = 0;
  const take = (expected?: string): Token => {
    const token = tokens[position];
    if (!token || (expected !== undefined && token.text !== expected)) throw new Error(`expected ${expected ?? 'more'} at token ${position} of ${text}`);
    position += 1;
    return token;
  };
  const takeIf = (expected: string): boolean => {
    const found = tokens[position]?.text === expected;
    if (found) position += 1;
    return found;
  };
  const disjunction = (): Filter => {
    const parts = [conjunction()];
    while (takeIf('or')) parts.push(conjunction());
    return (fields) => parts.some((part) => part(fields));
  };
  const conjunction = (): Filter => {
    const parts = [negation()];
    while (takeIf('and')) parts.push(negation());
    return (fields) => parts.every((part) => part(fields));
  };
  const negation = (): Filter => {
    if (!takeIf('not')) return primary();
    const inner = negation();
    return (fields) => !inner(fields);
  };
  const primary = (): Filter => {
    if (takeIf('(')) {
      const inner = disjunction();
      take(')');
      return inner;
    }
    if (takeIf('ispresent')) {
      take('(');
      const { value } = take();
      take(')');
      return (fields) => fields.has(String(value));
    }
    return comparison(String(take().value));
  };
  const comparison = (name: string): Filter => {
    const negated = takeIf('not');
    const operator = take().text;
    const test = operator === 'in' ? oneOf(list()) : testOf(operator, take());
    // An absent field is not equal to any value and matches no expression, so negated comparisons match it.
    const opposite = negated || operator === '!=';
    return (fields) => {
      const value = fields.get(name);
      return value === undefined ? opposite : test(value) !== opposite;
    };
  };
  const list = (): readonly Token[] => {
    take('[');
    const items = [take()];
    while (takeIf(',')) items.push(take());
    take(']');
    return items;
  };
  const oneOf = (items: readonly Token[]): ((value: Value) => boolean) => {
    const tests = items.map((item) => testOf('=', item));
    return (value) => tests.some((test) => test(value));
  };
  const testOf = (operator: string, { kind, value }: Token): ((value: Value) => boolean) => {
    if (operator === 'like') {
      const expression = new RegExp(String(value), 'u');
      return (found) => expression.test(String(found));
    }
    if (kind === 'text') return (found) => String(found) === value;
    const expected = Number(value);
    return (found) => {
      const number = typeof found === 'number' ? found : numbers === 'loose' && found.trim() !== '' ? Number(found) : NaN;
      switch (operator) {
        case '=': case '!=': return number === expected;
        case '<': return number < expected;
        case '<=': return number <= expected;
        case '>': return number > expected;
        case '>=': return number >= expected;
        default: throw new Error(`unknown operator ${operator}`);
      }
    };
  };
  const test = disjunction();
  if (position < tokens.length) throw new Error(`unexpected '${tokens[position].text}' in ${text}`);
  return { test, hasNumbers: tokens.some(({ kind }) => kind === 'number') };
}

interface Token {
  readonly kind: 'name' | 'text' | 'expression' | 'number' | 'word';
  readonly text: string;
  readonly value: string | number;
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [, quotedName, quotedText, expression, number, name, symbol] = match;
    if (quotedName !== undefined) tokens.push({ kind: 'name', text: '`', value: quotedName.slice(1, -1) });
    else if (quotedText !== undefined) tokens.push({ kind: 'text', text: '"', value: quotedText.slice(1, -1) });
    else if (expression !== undefined) tokens.push({ kind: 'expression', text: '/', value: expression.slice(1, -1) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, value: Number(number) });
    else tokens.push({ kind: symbol === undefined ? 'name' : 'word', text: symbol ?? name, value: symbol ?? name });
    if (TOKEN.lastIndex === text.length) return tokens;
  }
  throw new Error(`invalid filter: ${text}`);
}
