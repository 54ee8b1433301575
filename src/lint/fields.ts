import { FieldType, printSelector, Segment, Selector } from '../filter-pattern';
import { Finding, hint, quote } from './finding';
import { findNearest } from './spelling';
import { TestContext, RECORD } from './test-context';

/** What the documentation of a record has and what a trail delivers has not. */
const NEVER_DELIVERED = 'eventContext';

/** A path that leads nowhere in any record: a name spelt otherwise, a list taken for an object, a text with fields. */
export function checkField({ leaf, selector }: TestContext): Finding[] {
  const fault = findProblem(leaf.selector);
  if (fault === undefined) return [];
  return [{ kind: 'unknownField', subject: selector, message: `${quote(leaf)}: no CloudTrail record has ${selector}${fault}` }];
}

function findProblem(selector: Selector): string | undefined {
  let type: FieldType = { struct: RECORD };
  for (const [depth, segment] of selector.entries()) {
    // below JSON anything goes
    if (type === 'json') return undefined;
    const next = stepInto(type, segment);
    if (next === undefined) return describe(type, selector, depth);
    type = next;
  }
  return undefined;
}

function stepInto(type: Exclude<FieldType, 'json'>, segment: Segment): FieldType | undefined {
  if (typeof type === 'string') return undefined;
  const ofList = segment.kind === 'index' || segment.kind === 'any-element';
  if ('list' in type) return ofList ? type.list : undefined;
  if (ofList) return undefined;
  if ('map' in type) return type.map;
  if (segment.kind === 'any-field') return 'json';
  return Object.hasOwn(type.struct, segment.name) ? type.struct[segment.name] : undefined;
}

function describe(type: Exclude<FieldType, 'json'>, selector: Selector, depth: number): string {
  const parent = selector.slice(0, depth);
  const segment = selector[depth];
  const printed = printSelector(parent);
  if (typeof type === 'string') return `, as ${printed} is a text, without fields and elements`;
  if ('list' in type) return `, as ${printed} is a list${hint([printSelector([...parent, { kind: 'any-element' }, ...selector.slice(depth)])])}`;
  if (segment.kind !== 'field' || !('struct' in type)) return `, as ${printed} is an object, not a list`;
  if (depth === 0 && segment.name === NEVER_DELIVERED) return `: CloudTrail does not deliver ${NEVER_DELIVERED} to trails`;
  const alike = findNearest(segment.name, Object.keys(type.struct));
  if (alike !== undefined) return hint([printSelector([...parent, { kind: 'field', name: alike }, ...selector.slice(depth + 1)])]);
  return hint(pathsTo(segment.name, { struct: RECORD }, []).map((path) => printSelector([...path, ...selector.slice(depth + 1)])));
}

/** Where in a record a field of that name is. */
function pathsTo(name: string, type: FieldType, path: Selector): readonly Selector[] {
  if (typeof type === 'string' || 'map' in type) return [];
  if ('list' in type) return pathsTo(name, type.list, [...path, { kind: 'any-element' }]);
  return Object.entries(type.struct).flatMap(([field, inner]): readonly Selector[] => {
    const here: Selector = [...path, { kind: 'field', name: field }];
    return field.toLowerCase() === name.toLowerCase() ? [here] : pathsTo(name, inner, here);
  });
}
