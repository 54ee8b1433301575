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
 * Throws an error unless two templates have the same resources.
 *
 * Logical IDs depend on the construct tree, so each logical ID is compared as the type of its resource.
 */
export function assertSameResources(expected: Template, got: Template): void {
  const [expectedResources, resources] = [describeResources(expected), describeResources(got)];
  const missing = subtract(expectedResources, resources);
  const surplus = subtract(resources, expectedResources);
  if (missing.length + surplus.length === 0) return;
  throw new Error(`both programs must create the same resources; the L1 classes have ${missing.length} missing and ${surplus.length} additional resources:\n`
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

/** Returns the elements of `all` without one occurrence of each element of `known`. */
function subtract(all: readonly string[], known: readonly string[]): string[] {
  const left = [...known];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
