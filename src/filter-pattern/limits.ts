import { Condition, isWildcard, Leaf } from './ast';
import { PatternLimitError } from './errors';
import { printSelector } from './printer';

/**
 * What CloudWatch Logs allows in one JSON pattern.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const PATTERN_LIMITS = {
  length: 1024,
  regexes: 2,
  wildcardSelectors: 3,
  wildcardsPerSelector: 1,
} as const;

/** What a pattern takes of its limits, and of those of its log group. */
export interface PatternCosts {
  readonly conditions: number;
  readonly regexes: number;
  /** Selectors with `[*]` or `.*`. */
  readonly wildcardSelectors: number;
}

/** Texts that a pattern holds in place of values known later only. */
export interface OpaqueOptions {
  /** Finds them. */
  readonly opaque?: RegExp;
  /** The greatest length that one of them can turn out to have. */
  readonly longestOpaque?: number;
}

export function patternCosts(condition: Condition): PatternCosts {
  const leaves = collectLeaves(condition);
  return {
    conditions: leaves.length,
    regexes: leaves.filter((leaf) => leaf.kind === 'compare' && leaf.operand.kind === 'regex').length,
    wildcardSelectors: leaves.filter((leaf) => leaf.selector.some(isWildcard)).length,
  };
}

/** The length that counts for the limit: an opaque text counts as long as it can become. */
export function patternLength(text: string, options: OpaqueOptions = {}): number {
  if (!options.opaque) return text.length;
  const opaque = new RegExp(options.opaque.source, `${options.opaque.flags.replace(/[gy]/g, '')}g`);
  const found = text.match(opaque) ?? [];
  return text.length + found.reduce((sum, piece) => sum + (options.longestOpaque ?? 0) - piece.length, 0);
}

/** Throws a `PatternLimitError` if CloudWatch Logs would refuse the pattern; `text` is what will be deployed. */
export function checkPatternLimits(text: string, condition: Condition, options: OpaqueOptions = {}): void {
  const length = patternLength(text, options);
  if (length > PATTERN_LIMITS.length) throw new PatternLimitError(`it has ${length} characters, at most ${PATTERN_LIMITS.length} are allowed`);
  const costs = patternCosts(condition);
  if (costs.regexes > PATTERN_LIMITS.regexes) {
    throw new PatternLimitError(`it has ${costs.regexes} regular expressions, at most ${PATTERN_LIMITS.regexes} are allowed`);
  }
  if (costs.wildcardSelectors > PATTERN_LIMITS.wildcardSelectors) {
    throw new PatternLimitError(
      `it has ${costs.wildcardSelectors} selectors with a wildcard, at most ${PATTERN_LIMITS.wildcardSelectors} are allowed`,
    );
  }
  for (const { selector } of collectLeaves(condition)) {
    const wildcards = selector.filter(isWildcard).length;
    if (wildcards > PATTERN_LIMITS.wildcardsPerSelector) {
      const printed = printSelector(selector);
      throw new PatternLimitError(
        `${printed} has ${wildcards} wildcards, at most ${PATTERN_LIMITS.wildcardsPerSelector} is allowed in a selector`,
      );
    }
  }
}

function collectLeaves(condition: Condition): readonly Leaf[] {
  return condition.kind === 'and' || condition.kind === 'or' ? condition.conditions.flatMap(collectLeaves) : [condition];
}
