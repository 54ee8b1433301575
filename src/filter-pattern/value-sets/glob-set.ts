import { compileText } from '../evaluator';

/** Texts that match one of some, or none of some, texts with `*` as wildcard. */
export interface GlobSet {
  readonly kind: 'some' | 'all-but';
  readonly globs: readonly string[];
}

export const NO_TEXTS: GlobSet = { kind: 'some', globs: [] };

/** Why a set of values cannot be written down. */
export class UnsupportedError extends Error {}

/** A text in which no `*` follows another. */
export function toGlob(text: string): string {
  return text.replace(/\*+/g, '*');
}

export function isExact(glob: string): boolean {
  return !glob.includes('*');
}

export function hasText(set: GlobSet, text: string): boolean {
  return set.globs.some((glob) => compileText(glob)(text)) === (set.kind === 'some');
}

export function intersectTexts(left: GlobSet, right: GlobSet): GlobSet {
  if (left.kind === 'all-but' && right.kind === 'all-but') return { kind: 'all-but', globs: unique([...left.globs, ...right.globs]) };
  if (left.kind === 'all-but') return intersectTexts(right, left);
  if (right.kind === 'all-but') return { kind: 'some', globs: left.globs.filter((glob) => !isExcluded(glob, right.globs)) };
  return { kind: 'some', globs: unique(left.globs.flatMap((one) => right.globs.flatMap((other) => intersectGlobs(one, other)))) };
}

/** Undefined if the union is no such set. */
export function uniteTexts(left: GlobSet, right: GlobSet): GlobSet | undefined {
  if (left.kind === 'some' && right.kind === 'some') return { kind: 'some', globs: withoutCovered([...left.globs, ...right.globs]) };
  if (left.kind === 'some') return uniteTexts(right, left);
  const kept: string[] = [];
  for (const glob of left.globs) {
    const inRight = contains(right, glob);
    if (inRight === undefined) return undefined;
    if (!inRight) kept.push(glob);
  }
  return { kind: 'all-but', globs: kept };
}

/** Whether a set has all texts of a glob, or none of them; undefined if it has some, or if that is hard to tell. */
function contains(set: GlobSet, glob: string): boolean | undefined {
  const covered = set.globs.some((other) => covers(other, glob));
  const apart = set.globs.every((other) => areDisjoint(other, glob));
  if (covered || apart) return covered === (set.kind === 'some');
  return undefined;
}

function isExcluded(glob: string, excluded: readonly string[]): boolean {
  if (excluded.some((other) => covers(other, glob))) return true;
  const overlapping = excluded.find((other) => !areDisjoint(other, glob));
  if (overlapping === undefined) return false;
  throw new UnsupportedError(`it has no words for the texts that match "${glob}" but not "${overlapping}"`);
}

function intersectGlobs(left: string, right: string): readonly string[] {
  if (covers(left, right)) return [right];
  if (covers(right, left)) return [left];
  if (areDisjoint(left, right)) return [];
  const [prefix, suffix] = right.startsWith('*') ? [left, right] : [right, left];
  if (!/^[^*]*\*$/.test(prefix) || !/^\*[^*]*$/.test(suffix)) {
    throw new UnsupportedError(`it has no words for the texts that match both "${left}" and "${right}"`);
  }
  return [`${prefix}${suffix.slice(1)}`, ...overlaps(prefix.slice(0, -1), suffix.slice(1))];
}

/** The texts, shorter than both together, that begin with the one and end with the other. */
function overlaps(prefix: string, suffix: string): readonly string[] {
  const lengths = Array.from({ length: Math.min(prefix.length, suffix.length) - 1 }, (_, index) => index + 1);
  return lengths.filter((length) => prefix.endsWith(suffix.slice(0, length))).map((length) => prefix + suffix.slice(length));
}

/** Sound for globs too: a `*` in the second can only be taken by a `*` in the first. */
function covers(glob: string, other: string): boolean {
  return compileText(glob)(other);
}

/** Whether no text matches both; false also where that is hard to tell. */
function areDisjoint(left: string, right: string): boolean {
  if (isExact(right)) return !covers(left, right);
  if (isExact(left)) return !covers(right, left);
  const [start, otherStart] = [left.slice(0, left.indexOf('*')), right.slice(0, right.indexOf('*'))];
  const [end, otherEnd] = [left.slice(left.lastIndexOf('*') + 1), right.slice(right.lastIndexOf('*') + 1)];
  return !(start.startsWith(otherStart) || otherStart.startsWith(start)) || !(end.endsWith(otherEnd) || otherEnd.endsWith(end));
}

function withoutCovered(globs: readonly string[]): readonly string[] {
  const distinct = unique(globs);
  const wide = distinct.filter((glob) => !isExact(glob));
  return distinct.filter((glob) => !wide.some((other) => other !== glob && covers(other, glob)));
}

function unique(globs: readonly string[]): readonly string[] {
  return [...new Set(globs)];
}

const PIECE = /\.\*|\\[^A-Za-z0-9]|[A-Za-z0-9:_#=@/;, -]/y;

/** The same as a regular expression, in texts with wildcards of which one has to match; EventBridge has no more than these. */
export function regexGlobs(source: string): readonly string[] {
  const globs = splitAlternatives(source).map((alternative) => globOfAlternative(alternative, source));
  return globs.includes('*') ? ['*'] : [...new Set(globs)];
}

function splitAlternatives(source: string): readonly string[] {
  const alternatives = [''];
  for (const piece of source.match(/\\.|[^\\]/gsu) ?? []) {
    if (piece === '|') alternatives.push('');
    else alternatives[alternatives.length - 1] += piece;
  }
  return alternatives;
}

function globOfAlternative(alternative: string, source: string): string {
  const fromStart = alternative.startsWith('^');
  const toEnd = /(?<!\\)(?:\\\\)*\$$/.test(alternative);
  const body = alternative.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  let glob = fromStart ? '' : '*';
  for (let position = 0; position < body.length;) {
    PIECE.lastIndex = position;
    const piece = PIECE.exec(body)?.[0];
    if (piece === undefined || piece === '\\*') {
      throw new UnsupportedError(`it has no regular expressions, and %${source}% is more than wildcards can say`);
    }
    position += piece.length;
    glob += piece === '.*' ? '*' : piece.slice(piece.startsWith('\\') ? 1 : 0);
  }
  return `${glob}${toEnd ? '' : '*'}`.replace(/\*+/g, '*');
}
