import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Condition } from '../filter-pattern';

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
  readonly _builtIn: boolean;
}

export interface LintedAlarms {
  readonly resourceNamePrefix: string;
  readonly alarmRules: readonly LintedPack[];
}

const PREFIX = 'cdk-cloudtrail-analytics';

/** Conditions that constructs side by side share, by the construct around them. */
const SEEN = new WeakMap<IConstruct, WeakSet<Condition>>();

/**
 * Warns of rules that are valid and cannot do what they are for. Each warning has an id of its own that stays the same
 * for as long as the condition does: `cdk-cloudtrail-analytics:<kind>:<rule>:<what it is about>`. Where several
 * constructs side by side are given a rule, the first of them warns.
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

/** Warns of such rules, and of metrics that cannot be told apart. */
export function lintAlarms(scope: IConstruct, { resourceNamePrefix, alarmRules }: LintedAlarms): void {
  lintRules(scope, alarmRules);
  for (const pack of alarmRules) {
    const exact = alarmRules.find((other) => other.exact && other.metricNamespace === pack.metricNamespace);
    if (!exact || pack.exact) continue;
    warn(scope, `sharedNamespace:${pack.id}`, `rule pack '${pack.id}': metricNamespace '${pack.metricNamespace}' is that of the exact pack '${exact.id}', `
      + 'and what a control asks for should be told from the rest; choose another one');
  }
  const namesake = findDuplicate(scope, resourceNamePrefix);
  if (namesake === undefined) return;
  warn(scope, `sharedResourceNamePrefix:${resourceNamePrefix}`, `resourceNamePrefix '${resourceNamePrefix}' is also that of ${namesake}: alarms of one name cannot be deployed beside one `
    + 'another, and metrics of one name count together; choose another one');
}

/** Loaded when somebody's own rules have to be looked at. */
function lint(): typeof import('./lint') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./lint');
}

function warn(scope: IConstruct, id: string, message: string): void {
  Annotations.of(scope).addWarningV2(`${PREFIX}:${id}`, message);
}

/** The constructs of an app by what begins the names of their alarms. */
const NAMES = new WeakMap<IConstruct, Map<string, IConstruct>>();

/** Another construct of the app with the same name in the same account and Region, as far as these are known. */
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
