import { parsePattern, PatternSyntaxError } from '../../src/filter-pattern';
import { MAX_NESTING } from '../../src/filter-pattern/parser';

const JSON_ONLY = 'only JSON patterns, as in { $.eventName = "ConsoleLogin" }, are supported';
const CONDITION = 'expected a condition such as $.eventName = "ConsoleLogin", or "("';
const OPERATOR = 'expected =, !=, <, <=, >, >=, IS or NOT EXISTS after the selector';
const COMPARISON = 'expected =, !=, <, <=, > or >=';
const VALUE = 'expected a value: a string, a number or a %regular expression%';
const QUOTES = 'put a string with characters other than letters, digits, "_", "." and "*" into double quotes';
const QUOTED_NAME = "write a name with other characters as $.['the name']";
const SYMBOL = 'a letter, a digit or one of : _ # = @ / ; , - ^ $ ? [ ] { } | \\ * + . in the regular expression';
const TOKEN = '${Token[TOKEN.123]}';
const NEGATION = 'negation is not supported: use != or NOT EXISTS in each condition';

/** Invalid patterns, each with the column of the error and the message after it. */
const INVALID: readonly (readonly [string, number, string])[] = [
  ['', 1, `found an empty pattern, which matches every event; ${JSON_ONLY}`],
  ['  \n', 1, `found an empty pattern, which matches every event; ${JSON_ONLY}`],
  ['ERROR', 1, `found "ERROR", the start of an unstructured pattern; ${JSON_ONLY}`],
  ['"a phrase" -not', 1, `found '"', the start of an unstructured pattern; ${JSON_ONLY}`],
  ['?a ?b', 1, `found "?", the start of an unstructured pattern; ${JSON_ONLY}`],
  [' [ip, user, status = 4*]', 2, `found a space-delimited pattern; ${JSON_ONLY}`],
  [TOKEN, 1, 'found an unresolved token, expected "{"; the pattern must be known at synth'],
  ['$.a = 1', 1, `found "$", the start of an unstructured pattern; ${JSON_ONLY}`],

  ['{', 2, `found the end of the pattern, ${CONDITION}`],
  ['{}', 2, `found "}", ${CONDITION}`],
  ['{ a = 1 }', 3, `found "a", ${CONDITION}; a field name starts with $.`],
  ['{ ! $.a = 1 }', 3, `found "!", ${CONDITION}; ${NEGATION}`],
  ['{ not ($.a = 1) }', 3, `found "not", ${CONDITION}; ${NEGATION}`],
  ['{ () }', 4, `found ")", ${CONDITION}`],
  ['{ $.a = 1 && }', 14, `found "}", ${CONDITION}`],
  ['{ $.a = 1 && || $.b = 2 }', 14, `found "||", ${CONDITION}`],
  ['{ "a" = 1 }', 3, `found '"', ${CONDITION}`],
  [`{ ${TOKEN} = 1 }`, 3, 'found an unresolved token, expected a selector such as $.eventName; a token is only supported in a quoted string'],

  ['{ $ = 1 }', 4, 'found the character U+0020, expected "." and a field name; a selector looks like $.eventName'],
  ['{ $a = 1 }', 4, 'found "a", expected "." and a field name; a selector looks like $.eventName'],
  ["{ $['a'] = 1 }", 4, 'found "[", expected "."; write $.[\'name\'] for a field, $.name[0] for an element'],
  ['{ $. = 1 }', 5, `found the character U+0020, expected a field name; ${QUOTED_NAME}`],
  ['{ $.a..b = 1 }', 7, `found ".b", expected a field name; ${QUOTED_NAME}`],
  ['{ $.é = 1 }', 5, `found "é", expected a field name; ${QUOTED_NAME}`],
  ['{ $.@timestamp = 1 }', 5, `found "@", expected a field name; ${QUOTED_NAME}`],
  ['{ $.["a"] = 1 }', 6, "found '\"', expected a field name in single quotes, as in $.['the name']"],
  ["{ $.[''] = 1 }", 7, 'found an empty name, expected a field name'],
  ["{ $.['a] = 1 }", 15, "found the end of the pattern, expected ' to end the field name"],
  ["{ $.['a' = 1 }", 9, 'found the character U+0020, expected "]" after the field name'],
  ["{ $.['a\\n'] = 1 }", 8, 'found "\\n", expected \\\' or \\\\ (no other character can be escaped)'],
  ["{ $.a['b'] = 1 }", 7, "found \"'\", expected an index or *; a quoted field name needs a dot before it: .['name']"],
  ['{ $.a[] = 1 }', 7, 'found "]", expected an index from 0, or *'],
  ['{ $.a[-1] = 1 }', 7, 'found "-", expected an index from 0, or *'],
  ['{ $.a[1000000] = 1 }', 7, 'found the index 1000000, expected at most 999999'],
  ['{ $.a[1 = 1 }', 8, 'found the character U+0020, expected "]" after the index'],
  ['{ $.a[**] = 1 }', 8, 'found "*", expected "]" after the *'],

  ['{ $.a }', 7, `found "}", ${OPERATOR}`],
  ['{ $.a', 6, `found the end of the pattern, ${OPERATOR}`],
  ['{ $.a == 1 }', 7, `found "==", ${COMPARISON}; write = for equality`],
  ['{ $.a <> 1 }', 7, `found "<>", ${COMPARISON}; write !=`],
  ['{ $.a => 1 }', 7, `found "=>", ${COMPARISON}; write >=`],
  ['{ $.a =~ "x" }', 7, `found "=", ${COMPARISON}; write = %regular expression%`],
  ['{ $.a ! 1 }', 7, `found "!", ${OPERATOR}`],
  ['{ $.a ~ 1 }', 7, `found "~", ${OPERATOR}`],
  ['{ $.a : 1 }', 7, `found ":", ${OPERATOR}`],
  ['{ $.a is not null }', 10, 'found "not", expected NULL, TRUE or FALSE after IS; IS NOT is not supported: write $.a = "*" for a field with a value'],
  ['{ $.a IS "x" }', 10, 'found \'"\', expected NULL, TRUE or FALSE after IS'],
  ['{ $.a IS toString }', 10, 'found "toString", expected NULL, TRUE or FALSE after IS'],
  ['{ $.a IS EMPTY }', 10, 'found "EMPTY", expected NULL, TRUE or FALSE after IS; write $.a = ""'],
  ['{ $.a EXISTS }', 7, 'found "EXISTS", expected an operator; EXISTS is only supported after NOT: write $.a = "*"'],
  ['{ $.a.b IN ("x") }', 9, 'found "IN", expected an operator; IN is not supported: write ($.a.b = "a") || ($.a.b = "b")'],
  ['{ $.a NOT IN ("x") }', 11, 'found "IN", expected EXISTS after NOT; to exclude a value, write $.a != "value"'],
  ['{ $.a NOT }', 11, 'found "}", expected EXISTS after NOT; to exclude a value, write $.a != "value"'],
  ['{ $.a like "x%" }', 7, 'found "like", expected an operator; LIKE is not supported: write $.a = "*part*"'],
  ['{ $.a NOTEXISTS }', 7, `found "NOTEXISTS", ${OPERATOR}`],

  ['{ $.a = }', 9, `found "}", ${VALUE}`],
  ['{ $.a =', 8, `found the end of the pattern, ${VALUE}`],
  ['{ $.a = = 1 }', 9, `found "=", ${VALUE}`],
  ['{ $.a = é }', 9, `found "é", ${VALUE}; ${QUOTES}`],
  ['{ $.a = -x }', 9, `found "-", ${VALUE}; ${QUOTES}`],
  ["{ $.a = 'x' }", 9, 'found "\'", expected a value; put a string into double quotes'],
  [`{ $.a = ${TOKEN} }`, 9, 'found an unresolved token, expected a value; put the token into double quotes'],
  [`{ $.a = role${TOKEN} }`, 13, 'found an unresolved token, expected the end of the value; put the token into double quotes'],
  ['{ $.a = $.b }', 9, 'found "$", expected a value; a field cannot be compared with another field'],
  ['{ $.a = us-east-1 }', 11, `found "-", expected the end of the value; ${QUOTES}`],
  ['{ $.a = 10.0.0.0/8 }', 17, `found "/", expected the end of the value; ${QUOTES}`],
  ['{ $.a = "x }', 9, 'found an unterminated string, expected a closing double quote'],
  ['{ $.a = "a\\*b" }', 11, 'found "\\*" in a string, expected \\" or \\\\ (no other character can be escaped)'],
  ['{ $.a = "x"y }', 12, 'found "y", expected &&, || or "}"'],
  ['{ $.a < x }', 9, 'found "x", expected a number after <'],
  ['{ $.a >= "5" }', 10, 'found \'"\', expected a number after >='],
  ['{ $.a < 4* }', 9, 'found "4*", expected a number after <'],
  ['{ $.a > %5% }', 9, 'found "%", expected a number after >'],
  ['{ $.a = 1e999 }', 9, 'found 1e999, expected a number of at most 1.7976931348623157e+308'],

  ['{ $.a = %x }', 9, 'found an unterminated regular expression, expected a closing percent sign'],
  ['{ $.a = %% }', 10, 'found "%", expected a regular expression between the percent signs'],
  ['{ $.a = %a!% }', 11, `found "!", expected ${SYMBOL}`],
  ['{ $.a = %a b% }', 11, `found the character U+0020, expected ${SYMBOL}`],
  ['{ $.a = %(a|b)% }', 10, 'found "(", expected no parentheses, which are not supported in regular expressions'],
  ['{ $.a = %*a% }', 10, 'found "*", expected something to repeat before "*"'],
  ['{ $.a = %a**% }', 12, 'found "*", expected something to repeat before "*"'],
  ['{ $.a = %a{% }', 11, 'found "{", expected a repetition such as {2}, {2,} or {2,5}, or \\{ for a plain brace'],
  ['{ $.a = %a{5,2}% }', 11, 'found "{", expected a repetition from 2 to 5'],
  ['{ $.a = %a{2000}% }', 11, 'found "{", expected at most 1000 repetitions'],
  ['{ $.a = %[a% }', 12, 'found "%", expected ] to end the character class'],
  ['{ $.a = %[]a]% }', 11, 'found "]", expected a character in the character class'],
  ['{ $.a = %[[a]% }', 11, 'found "[", expected \\[ (an opening bracket in a character class must be escaped)'],
  ['{ $.a = %[z-a]% }', 12, 'found "-", expected a range from a lower to a higher character, or \\- for a plain hyphen'],
  ['{ $.a = %[\\d-x]% }', 13, 'found "-", expected a range from a lower to a higher character, or \\- for a plain hyphen'],
  ['{ $.a = %a]% }', 11, 'found "]", expected \\] (an unpaired "]" must be escaped)'],
  ['{ $.a = %\\bx% }', 10, 'found "\\", expected \\d, \\D, \\s, \\S, \\w, \\W, \\xhh or an escaped symbol'],
  ['{ $.a = %\\xe9% }', 12, 'found "e", expected two hexadecimal digits up to 7F after \\x'],
  ['{ $.a = %a\\% }', 12, 'found "%", expected a character after the backslash'],
  [`{ $.a = %${TOKEN}% }`, 11, 'found "{", expected a repetition such as {2}, {2,} or {2,5}, or \\{ for a plain brace; a token is not supported in a regular expression'],

  ['{ $.a = 1', 10, 'found the end of the pattern, expected &&, || or "}"'],
  ['{ $.a = 1 } x', 13, 'found "x", expected nothing after the closing brace'],
  ['{ ($.a = 1 }', 12, 'found "}", expected &&, || or ")"'],
  ['{ $.a = 1) }', 10, 'found ")", expected &&, || or "}"'],
  ['{ $.a = 1 & $.b = 2 }', 11, 'found "&", expected &&, || or "}"; write && for "and"'],
  ['{ $.a = 1 | $.b = 2 }', 11, 'found "|", expected &&, || or "}"; write || for "or"'],
  ['{ $.a = 1 AND $.b = 2 }', 11, 'found "AND", expected &&, || or "}"; write && for "and"'],
  ['{ ($.a = 1 or $.b = 2) }', 12, 'found "or", expected &&, || or ")"; write || for "or"'],
  ['{ ($.errorMessage = Failed authentication) }', 28, 'found "authentication", expected &&, || or ")"; put a string with spaces into double quotes'],
  ['{ $.a = 1 $.b = 2 }', 11, 'found "$", expected &&, || or "}"'],
  ['{ $.a = 1\u00a0}', 10, `found the character U+00A0, expected the end of the value; ${QUOTES}`],
];

test.each(INVALID)('%j is rejected at column %i', (pattern, column, message) => {
  const error = catchError(pattern);
  expect(error.message.split('\n')[0]).toBe(`invalid filter pattern at column ${column}: ${message}`);
  expect(error).toMatchObject({ name: 'PatternSyntaxError', pattern, position: column - 1 });
});

test('the message shows the position', () => {
  expect(catchError('{ $.a == 1 }').message.split('\n').slice(1)).toEqual([
    '  { $.a == 1 }',
    '        ^',
  ]);
});

test('the message shows an excerpt of a long pattern', () => {
  const [, excerpt, caret] = catchError(`{ ${'($.a = 1) || '.repeat(20)}$.b == 2\n${' && ($.c = 3)'.repeat(20)} }`).message.split('\n');
  expect(excerpt).toMatch(/^ {2}….{1,72}…$/u);
  expect(excerpt.slice(caret.indexOf('^')).startsWith('== 2')).toBe(true);
});

test('parentheses can be nested up to the limit', () => {
  const nested = (levels: number) => `{ ${'('.repeat(levels)}$.a = 1${')'.repeat(levels)} }`;
  expect(parsePattern(nested(MAX_NESTING)).kind).toBe('compare');
  expect(catchError(nested(MAX_NESTING + 1)).message).toContain(`nested deeper than ${MAX_NESTING} levels`);
  expect(catchError(nested(200_000)).message).toContain('nested deeper');
});

function catchError(pattern: string): PatternSyntaxError {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error;
    throw error;
  }
  throw new Error(`the parser must reject ${pattern}; got no error`);
}
