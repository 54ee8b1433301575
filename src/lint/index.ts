export { EventKnowledge } from './event-knowledge';
export type { Finding, FindingKind } from './finding';
export { lintCondition } from './lint';
export { lintAlarms, lintRules, type LintedAlarms, type LintedPack, type LintedRule } from './warnings';
