import { Condition, isWildcard, Leaf } from './ast';
import { PatternLimitError } from './errors';
import { printSelector } from './printer';

/**
 * The quotas of CloudWatch Logs for a JSON filter pattern.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const PATTERN_LIMITS = {
  length: 1024,
  regexes: 2,
  wildcardSelectors: 3,
  wildcardsPerSelector: 1,
} as const;

/** The counts of a pattern that its own quotas and the quotas of its log group apply to. */
export interface PatternCosts {
  readonly conditions: number;
  readonly regexes: number;
  /** Selectors with `[*]` or `.*`. */
  readonly wildcardSelectors: number;
}

/** Options for placeholders of values that are known only at deployment. */
export interface OpaqueOptions {
  /**
   * Matches a placeholder.
   *
   * @default - no placeholders
   */
  readonly opaque?: RegExp;
  /**
   * The maximum length of a value that replaces a placeholder.
   *
   * @default 0
   */
  readonly maxOpaqueLength?: number;
}

export function computePatternCosts(condition: Condition): PatternCosts {
  const leaves = collectLeaves(condition);
  return {
    conditions: leaves.length,
    regexes: leaves.filter((leaf) => leaf.kind === 'compare' && leaf.operand.kind === 'regex').length,
    wildcardSelectors: leaves.filter((leaf) => leaf.selector.some(isWildcard)).length,
  };
}

/** Returns the length that counts for the quota. A placeholder counts with the maximum length of its value. */
export function computePatternLength(text: string, options: OpaqueOptions = {}): number {
  if (!options.opaque) return text.length;
  const opaque = new RegExp(options.opaque.source, `${options.opaque.flags.replace(/[gy]/g, '')}g`);
  const found = text.match(opaque) ?? [];
  return text.length + found.reduce((sum, piece) => sum + (options.maxOpaqueLength ?? 0) - piece.length, 0);
}

/** Throws a `PatternLimitError` if CloudWatch Logs would reject the pattern. `text` is the deployed spelling of the condition. */
export function checkPatternLimits(text: string, condition: Condition, options: OpaqueOptions = {}): void {
  const length = computePatternLength(text, options);
  if (length > PATTERN_LIMITS.length) throw new PatternLimitError(`length must be at most ${PATTERN_LIMITS.length} characters; got ${length}`);
  const costs = computePatternCosts(condition);
  if (costs.regexes > PATTERN_LIMITS.regexes) {
    throw new PatternLimitError(`regular expressions must be at most ${PATTERN_LIMITS.regexes}; got ${costs.regexes}`);
  }
  if (costs.wildcardSelectors > PATTERN_LIMITS.wildcardSelectors) {
    throw new PatternLimitError(`selectors with a wildcard must be at most ${PATTERN_LIMITS.wildcardSelectors}; got ${costs.wildcardSelectors}`);
  }
  for (const { selector } of collectLeaves(condition)) {
    const wildcards = selector.filter(isWildcard).length;
    if (wildcards > PATTERN_LIMITS.wildcardsPerSelector) {
      const printed = printSelector(selector);
      throw new PatternLimitError(`wildcards in the selector ${printed} must be at most ${PATTERN_LIMITS.wildcardsPerSelector}; got ${wildcards}`);
    }
  }
}

function collectLeaves(condition: Condition): readonly Leaf[] {
  return condition.kind === 'and' || condition.kind === 'or' ? condition.conditions.flatMap(collectLeaves) : [condition];
}
