import { BY_CLOUDFORMATION, call, changed, Changes, Fields, signIn } from '../../../records';

export { BY_CLOUDFORMATION, call, changed, type Changes, type Fields, signIn };

/** Records that a rule is about, and how little has to differ for it not to be. */
export interface RuleCase {
  readonly matches: readonly Fields[];
  /** Each differs from one of the matches in a single place. */
  readonly misses: readonly Changes[];
}

/**
 * A case from a record that matches, the values that each alone make it a near miss, and what makes other matches of it.
 * Where one place has several values that miss, they come in a list of objects.
 */
export function about(match: Fields, misses: Changes | readonly Changes[], ...variants: readonly Changes[]): RuleCase {
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
