import { BY_CLOUDFORMATION, BY_MCP_SERVER, call, changed, Changes, Fields, signIn } from '../../../records';

export { BY_CLOUDFORMATION, BY_MCP_SERVER, call, changed, type Changes, type Fields, signIn };

/** Records that match a rule, and minimal changes after which they do not match. */
export interface RuleCase {
  readonly matches: readonly Fields[];
  /** Changes to one field, after which at least one of the records does not match. */
  readonly misses: readonly Changes[];
}

/**
 * Creates a case from a matching record.
 *
 * If a call by a service does not match, a call by an MCP server must match, because it acts for the caller.
 *
 * @param misses values that each make the record a near miss; a list of objects, if one field has several of them
 * @param variants changes after which the record still matches
 */
export function createCase(match: Fields, misses: Changes | readonly Changes[], ...variants: readonly Changes[]): RuleCase {
  const excludesServices = [misses].flat().some((changes) => 'userIdentity.invokedBy' in changes);
  return createPrescribedCase(match, misses, ...variants, ...excludesServices ? [BY_MCP_SERVER] : []);
}

/** Creates a case for a prescribed pattern, without a requirement for MCP servers. */
export function createPrescribedCase(match: Fields, misses: Changes | readonly Changes[], ...variants: readonly Changes[]): RuleCase {
  const list = Array.isArray(misses) ? misses as readonly Changes[] : [misses as Changes];
  return {
    matches: [match, ...variants.map((changes) => changed(match, changes))],
    misses: list.flatMap((changes) => Object.entries(changes).map(([path, value]) => ({ [path]: value }))),
  };
}

/** One change for each error code of a denied call, except the first. */
export const OTHER_DENIALS: readonly Changes[] = [
  'AccessDenied', 'UnauthorizedException', 'ForbiddenException', 'Client.AuthFailure', 'VpceAccessDenied',
].map((errorCode) => ({ errorCode }));
