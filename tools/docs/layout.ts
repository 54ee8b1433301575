/*
 * Long conditions and JSON in lines that a person can read. Where a line breaks means nothing to whoever reads the text by program.
 */

const WIDTH = 120;
/** Parts up to this length stand beside one another. */
const MAX_SHORT_PART = 70;
/** A space that is not in quotes: an even number of them follows. */
const SPACE = / (?=(?:[^"]*"[^"]*")*[^"]*$)(?=(?:[^']*'[^']*')*[^']*$)/;
const OPERATOR = /^ (&&|\|\||AND|OR) /;

interface Part {
  /** What joins it to the part before it. */
  readonly operator: string;
  readonly text: string;
}

/** A filter pattern in its braces. */
export function formatPattern(pattern: string): string {
  const inner = /^\{\s*(.*?)\s*\}$/s.exec(pattern)?.[1] ?? pattern;
  return pattern.length <= WIDTH ? pattern : ['{', ...formatCondition(inner, '  '), '}'].join('\n');
}

/** A condition of SQL. */
export function formatSql(condition: string): string {
  return formatCondition(condition, '').join('\n');
}

/** JSON with as much on a line as fits. */
export function formatJson(value: unknown, indent = ''): string {
  const line = formatOneLine(value);
  if (indent.length + line.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).map(([name, field]) => `${inner}${JSON.stringify(name)}: ${formatJson(field, inner)}`);
    return `{\n${fields.join(',\n')}\n${indent}}`;
  }
  const elements = value.some((element) => typeof element === 'object')
    ? value.map((element) => `${inner}${formatJson(element, inner)}`).join(',\n')
    : fillLines(value.map((element, index) => formatOneLine(element) + (index < value.length - 1 ? ',' : '')), inner).join('\n');
  return `[\n${elements}\n${indent}]`;
}

function formatCondition(text: string, indent: string): string[] {
  if (indent.length + text.length <= WIDTH) return [indent + text];
  const parts = splitParts(text);
  if (parts.length === 1) return isGroup(text) ? formatGroup(text, indent, '') : fillLines(text.split(SPACE), indent);
  if (parts.every((part) => part.text.length <= MAX_SHORT_PART)) return fillLines(parts.map(joinPart), indent);
  return parts.flatMap((part) => {
    if (indent.length + joinPart(part).length > WIDTH && isGroup(part.text)) return formatGroup(part.text, indent, part.operator);
    const [first, ...others] = formatCondition(joinPart(part), indent);
    return [first, ...others.map((line) => `  ${line}`)];
  });
}

function formatGroup(text: string, indent: string, joint: string): string[] {
  return [`${indent}${joint === '' ? '' : `${joint} `}(`, ...formatCondition(text.slice(1, -1), `${indent}  `), `${indent})`];
}

function joinPart({ operator, text }: Part): string {
  return operator === '' ? text : `${operator} ${text}`;
}

/** Splits at what joins conditions, outside of parentheses and quotes. */
function splitParts(text: string): Part[] {
  const parts: Part[] = [];
  let [start, operator] = [0, ''];
  for (const position of findTopLevelPositions(text)) {
    const found = position < start ? undefined : OPERATOR.exec(text.slice(position, position + 5));
    if (!found) continue;
    parts.push({ operator, text: text.slice(start, position) });
    [start, operator] = [position + found[0].length, found[1]];
  }
  return [...parts, { operator, text: text.slice(start) }];
}

/** Whether the first parenthesis is closed by the last. */
function isGroup(text: string): boolean {
  return text.startsWith('(') && text.endsWith(')') && findTopLevelPositions(text).length === 1;
}

/** Positions that are not within parentheses, brackets or quotes; that of the last parenthesis that closes is one. */
function findTopLevelPositions(text: string): number[] {
  const positions: number[] = [];
  let [depth, quote] = [0, ''];
  for (const [position, character] of [...text].entries()) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '(' || character === '[') {
      depth += 1;
    } else if (character === ')' || character === ']') {
      depth -= 1;
    }
    if (depth === 0 && quote === '') positions.push(position);
  }
  return positions;
}

function fillLines(words: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

function formatOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${formatOneLine(field)}`).join(', ')} }`;
}
