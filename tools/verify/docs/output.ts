/** A line that represents any number of lines. */
const ELISION = /^\s*(\.\.\.|…)\s*$/;
/** Durations differ between runs. */
const DURATION = /\d+(\.\d+)? m?s\b/g;

/** Compares the output on a page with the output of the command. Returns a message about the first difference; undefined if the output is equal. */
export function compareOutput(shown: readonly string[], printed: string): string | undefined {
  const lines = normalizeLines(printed.split('\n'));
  const parts = split(normalizeLines(shown));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    if (part.length === 0) continue;
    const found = isLast && !isFirst ? lines.length - part.length : findPart(part, lines, at, isFirst);
    const differing = part.findIndex((line, offset) => lines[found + offset] !== line);
    if (differing >= 0 || found < at) return formatDifference(part[Math.max(differing, 0)], lines[found + Math.max(differing, 0)]);
    at = found + part.length;
    if (isLast && at < lines.length) return `the output continues with '${lines[at]}'`;
  }
  return undefined;
}

/** Returns the position of a part, or of its first line. */
function findPart(part: readonly string[], lines: readonly string[], from: number, isFirst: boolean): number {
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

/** Removes empty lines at both ends, and durations. */
function normalizeLines(lines: readonly string[]): string[] {
  const text = lines.map((line) => line.trimEnd().replace(DURATION, 'N s')).join('\n').replace(/^\n+|\n+$/g, '');
  return text === '' ? [] : text.split('\n');
}

function formatDifference(shown: string, printed: string | undefined): string {
  return `the output must be '${shown}'; got ${printed === undefined ? 'no more lines' : `'${printed}'`}`;
}
