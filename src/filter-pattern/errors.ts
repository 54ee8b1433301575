const EXCERPT_MARGIN = 36;

/** A text that is not a JSON filter pattern. */
export class PatternSyntaxError extends Error {
  /**
   * @param pattern the whole text
   * @param position where it stops making sense, counted from 0; the message counts columns from 1
   * @param problem what was found there and what was expected
   */
  constructor(readonly pattern: string, readonly position: number, problem: string) {
    super(`invalid filter pattern at column ${position + 1}: ${problem}${excerpt(pattern, position)}`);
    this.name = 'PatternSyntaxError';
  }
}

/** A valid pattern that CloudWatch Logs would refuse for its size. */
export class PatternLimitError extends Error {
  constructor(problem: string) {
    super(`filter pattern exceeds a limit of CloudWatch Logs: ${problem}`);
    this.name = 'PatternLimitError';
  }
}

/** A condition that another language has no words for. */
export class PatternRenderError extends Error {
  /**
   * @param condition the condition, printed
   * @param target the language it should have been written in
   * @param reason what the language cannot do
   */
  constructor(readonly condition: string, target: string, readonly reason: string) {
    super(`cannot write the condition ${condition} as ${target}: ${reason}`);
    this.name = 'PatternRenderError';
  }
}

function excerpt(pattern: string, position: number): string {
  if (pattern.trim() === '') return '';
  const start = Math.max(0, position - EXCERPT_MARGIN);
  const end = Math.min(pattern.length, position + EXCERPT_MARGIN);
  const before = start > 0 ? '…' : '';
  const after = end < pattern.length ? '…' : '';
  const visible = pattern.slice(start, end).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
  return `\n  ${before}${visible}${after}\n  ${' '.repeat(before.length + position - start)}^`;
}
