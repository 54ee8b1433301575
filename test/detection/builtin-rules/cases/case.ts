import { BY_CLOUDFORMATION, BY_MCP_SERVER, call, changed, Changes, Fields, signIn } from '../../../records';

export { BY_CLOUDFORMATION, BY_MCP_SERVER, call, changed, type Changes, type Fields, signIn };

/** Records that a rule is about, and how little has to differ for it not to be. */
export interface RuleCase {
  readonly matches: readonly Fields[];
  /** Each differs from one of the matches in a single place. */
  readonly misses: readonly Changes[];
}

/**
 * A case from a record that matches, the values that each alone make it a near miss, and what makes other matches of it.
 * Where one place has several values that miss, they come in a list of objects.
 *
 * Where a call of a service misses, that of an MCP server matches: it is the caller's.
 */
export function about(match: Fields, misses: Changes | readonly Changes[], ...variants: readonly Changes[]): RuleCase {
  const leavesOutServices = [misses].flat().some((changes) => 'userIdentity.invokedBy' in changes);
  return asGiven(match, misses, ...variants, ...leavesOutServices ? [BY_MCP_SERVER] : []);
}

/** The same for a pattern that is given: what it makes of MCP servers is not ours to say. */
export function asGiven(match: Fields, misses: Changes | readonly Changes[], ...variants: readonly Changes[]): RuleCase {
  const list = Array.isArray(misses) ? misses as readonly Changes[] : [misses as Changes];
  return {
    matches: [match, ...variants.map((changes) => changed(match, changes))],
    misses: list.flatMap((changes) => Object.entries(changes).map(([path, value]) => ({ [path]: value }))),
  };
}

/** One change for each way to say that a call was denied, but for the first. */
export const OTHER_DENIALS: readonly Changes[] = [
  'AccessDenied', 'UnauthorizedException', 'ForbiddenException', 'Client.AuthFailure', 'VpceAccessDenied',
].map((errorCode) => ({ errorCode }));
