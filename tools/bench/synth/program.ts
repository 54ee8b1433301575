import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { createMappingVariable, Placeholders, createResourceVariable } from './placeholders';
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
export function createL1Program(template: Template): Build {
  const placeholders = new Placeholders(template);
  const resources = Object.fromEntries(Object.entries(template.Resources).map(([id, resource]) => [id, placeholders.replace(resource) as Resource]));
  const l1s = loadL1Classes({ ...template, Resources: resources });
  const statements = sortByDependency(resources, placeholders).map((id) => renderStatement(id, resources[id], l1s.get(id), placeholders));
  const mappings = Object.keys(template.Mappings ?? {}).map((id) =>
    `const ${createMappingVariable(id)} = new cdk.CfnMapping(scope, ${renderText(id)}, { mapping: ${renderText(template.Mappings?.[id])} });`);
  const types = Object.fromEntries([...l1s.values()].map(({ type }) => [type.name, type]));
  const program = new Function('cdk', 'scope', `{ ${Object.keys(types).join(', ')} }`, [...mappings, ...statements].join('\n')) as (
    library: typeof cdk, scope: Construct, classes: typeof types) => void;
  return (scope) => program(cdk, scope, types);
}

/** The CDK itself knows the classes of a template's resources, and how their properties are spelled. */
function loadL1Classes({ Resources }: Template): Map<string, L1> {
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

function renderStatement(id: string, resource: Resource, l1: L1 | undefined, placeholders: Placeholders): string {
  const name = createResourceVariable(id);
  const code = (value: unknown): string => placeholders.renderCode(renderText(value));
  return [
    `const ${name} = new ${l1?.type.name}(scope, ${renderText(id)}, ${code(l1?.props)});`,
    ...resource.DeletionPolicy ? [`${name}.cfnOptions.deletionPolicy = ${renderText(resource.DeletionPolicy)};`] : [],
    ...resource.UpdateReplacePolicy ? [`${name}.cfnOptions.updateReplacePolicy = ${renderText(resource.UpdateReplacePolicy)};`] : [],
    ...Object.entries(resource.Metadata ?? {}).map(([key, value]) => `${name}.addMetadata(${renderText(key)}, ${code(value)});`),
    ...listDependencies(resource).map((other) => `${name}.addDependency(${createResourceVariable(other)});`),
  ].join('\n');
}

function listDependencies({ DependsOn = [] }: Resource): readonly string[] {
  return [DependsOn].flat() as readonly string[];
}

/** Ids of resources, each after those that it refers to or depends on. */
function sortByDependency(resources: Readonly<Record<string, Resource>>, placeholders: Placeholders): string[] {
  const done = new Set<string>();
  const add = (id: string): void => {
    if (done.has(id)) return;
    for (const other of [...placeholders.findResources(resources[id]), ...listDependencies(resources[id])]) if (other !== id) add(other);
    done.add(id);
  };
  Object.keys(resources).forEach(add);
  return [...done];
}

function renderText(value: unknown): string {
  return JSON.stringify(value);
}
