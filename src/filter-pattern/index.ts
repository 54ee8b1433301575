export { canonicalText } from './normalize';
export { PatternLimitError, PatternRenderError, PatternSyntaxError } from './errors';
export { compilePattern } from './evaluator';
export { checkPatternLimits, type OpaqueOptions, PATTERN_LIMITS, type PatternCosts, patternCosts, patternLength } from './limits';
export { MAX_NESTING, parsePattern } from './parser';
export { printPattern, printSelector } from './printer';
export type { FieldType, ListField, MapField, RecordSchema, StructField } from './schema';
export { renderSql, type SqlOptions } from './backends/athena-sql/render-sql';
export * from './ast';
