/*
 * A condition as a pattern of EventBridge, over the record that is an event's `detail`.
 *
 * It means what the evaluator says, on records that keep to the schema and to the assumptions that come with it.
 * How EventBridge differs, and what is done about it:
 *
 * - A field has one list of matchers, of which one has to match, so two tests of one field become what both mean.
 *   Tests joined with || become alternatives below one `$or`, those of one field one list.
 * - Lists are seen through: `a.b` is the field `b` of the object `a` and of every element of the list `a`. Where the
 *   schema knows no lists it is an assumption that there are none. Several tests of elements of one list must be met by
 *   one element in EventBridge, by any in a condition: refused, as is an element by its position.
 * - Objects are seen through too: only plain values, null among them, exist.
 * - `prefix`, `suffix` and `wildcard` match texts only, a text `5` is no number, `anything-but` lets everything else
 *   pass: true, false, numbers and null. So what a test means for each kind of value is worked out first.
 */
import { Alternative, expandAlternatives, withCondition, TARGET, Term, termKey } from './alternatives';
import { selectDetailTypes, wantsReadOnlyEvents } from './management-events';
import { Matcher, renderMatchers } from './matchers';
import { Condition } from '../../ast';
import { PatternRenderError } from '../../errors';
import { printPattern } from '../../printer';
import { RecordSchema } from '../../schema';
import { UnsupportedError } from '../../value-sets/glob-set';
import { Assumption, Assumptions } from '../assumptions';

/** A pattern, and what a rule with it needs. */
export interface EventPattern {
  /** What goes into the rule's `EventPattern`. */
  readonly pattern: JsonObject;
  /** Whether the rule must be in the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`, as it can be about events that only read. */
  readonly readOnlyEvents: boolean;
  readonly assumptions: readonly Assumption[];
}

export interface JsonObject {
  readonly [name: string]: unknown;
}

interface Branch {
  [name: string]: readonly Matcher[] | readonly Branch[] | Branch;
}

/** The longest pattern that a rule takes without a raised quota. */
const MAX_LENGTH = 2048;

/** Names that EventBridge refuses below `$or`. */
const RESERVED_BELOW_OR = new Set([
  'exactly', 'equals-ignore-case', 'prefix', 'suffix', 'anything-but', 'exists', 'wildcard', 'numeric', 'cidr', 'regex', 'not-wildcard',
  'not-equals-ignore-case', 'date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range', 'ip-address-in-range',
  'ip-address-not-in-range',
]);

/** Throws a `PatternRenderError` that names the condition if EventBridge has no words for it. */
export function renderEventPattern(condition: Condition, schema: RecordSchema): EventPattern {
  const alternatives = expandAlternatives(condition, schema);
  if (alternatives.length === 0) throw new PatternRenderError(printPattern(condition), TARGET, 'it never holds');
  const assumptions = new Assumptions();
  const detail = withCondition(condition, () => renderDetail(alternatives, assumptions));
  const pattern = {
    // only AWS can send events with such a source
    'source': [{ prefix: 'aws.' }],
    'detail-type': selectDetailTypes(alternatives),
    ...Object.keys(detail).length > 0 && { detail },
  };
  const json = JSON.stringify(pattern);
  const { length } = json;
  if (length > MAX_LENGTH) throw new PatternRenderError(printPattern(condition), TARGET, `it takes ${length} characters, at most ${MAX_LENGTH} are allowed`);
  return { pattern: JSON.parse(json) as JsonObject, readOnlyEvents: wantsReadOnlyEvents(alternatives), assumptions: assumptions.all };
}

/** What all alternatives share, and the rest of each below `$or`. */
function renderDetail(alternatives: readonly Alternative[], assumptions: Assumptions): Branch {
  const terms = alternatives.map((alternative) => new Map([...alternative.values()].map((term) => [termKey(term), term])));
  const shared = [...terms[0].keys()].filter((key) => terms.every((others) => others.has(key)));
  const renderBranch = (term: ReadonlyMap<string, Term>, wanted: (key: string) => boolean): Branch => {
    const branch: Branch = emptyBranch();
    for (const [key, one] of term) if (wanted(key)) put(branch, one, renderMatchers(one, assumptions));
    return branch;
  };
  const detail = renderBranch(terms[0], (key) => shared.includes(key));
  if (terms.length === 1) return detail;
  for (const term of terms) requireAllowedNames([...term].filter(([key]) => !shared.includes(key)).flatMap(([, { field }]) => field.names));
  detail.$or = terms.map((term) => renderBranch(term, (key) => !shared.includes(key)));
  return detail;
}

/** An object without `constructor` and the like, which can be names of fields. */
function emptyBranch(): Branch {
  return Object.create(null) as Branch;
}

function put(branch: Branch, { field }: Term, matchers: readonly Matcher[]): void {
  const names = [...field.names];
  const last = names.pop()!;
  let current = branch;
  for (const name of names) {
    const next = current[name] ?? emptyBranch();
    if (isMatchers(next)) throw overlap(field.selector);
    current[name] = next;
    current = next;
  }
  if (last in current) throw overlap(field.selector);
  current[last] = matchers;
}

function isMatchers(value: Branch[string]): value is readonly Matcher[] | readonly Branch[] {
  return Array.isArray(value);
}

function overlap(selector: string): Error {
  return new UnsupportedError(`it cannot test both ${selector} and what is in it, or what it is in`);
}

function requireAllowedNames(names: readonly string[]): void {
  const reserved = names.find((name) => RESERVED_BELOW_OR.has(name));
  if (reserved !== undefined) throw new UnsupportedError(`it refuses the name '${reserved}' in one of several alternatives`);
}
