/** One accessor of an SQL/JSON path. */
type PathStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'any-member' }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'last-element' }
  | { readonly kind: 'any-element' };

export interface JsonPath {
  readonly isLax: boolean;
  readonly steps: readonly PathStep[];
}

const MODE = /^\s*(lax|strict)?\s*\$/i;
const STEP = /\s*(?:\.\s*(\*|"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*)|\[\s*(\*|\d+|last)\s*\]|\[\s*"([^"]*)"\s*\])\s*/y;

/**
 * Returns the values that a path of `json_value`, `json_query`, or `json_exists` finds in a JSON text, as a JSON array.
 *
 * Returns null if the text is not JSON. In lax mode, which is the default, arrays are unwrapped and missing values are ignored.
 */
export function findByPath(text: string, { steps, isLax }: JsonPath): string | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  return JSON.stringify(steps.reduce<unknown[]>((items, step) => items.flatMap((item) => applyStep(item, step, isLax)), [root]));
}

/** Parses an SQL/JSON path. Throws an error if the path is not supported. */
export function parseJsonPath(text: string): JsonPath {
  const start = MODE.exec(text);
  if (!start) throw new Error(`JSON path must start with $; got '${text}'`);
  const steps: PathStep[] = [];
  let position = start[0].length;
  while (position < text.length) {
    STEP.lastIndex = position;
    const match = STEP.exec(text);
    if (!match) throw new Error(`JSON path '${text}' contains the unsupported part '${text.slice(position)}'`);
    steps.push(createStep(match));
    position = STEP.lastIndex;
  }
  return { isLax: start[1]?.toLowerCase() !== 'strict', steps };
}

function createStep([, member, element, quoted]: RegExpExecArray): PathStep {
  if (quoted !== undefined) return { kind: 'member', name: quoted };
  if (member === '*') return { kind: 'any-member' };
  if (member !== undefined) return { kind: 'member', name: member.startsWith('"') ? String(JSON.parse(member)) : member };
  if (element === '*') return { kind: 'any-element' };
  return element === 'last' ? { kind: 'last-element' } : { kind: 'element', index: Number(element) };
}

function applyStep(item: unknown, step: PathStep, isLax: boolean): unknown[] {
  const isElement = step.kind === 'element' || step.kind === 'any-element' || step.kind === 'last-element';
  if (!isElement && isLax && Array.isArray(item)) return item.flatMap((element) => applyStep(element, step, false));
  const elements = Array.isArray(item) ? item : isLax ? [item] : [];
  const members = typeof item === 'object' && item !== null && !Array.isArray(item) ? item as Record<string, unknown> : {};
  switch (step.kind) {
    case 'any-element': return elements;
    case 'last-element': return elements.slice(-1);
    case 'element': return elements.slice(step.index, step.index + 1);
    case 'any-member': return Object.values(members);
    case 'member': return Object.hasOwn(members, step.name) ? [members[step.name]] : [];
  }
}
