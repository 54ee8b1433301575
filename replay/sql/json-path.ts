/** A step of an SQL/JSON path. */
type PathStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'any-member' }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'last-element' }
  | { readonly kind: 'any-element' };

interface Path {
  readonly lax: boolean;
  readonly steps: readonly PathStep[];
}

const MODE = /^\s*(lax|strict)?\s*\$/i;
const STEP = /\s*(?:\.\s*(\*|"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*)|\[\s*(\*|\d+|last)\s*\]|\[\s*"([^"]*)"\s*\])\s*/y;

const parsedPaths = new Map<string, Path>();

/**
 * What a path of `json_value`, `json_query` or `json_exists` finds in a JSON text: a JSON array, or null where the text
 * is not JSON. In lax mode, which is the default, arrays on the way are unwrapped and what is not there is nothing.
 */
export function findByPath(text: string, pathText: string): string | null {
  const path = pathOf(pathText);
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  return JSON.stringify(path.steps.reduce<unknown[]>((items, step) => items.flatMap((item) => applyStep(item, step, path.lax)), [root]));
}

function pathOf(text: string): Path {
  let path = parsedPaths.get(text);
  if (!path) parsedPaths.set(text, path = parsePath(text));
  return path;
}

function parsePath(text: string): Path {
  const start = MODE.exec(text);
  if (!start) throw new Error(`'${text}' is no JSON path`);
  const steps: PathStep[] = [];
  let position = start[0].length;
  while (position < text.length) {
    STEP.lastIndex = position;
    const match = STEP.exec(text);
    if (!match) throw new Error(`the JSON path '${text}' is not supported from '${text.slice(position)}' on`);
    steps.push(createStep(match));
    position = STEP.lastIndex;
  }
  return { lax: start[1]?.toLowerCase() !== 'strict', steps };
}

function createStep([, member, element, quoted]: RegExpExecArray): PathStep {
  if (quoted !== undefined) return { kind: 'member', name: quoted };
  if (member === '*') return { kind: 'any-member' };
  if (member !== undefined) return { kind: 'member', name: member.startsWith('"') ? String(JSON.parse(member)) : member };
  if (element === '*') return { kind: 'any-element' };
  return element === 'last' ? { kind: 'last-element' } : { kind: 'element', index: Number(element) };
}

function applyStep(item: unknown, step: PathStep, lax: boolean): unknown[] {
  const isElement = step.kind === 'element' || step.kind === 'any-element' || step.kind === 'last-element';
  if (!isElement && lax && Array.isArray(item)) return item.flatMap((element) => applyStep(element, step, false));
  const elements = Array.isArray(item) ? item : lax ? [item] : [];
  const members = typeof item === 'object' && item !== null && !Array.isArray(item) ? item as Record<string, unknown> : {};
  switch (step.kind) {
    case 'any-element': return elements;
    case 'last-element': return elements.slice(-1);
    case 'element': return elements.slice(step.index, step.index + 1);
    case 'any-member': return Object.values(members);
    case 'member': return Object.hasOwn(members, step.name) ? [members[step.name]] : [];
  }
}
