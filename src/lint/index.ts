export { lintAlarms, lintRules, type LintedAlarms, type LintedPack, type LintedRule } from './warnings';
