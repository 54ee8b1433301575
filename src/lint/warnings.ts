import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Condition } from '../filter-pattern';

/** A rule to check. */
export interface LintedRule {
  readonly id: string;
  readonly _condition: Condition;
}

/**
 * Adds a warning for each finding in rules that are valid but cannot work as intended. The ID of a warning is stable while
 * the condition is unchanged: `cdk-cloudtrail-analytics:<kind>:<rule ID>:<subject>`.
 */
export function lintRules(scope: IConstruct, rules: readonly LintedRule[]): void {
  if (rules.length === 0) return;
  const lint = loadLint().createLinter();
  for (const { id, _condition } of rules) {
    for (const { kind, subject, message } of lint(_condition)) {
      Annotations.of(scope).addWarningV2(`cdk-cloudtrail-analytics:${kind}:${id}:${subject}`, `rule '${id}': ${message}`);
    }
  }
}

/** Loads the checks on demand, because most apps have no custom rules. */
function loadLint(): typeof import('./lint') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./lint');
}
