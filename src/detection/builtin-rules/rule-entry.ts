import { ValidationError } from '../../private/errors';
import { Severity } from '../severity';

/** A built-in detection rule, as data. */
export interface RuleEntry {
  /** Stable: alarms, saved queries and user code refer to it. */
  readonly id: string;
  readonly title: string;
  readonly pattern: string;
  readonly severity: Severity;
  readonly description: string;
  readonly runbook: string;
  readonly threshold?: number;
  readonly periodMinutes?: number;
  /** Known false positives. */
  readonly falsePositives: string;
  /** IDs of MITRE ATT&CK techniques. */
  readonly techniques: readonly string[];
  /** Benchmark controls that require such a rule, e.g. `CIS 3.0 4.3` or `Security Hub CloudWatch.1`. */
  readonly controls?: readonly string[];
  /** Difference between the pattern and the text of its controls, with the reason. */
  readonly controlDeviation?: string;
  /** Maximum length of a name in the pattern that is only known at deployment. */
  readonly maxTokenLength?: number;
}

/** A pack of built-in rules. */
export interface PackEntry {
  readonly title: string;
  /** Purpose of the pack, in one or two sentences. */
  readonly description: string;
  readonly entries: readonly RuleEntry[];
}

/** Returns a condition that matches any of the event names. */
export function matchEventNames(...names: string[]): string {
  return matchAny('$.eventName', ...names);
}

/** Returns a condition that matches any of the event names of one service. */
export function matchEvents(source: string, ...names: string[]): string {
  return `${matchSource(source)} && ${matchEventNames(...names)}`;
}

export function matchSource(source: string): string {
  return `($.eventSource = "${source}.amazonaws.com")`;
}

/** Returns a condition that matches any of the values of the field. */
export function matchAny(selector: string, ...texts: string[]): string {
  return `(${texts.map((text) => `(${selector} = "${text}")`).join(' || ')})`;
}

/** Returns the entries with the given IDs, in that order. A rule of two packs is defined once. */
export function pickEntries(entries: readonly RuleEntry[], ...ids: string[]): readonly RuleEntry[] {
  return ids.map((id) => {
    const found = entries.find((entry) => entry.id === id);
    if (!found) throw new ValidationError(`the catalog has no rule '${id}'`);
    return found;
  });
}

/** Error codes of denied calls. Most services return `AccessDenied`, and EC2 returns `Client.UnauthorizedOperation`. */
export const DENIED = '(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") '
  + '|| ($.errorCode = "UnauthorizedException") || ($.errorCode = "ForbiddenException") || ($.errorCode = "Client.AuthFailure") '
  + '|| ($.errorCode = "VpceAccessDenied"))';

/**
 * Excludes denials without significance: log delivery that probes buckets, checks of bucket ownership, and requests of
 * anonymous callers, other accounts and services such as CloudFront for objects.
 */
export const EXCLUDE_NOISY_DENIALS = '($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") '
  + '&& ($.userIdentity.type != "AWSAccount") && ($.userIdentity.type != "AWSService")';

/**
 * Calls by the principal itself. Calls by a service on behalf of the principal, for example CloudFormation, are excluded.
 * Calls through an AWS MCP server count as calls of the principal, because the server makes any call that it requests.
 *
 * @see https://docs.aws.amazon.com/agent-toolkit/latest/userguide/logging-using-cloudtrail.html
 */
export const NOT_BY_SERVICE = '(($.userIdentity.invokedBy NOT EXISTS) || ($.userIdentity.invokedBy = "*mcp.amazonaws.com"))';

/**
 * Excludes calls by IAM Identity Center, which creates a role for each permission set and an identity provider in every
 * account. Changes of the permission sets are events of IAM Identity Center.
 */
export const NOT_BY_IDENTITY_CENTER = '(($.userIdentity.invokedBy NOT EXISTS) || ($.userIdentity.invokedBy != "sso.amazonaws.com"))';

/** Console sign-ins, successful or not. */
export const SIGN_IN = '($.eventName = "ConsoleLogin")';
