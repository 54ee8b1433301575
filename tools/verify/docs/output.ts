/** A line that stands for any number of lines. */
const ELISION = /^\s*(\.\.\.|…)\s*$/;
/** What differs from run to run. */
const DURATION = /\d+(\.\d+)? m?s\b/g;

/** Whether a command printed what a page shows; where it did not, the first line that differs. */
export function compareOutput(shown: readonly string[], printed: string): string | undefined {
  const lines = linesOf(printed.split('\n'));
  const parts = split(linesOf(shown));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    if (part.length === 0) continue;
    const found = isLast && !isFirst ? lines.length - part.length : positionOf(part, lines, at, isFirst);
    const differing = part.findIndex((line, offset) => lines[found + offset] !== line);
    if (differing >= 0 || found < at) return difference(part[Math.max(differing, 0)], lines[found + Math.max(differing, 0)]);
    at = found + part.length;
    if (isLast && at < lines.length) return `the output goes on with '${lines[at]}'`;
  }
  return undefined;
}

/** Where a part stands, or where its first line does. */
function positionOf(part: readonly string[], lines: readonly string[], from: number, isFirst: boolean): number {
  if (isFirst) return 0;
  for (let at = from; at < lines.length; at++) if (part.every((line, offset) => lines[at + offset] === line)) return at;
  return Math.max(lines.indexOf(part[0], from), from);
}

function split(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (ELISION.test(line)) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts;
}

/** Without empty lines at both ends. */
function linesOf(lines: readonly string[]): string[] {
  const text = lines.map((line) => line.trimEnd().replace(DURATION, 'N s')).join('\n').replace(/^\n+|\n+$/g, '');
  return text === '' ? [] : text.split('\n');
}

function difference(shown: string, printed: string | undefined): string {
  return `the page shows '${shown}', and the command prints ${printed === undefined ? 'nothing more' : `'${printed}'`}`;
}
