import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { mappingName, Marks, resourceName } from './placeholders';
import type { Resource, Template } from './template';

export type Build = (scope: Construct) => void;

type L1Class = new (scope: Construct, id: string, props: object) => cdk.CfnResource;

/** What a resource's L1 class is given. */
interface L1 {
  readonly type: L1Class;
  readonly props: unknown;
}

/**
 * The same resources as a program of L1 classes, as somebody writes it who has every text at hand: one statement a resource, with
 * references through the classes' attributes. It is made from the template, and then it is plain code.
 */
export function l1Program(template: Template): Build {
  const marks = new Marks(template);
  const resources = Object.fromEntries(Object.entries(template.Resources).map(([id, resource]) => [id, marks.mark(resource) as Resource]));
  const l1s = l1sOf({ ...template, Resources: resources });
  const statements = inOrder(resources, marks).map((id) => statementOf(id, resources[id], l1s.get(id), marks));
  const mappings = Object.keys(template.Mappings ?? {}).map((id) =>
    `const ${mappingName(id)} = new cdk.CfnMapping(scope, ${text(id)}, { mapping: ${text(template.Mappings?.[id])} });`);
  const types = Object.fromEntries([...l1s.values()].map(({ type }) => [type.name, type]));
  const program = new Function('cdk', 'scope', `{ ${Object.keys(types).join(', ')} }`, [...mappings, ...statements].join('\n')) as (
    library: typeof cdk, scope: Construct, classes: typeof types) => void;
  return (scope) => program(cdk, scope, types);
}

/** The CDK itself knows the classes of a template's resources, and how their properties are spelled. */
function l1sOf({ Resources }: Template): Map<string, L1> {
  const folder = mkdtempSync(path.join(tmpdir(), 'l1-'));
  try {
    const templateFile = path.join(folder, 'template.json');
    // dependencies could be on what is only there under another name
    const bare = Object.fromEntries(Object.entries(Resources).map(([id, { Type, Properties }]) => [id, { Type, Properties }]));
    writeFileSync(templateFile, JSON.stringify({ Resources: bare }));
    const include = new CfnInclude(new cdk.Stack(new cdk.App(), 'L1'), 'Template', { templateFile });
    return new Map(Object.keys(Resources).map((id) => {
      const resource = include.getResource(id) as unknown as { readonly constructor: L1Class; readonly cfnProperties: unknown };
      return [id, { type: resource.constructor, props: resource.cfnProperties }];
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function statementOf(id: string, resource: Resource, l1: L1 | undefined, marks: Marks): string {
  const name = resourceName(id);
  const code = (value: unknown): string => marks.code(text(value));
  return [
    `const ${name} = new ${l1?.type.name}(scope, ${text(id)}, ${code(l1?.props)});`,
    ...resource.DeletionPolicy ? [`${name}.cfnOptions.deletionPolicy = ${text(resource.DeletionPolicy)};`] : [],
    ...resource.UpdateReplacePolicy ? [`${name}.cfnOptions.updateReplacePolicy = ${text(resource.UpdateReplacePolicy)};`] : [],
    ...Object.entries(resource.Metadata ?? {}).map(([key, value]) => `${name}.addMetadata(${text(key)}, ${code(value)});`),
    ...dependenciesOf(resource).map((other) => `${name}.addDependency(${resourceName(other)});`),
  ].join('\n');
}

function dependenciesOf({ DependsOn = [] }: Resource): readonly string[] {
  return [DependsOn].flat() as readonly string[];
}

/** Ids of resources, each after those that it refers to or depends on. */
function inOrder(resources: Readonly<Record<string, Resource>>, marks: Marks): string[] {
  const done = new Set<string>();
  const add = (id: string): void => {
    if (done.has(id)) return;
    for (const other of [...marks.resourcesIn(resources[id]), ...dependenciesOf(resources[id])]) if (other !== id) add(other);
    done.add(id);
  };
  Object.keys(resources).forEach(add);
  return [...done];
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
