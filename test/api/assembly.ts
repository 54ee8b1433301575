import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Assembly, Docs, EnumType, InterfaceType, Method, Property, Type } from '@jsii/spec';

/** Finds a type by its full name, also in the dependencies of the library. */
export type FindType = (fqn: string) => Type | undefined;

/** Loads the jsii assembly in the folder of a package. */
export function loadAssembly(folder: string): Assembly {
  const file = path.join(folder, '.jsii');
  if (!existsSync(file)) throw new Error(`no assembly at ${file}: compile first ('npx projen compile')`);
  const content = JSON.parse(readFileSync(file, 'utf8')) as Assembly | { readonly schema: 'jsii/file-redirect'; readonly filename: string };
  if (content.schema !== 'jsii/file-redirect') return content;
  return JSON.parse(gunzipSync(readFileSync(path.join(folder, content.filename))).toString('utf8')) as Assembly;
}

/** Finds types in an assembly, and in the packages of a `node_modules` folder, which are loaded when they are first needed. */
export function createTypeFinder(assembly: Assembly, modules: string): FindType {
  const assemblies = new Map([[assembly.name, assembly]]);
  return (fqn) => {
    const name = fqn.split('.')[0];
    if (!assemblies.has(name)) assemblies.set(name, loadAssembly(path.join(modules, name)));
    return assemblies.get(name)?.types?.[fqn];
  };
}

export function listTypes(assembly: Assembly): Type[] {
  return Object.values(assembly.types ?? {});
}

export function isEnum(type: Type): type is EnumType {
  return (type.kind as string) === 'enum';
}

export function isStruct(type: Type | undefined): type is InterfaceType {
  return (type?.kind as string) === 'interface' && (type as InterfaceType).datatype === true;
}

export function listProperties(type: Type): readonly Property[] {
  return isEnum(type) ? [] : type.properties ?? [];
}

export function listMethods(type: Type): readonly Method[] {
  return isEnum(type) ? [] : type.methods ?? [];
}

/** Returns the properties, methods, and enum members of a type. */
export function listMembers(type: Type): readonly { readonly name: string; readonly docs?: Docs }[] {
  return isEnum(type) ? type.members : [...listProperties(type), ...listMethods(type)];
}
