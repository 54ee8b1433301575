import { RegexFault, translateRegex } from './regex';
import { Scanner } from './scanner';
import { Operand, Operator } from './tree';

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
    if (!(fault instanceof RegexFault)) throw fault;
    scanner.position = start + fault.offset;
    throw scanner.expectedInstead(fault.message, source.includes('${Token[') ? 'a token cannot be part of a regular expression' : undefined);
  }
  return { kind: 'regex', source };
}
