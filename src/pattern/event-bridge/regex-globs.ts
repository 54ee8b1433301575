import { EventBridgeFault } from './text-set';

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
      throw new EventBridgeFault(`it has no regular expressions, and %${source}% is more than wildcards can say`);
    }
    position += piece.length;
    glob += piece === '.*' ? '*' : piece.slice(piece.startsWith('\\') ? 1 : 0);
  }
  return `${glob}${toEnd ? '' : '*'}`.replace(/\*+/g, '*');
}
