import { spawnSync } from 'node:child_process';
import { Run, runTimed } from './run';

/** A rule of the template, and an equivalent jq filter. */
export interface JqCondition {
  readonly rule: string;
  /** Returns the record if it matches. */
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

/** Names as object keys, which is the fastest lookup in jq. */
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

/** Creates a program that counts the records that match each condition in one pass. */
export function createJqProgram(conditions: readonly JqCondition[] = CONDITIONS): string {
  const sets = Object.entries(SETS).map(([name, values]) => `${createSet(values)} as $${name}`);
  const matches = conditions.map(({ rule, filter }) => `(${filter} | "${rule}")`);
  return `${sets.join(' | ')} | reduce (inputs | .Records[] | ${matches.join(', ')}) as $rule ({}; .[$rule] += 1)`;
}

function createSet(values: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(values.map((value) => [value, true])));
}

/** Throws an error unless both tools have the same counts. A rule without a count of jq has no matches. */
export function assertSameCounts(replayCounts: ReadonlyMap<string, number>, jqCounts: ReadonlyMap<string, number>): void {
  for (const { rule } of CONDITIONS) {
    const [replayed, counted] = [replayCounts.get(rule), jqCounts.get(rule) ?? 0];
    if (replayed === undefined) throw new Error(`template must have the rule '${rule}', which is compared with jq`);
    if (replayed !== counted) {
      throw new Error(`replay and jq must have the same matches of '${rule}'; got ${replayed} and ${counted}`);
    }
  }
}

/** Decompression and jq run in parallel. */
const PASS = 'set -o pipefail; find "$1" -name "*.json.gz" -print0 | xargs -0 gzip -dc | jq -nc "$2"';

/** Returns the version of jq. Throws an error if jq is not installed. */
export function requireJq(): string {
  const found = readVersion();
  if (found === undefined) throw new Error('jq must be installed. On Debian, run: apt-get install jq');
  return found;
}

/** Runs jq once for all files of a folder. */
export function runJq(folder: string): Run & { readonly counts: ReadonlyMap<string, number> } {
  const run = runTimed('bash', ['-c', PASS, 'bash', folder, createJqProgram()]);
  return { ...run, counts: new Map(Object.entries(JSON.parse(run.output) as Record<string, number>)) };
}

function readVersion(): string | undefined {
  const { status, stdout } = spawnSync('jq', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace('jq-', 'jq ') : undefined;
}
