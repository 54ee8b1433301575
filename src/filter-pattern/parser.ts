import { createAnd, createOr, Condition, Operand, Operator, Segment, Selector, State } from './ast';
import { printSelector } from './printer';
import { RegexSyntaxError, translateRegex } from './regex';
import { Scanner } from './scanner';

/** Deeper parentheses are refused: far beyond what a pattern of 1,024 characters needs, far below what a stack holds. */
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

/** Reads a JSON filter pattern of CloudWatch Logs; throws a `PatternSyntaxError` that says where and what is wrong. */
export function parsePattern(text: string): Condition {
  const scanner = new Scanner(text);
  scanner.skipSpace();
  if (!scanner.sees('{')) throw notJson(scanner);
  scanner.take('{');
  const condition = parseAny(scanner, 0);
  if (!scanner.take('}')) throw unexpectedEnd(scanner, '}');
  scanner.skipSpace();
  if (!scanner.atEnd) throw scanner.expected('nothing after the closing brace');
  return condition;
}

function notJson(scanner: Scanner): Error {
  if (scanner.atEnd) return scanner.error(`found an empty pattern, which matches every event; ${JSON_ONLY}`, 0);
  if (scanner.seesToken()) return scanner.expected('"{"', 'a pattern must be known before deployment');
  if (scanner.sees('[')) return scanner.error(`found a space-delimited pattern; ${JSON_ONLY}`);
  return scanner.error(`found ${scanner.found()}, the start of an unstructured pattern; ${JSON_ONLY}`);
}

function parseAny(scanner: Scanner, depth: number): Condition {
  const conditions = [parseAll(scanner, depth)];
  while (takeConnective(scanner, '||')) conditions.push(parseAll(scanner, depth));
  return createOr(conditions);
}

function parseAll(scanner: Scanner, depth: number): Condition {
  const conditions = [parsePrimary(scanner, depth)];
  while (takeConnective(scanner, '&&')) conditions.push(parsePrimary(scanner, depth));
  return createAnd(conditions);
}

function takeConnective(scanner: Scanner, connective: '&&' | '||'): boolean {
  scanner.skipSpace();
  return scanner.take(connective);
}

function parsePrimary(scanner: Scanner, depth: number): Condition {
  scanner.skipSpace();
  if (scanner.sees('$')) return parseTest(scanner);
  if (scanner.sees('(')) {
    if (depth >= MAX_NESTING) throw scanner.error(`found parentheses nested deeper than ${MAX_NESTING} levels`);
    scanner.take('(');
    const condition = parseAny(scanner, depth + 1);
    if (!scanner.take(')')) throw unexpectedEnd(scanner, ')');
    return condition;
  }
  const word = scanner.peek(WORD);
  const negated = scanner.sees('!') || word?.toUpperCase() === 'NOT';
  const hint = negated ? 'there is no negation: use != or NOT EXISTS in each condition' : word && 'a field is written with $. before it';
  throw scanner.expected('a condition such as $.eventName = "ConsoleLogin", or "("', hint);
}

/** The error for whatever stands where a condition is complete. */
function unexpectedEnd(scanner: Scanner, bracket: '}' | ')'): Error {
  const word = scanner.peek(WORD)?.toUpperCase();
  const rest = bracket === '}' ? '&&, || or "}"' : '&&, || or ")"';
  if (scanner.sees('&') || word === 'AND') return scanner.expected(rest, 'write && for "and"');
  if (scanner.sees('|') || word === 'OR') return scanner.expected(rest, 'write || for "or"');
  const value = /[\w.*]\s+$/.test(scanner.text.slice(0, scanner.position));
  const hint = value && word !== undefined ? 'a text with a space needs double quotes' : undefined;
  return scanner.expected(rest, hint);
}

function parseTest(scanner: Scanner): Condition {
  const selector = parseSelector(scanner);
  scanner.skipSpace();
  const word = scanner.peek(WORD);
  if (word !== undefined) return parseKeyword(scanner, selector, word);
  const wrong = WRONG_OPERATORS.find(([text]) => scanner.sees(text));
  if (wrong) throw scanner.expected('=, !=, <, <=, > or >=', wrong[1]);
  const operator = scanner.takeMatch(OPERATOR) as Operator | undefined;
  if (!operator) throw scanner.expected('=, !=, <, <=, >, >=, IS or NOT EXISTS after the selector');
  scanner.skipSpace();
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
      scanner.skipSpace();
      const next = scanner.peek(WORD);
      if (next?.toUpperCase() !== 'EXISTS') throw scanner.expected('EXISTS after NOT', `other values are excluded by ${printed} != "value"`);
      scanner.take(next);
      return { kind: 'not-exists', selector };
    }
    case 'EXISTS': throw scanner.expected('an operator', `EXISTS alone is not supported: write ${printed} = "*"`);
    case 'IN': throw scanner.expected('an operator', `IN is not supported: write (${printed} = "a") || (${printed} = "b")`);
    case 'LIKE': case 'CONTAINS': case 'MATCHES':
      throw scanner.expected('an operator', `${word.toUpperCase()} is not supported: write ${printed} = "*part*"`);
    default: throw scanner.expected('=, !=, <, <=, >, >=, IS or NOT EXISTS after the selector');
  }
}

function parseState(scanner: Scanner, selector: string): State {
  scanner.skipSpace();
  const word = scanner.peek(WORD);
  const key = word?.toUpperCase() ?? '';
  if (word === undefined || !Object.hasOwn(STATES, key)) {
    const hints: Readonly<Record<string, string>> = {
      NOT: `IS NOT is not supported: write ${selector} = "*" for a field with a value`,
      EMPTY: `write ${selector} = ""`,
    };
    throw scanner.expected('NULL, TRUE or FALSE after IS', Object.hasOwn(hints, key) ? hints[key] : undefined);
  }
  scanner.take(word);
  return STATES[key];
}

const NAME = /[A-Za-z0-9_-]+/y;
const QUOTED_NAME = /(?:[^'\\]|\\.)*/suy;
const INDEX = /\d+/y;
const MAX_INDEX = 999_999;
const ODD_NAME = "a name with other characters is written $.['the name']";

/** Reads a selector such as `$.resources[*].ARN`; the scanner stands at its `$`. */
export function parseSelector(scanner: Scanner): Selector {
  if (scanner.seesToken()) throw scanner.expected('a selector such as $.eventName', 'a token can only stand inside a quoted text');
  scanner.take('$');
  if (scanner.sees('[')) throw scanner.expected('"."', "write $.['name'] for a field, $.name[0] for an element");
  if (!scanner.sees('.')) throw scanner.expected('"." and a field name', 'a selector looks like $.eventName');
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
  if (name === undefined) throw scanner.expected('a field name', ODD_NAME);
  return { kind: 'field', name };
}

function parseQuotedField(scanner: Scanner): Segment {
  if (!scanner.take("'")) throw scanner.expected("a field name in single quotes, as in $.['the name']");
  const start = scanner.position;
  const raw = scanner.takeMatch(QUOTED_NAME) ?? '';
  if (!scanner.take("'")) throw scanner.expected("' to end the field name");
  if (raw === '') throw scanner.error('found an empty name, expected a field name', start);
  const wrong = /\\[^'\\]/u.exec(raw.replace(/\\\\/g, '__'));
  if (wrong) throw scanner.error(`found "${wrong[0]}", expected \\' or \\\\ (nothing else can be escaped)`, start + wrong.index);
  if (!scanner.take(']')) throw scanner.expected('"]" after the field name');
  return { kind: 'field', name: raw.replace(/\\(['\\])/g, '$1') };
}

function parseElement(scanner: Scanner): Segment {
  if (scanner.sees("'")) throw scanner.expected('an index or *', "a quoted field name needs a dot before it: .['name']");
  if (scanner.take('*')) {
    if (!scanner.take(']')) throw scanner.expected('"]" after the *');
    return { kind: 'any-element' };
  }
  const start = scanner.position;
  const digits = scanner.takeMatch(INDEX);
  if (digits === undefined) throw scanner.expected('an index from 0, or *');
  const index = Number(digits);
  if (index > MAX_INDEX) throw scanner.error(`found the index ${digits}, expected at most ${MAX_INDEX}`, start);
  if (!scanner.take(']')) throw scanner.expected('"]" after the index');
  return { kind: 'index', index };
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_.*])/y;
const BARE = /[A-Za-z0-9_.*]+/y;
const QUOTED = /(?:[^"\\]|\\.)*/suy;
const REGEX = /[^%]*/suy;
const AFTER_BARE = ' \t\r\n)}&|';
const NEEDS_QUOTES = 'put a text with anything but letters, digits, "_", "." and "*" into double quotes';

/** Reads what a selector is compared with; the scanner stands after the operator and its white space. */
export function parseOperand(scanner: Scanner, operator: Operator): Operand {
  if (operator !== '=' && operator !== '!=') return parseNumber(scanner, `a number after ${operator}`);
  if (scanner.take('"')) return parseQuoted(scanner);
  if (scanner.take('%')) return parseRegex(scanner);
  if (scanner.sees("'")) throw scanner.expected('a value', 'texts are written in double quotes');
  if (scanner.seesToken()) throw scanner.expected('a value', 'put the token into double quotes');
  if (scanner.sees('$')) throw scanner.expected('a value', 'a field cannot be compared with another field');
  if (scanner.peek(NUMBER) !== undefined) return parseNumber(scanner, 'a value');
  const text = scanner.takeMatch(BARE);
  if (text === undefined) throw scanner.expected('a value: a text, a number or a %regular expression%', quotingHint(scanner));
  requireDelimiter(scanner);
  return { kind: 'text', text };
}

function parseNumber(scanner: Scanner, expected: string): Operand {
  const start = scanner.position;
  const source = scanner.takeMatch(NUMBER);
  if (source === undefined) throw scanner.expected(expected);
  if (!Number.isFinite(Number(source))) throw scanner.error(`found ${source}, expected a number of at most ${Number.MAX_VALUE}`, start);
  requireDelimiter(scanner);
  return { kind: 'number', source };
}

function requireDelimiter(scanner: Scanner): void {
  if (scanner.atEnd || AFTER_BARE.includes(scanner.text[scanner.position])) return;
  throw scanner.expected('the end of the value', scanner.seesToken() ? 'put the token into double quotes' : NEEDS_QUOTES);
}

function quotingHint(scanner: Scanner): string | undefined {
  return scanner.atEnd || ')}&|([{<>=!'.includes(scanner.text[scanner.position]) ? undefined : NEEDS_QUOTES;
}

function parseQuoted(scanner: Scanner): Operand {
  const start = scanner.position;
  const raw = scanner.takeMatch(QUOTED) ?? '';
  if (!scanner.take('"')) throw scanner.error('found a text without its end, expected a closing double quote', start - 1);
  const wrong = /\\[^"\\]/su.exec(raw.replace(/\\\\/g, '__'));
  if (wrong) throw scanner.error(`found "${wrong[0]}" in a text, expected \\" or \\\\ (nothing else can be escaped)`, start + wrong.index);
  return { kind: 'text', text: raw.replace(/\\(["\\])/g, '$1') };
}

function parseRegex(scanner: Scanner): Operand {
  const start = scanner.position;
  const source = scanner.takeMatch(REGEX) ?? '';
  if (!scanner.take('%')) throw scanner.error('found a regular expression without its end, expected a closing percent sign', start - 1);
  try {
    translateRegex(source);
  } catch (fault) {
    if (!(fault instanceof RegexSyntaxError)) throw fault;
    scanner.position = start + fault.offset;
    throw scanner.expectedInstead(fault.message, source.includes('${Token[') ? 'a token cannot be part of a regular expression' : undefined);
  }
  return { kind: 'regex', source };
}
