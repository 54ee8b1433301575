import { Comparison, Condition, isWildcard, NumberOperand, Operator, Segment, Selector, State } from './ast';
import { compileGlob, TextTest } from './glob';
import { groupInLists, InList } from './in-list';
import { translateRegex } from './regex';

/*
 * The meaning of a pattern. Every backend must agree with it.
 *
 * - A comparison, including `!=`, is false if the selector finds nothing, null, an object, or an array.
 *   With `[*]` (the elements of an array) or `.*` (the fields of an object), one value that passes is enough, also for `!=`.
 * - Texts, wildcards, and regular expressions are compared with the text of a scalar: a string itself, `true` or `false`,
 *   a number as JSON writes it. Case matters. `*` matches any number of characters; a regular expression can match anywhere.
 * - `= 5`, unquoted and without wildcard: an equal number, or a string with the same spelling.
 *   `!= 5`: a scalar for which `= 5` is false. `<`, `<=`, `>`, `>=`: only numbers, never a string.
 * - `IS TRUE`, `IS FALSE`: the boolean or the string. `IS NULL`: an explicit null.
 * - `NOT EXISTS`: the path does not exist, including a path through a null or a scalar. Null, objects, and arrays exist.
 *   With a wildcard: the path does not exist for any element or field.
 * - A name selects a field of an object and `[n]` an element of an array, never the reverse.
 */

/** Decides on a value of a record. The value is `undefined` if the path does not exist. */
type ValueTest = (value: unknown) => boolean;

/** Compiles a condition into a function that tests records. */
export function compilePattern(condition: Condition): (record: unknown) => boolean {
  return compile(condition);
}

/*
 * Loops unrolled by length made a replay of 100,000 records, with only the rules, 2 to 5 % faster. That does not justify them.
 */
function compile(condition: Condition | InList): ValueTest {
  switch (condition.kind) {
    case 'and': {
      const tests = groupInLists(condition).map(compile);
      return (record) => tests.every((test) => test(record));
    }
    case 'or': {
      const tests = groupInLists(condition).map(compile);
      return (record) => tests.some((test) => test(record));
    }
    case 'in-list': return compileSelector(condition.selector, compileInList(condition));
    case 'compare': return compileSelector(condition.selector, compileComparison(condition));
    case 'is': return compileSelector(condition.selector, compileState(condition.state));
    case 'not-exists': {
      const exists = compileSelector(condition.selector, (value) => value !== undefined);
      return (record) => !exists(record);
    }
  }
}

/**
 * Compiles a test of the values that a selector finds. Without wildcards, the test receives `undefined` if the path does not
 * exist. With wildcards, it receives only existing values, and one that passes is enough.
 */
function compileSelector(selector: Selector, test: ValueTest): ValueTest {
  if (selector.some(isWildcard)) return selector.reduceRight(compileSegment, (value) => value !== undefined && test(value));
  const readers = selector.map(createReader);
  return (record) => test(readers.reduce((value, read) => read(value), record));
}

function compileSegment(test: ValueTest, segment: Segment): ValueTest {
  switch (segment.kind) {
    case 'any-element': return (value) => Array.isArray(value) && value.some((element) => test(element));
    case 'any-field': return (value) => isObject(value) && Object.values(value).some((field) => test(field));
    default: {
      const read = createReader(segment);
      return (value) => test(read(value));
    }
  }
}

function createReader(segment: Segment): (value: unknown) => unknown {
  if (segment.kind === 'index') {
    const { index } = segment;
    return (value) => Array.isArray(value) ? value[index] : undefined;
  }
  const name = segment.kind === 'field' ? segment.name : '';
  return (value) => {
    if (!isObject(value)) return undefined;
    const field = value[name];
    // inherited properties, such as `constructor`, are not data of the record
    return field !== undefined && Object.hasOwn(value, name) ? field : undefined;
  };
}

function compileComparison({ operator, operand }: Comparison): ValueTest {
  switch (operand.kind) {
    case 'text': return compileTextTest(compileGlob(operand.text), operator);
    case 'number': return compileNumber(operand, operator);
    case 'regex': {
      const expression = new RegExp(translateRegex(operand.source).js, 'us');
      return compileTextTest((text) => expression.test(text), operator);
    }
  }
}

function compileInList({ texts, operator }: InList): ValueTest {
  const set = new Set(texts);
  return compileTextTest((text) => set.has(text), operator);
}

/** Compiles a test of the text of a scalar. */
function compileTextTest(test: TextTest, operator: Operator): ValueTest {
  const expected = operator === '=';
  return (value) => {
    if (typeof value === 'string') return test(value) === expected;
    return (typeof value === 'boolean' || typeof value === 'number') && test(String(value)) === expected;
  };
}

function compileNumber({ source }: NumberOperand, operator: Operator): ValueTest {
  const number = Number(source);
  switch (operator) {
    case '=': return (value) => value === number || value === source;
    case '!=': return (value) => isScalar(value) && value !== number && value !== source;
    case '<': return (value) => typeof value === 'number' && value < number;
    case '<=': return (value) => typeof value === 'number' && value <= number;
    case '>': return (value) => typeof value === 'number' && value > number;
    case '>=': return (value) => typeof value === 'number' && value >= number;
  }
}

function compileState(state: State): ValueTest {
  switch (state) {
    case 'null': return (value) => value === null;
    case 'true': return (value) => value === true || value === 'true';
    case 'false': return (value) => value === false || value === 'false';
  }
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
