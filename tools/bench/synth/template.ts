export interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly Metadata?: Properties;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Mappings?: Record<string, Record<string, Properties>>;
}

export interface Properties {
  readonly [name: string]: unknown;
}

/**
 * Fails unless two templates hold the same resources. Logical ids may differ, as they tell where in the tree a resource
 * is: each counts as the type of its resource.
 */
export function assertSameResources(expected: Template, got: Template): void {
  const [ours, theirs] = [describeResources(expected), describeResources(got)];
  const missing = subtract(ours, theirs);
  const surplus = subtract(theirs, ours);
  if (missing.length + surplus.length === 0) return;
  throw new Error(`both programs must make the same resources; of L1 classes ${missing.length} are missing and ${surplus.length} are too many:\n`
    + [...missing.map((resource) => `- ${resource}`), ...surplus.map((resource) => `+ ${resource}`)].join('\n'));
}

function describeResources(template: Template): string[] {
  const types = new Map([
    ...Object.entries(template.Resources).map(([logicalId, resource]) => [logicalId, resource.Type] as const),
    ...Object.keys(template.Mappings ?? {}).map((logicalId) => [logicalId, 'mapping'] as const),
  ]);
  return Object.values(template.Resources).map((resource) => JSON.stringify(normalize(resource, types)));
}

function normalize(value: unknown, types: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return types.get(value) ?? value;
  if (Array.isArray(value)) return value.map((element) => normalize(element, types));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([name, inner]) => [name, normalize(inner, types)]));
}

/** What is in `all` more often than in `known`. */
function subtract(all: readonly string[], known: readonly string[]): string[] {
  const left = [...known];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
