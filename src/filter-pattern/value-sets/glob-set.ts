import { UnsupportedError } from '../errors';
import { compileGlob } from '../glob';

/** The texts that match any, or none, of several globs: texts in which `*` is a wildcard. */
export interface GlobSet {
  readonly kind: 'some' | 'all-but';
  readonly globs: readonly string[];
}

export const NO_TEXTS: GlobSet = { kind: 'some', globs: [] };

/** Returns a text as a glob without consecutive wildcards. */
export function toGlob(text: string): string {
  return text.replace(/\*+/g, '*');
}

export function isExactGlob(glob: string): boolean {
  return !glob.includes('*');
}

export function hasText(set: GlobSet, text: string): boolean {
  return set.globs.some((glob) => compileGlob(glob)(text)) === (set.kind === 'some');
}

/** Returns the intersection, or an error if globs cannot express it. */
export function intersectTexts(left: GlobSet, right: GlobSet): GlobSet | UnsupportedError {
  if (left.kind === 'all-but' && right.kind === 'all-but') return { kind: 'all-but', globs: removeDuplicates([...left.globs, ...right.globs]) };
  if (left.kind === 'all-but') return intersectTexts(right, left);
  return right.kind === 'all-but' ? excludeGlobs(left.globs, right.globs) : intersectGlobLists(left.globs, right.globs);
}

/** Returns the union, or `undefined` if globs cannot express it. */
export function uniteTexts(left: GlobSet, right: GlobSet): GlobSet | undefined {
  if (left.kind === 'some' && right.kind === 'some') return { kind: 'some', globs: removeCovered([...left.globs, ...right.globs]) };
  if (left.kind === 'some') return uniteTexts(right, left);
  const kept: string[] = [];
  for (const glob of left.globs) {
    const isInRight = contains(right, glob);
    if (isInRight === undefined) return undefined;
    if (!isInRight) kept.push(glob);
  }
  return { kind: 'all-but', globs: kept };
}

/** Returns whether a set contains all or none of the texts of a glob, or `undefined` if it contains some or if that is not decidable. */
function contains(set: GlobSet, glob: string): boolean | undefined {
  const covered = set.globs.some((other) => covers(other, glob));
  const disjoint = set.globs.every((other) => areDisjoint(other, glob));
  if (covered || disjoint) return covered === (set.kind === 'some');
  return undefined;
}

function excludeGlobs(globs: readonly string[], excluded: readonly string[]): GlobSet | UnsupportedError {
  const kept: string[] = [];
  for (const glob of globs) {
    if (excluded.some((other) => covers(other, glob))) continue;
    const overlapping = excluded.find((other) => !areDisjoint(other, glob));
    if (overlapping !== undefined) {
      return new UnsupportedError(`the strings that match "${glob}" but not "${overlapping}" cannot be expressed with wildcards`);
    }
    kept.push(glob);
  }
  return { kind: 'some', globs: kept };
}

function intersectGlobLists(left: readonly string[], right: readonly string[]): GlobSet | UnsupportedError {
  const globs: string[] = [];
  for (const one of left) {
    for (const other of right) {
      const both = intersectGlobs(one, other);
      if (both instanceof UnsupportedError) return both;
      globs.push(...both);
    }
  }
  return { kind: 'some', globs: removeDuplicates(globs) };
}

function intersectGlobs(left: string, right: string): readonly string[] | UnsupportedError {
  if (covers(left, right)) return [right];
  if (covers(right, left)) return [left];
  if (areDisjoint(left, right)) return [];
  const [prefix, suffix] = right.startsWith('*') ? [left, right] : [right, left];
  if (!/^[^*]*\*$/.test(prefix) || !/^\*[^*]*$/.test(suffix)) {
    return new UnsupportedError(`the strings that match both "${left}" and "${right}" cannot be expressed with wildcards`);
  }
  return [`${prefix}${suffix.slice(1)}`, ...findOverlaps(prefix.slice(0, -1), suffix.slice(1))];
}

/** Returns the texts that begin with a prefix, end with a suffix, and are shorter than both together, because these overlap. */
function findOverlaps(prefix: string, suffix: string): readonly string[] {
  const lengths = Array.from({ length: Math.min(prefix.length, suffix.length) }, (_, index) => index + 1);
  return lengths.filter((length) => prefix.endsWith(suffix.slice(0, length))).map((length) => prefix + suffix.slice(length));
}

/** Returns whether a glob matches all texts of another. Correct for globs because only a `*` in the first matches a `*` in the second. */
function covers(glob: string, other: string): boolean {
  return compileGlob(glob)(other);
}

/** Returns whether no text matches both globs. Returns false if that is not decidable. */
function areDisjoint(left: string, right: string): boolean {
  if (isExactGlob(right)) return !covers(left, right);
  if (isExactGlob(left)) return !covers(right, left);
  const [start, otherStart] = [left.slice(0, left.indexOf('*')), right.slice(0, right.indexOf('*'))];
  const [end, otherEnd] = [left.slice(left.lastIndexOf('*') + 1), right.slice(right.lastIndexOf('*') + 1)];
  return !(start.startsWith(otherStart) || otherStart.startsWith(start)) || !(end.endsWith(otherEnd) || otherEnd.endsWith(end));
}

function removeCovered(globs: readonly string[]): readonly string[] {
  const distinct = removeDuplicates(globs);
  const wildcards = distinct.filter((glob) => !isExactGlob(glob));
  return distinct.filter((glob) => !wildcards.some((other) => other !== glob && covers(other, glob)));
}

function removeDuplicates(globs: readonly string[]): readonly string[] {
  return [...new Set(globs)];
}

const PIECE = /\.\*|\\[^A-Za-z0-9]|[A-Za-z0-9:_#=@/;, -]/y;

/** Returns globs that together match the same texts as a regular expression, or an error if there are no such globs. */
export function convertRegexToGlobs(source: string): readonly string[] | UnsupportedError {
  const globs: string[] = [];
  for (const alternative of splitAlternatives(source)) {
    const glob = convertAlternative(alternative);
    if (glob === undefined) return new UnsupportedError(`the regular expression %${source}% cannot be expressed with wildcards`);
    globs.push(glob);
  }
  return globs.includes('*') ? ['*'] : removeDuplicates(globs);
}

function splitAlternatives(source: string): readonly string[] {
  const alternatives = [''];
  for (const piece of source.match(/\\.|[^\\]/gsu) ?? []) {
    if (piece === '|') alternatives.push('');
    else alternatives[alternatives.length - 1] += piece;
  }
  return alternatives;
}

function convertAlternative(alternative: string): string | undefined {
  const fromStart = alternative.startsWith('^');
  const toEnd = /(?<!\\)(?:\\\\)*\$$/.test(alternative);
  const body = alternative.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  let glob = fromStart ? '' : '*';
  for (let position = 0; position < body.length;) {
    PIECE.lastIndex = position;
    const piece = PIECE.exec(body)?.[0];
    if (piece === undefined || piece === '\\*') return undefined;
    position += piece.length;
    glob += piece === '.*' ? '*' : piece.slice(piece.startsWith('\\') ? 1 : 0);
  }
  return toGlob(`${glob}${toEnd ? '' : '*'}`);
}
