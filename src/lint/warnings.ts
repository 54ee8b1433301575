import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { lintCondition } from './lint';
import { Condition } from '../pattern';

/** What a rule is to the lint. */
export interface LintedRule {
  readonly id: string;
  readonly _condition: Condition;
}

export interface LintedPack {
  readonly id: string;
  readonly rules: readonly LintedRule[];
  readonly metricNamespace: string;
  readonly exact: boolean;
  /** Whether the rules are the library's, which tests them itself. */
  readonly _own: boolean;
}

export interface LintedAlarms {
  readonly baseName: string;
  readonly alarmRules: readonly LintedPack[];
}

const PREFIX = 'cdk-cloudtrail-analytics';

/**
 * Warns of rules that are valid and cannot do what they are for. Each warning has an id of its own that stays the same
 * for as long as the condition does: `cdk-cloudtrail-analytics:<kind>:<rule>:<what it is about>`.
 */
export function lintRules(scope: IConstruct, { baseName, alarmRules }: LintedAlarms): void {
  const warnings = new Map<string, string>();
  for (const pack of alarmRules) {
    for (const rule of pack._own ? [] : pack.rules) {
      for (const { kind, subject, message } of lintCondition(rule._condition)) {
        warnings.set(`${PREFIX}:${kind}:${rule.id}:${subject}`, `rule '${rule.id}': ${message}`);
      }
    }
    const exact = alarmRules.find((other) => other.exact && other.metricNamespace === pack.metricNamespace);
    if (exact && !pack.exact) {
      warnings.set(`${PREFIX}:sharedNamespace:${pack.id}`, `rule pack '${pack.id}': metricNamespace '${pack.metricNamespace}' is that of the exact `
        + `pack '${exact.id}', whose metrics an auditor expects there alone; choose another one`);
    }
  }
  const namesake = namesakeOf(scope, baseName);
  if (namesake !== undefined) {
    warnings.set(`${PREFIX}:sharedBaseName:${baseName}`, `baseName '${baseName}' is also that of ${namesake}: alarms of one name cannot be deployed `
      + 'beside one another, and metrics of one name count together; choose another one');
  }
  for (const [id, message] of warnings) Annotations.of(scope).addWarningV2(id, message);
}

/** The constructs of an app by what begins the names of their alarms. */
const NAMES = new WeakMap<IConstruct, Map<string, IConstruct>>();

/** Another construct of the app with the same name in the same account and Region, as far as these are known. */
function namesakeOf(scope: IConstruct, baseName: string): string | undefined {
  if (Token.isUnresolved(baseName)) return undefined;
  const stack = Stack.of(scope);
  const place = Token.isUnresolved(stack.account) || Token.isUnresolved(stack.region) ? stack.node.path : `${stack.account}/${stack.region}`;
  const names = NAMES.get(scope.node.root) ?? new Map<string, IConstruct>();
  NAMES.set(scope.node.root, names);
  const key = `${place} ${baseName}`;
  const first = names.get(key);
  if (!first) names.set(key, scope);
  return first?.node.path;
}
