import { spawnSync } from 'node:child_process';
import { Run, runTimed } from './run';

/** A rule of the template, and its condition as one writes it for jq by hand. */
export interface JqCondition {
  readonly rule: string;
  /** Keeps the record where it matches. */
  readonly filter: string;
}

const IAM_POLICY_EVENTS = [
  'DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'PutUserPolicy', 'CreatePolicy',
  'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'AttachRolePolicy', 'DetachRolePolicy', 'AttachUserPolicy',
  'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy',
];
const SECURITY_GROUP_EVENTS = [
  'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress',
  'CreateSecurityGroup', 'DeleteSecurityGroup',
];

/** Lookups in objects, made once: the fastest way that jq has to ask whether a name is in a list. */
const SETS: Readonly<Record<string, readonly string[]>> = { iam: IAM_POLICY_EVENTS, groups: SECURITY_GROUP_EVENTS };

export const CONDITIONS: readonly JqCondition[] = [
  {
    rule: 'cloudwatch-1',
    filter: 'select(.userIdentity.type == "Root" and .userIdentity.invokedBy == null '
      + 'and .eventType != null and .eventType != "AwsServiceEvent")',
  },
  {
    rule: 'console-login-without-mfa',
    filter: 'select(.eventName == "ConsoleLogin" and .additionalEventData.MFAUsed == "No" and .userIdentity.type == "IAMUser" '
      + 'and .responseElements.ConsoleLogin == "Success")',
  },
  {
    rule: 'cloudwatch-2',
    filter: 'select(.errorCode) | select(.errorCode | endswith("UnauthorizedOperation") or startswith("AccessDenied"))',
  },
  { rule: 'cloudwatch-4', filter: 'select(.eventSource == "iam.amazonaws.com" and $iam[.eventName])' },
  { rule: 'cloudwatch-10', filter: 'select($groups[.eventName])' },
];

/** A program that goes over all files once, and prints how many records match each condition. */
export function createJqProgram(conditions: readonly JqCondition[] = CONDITIONS): string {
  const sets = Object.entries(SETS).map(([name, values]) => `${createSet(values)} as $${name}`);
  const matches = conditions.map(({ rule, filter }) => `(${filter} | "${rule}")`);
  return `${sets.join(' | ')} | reduce (inputs | .Records[] | ${matches.join(', ')}) as $rule ({}; .[$rule] += 1)`;
}

function createSet(values: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(values.map((value) => [value, true])));
}

/** Fails unless both found the same; a rule that jq has no count for matched nothing. */
export function assertSameCounts(ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): void {
  for (const { rule } of CONDITIONS) {
    const [replayed, counted] = [ours.get(rule), theirs.get(rule) ?? 0];
    if (replayed === undefined) throw new Error(`the template must have the rule '${rule}', which jq is compared on`);
    if (replayed !== counted) {
      throw new Error(`replay and jq must find the same records of '${rule}'; replay found ${replayed} and jq ${counted}`);
    }
  }
}

/** Decompression runs beside jq, as it should: each has a core. */
const PASS = 'set -o pipefail; find "$1" -name "*.json.gz" -print0 | xargs -0 gzip -dc | jq -nc "$2"';

/** The version of jq; it is installed where it is missing and this may do so. */
export function requireJq(): string {
  const found = readVersion() ?? (install() ? readVersion() : undefined);
  if (found === undefined) throw new Error('jq must be installed to be compared with; on Debian: apt-get install jq');
  return found;
}

/** One pass over all files of a folder. */
export function runJq(folder: string): Run & { readonly counts: ReadonlyMap<string, number> } {
  const run = runTimed('bash', ['-c', PASS, 'bash', folder, createJqProgram()]);
  return { ...run, counts: new Map(Object.entries(JSON.parse(run.output) as Record<string, number>)) };
}

function readVersion(): string | undefined {
  const { status, stdout } = spawnSync('jq', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace('jq-', 'jq ') : undefined;
}

function install(): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'jq'], { stdio: 'ignore' }).status === 0;
}
