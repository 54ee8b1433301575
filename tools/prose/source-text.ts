import * as ts from 'typescript';

/** The index of the first character and the index after the last one. */
export type Range = readonly [start: number, end: number];

/** The content of a file with its comments and texts reduced to sentences. Offsets and lines are those of the file. */
export interface SourceText {
  readonly text: string;
  readonly blocks: readonly Range[];
}

/** A block comment, or line comments on consecutive lines. */
const TS_COMMENT = /\/\*\*?([^]*?)\*\/|\/\/(.*(?:\n[ \t]*\/\/.*)*)/dg;
const SQL_COMMENT = /^[ \t]*--(.*(?:\n[ \t]*--.*)*)/dgm;

/** Comment marks at the beginning of a line, escape sequences, and the `+` between two literals. */
const MARKS = /(?<=\n)[ \t]*(?:\*|\/\/|--)|\\[^\n]|['"`]\s*\+\s*['"`]/g;
/** Code, examples and URLs. They are replaced by a word, because the words around them are not one phrase. */
const CODE = /```[^]*?```|`[^`]*`|@example\b[^]*?(?=\n\s*@|$)|https?:[^\s)]+/g;

/** Returns the comments of an SQL file, including its header. */
export function readSql(text: string): SourceText {
  return clean(text, findComments(text, SQL_COMMENT));
}

/** Returns the comments and the texts of a TypeScript file. */
export function readTypeScript(text: string): SourceText {
  const literals = findLiterals(text);
  const code = replaceRanges(text, literals, (literal) => fill(literal, ' '));
  return clean(text, [...findComments(code, TS_COMMENT), ...joinSentences(text, literals)]);
}

function findComments(code: string, comment: RegExp): Range[] {
  return [...code.matchAll(comment)].map(({ indices }) => indices?.[1] ?? indices?.[2] ?? [0, 0]);
}

/** Includes regular expressions, because they can contain the marks of a comment. */
function findLiterals(text: string): Range[] {
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest);
  const literals: Range[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstLiteralToken && node.kind <= ts.SyntaxKind.LastTemplateToken) literals.push([node.getStart(file), node.end]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return literals;
}

/** Joins literals that are concatenated. Literals without a blank are names and are left out. */
function joinSentences(text: string, literals: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const [start, end] of literals.filter(([first]) => /['"`}]/.test(text[first]))) {
    const previous = joined.at(-1);
    if (previous && /^\s*\+\s*$/.test(text.slice(previous[1], start))) joined.splice(-1, 1, [previous[0], end]);
    else joined.push([start, end]);
  }
  return joined
    .map(([start, end]): Range => [start + 1, end - (text.endsWith('${', end) ? 2 : 1)])
    .filter(([start, end]) => text.slice(start, end).includes(' '));
}

function clean(text: string, blocks: readonly Range[]): SourceText {
  const ordered = [...blocks].sort(([a], [b]) => a - b);
  const cleaned = replaceRanges(text, ordered, (block) => block.replace(MARKS, (mark) => fill(mark, ' ')).replace(CODE, (code) => fill(code, '_')));
  return { text: cleaned, blocks: ordered.map((block) => trim(cleaned, block)).filter(([start, end]) => start < end) };
}

function trim(text: string, [start, end]: Range): Range {
  const block = text.slice(start, end);
  return [end - block.trimStart().length, start + block.trimEnd().length];
}

function replaceRanges(text: string, ranges: readonly Range[], replace: (part: string) => string): string {
  let last = 0;
  const parts = ranges.flatMap(([start, end]) => {
    const before = text.slice(last, start);
    last = end;
    return [before, replace(text.slice(start, end))];
  });
  return [...parts, text.slice(last)].join('');
}

function fill(text: string, character: string): string {
  return text.replace(/[^\n]/g, character);
}
