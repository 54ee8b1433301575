import { Scanner } from './scanner';
import { Segment, Selector } from './tree';

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
