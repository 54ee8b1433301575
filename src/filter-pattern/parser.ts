import { createAnd, createOr, Condition, Operand, Operator, Segment, Selector, State } from './ast';
import { printSelector } from './printer';
import { RegexSyntaxError, translateRegex } from './regex';
import { Scanner } from './scanner';

/** The maximum nesting of parentheses: more than a pattern of 1,024 characters requires, and safe for the call stack. */
export const MAX_NESTING = 100;

const WORD = /[A-Za-z_]+/y;
const OPERATOR = /!=|<=|>=|=|<|>/y;
const WRONG_OPERATORS: readonly (readonly [string, string])[] = [
  ['==', 'write = for equality'],
  ['=~', 'write = %regular expression%'],
  ['!~', 'write != %regular expression%'],
  ['=>', 'write >='],
  ['=<', 'write <='],
  ['<>', 'write !='],
];
const JSON_ONLY = 'only JSON patterns, as in { $.eventName = "ConsoleLogin" }, are supported';
const STATES: Readonly<Record<string, State>> = { NULL: 'null', TRUE: 'true', FALSE: 'false' };

/** Parses a JSON filter pattern of CloudWatch Logs. Throws a `PatternSyntaxError` with the position and the reason. */
export function parsePattern(text: string): Condition {
  const scanner = new Scanner(text);
  scanner.skipWhitespace();
  if (!scanner.startsWith('{')) throw createNotJsonError(scanner);
  scanner.take('{');
  const condition = parseOr(scanner, 0);
  if (!scanner.take('}')) throw createUnexpectedError(scanner, '}');
  scanner.skipWhitespace();
  if (!scanner.atEnd) throw scanner.createExpectedError('nothing after the closing brace');
  return condition;
}

function createNotJsonError(scanner: Scanner): Error {
  if (scanner.atEnd) return scanner.createError(`found an empty pattern, which matches every event; ${JSON_ONLY}`, 0);
  if (scanner.isAtUnresolvedToken()) return scanner.createExpectedError('"{"', 'the pattern must be known at synth');
  if (scanner.startsWith('[')) return scanner.createError(`found a space-delimited pattern; ${JSON_ONLY}`);
  return scanner.createError(`found ${scanner.describeNext()}, the start of an unstructured pattern; ${JSON_ONLY}`);
}

function parseOr(scanner: Scanner, depth: number): Condition {
  const conditions = [parseAnd(scanner, depth)];
  while (takeConnective(scanner, '||')) conditions.push(parseAnd(scanner, depth));
  return createOr(conditions);
}

function parseAnd(scanner: Scanner, depth: number): Condition {
  const conditions = [parsePrimary(scanner, depth)];
  while (takeConnective(scanner, '&&')) conditions.push(parsePrimary(scanner, depth));
  return createAnd(conditions);
}

function takeConnective(scanner: Scanner, connective: '&&' | '||'): boolean {
  scanner.skipWhitespace();
  return scanner.take(connective);
}

function parsePrimary(scanner: Scanner, depth: number): Condition {
  scanner.skipWhitespace();
  if (scanner.startsWith('$')) return parseTest(scanner);
  if (scanner.startsWith('(')) {
    if (depth >= MAX_NESTING) throw scanner.createError(`found parentheses nested deeper than ${MAX_NESTING} levels`);
    scanner.take('(');
    const condition = parseOr(scanner, depth + 1);
    if (!scanner.take(')')) throw createUnexpectedError(scanner, ')');
    return condition;
  }
  const word = scanner.peek(WORD);
  const negated = scanner.startsWith('!') || word?.toUpperCase() === 'NOT';
  const hint = negated ? 'negation is not supported: use != or NOT EXISTS in each condition' : word && 'a field name starts with $.';
  throw scanner.createExpectedError('a condition such as $.eventName = "ConsoleLogin", or "("', hint);
}

/** Creates the error for an unexpected token after a complete condition. */
function createUnexpectedError(scanner: Scanner, bracket: '}' | ')'): Error {
  const word = scanner.peek(WORD)?.toUpperCase();
  const rest = bracket === '}' ? '&&, || or "}"' : '&&, || or ")"';
  if (scanner.startsWith('&') || word === 'AND') return scanner.createExpectedError(rest, 'write && for "and"');
  if (scanner.startsWith('|') || word === 'OR') return scanner.createExpectedError(rest, 'write || for "or"');
  const value = /[\w.*]\s+$/.test(scanner.text.slice(0, scanner.position));
  const hint = value && word !== undefined ? 'put a string with spaces into double quotes' : undefined;
  return scanner.createExpectedError(rest, hint);
}

function parseTest(scanner: Scanner): Condition {
  const selector = parseSelector(scanner);
  scanner.skipWhitespace();
  const word = scanner.peek(WORD);
  if (word !== undefined) return parseKeyword(scanner, selector, word);
  const wrong = WRONG_OPERATORS.find(([text]) => scanner.startsWith(text));
  if (wrong) throw scanner.createExpectedError('=, !=, <, <=, > or >=', wrong[1]);
  const operator = scanner.takeMatch(OPERATOR) as Operator | undefined;
  if (!operator) throw scanner.createExpectedError('=, !=, <, <=, >, >=, IS or NOT EXISTS after the selector');
  scanner.skipWhitespace();
  return { kind: 'compare', selector, operator, operand: parseOperand(scanner, operator) };
}

function parseKeyword(scanner: Scanner, selector: Selector, word: string): Condition {
  const printed = printSelector(selector);
  switch (word.toUpperCase()) {
    case 'IS': {
      scanner.take(word);
      return { kind: 'is', selector, state: parseState(scanner, printed) };
    }
    case 'NOT': {
      scanner.take(word);
      scanner.skipWhitespace();
      const next = scanner.peek(WORD);
      if (next?.toUpperCase() !== 'EXISTS') {
        throw scanner.createExpectedError('EXISTS after NOT', `to exclude a value, write ${printed} != "value"`);
      }
      scanner.take(next);
      return { kind: 'not-exists', selector };
    }
    case 'EXISTS': throw scanner.createExpectedError('an operator', `EXISTS is only supported after NOT: write ${printed} = "*"`);
    case 'IN': throw scanner.createExpectedError('an operator', `IN is not supported: write (${printed} = "a") || (${printed} = "b")`);
    case 'LIKE': case 'CONTAINS': case 'MATCHES':
      throw scanner.createExpectedError('an operator', `${word.toUpperCase()} is not supported: write ${printed} = "*part*"`);
    default: throw scanner.createExpectedError('=, !=, <, <=, >, >=, IS or NOT EXISTS after the selector');
  }
}

function parseState(scanner: Scanner, selector: string): State {
  scanner.skipWhitespace();
  const word = scanner.peek(WORD);
  const key = word?.toUpperCase() ?? '';
  if (word === undefined || !Object.hasOwn(STATES, key)) {
    const hints: Readonly<Record<string, string>> = {
      NOT: `IS NOT is not supported: write ${selector} = "*" for a field with a value`,
      EMPTY: `write ${selector} = ""`,
    };
    throw scanner.createExpectedError('NULL, TRUE or FALSE after IS', Object.hasOwn(hints, key) ? hints[key] : undefined);
  }
  scanner.take(word);
  return STATES[key];
}

const NAME = /[A-Za-z0-9_-]+/y;
const QUOTED_NAME = /(?:[^'\\]|\\.)*/suy;
const INDEX = /\d+/y;
const MAX_INDEX = 999_999;
const QUOTED_NAME_HINT = "write a name with other characters as $.['the name']";

/** Parses a selector such as `$.resources[*].ARN`. The scanner is positioned at its `$`. */
function parseSelector(scanner: Scanner): Selector {
  if (scanner.isAtUnresolvedToken()) {
    throw scanner.createExpectedError('a selector such as $.eventName', 'a token is only supported in a quoted string');
  }
  scanner.take('$');
  if (scanner.startsWith('[')) throw scanner.createExpectedError('"."', "write $.['name'] for a field, $.name[0] for an element");
  if (!scanner.startsWith('.')) throw scanner.createExpectedError('"." and a field name', 'a selector looks like $.eventName');
  const segments: Segment[] = [];
  for (;;) {
    if (scanner.take('.')) segments.push(parseField(scanner));
    else if (scanner.take('[')) segments.push(parseElement(scanner));
    else return segments;
  }
}

function parseField(scanner: Scanner): Segment {
  if (scanner.take('*')) return { kind: 'any-field' };
  if (scanner.take('[')) return parseQuotedField(scanner);
  const name = scanner.takeMatch(NAME);
  if (name === undefined) throw scanner.createExpectedError('a field name', QUOTED_NAME_HINT);
  return { kind: 'field', name };
}

function parseQuotedField(scanner: Scanner): Segment {
  if (!scanner.take("'")) throw scanner.createExpectedError("a field name in single quotes, as in $.['the name']");
  const start = scanner.position;
  const raw = scanner.takeMatch(QUOTED_NAME) ?? '';
  if (!scanner.take("'")) throw scanner.createExpectedError("' to end the field name");
  if (raw === '') throw scanner.createError('found an empty name, expected a field name', start);
  const wrong = /\\[^'\\]/u.exec(raw.replace(/\\\\/g, '__'));
  if (wrong) throw scanner.createError(`found "${wrong[0]}", expected \\' or \\\\ (no other character can be escaped)`, start + wrong.index);
  if (!scanner.take(']')) throw scanner.createExpectedError('"]" after the field name');
  return { kind: 'field', name: raw.replace(/\\(['\\])/g, '$1') };
}

function parseElement(scanner: Scanner): Segment {
  if (scanner.startsWith("'")) throw scanner.createExpectedError('an index or *', "a quoted field name needs a dot before it: .['name']");
  if (scanner.take('*')) {
    if (!scanner.take(']')) throw scanner.createExpectedError('"]" after the *');
    return { kind: 'any-element' };
  }
  const start = scanner.position;
  const digits = scanner.takeMatch(INDEX);
  if (digits === undefined) throw scanner.createExpectedError('an index from 0, or *');
  const index = Number(digits);
  if (index > MAX_INDEX) throw scanner.createError(`found the index ${digits}, expected at most ${MAX_INDEX}`, start);
  if (!scanner.take(']')) throw scanner.createExpectedError('"]" after the index');
  return { kind: 'index', index };
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_.*])/y;
const BARE = /[A-Za-z0-9_.*]+/y;
const QUOTED = /(?:[^"\\]|\\.)*/suy;
const REGEX = /[^%]*/suy;
const AFTER_BARE = ' \t\r\n)}&|';
const NEEDS_QUOTES = 'put a string with characters other than letters, digits, "_", "." and "*" into double quotes';

/** Parses the operand of a comparison. The scanner is positioned after the operator and its whitespace. */
function parseOperand(scanner: Scanner, operator: Operator): Operand {
  if (operator !== '=' && operator !== '!=') return parseNumber(scanner, `a number after ${operator}`);
  if (scanner.take('"')) return parseQuoted(scanner);
  if (scanner.take('%')) return parseRegex(scanner);
  if (scanner.startsWith("'")) throw scanner.createExpectedError('a value', 'put a string into double quotes');
  if (scanner.isAtUnresolvedToken()) throw scanner.createExpectedError('a value', 'put the token into double quotes');
  if (scanner.startsWith('$')) throw scanner.createExpectedError('a value', 'a field cannot be compared with another field');
  if (scanner.peek(NUMBER) !== undefined) return parseNumber(scanner, 'a value');
  const text = scanner.takeMatch(BARE);
  if (text === undefined) throw scanner.createExpectedError('a value: a string, a number or a %regular expression%', findQuotingHint(scanner));
  requireDelimiter(scanner);
  return { kind: 'text', text };
}

function parseNumber(scanner: Scanner, expected: string): Operand {
  const start = scanner.position;
  const source = scanner.takeMatch(NUMBER);
  if (source === undefined) throw scanner.createExpectedError(expected);
  if (!Number.isFinite(Number(source))) throw scanner.createError(`found ${source}, expected a number of at most ${Number.MAX_VALUE}`, start);
  requireDelimiter(scanner);
  return { kind: 'number', source };
}

function requireDelimiter(scanner: Scanner): void {
  if (scanner.atEnd || AFTER_BARE.includes(scanner.text[scanner.position])) return;
  throw scanner.createExpectedError('the end of the value', scanner.isAtUnresolvedToken() ? 'put the token into double quotes' : NEEDS_QUOTES);
}

function findQuotingHint(scanner: Scanner): string | undefined {
  return scanner.atEnd || ')}&|([{<>=!'.includes(scanner.text[scanner.position]) ? undefined : NEEDS_QUOTES;
}

function parseQuoted(scanner: Scanner): Operand {
  const start = scanner.position;
  const raw = scanner.takeMatch(QUOTED) ?? '';
  if (!scanner.take('"')) throw scanner.createError('found an unterminated string, expected a closing double quote', start - 1);
  const wrong = /\\[^"\\]/su.exec(raw.replace(/\\\\/g, '__'));
  if (wrong) {
    throw scanner.createError(`found "${wrong[0]}" in a string, expected \\" or \\\\ (no other character can be escaped)`, start + wrong.index);
  }
  return { kind: 'text', text: raw.replace(/\\(["\\])/g, '$1') };
}

function parseRegex(scanner: Scanner): Operand {
  const start = scanner.position;
  const source = scanner.takeMatch(REGEX) ?? '';
  if (!scanner.take('%')) throw scanner.createError('found an unterminated regular expression, expected a closing percent sign', start - 1);
  try {
    translateRegex(source);
  } catch (error) {
    if (!(error instanceof RegexSyntaxError)) throw error;
    scanner.position = start + error.offset;
    const hint = source.includes('${Token[') ? 'a token is not supported in a regular expression' : undefined;
    throw scanner.createExpectedCharError(error.message, hint);
  }
  return { kind: 'regex', source };
}
