const EXCERPT_MARGIN = 36;

/** The error for a text that is not a valid JSON filter pattern. */
export class PatternSyntaxError extends Error {
  /**
   * @param pattern the complete text
   * @param position the position of the error, counted from 0; the message counts columns from 1
   * @param problem the text that was found at the position, and the text that was expected
   */
  constructor(readonly pattern: string, readonly position: number, problem: string) {
    super(`invalid filter pattern at column ${position + 1}: ${problem}${renderExcerpt(pattern, position)}`);
    this.name = 'PatternSyntaxError';
  }
}

/** The error for a valid pattern that exceeds a quota of CloudWatch Logs. */
export class PatternLimitError extends Error {
  constructor(problem: string) {
    super(`filter pattern exceeds a CloudWatch Logs quota: ${problem}`);
    this.name = 'PatternLimitError';
  }
}

/** The error for a condition that a target language cannot express. */
export class UnsupportedPatternError extends Error {
  /**
   * @param condition the condition as a pattern
   * @param target the name of the target language
   * @param reason the reason, as a complete sentence without its period
   */
  constructor(readonly condition: string, target: string, readonly reason: string) {
    super(`condition ${condition} is not supported by ${target}: ${reason}`);
    this.name = 'UnsupportedPatternError';
  }
}

/**
 * The reason why something cannot be expressed, without the condition that it applies to.
 *
 * Where the caller has an alternative, it is a return value. A backend throws it and reports it as an `UnsupportedPatternError`.
 */
export class UnsupportedError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnsupportedError';
  }
}

/** Returns a result, or throws the error that is in its place. */
export function requireSupported<T>(result: T | UnsupportedError): T {
  if (result instanceof UnsupportedError) throw result;
  return result;
}

function renderExcerpt(pattern: string, position: number): string {
  if (pattern.trim() === '') return '';
  const start = Math.max(0, position - EXCERPT_MARGIN);
  const end = Math.min(pattern.length, position + EXCERPT_MARGIN);
  const before = start > 0 ? '…' : '';
  const after = end < pattern.length ? '…' : '';
  const visible = pattern.slice(start, end).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  return `\n  ${before}${visible}${after}\n  ${' '.repeat(before.length + position - start)}^`;
}
