import { EVENT_SCHEMA } from '../tables/record-schema';
import { allOf, Condition, parsePattern, PatternRenderError } from '../filter-pattern';
import { EventPattern, renderEventPattern } from '../filter-pattern/backends/event-bridge/render-event-pattern';

/** The longest ARN of a role without a path. */
const LONGEST_ROLE_ARN = 'arn:aws-us-gov:iam::123456789012:role/'.length + 64;
const ISSUER = '$.userIdentity.sessionContext.sessionIssuer.arn';

/**
 * The condition as a pattern of EventBridge, without what the given roles do.
 *
 * Telling of an event makes calls, which are events themselves: where one of them is denied, a rule on denied calls would
 * tell of that, be denied again, and never stop. A pattern that has no room for the exception is about certain calls
 * anyway, and is left as it is.
 */
export function rulePattern(condition: Condition, ownRoleArns: readonly string[]): EventPattern {
  const names = ownRoleArns.map((_, index) => String(index).padStart(LONGEST_ROLE_ARN, 'x'));
  const others = parsePattern(`{ (${ISSUER} NOT EXISTS) || (${names.map((arn) => `(${ISSUER} != "${arn}")`).join(' && ')}) }`);
  try {
    const rendered = renderEventPattern(allOf([condition, others]), EVENT_SCHEMA);
    const json = names.reduce((text, name, index) => text.replaceAll(name, ownRoleArns[index]), JSON.stringify(rendered.pattern));
    return { ...rendered, pattern: JSON.parse(json) };
  } catch (error) {
    if (!(error instanceof PatternRenderError)) throw error;
    return renderEventPattern(condition, EVENT_SCHEMA);
  }
}

/** Whether a pattern has a `wildcard` matcher, of which a bus takes few. */
export function hasWildcard({ pattern }: EventPattern): boolean {
  return JSON.stringify(pattern).includes('{"wildcard":');
}
