import { Comparison, Condition, NumberOperand, Operator, State } from './ast';
import { groupInLists, InList } from './backends/in-list';
import { translateRegex } from './regex';
import { testSelected, ValueTest } from './selector-evaluator';

/*
 * What a pattern means. Every other rendering of the tree must agree with this one.
 *
 * - A comparison, `!=` included, is false where the selector finds nothing, null, an object or an array.
 *   With `[*]` (the elements of an array) or `.*` (the fields of an object) one value that passes is enough, for `!=` too.
 * - Texts, wildcards and regular expressions are held against a scalar's text: a string itself, `true` or `false`,
 *   a number as JSON writes it. Case counts. `*` is any run of characters, a regular expression may match anywhere.
 * - `= 5`, unquoted and without wildcard: a number that is equal, or a string spelt exactly so.
 *   `!= 5`: a scalar of which that is not true. `<`, `<=`, `>`, `>=`: numbers only, never a string.
 * - `IS TRUE`, `IS FALSE`: the boolean or the string. `IS NULL`: an explicit null.
 * - `NOT EXISTS`: the path leads nowhere, be it through a null or a scalar; null, objects and arrays do exist.
 *   With a wildcard: no element or field leads anywhere.
 * - A name stands for a field of an object and `[n]` for an element of an array, never the other way round.
 */

/** Compiles a condition once, for many records; the result allocates nothing of its own for a record without numbers. */
export function compilePattern(condition: Condition): (record: unknown) => boolean {
  return compile(condition);
}

function compile(condition: Condition | InList): ValueTest {
  switch (condition.kind) {
    case 'and': return every(groupInLists(condition).map(compile));
    case 'or': return some(groupInLists(condition).map(compile));
    case 'text-set': return testSelected(condition.selector, compileTextSet(condition));
    case 'compare': return testSelected(condition.selector, compileComparison(condition));
    case 'is': return testSelected(condition.selector, compileState(condition.state));
    case 'not-exists': {
      const exists = testSelected(condition.selector, (value) => value !== undefined);
      return (record) => !exists(record);
    }
  }
}

function every(tests: readonly ValueTest[]): ValueTest {
  const [first, second] = tests;
  if (tests.length === 1) return first;
  if (tests.length === 2) return (record) => first(record) && second(record);
  return (record) => {
    for (let index = 0; index < tests.length; index += 1) if (!tests[index](record)) return false;
    return true;
  };
}

function some(tests: readonly ValueTest[]): ValueTest {
  const [first, second] = tests;
  if (tests.length === 1) return first;
  if (tests.length === 2) return (record) => first(record) || second(record);
  return (record) => {
    for (let index = 0; index < tests.length; index += 1) if (tests[index](record)) return true;
    return false;
  };
}

function compileComparison({ operator, operand }: Comparison): ValueTest {
  switch (operand.kind) {
    case 'text': return textTest(compileText(operand.text), operator);
    case 'number': return compileNumber(operand, operator);
    case 'regex': {
      const expression = new RegExp(translateRegex(operand.source).js, 'us');
      return textTest((text) => expression.test(text), operator);
    }
  }
}

function compileTextSet({ texts, operator }: InList): ValueTest {
  const set = new Set(texts);
  return textTest((text) => set.has(text), operator);
}

/** Holds a test of a text against a scalar's text. */
function textTest(test: TextTest, operator: Operator): ValueTest {
  const wanted = operator === '=';
  return (value) => {
    if (typeof value === 'string') return test(value) === wanted;
    return (typeof value === 'boolean' || typeof value === 'number') && test(String(value)) === wanted;
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

/** Decides on a text. */
export type TextTest = (text: string) => boolean;

/** A matcher for a text in which each `*` stands for any run of characters, none included. */
export function compileText(pattern: string): TextTest {
  const pieces = pattern.split('*');
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (pieces.length === 1) return (text) => text === pattern;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  const least = first.length + last.length;
  if (middle.length === 0) {
    if (least === 0) return () => true;
    if (last === '') return (text) => text.startsWith(first);
    if (first === '') return (text) => text.endsWith(last);
    return (text) => text.length >= least && text.startsWith(first) && text.endsWith(last);
  }
  if (least === 0 && middle.length === 1) return (text) => text.includes(middle[0]);
  return (text) => text.length >= least && text.startsWith(first) && text.endsWith(last)
    && holdsInOrder(text, middle, first.length, text.length - last.length);
}

/** Taking each piece where it occurs first leaves the most room for the rest, so nothing has to be tried twice. */
function holdsInOrder(text: string, pieces: readonly string[], start: number, end: number): boolean {
  let position = start;
  for (let index = 0; index < pieces.length; index += 1) {
    const found = text.indexOf(pieces[index], position);
    if (found < 0 || found + pieces[index].length > end) return false;
    position = found + pieces[index].length;
  }
  return true;
}
