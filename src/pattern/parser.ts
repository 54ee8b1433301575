import { parseOperand } from './operand-parser';
import { printSelector } from './printer';
import { Scanner } from './scanner';
import { parseSelector } from './selector-parser';
import { allOf, anyOf, Condition, Operator, Selector, State } from './tree';

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
  return anyOf(conditions);
}

function parseAll(scanner: Scanner, depth: number): Condition {
  const conditions = [parsePrimary(scanner, depth)];
  while (takeConnective(scanner, '&&')) conditions.push(parsePrimary(scanner, depth));
  return allOf(conditions);
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
