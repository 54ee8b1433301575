import * as path from 'node:path';
import type { Assembly, Callable, Method, Parameter, Property, Type, TypeReference } from '@jsii/spec';
import { loadAssembly } from '../../../../test/api-gate/load';
import { Api, isClass, isStruct, lineage, methodsOf, propertiesOf } from '../../../../test/api-gate/surface';

/** A member, and the type that declares it, which may be one that the type at hand is made from. */
export interface Declared<M> {
  readonly type: Type;
  readonly member: M;
}

/** The assemblies of the library and of what it is made with, and what there is in them. */
export class Library implements Api {
  /** What is compiled in the project's folder. */
  public static in(root: string): Library {
    const modules = path.join(root, 'node_modules');
    return new Library(loadAssembly(root), ['aws-cdk-lib', 'constructs'].map((name) => loadAssembly(path.join(modules, name))));
  }

  constructor(public readonly assembly: Assembly, private readonly others: readonly Assembly[]) {}

  public find(fqn: string): Type | undefined {
    return this.assemblyOf(fqn).types?.[fqn];
  }

  public type(fqn: string): Type {
    const type = this.find(fqn);
    if (!type) throw new Error(`there is no type '${fqn}'`);
    return type;
  }

  public assemblyOf(fqn: string): Assembly {
    const name = fqn.split('.')[0];
    const assembly = [this.assembly, ...this.others].find((other) => other.name === name);
    if (!assembly) throw new Error(`there is no assembly '${name}'`);
    return assembly;
  }

  public method(fqn: string, name: string): Declared<Method> | undefined {
    return this.declared(fqn, (type) => methodsOf(type).find((method) => method.name === name));
  }

  public property(fqn: string, name: string): Declared<Property> | undefined {
    return this.declared(fqn, (type) => propertiesOf(type).find((property) => property.name === name));
  }

  public initializer(fqn: string): Declared<Callable> | undefined {
    return this.declared(fqn, (type) => isClass(type) ? type.initializer : undefined);
  }

  /** The struct that a reference is to, if it is to one. */
  public struct(reference: TypeReference): Type | undefined {
    const type = 'fqn' in reference ? this.find(reference.fqn) : undefined;
    return isStruct(type) ? type : undefined;
  }

  private declared<M>(fqn: string, find: (type: Type) => M | undefined): Declared<M> | undefined {
    for (const type of lineage(this.type(fqn), this)) {
      const member = find(type);
      if (member) return { type, member };
    }
    return undefined;
  }
}

/** What the argument at an index is for. */
export function parameterAt(callable: Callable, index: number): Parameter {
  const parameters = callable.parameters ?? [];
  const parameter = parameters[index] ?? parameters.find(({ variadic }) => variadic);
  if (!parameter) throw new Error(`there is no parameter for argument ${index + 1}`);
  return parameter;
}
