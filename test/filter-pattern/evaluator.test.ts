import * as fc from 'fast-check';
import { arbitraryCondition, arbitraryLeaf, numberSource, regexSource } from './arbitraries';
import { compilePattern, Condition, parsePattern } from '../../src/filter-pattern';
import { fuzzRuns } from '../fuzz';

const MATCH = true;
const NONE = false;

/** Conditions, each with a record and the result. */
const MEANINGS: readonly (readonly [string, unknown, boolean])[] = [
  // equality of strings
  ['$.a = "x"', { a: 'x' }, MATCH],
  ['$.a = x', { a: 'x' }, MATCH],
  ['$.a = "x"', { a: 'X' }, NONE],
  ['$.a = "x"', { a: ' x' }, NONE],
  ['$.a = "x"', { A: 'x' }, NONE],
  ['$.a = "x"', {}, NONE],
  ['$.a = "x"', { a: null }, NONE],
  ['$.a = "x"', { a: { x: 'x' } }, NONE],
  ['$.a = "x"', { a: ['x'] }, NONE],
  ['$.a = ""', { a: '' }, MATCH],
  ['$.a = ""', { a: null }, NONE],
  ['$.a = ""', { a: [] }, NONE],
  ['$.a = true', { a: true }, MATCH],
  ['$.a = "false"', { a: false }, MATCH],
  ['$.a = "404"', { a: 404 }, MATCH],
  ['$.a = "404.0"', { a: 404 }, NONE],
  ['$.a = null', { a: null }, NONE],
  ['$.a = null', { a: 'null' }, MATCH],

  // inequality: only an existing value can differ
  ['$.a != "x"', { a: 'y' }, MATCH],
  ['$.a != "x"', { a: 'x' }, NONE],
  ['$.a != "x"', {}, NONE],
  ['$.a != "x"', { a: null }, NONE],
  ['$.a != "x"', { a: {} }, NONE],
  ['$.a != "x"', { a: ['y'] }, NONE],
  ['$.a != "x"', { a: 5 }, MATCH],
  ['$.a != "true"', { a: true }, NONE],
  ['$.a.b != "x"', { a: 'y' }, NONE],
  ['$.a != "x" && $.a != "y"', { a: 'z' }, MATCH],
  ['$.a != "x" && $.a != "y"', { a: 'y' }, NONE],
  ['$.a != "x" && $.a != "y"', {}, NONE],

  // wildcards in strings
  ['$.a = "*"', { a: '' }, MATCH],
  ['$.a = *', { a: false }, MATCH],
  ['$.a = "*"', {}, NONE],
  ['$.a = "*"', { a: null }, NONE],
  ['$.a = "*"', { a: { b: 1 } }, NONE],
  ['$.a != "*"', { a: 'x' }, NONE],
  ['$.a = "Access*"', { a: 'AccessDenied' }, MATCH],
  ['$.a = "Access*"', { a: 'Access' }, MATCH],
  ['$.a = "Access*"', { a: 'NoAccess' }, NONE],
  ['$.a = "*Denied"', { a: 'AccessDenied' }, MATCH],
  ['$.a = "*Denied"', { a: 'DeniedAccess' }, NONE],
  ['$.a = "*ss*"', { a: 'AccessDenied' }, MATCH],
  ['$.a = "A*d"', { a: 'AccessDenied' }, MATCH],
  ['$.a = "aba*aba"', { a: 'aba' }, NONE],
  ['$.a = "aba*aba"', { a: 'abaaba' }, MATCH],
  ['$.a = "a*b*c"', { a: 'a-b-b-c' }, MATCH],
  ['$.a = "a*b*c"', { a: 'a-c-b' }, NONE],
  ['$.a = "a*bc*c"', { a: 'abc' }, NONE],
  ['$.a = "a**b"', { a: 'ab' }, MATCH],
  ['$.a = "a*b"', { a: 'a\nb' }, MATCH],
  ['$.a = "a*b"', { a: 'A B' }, NONE],
  ['$.a = "10%_*"', { a: '10%_x' }, MATCH],
  ['$.a = "10%_*"', { a: '10 xx' }, NONE],
  ['$.a != "Access*"', { a: 'x' }, MATCH],
  ['$.a != "Access*"', { a: 'AccessDenied' }, NONE],
  ['$.a != "Access*"', {}, NONE],
  ['$.ip = 10.0.*', { ip: '10.0.3.4' }, MATCH],
  ['$.ip = 10.0.*', { ip: '10.1.0.0' }, NONE],
  ['$.ip != 10.0.*', { ip: '192.168.0.1' }, MATCH],
  ['$.a = 4*', { a: 404 }, MATCH],
  ['$.a = 4*', { a: '4xx' }, MATCH],
  ['$.a = 4*', { a: 504 }, NONE],
  ['$.a = t*', { a: true }, MATCH],

  // numbers
  ['$.a = 5', { a: 5 }, MATCH],
  ['$.a = 5.0', { a: 5 }, MATCH],
  ['$.a = 5e0', { a: 5 }, MATCH],
  ['$.a = -5', { a: -5 }, MATCH],
  ['$.a = 5', { a: '5' }, MATCH],
  ['$.a = 5.0', { a: '5' }, NONE],
  ['$.a = 5.0', { a: '5.0' }, MATCH],
  ['$.a = 012345678901', { a: '012345678901' }, MATCH],
  ['$.a = 1', { a: true }, NONE],
  ['$.a = 0', { a: null }, NONE],
  ['$.a = 0', {}, NONE],
  ['$.a = 0', { a: '' }, NONE],
  ['$.a = 0', { a: [0] }, NONE],
  ['$.a != 5', { a: 6 }, MATCH],
  ['$.a != 5', { a: 5 }, NONE],
  ['$.a != 5', { a: '5' }, NONE],
  ['$.a != 5', { a: '5.0' }, MATCH],
  ['$.a != 5', { a: true }, MATCH],
  ['$.a != 5', {}, NONE],
  ['$.a != 5', { a: null }, NONE],
  ['$.a != 5', { a: {} }, NONE],
  ['$.a != 5', { a: [6] }, NONE],
  ['$.a > 5', { a: 6 }, MATCH],
  ['$.a > 5', { a: 5 }, NONE],
  ['$.a >= 5', { a: 5 }, MATCH],
  ['$.a < 5', { a: 4.9 }, MATCH],
  ['$.a < 5', { a: 5 }, NONE],
  ['$.a <= 5', { a: 5 }, MATCH],
  ['$.a <= -1.5e2', { a: -151 }, MATCH],
  ['$.a > 5', { a: '6' }, NONE],
  ['$.a > 0', { a: true }, NONE],
  ['$.a < 1', { a: null }, NONE],
  ['$.a <= 1', {}, NONE],
  ['$.a >= 0', { a: [] }, NONE],
  ['$.a >= 0', { a: {} }, NONE],

  // regular expressions
  ['$.a = %cat%', { a: 'concatenate' }, MATCH],
  ['$.a = %^cat%', { a: 'concatenate' }, NONE],
  ['$.a = %^[hc]at$%', { a: 'hat' }, MATCH],
  ['$.a = %CAT%', { a: 'cat' }, NONE],
  ['$.a = %a.b%', { a: 'a\nb' }, MATCH],
  ['$.a = %b$%', { a: 'ab\n' }, NONE],
  ['$.a = %^a|b$%', { a: 'xb' }, MATCH],
  ['$.a = %\\x41\\d{2,3}%', { a: 'A12' }, MATCH],
  ['$.a = %^\\d+$%', { a: 42 }, MATCH],
  ['$.a = %^t%', { a: true }, MATCH],
  ['$.a = %.*%', {}, NONE],
  ['$.a = %.*%', { a: null }, NONE],
  ['$.a = %.*%', { a: ['x'] }, NONE],
  ['$.a != %cat%', { a: 'dog' }, MATCH],
  ['$.a != %cat%', { a: 'cat' }, NONE],
  ['$.a != %cat%', {}, NONE],
  ['$.a != %cat%', { a: null }, NONE],
  ['$.a != %cat%', { a: {} }, NONE],

  // states and absence
  ['$.a IS TRUE', { a: true }, MATCH],
  ['$.a IS TRUE', { a: 'true' }, MATCH],
  ['$.a IS TRUE', { a: 'True' }, NONE],
  ['$.a IS TRUE', { a: 1 }, NONE],
  ['$.a IS TRUE', {}, NONE],
  ['$.a IS FALSE', { a: false }, MATCH],
  ['$.a IS FALSE', { a: 'false' }, MATCH],
  ['$.a IS FALSE', { a: null }, NONE],
  ['$.a IS FALSE', {}, NONE],
  ['$.a IS NULL', { a: null }, MATCH],
  ['$.a IS NULL', {}, NONE],
  ['$.a IS NULL', { a: '' }, NONE],
  ['$.a IS NULL', { a: 'null' }, NONE],
  ['$.a.b IS NULL', { a: null }, NONE],
  ['$.a NOT EXISTS', {}, MATCH],
  ['$.a NOT EXISTS', { a: null }, NONE],
  ['$.a NOT EXISTS', { a: {} }, NONE],
  ['$.a NOT EXISTS', { a: [] }, NONE],
  ['$.a NOT EXISTS', { a: '' }, NONE],
  ['$.a.b NOT EXISTS', { a: null }, MATCH],
  ['$.a.b NOT EXISTS', { a: 'text' }, MATCH],
  ['$.a.b NOT EXISTS', { a: { c: 1 } }, MATCH],
  ['$.a[1] NOT EXISTS', { a: ['x'] }, MATCH],
  ['$.a[0] NOT EXISTS', { a: [null] }, NONE],

  // paths
  ['$.a.b.c.d = x', { a: { b: { c: { d: 'x' } } } }, MATCH],
  ['$.a.b = x', { 'a.b': 'x' }, NONE],
  ["$.['a.b'] = x", { 'a.b': 'x' }, MATCH],
  ['$.a[1].b = x', { a: [{}, { b: 'x' }] }, MATCH],
  ['$.a[1] = x', { a: ['x'] }, NONE],
  ['$.a[0] = x', { a: { 0: 'x' } }, NONE],
  ['$.a.0 = x', { a: ['x'] }, NONE],
  ['$.a[0] = x', { a: 'x' }, NONE],
  ['$.a.length = 1', { a: ['x'] }, NONE],
  ['$.a.length = 1', { a: 'x' }, NONE],
  ['$.a = x', null, NONE],
  ['$.a NOT EXISTS', 'text', MATCH],

  // wildcards in selectors: one value that passes is enough
  ['$.a[*] = x', { a: ['y', 'x'] }, MATCH],
  ['$.a[*] = x', { a: ['y'] }, NONE],
  ['$.a[*] = x', { a: [] }, NONE],
  ['$.a[*] = x', { a: 'x' }, NONE],
  ['$.a[*] = x', { a: { 0: 'x' } }, NONE],
  ['$.a[*] != x', { a: ['x', 'y'] }, MATCH],
  ['$.a[*] != x', { a: ['x', null, {}] }, NONE],
  ['$.a[*] != x', { a: [] }, NONE],
  ['$.a[*] != x && $.a[*] != y', { a: ['x', 'y'] }, MATCH],
  ['$.a[*].b = x', { a: [null, { b: 'x' }] }, MATCH],
  ['$.a[*].b IS NULL', { a: [{ b: 1 }, { b: null }] }, MATCH],
  ['$.a[*].b IS NULL', { a: [{}] }, NONE],
  ['$.a[*].b NOT EXISTS', { a: [{ c: 1 }, null] }, MATCH],
  ['$.a[*].b NOT EXISTS', { a: [{}, { b: null }] }, NONE],
  ['$.a[*] NOT EXISTS', { a: [] }, MATCH],
  ['$.a[*] NOT EXISTS', { a: [null] }, NONE],
  ['$.a[*] NOT EXISTS', {}, MATCH],
  ['$.a[*] > 5', { a: ['9', 6] }, MATCH],
  ['$.a.* = x', { a: { b: 'y', c: 'x' } }, MATCH],
  ['$.a.* = x', { a: ['x'] }, NONE],
  ['$.a.*.c = x', { a: { b: { c: 'x' } } }, MATCH],
  ['$.* = x', { a: 1, b: 'x' }, MATCH],
  ['$.a[*].b[*] = x', { a: [{ b: ['y'] }, { b: ['x'] }] }, MATCH],

  // inherited properties are ignored
  ['$.constructor NOT EXISTS', {}, MATCH],
  ['$.a.toString NOT EXISTS', { a: {} }, MATCH],
  ['$.toString = x', { toString: 'x' }, MATCH],
  ['$.__proto__ NOT EXISTS', {}, MATCH],
  ['$.__proto__.a = x', JSON.parse('{"__proto__": {"a": "x"}}'), MATCH],
  ['$.a = x', JSON.parse('{"__proto__": {"a": "x"}}'), NONE],
  ['$.* = x', Object.create({ a: 'x' }), NONE],

  // compounds
  ['$.a = x && $.b = y', { a: 'x', b: 'y' }, MATCH],
  ['$.a = x && $.b = y', { a: 'x' }, NONE],
  ['$.a = x || $.b = y', { b: 'y' }, MATCH],
  ['$.a = 1 || $.b = 1 && $.c = 1', { a: 1 }, MATCH],
  ['($.a = 1 || $.b = 1) && $.c = 1', { a: 1 }, NONE],
  ['$.a = x || $.b = 1 || $.a = y || $.a = z', { a: 'z' }, MATCH],
  ['$.a = true || $.a = 5e0 || $.a = no', { a: true }, MATCH],
  ['$.a = 1 && $.b = 1 && $.c = 1', { a: 1, b: 1, c: 2 }, NONE],
];

test.each(MEANINGS)('{ %s } on %j returns %s', (pattern, record, expected) => {
  expect(compilePattern(parsePattern(`{ ${pattern} }`))(record)).toBe(expected);
});

test('only NOT EXISTS matches an absent field, and only IS NULL matches null', () => {
  const tests = [
    '= x', '!= x', '= "*"', '!= "*"', '= x*', '!= x*', '= 5', '!= 5', '< 5', '<= 5', '> 5', '>= 5', '= %x%', '!= %x%',
    'IS TRUE', 'IS FALSE', 'IS NULL',
  ];
  const matching = (record: unknown) => tests.filter((text) => compilePattern(parsePattern(`{ $.a ${text} }`))(record));
  expect(matching({})).toEqual([]);
  expect(matching({ a: null })).toEqual(['IS NULL']);
  expect(matching({ a: {} })).toEqual([]);
  expect(matching({ a: [] })).toEqual([]);
});

/** A second, simple implementation of the evaluator. */
function interpret(condition: Condition, record: unknown): boolean {
  if (condition.kind === 'and') return condition.conditions.every((part) => interpret(part, record));
  if (condition.kind === 'or') return condition.conditions.some((part) => interpret(part, record));
  const found = condition.selector.reduce<unknown[]>((values, segment) => values.flatMap((value) => {
    if (Array.isArray(value)) {
      if (segment.kind === 'any-element') return value;
      return segment.kind === 'index' && segment.index < value.length ? [value[segment.index]] : [];
    }
    const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (segment.kind === 'any-field') return fields.map(([, field]) => field);
    return segment.kind === 'field' ? fields.filter(([name]) => name === segment.name).map(([, field]) => field) : [];
  }), [record]);
  if (condition.kind === 'not-exists') return found.length === 0;
  if (condition.kind === 'is') {
    return found.some((value) => value === JSON.parse(condition.state) || (condition.state !== 'null' && value === condition.state));
  }
  const { operator, operand } = condition;
  return found.filter((value) => ['string', 'number', 'boolean'].includes(typeof value)).some((value) => {
    const text = String(value);
    const number = operand.kind === 'number' ? Number(operand.source) : 0;
    switch (operator) {
      case '<': return typeof value === 'number' && value < number;
      case '<=': return typeof value === 'number' && value <= number;
      case '>': return typeof value === 'number' && value > number;
      case '>=': return typeof value === 'number' && value >= number;
      default: {
        const equal = operand.kind === 'number' ? value === number || value === operand.source
          : operand.kind === 'regex' ? new RegExp(operand.source, 's').test(text)
            : new RegExp(`^${operand.text.split('*').map((piece) => piece.replace(/[^\w]/g, '\\$&')).join('.*')}$`, 's').test(text);
        return equal === (operator === '=');
      }
    }
  });
}

test('the compiled condition and the simple implementation agree', () => {
  const scalar = fc.constantFrom<unknown>('x', 'y', 'xy', 'xyx', '', 'true', '5', '5.0', 'a7', 'null', 5, -1, 0, true, false, null);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: scalar },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2 }) },
    ),
  }));
  const selector = fc.tuple(fc.constantFrom('a', 'b'), fc.array(fc.constantFrom('.a', '.b', '[0]', '[1]', '[*]', '.*'), { maxLength: 3 }))
    .map(([first, rest]) => {
      const condition = parsePattern(`{ $.${first}${rest.join('')} NOT EXISTS }`);
      return condition.kind === 'not-exists' ? condition.selector : [];
    });
  const condition = arbitraryCondition(arbitraryLeaf({
    selector,
    text: fc.constantFrom('x', 'y', '', '*', 'x*', '*y', 'x*x', '*y*', 'x*y*x', 'true', '5', '**'),
    number: fc.oneof(fc.constantFrom('5', '5.0', '0', '-1'), numberSource),
    regex: fc.oneof(fc.constantFrom('x', '^x', 'y$', '^.$', '^5'), regexSource),
  }));
  const seen = { true: 0, false: 0 };
  fc.assert(fc.property(condition, fc.record({ a: value, b: value }, { requiredKeys: [] }), (tree, record) => {
    const expected = interpret(tree, record);
    seen[`${expected}`] += 1;
    expect(compilePattern(tree)(record)).toBe(expected);
  }), { numRuns: fuzzRuns(5000) });
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(300);
});
