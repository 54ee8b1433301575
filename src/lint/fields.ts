import { FieldType, printSelector, Segment, Selector } from '../filter-pattern';
import { Finding, formatSuggestion, quote } from './finding';
import { findNearest } from './spelling';
import { TestContext, RECORD_SCHEMA } from './test-context';

/** A field that is documented but is not in the records that a trail delivers. */
const NEVER_DELIVERED = 'eventContext';

/** Finds a path that does not exist in any record, for example because of a misspelled name, or a list that is used as an object. */
export function checkField({ leaf, selector }: TestContext): Finding[] {
  const problem = findProblem(leaf.selector);
  if (problem === undefined) return [];
  return [{ kind: 'unknownField', subject: selector, message: `${quote(leaf)}: no CloudTrail record has ${selector}${problem}` }];
}

function findProblem(selector: Selector): string | undefined {
  let type: FieldType = { struct: RECORD_SCHEMA };
  for (const [depth, segment] of selector.entries()) {
    // JSON can have any path
    if (type === 'json') return undefined;
    const next = getChildType(type, segment);
    if (next === undefined) return describeProblem(type, selector, depth);
    type = next;
  }
  return undefined;
}

function getChildType(type: Exclude<FieldType, 'json'>, segment: Segment): FieldType | undefined {
  if (typeof type === 'string') return undefined;
  const isElement = segment.kind === 'index' || segment.kind === 'any-element';
  if ('list' in type) return isElement ? type.list : undefined;
  if (isElement) return undefined;
  if ('map' in type) return type.map;
  if (segment.kind === 'any-field') return 'json';
  return Object.hasOwn(type.struct, segment.name) ? type.struct[segment.name] : undefined;
}

function describeProblem(type: Exclude<FieldType, 'json'>, selector: Selector, depth: number): string {
  const parent = selector.slice(0, depth);
  const segment = selector[depth];
  const printed = printSelector(parent);
  if (typeof type === 'string') return `, because ${printed} is a string, which has no fields or elements`;
  if ('list' in type) {
    const correction = printSelector([...parent, { kind: 'any-element' }, ...selector.slice(depth)]);
    return `, because ${printed} is a list${formatSuggestion([correction])}`;
  }
  if (segment.kind !== 'field' || !('struct' in type)) return `, because ${printed} is an object, not a list`;
  if (depth === 0 && segment.name === NEVER_DELIVERED) return `: CloudTrail does not deliver ${NEVER_DELIVERED} to trails`;
  const similar = findNearest(segment.name, Object.keys(type.struct));
  const paths: readonly Selector[] = similar === undefined
    ? findPaths(segment.name, { struct: RECORD_SCHEMA }, [])
    : [[...parent, { kind: 'field', name: similar }]];
  return formatSuggestion(paths.map((path) => printSelector([...path, ...selector.slice(depth + 1)])));
}

/** Returns all selectors of fields with a name, ignoring case. */
function findPaths(name: string, type: FieldType, path: Selector): readonly Selector[] {
  if (typeof type === 'string' || 'map' in type) return [];
  if ('list' in type) return findPaths(name, type.list, [...path, { kind: 'any-element' }]);
  return Object.entries(type.struct).flatMap(([field, inner]): readonly Selector[] => {
    const here: Selector = [...path, { kind: 'field', name: field }];
    return field.toLowerCase() === name.toLowerCase() ? [here] : findPaths(name, inner, here);
  });
}
