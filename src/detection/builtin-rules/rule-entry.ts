import { ValidationError } from '../../private/errors';
import { Severity } from '../severity';

/** A rule of the library's own catalog, as data. */
export interface RuleEntry {
  /** Contract: alarms, saved queries and users' code name it. */
  readonly id: string;
  readonly title: string;
  readonly pattern: string;
  readonly severity: Severity;
  readonly description: string;
  readonly runbook: string;
  readonly threshold?: number;
  readonly periodMinutes?: number;
  /** What matches without being a reason to worry. */
  readonly falsePositives: string;
  /** Ids of MITRE ATT&CK techniques. */
  readonly techniques: readonly string[];
  /** Benchmark controls that ask for such a rule, e.g. `CIS 3.0 4.3` or `Security Hub CloudWatch.1`. */
  readonly controls?: readonly string[];
  /** How the pattern differs from the text of its controls, and why. */
  readonly controlDeviation?: string;
  /** The greatest length of a name in the pattern that is only known at deployment. */
  readonly maxTokenLength?: number;
}

/** A pack of the library's own rules. */
export interface PackEntry {
  readonly title: string;
  /** What the pack is for, in a sentence or two. */
  readonly description: string;
  readonly entries: readonly RuleEntry[];
}

/** A condition that holds for any of the event names. */
export function matchEventNames(...names: string[]): string {
  return matchAny('$.eventName', ...names);
}

/** A condition that holds for any of the event names of one service. */
export function matchEvents(source: string, ...names: string[]): string {
  return `${matchSource(source)} && ${matchEventNames(...names)}`;
}

export function matchSource(source: string): string {
  return `($.eventSource = "${source}.amazonaws.com")`;
}

/** A condition that holds where the field has any of the texts. */
export function matchAny(selector: string, ...texts: string[]): string {
  return `(${texts.map((text) => `(${selector} = "${text}")`).join(' || ')})`;
}

/** Entries by their ids, in the order of the ids: what stands in two packs is written once. */
export function pickEntries(entries: readonly RuleEntry[], ...ids: string[]): readonly RuleEntry[] {
  return ids.map((id) => {
    const found = entries.find((entry) => entry.id === id);
    if (!found) throw new ValidationError(`the catalog has no rule '${id}'`);
    return found;
  });
}

/** How services say that a call was denied; most say `AccessDenied`, EC2 `Client.UnauthorizedOperation`. */
export const DENIED = '(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") '
  + '|| ($.errorCode = "UnauthorizedException") || ($.errorCode = "ForbiddenException") || ($.errorCode = "Client.AuthFailure") '
  + '|| ($.errorCode = "VpceAccessDenied"))';

/** Denials that mean nothing: the delivery of logs trying buckets, and the check whether a bucket is one's own. */
export const EXCLUDE_NOISY_DENIALS = '($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket")';

/**
 * Called by whoever is named, not by a service on somebody's behalf: CloudFormation, for one, is left out. An MCP server
 * of AWS makes any call that the caller asks it for, so it counts as the caller.
 *
 * @see https://docs.aws.amazon.com/agent-toolkit/latest/userguide/logging-using-cloudtrail.html
 */
export const NOT_BY_SERVICE = '(($.userIdentity.invokedBy NOT EXISTS) || ($.userIdentity.invokedBy = "*mcp.amazonaws.com"))';

/** Somebody signed in to the console, or tried to. */
export const SIGN_IN = '($.eventName = "ConsoleLogin")';
