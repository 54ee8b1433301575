import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Condition } from '../filter-pattern';

/** The properties of a rule that are linted. */
export interface LintedRule {
  readonly id: string;
  readonly _condition: Condition;
}

export interface LintedPack {
  readonly id: string;
  readonly rules: readonly LintedRule[];
  readonly metricNamespace: string;
  readonly exact: boolean;
  /** True if the rules are built-in rules, which have their own tests. */
  readonly _builtIn: boolean;
}

export interface LintedAlarms {
  readonly resourceNamePrefix: string;
  readonly alarmRules: readonly LintedPack[];
}

const PREFIX = 'cdk-cloudtrail-analytics';

/** The linted conditions of sibling constructs, by their parent construct. */
const SEEN = new WeakMap<IConstruct, WeakSet<Condition>>();

/**
 * Adds warnings for custom rules that are valid but have probable problems. The ID of a warning is
 * `cdk-cloudtrail-analytics:<kind>:<rule>:<subject>`. It does not change as long as the condition does not change. If sibling
 * constructs have the same rule, only the first of them has the warning.
 */
export function lintRules(scope: IConstruct, packs: readonly LintedPack[]): void {
  const around = scope.node.scope ?? scope;
  const seen = SEEN.get(around) ?? new WeakSet();
  SEEN.set(around, seen);
  const rules = packs.filter((pack) => !pack._builtIn).flatMap((pack) => pack.rules);
  if (rules.length === 0) return;
  const { lintCondition } = lint();
  for (const { id, _condition } of rules) {
    if (seen.has(_condition)) continue;
    seen.add(_condition);
    for (const { kind, subject, message } of lintCondition(_condition)) warn(scope, `${kind}:${id}:${subject}`, `rule '${id}': ${message}`);
  }
}

/** Adds the warnings for rules, and for metrics that are not distinguishable. */
export function lintAlarms(scope: IConstruct, { resourceNamePrefix, alarmRules }: LintedAlarms): void {
  lintRules(scope, alarmRules);
  for (const pack of alarmRules) {
    const exact = alarmRules.find((other) => other.exact && other.metricNamespace === pack.metricNamespace);
    if (!exact || pack.exact) continue;
    warn(scope, `sharedNamespace:${pack.id}`, `rule pack '${pack.id}': metricNamespace must not be the namespace of the exact pack '${exact.id}', `
      + `whose metrics a control evaluates; got '${pack.metricNamespace}'`);
  }
  const namesake = findDuplicate(scope, resourceNamePrefix);
  if (namesake === undefined) return;
  warn(scope, `sharedResourceNamePrefix:${resourceNamePrefix}`, 'resourceNamePrefix must be unique in an account and Region, because '
    + `alarms require unique names and metrics with the same name are aggregated; got '${resourceNamePrefix}', which ${namesake} also has`);
}

/** Loads the lint, which is only required for custom rules. */
function lint(): typeof import('./lint') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./lint');
}

function warn(scope: IConstruct, id: string, message: string): void {
  Annotations.of(scope).addWarningV2(`${PREFIX}:${id}`, message);
}

/** The constructs of an app by their resource name prefix. */
const NAMES = new WeakMap<IConstruct, Map<string, IConstruct>>();

/** Returns the path of another construct of the app with the same prefix in the same account and Region. */
function findDuplicate(scope: IConstruct, resourceNamePrefix: string): string | undefined {
  if (Token.isUnresolved(resourceNamePrefix)) return undefined;
  const stack = Stack.of(scope);
  const place = Token.isUnresolved(stack.account) || Token.isUnresolved(stack.region) ? stack.node.path : `${stack.account}/${stack.region}`;
  const names = NAMES.get(scope.node.root) ?? new Map<string, IConstruct>();
  NAMES.set(scope.node.root, names);
  const key = `${place} ${resourceNamePrefix}`;
  const first = names.get(key);
  if (!first) names.set(key, scope);
  return first?.node.path;
}
