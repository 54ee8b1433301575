import * as fc from 'fast-check';
import { anyCondition } from './arbitraries';
import { Condition, parsePattern, PatternSyntaxError, printPattern } from '../../src/filter-pattern';
import { fuzzRuns } from '../fuzz';

const a: Condition = { kind: 'compare', selector: [{ kind: 'field', name: 'a' }], operator: '=', operand: { kind: 'number', source: '1' } };
const b: Condition = { kind: 'compare', selector: [{ kind: 'field', name: 'b' }], operator: '=', operand: { kind: 'number', source: '2' } };
const c: Condition = { kind: 'compare', selector: [{ kind: 'field', name: 'c' }], operator: '=', operand: { kind: 'number', source: '3' } };

/** Patterns, each with its printed form. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['{$.a=b}', '{ $.a = "b" }'],
  ['\t{\r\n$.a\n=\n b } ', '{ $.a = "b" }'],
  ['{$.eventType !="AwsServiceEvent"}', '{ $.eventType != "AwsServiceEvent" }'],
  ['{($.a=b)||($.c=d)}', '{ ($.a = "b") || ($.c = "d") }'],
  ['{$.a=b&&$.c=d}', '{ ($.a = "b") && ($.c = "d") }'],
  ['{ $.a=1 || $.b=2 && $.c=3 }', '{ ($.a = 1) || (($.b = 2) && ($.c = 3)) }'],
  ['{ ($.a=1 || $.b=2) && $.c=3 }', '{ (($.a = 1) || ($.b = 2)) && ($.c = 3) }'],
  ['{ (((($.a=1)))) }', '{ $.a = 1 }'],
  ['{ $.errorCode =*UnauthorizedOperation }', '{ $.errorCode = "*UnauthorizedOperation" }'],
  ['{ $.sourceIPAddress != 10.0.* }', '{ $.sourceIPAddress != "10.0.*" }'],
  ['{ $.s = 192.168.1.1 }', '{ $.s = "192.168.1.1" }'],
  ['{ $.code = 4* }', '{ $.code = "4*" }'],
  ['{ $.code = * }', '{ $.code = "*" }'],
  ['{ $.code = 404 }', '{ $.code = 404 }'],
  ['{ $.code = "404" }', '{ $.code = "404" }'],
  ['{ $.code = 012345678901 }', '{ $.code = 012345678901 }'],
  ['{$.n<-5&&$.n>=1.5e-3&&$.n<=2E+3&&$.n>0}', '{ ($.n < -5) && ($.n >= 1.5e-3) && ($.n <= 2E+3) && ($.n > 0) }'],
  ['{ $.n = .5 }', '{ $.n = ".5" }'],
  ['{ $.n = 5abc }', '{ $.n = "5abc" }'],
  ['{ $.a IS NULL || $.b is True || $.c Is fAlSe || $.d not   Exists }',
    '{ ($.a IS NULL) || ($.b IS TRUE) || ($.c IS FALSE) || ($.d NOT EXISTS) }'],
  ['{ $.a = NULL }', '{ $.a = "NULL" }'],
  ['{ $.a.b-c[0].d[*].e.* = x }', '{ $.a.b-c[0].d[*].e.* = "x" }'],
  ["{ $.['a.b'].['c'].['it\\'s \\\\'] = x }", "{ $.['a.b'].c.['it\\'s \\\\'] = \"x\" }"],
  ['{ $.* = x }', '{ $.* = "x" }'],
  ['{ $.a = "say \\"hi\\" \\\\ \n é" }', '{ $.a = "say \\"hi\\" \\\\ \n é" }'],
  ['{ $.a = "}) && (" }', '{ $.a = "}) && (" }'],
  ['{ $.a=%^[hc]at\\d{2,3}$|x=y%&&$.b!=%\\S+%}', '{ ($.a = %^[hc]at\\d{2,3}$|x=y%) && ($.b != %\\S+%) }'],
  ['{ $.a = "arn:*:${Token[TOKEN.123]}:role/*" }', '{ $.a = "arn:*:${Token[TOKEN.123]}:role/*" }'],
];

test.each(SPELLINGS)('%j is parsed and printed', (pattern, printed) => {
  expect(printPattern(parsePattern(pattern))).toBe(printed);
  expect(parsePattern(printed)).toEqual(parsePattern(pattern));
});

test('&& has precedence over ||', () => {
  expect(parsePattern('{ $.a=1 || $.b=2 && $.c=3 }')).toEqual({ kind: 'or', conditions: [a, { kind: 'and', conditions: [b, c] }] });
});

test('nested compounds of one kind are flattened', () => {
  expect(parsePattern('{ ($.a=1 && ($.b=2)) && $.c=3 }')).toEqual({ kind: 'and', conditions: [a, b, c] });
  expect(parsePattern('{ $.a=1 || ($.b=2 || $.c=3) }')).toEqual({ kind: 'or', conditions: [a, b, c] });
});

test('a printed condition parses to the same condition', () => {
  fc.assert(fc.property(anyCondition, (condition) => {
    expect(parsePattern(printPattern(condition))).toEqual(condition);
  }), { numRuns: fuzzRuns(2000) });
});

const fragments = fc.array(fc.constantFrom(
  '{', '}', '(', ')', '$', '.', 'a', '$.a', '$.b[0]', "['x']", '[*]', '.*', '=', '!=', '<', '>=', '"', '"x*"', '\\', '%', '%a+%', '&&', '||',
  'IS', 'NOT', 'EXISTS', 'NULL', '5', '-1e3', '10.0.*', ' ', '\n', 'é', '\u{1F600}', '\ud800', '${Token[TOKEN.1]}',
), { maxLength: 30 }).map((pieces) => pieces.join(''));

test('any text is either a valid pattern that can be printed and parsed again, or has a syntax error at a position in it', () => {
  const started = fc.oneof(fragments.map((text) => `{ $.a = 1 ${text} }`), fragments.map((text) => `{$.a${text}}`));
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fragments, { weight: 3, arbitrary: started });
  let parsed = 0;
  fc.assert(fc.property(texts, (text) => {
    let condition: Condition;
    try {
      condition = parsePattern(text);
    } catch (error) {
      expect(error).toBeInstanceOf(PatternSyntaxError);
      const { position } = error as PatternSyntaxError;
      expect(position >= 0 && position <= text.length).toBe(true);
      return;
    }
    parsed += 1;
    expect(parsePattern(printPattern(condition))).toEqual(condition);
  }), { numRuns: fuzzRuns(5000) });
  expect(parsed).toBeGreaterThan(50);
});
