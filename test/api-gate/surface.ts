import type {
  Assembly, Callable, ClassType, Docs, EnumType, InterfaceType, Method, Parameter, Property, Type, TypeKind, TypeReference,
} from '@jsii/spec';

/** An assembly and what it takes to look behind the names in it. */
export interface Api {
  readonly assembly: Assembly;
  /** A type by its full name, from the assembly itself or one that it depends on. */
  find(fqn: string): Type | undefined;
}

/** Looks at one type and names what is wrong with it, a message each. */
export type Check = (type: Type, api: Api) => string[];

/** A place where the public API names a type. */
export interface Use {
  readonly where: string;
  readonly type: TypeReference;
  /** What a user passes in, as opposed to what is given out. */
  readonly role: 'prop' | 'parameter' | 'result';
  /** Whether the place takes any number of the type. */
  readonly variadic: boolean;
}

export function typesOf(assembly: Assembly): Type[] {
  return Object.values(assembly.types ?? {});
}

export function isEnum(type: Type): type is EnumType {
  return kindOf(type) === 'enum';
}

export function isClass(type: Type): type is ClassType {
  return kindOf(type) === 'class';
}

export function isInterface(type: Type): type is InterfaceType {
  return kindOf(type) === 'interface';
}

/** A struct in jsii's words: an interface of data alone, handed over by value. */
export function isStruct(type: Type | undefined): type is InterfaceType {
  return type !== undefined && isInterface(type) && type.datatype === true;
}

export function propertiesOf(type: Type): Property[] {
  return isEnum(type) ? [] : type.properties ?? [];
}

export function methodsOf(type: Type): Method[] {
  return isEnum(type) ? [] : type.methods ?? [];
}

/** Everything of a type that takes parameters, its constructor included. */
export function callablesOf(type: Type): { readonly where: string; readonly callable: Callable }[] {
  const methods = methodsOf(type).map((method) => ({ where: at(type, method), callable: method }));
  const initializer = isClass(type) ? type.initializer : undefined;
  return initializer ? [{ where: `${type.name}.constructor`, callable: initializer }, ...methods] : methods;
}

export function parametersOf(type: Type): { readonly where: string; readonly parameter: Parameter }[] {
  return callablesOf(type).flatMap(({ where, callable }) =>
    (callable.parameters ?? []).map((parameter) => ({ where: `${where}(${parameter.name})`, parameter })));
}

/** Properties, methods and enum members: what a type's documentation lists one by one. */
export function membersOf(type: Type): { readonly name: string; readonly docs?: Docs; readonly overrides?: string }[] {
  return isEnum(type) ? type.members : [...propertiesOf(type), ...methodsOf(type)];
}

export function usesIn(type: Type): Use[] {
  const role = isStruct(type) ? 'prop' : 'result';
  return [
    ...propertiesOf(type).map((property): Use => ({ where: at(type, property), type: property.type, role, variadic: false })),
    ...parametersOf(type).map(({ where, parameter }): Use => (
      { where, type: parameter.type, role: 'parameter', variadic: parameter.variadic === true }
    )),
    ...methodsOf(type).flatMap((method): Use[] => (
      method.returns ? [{ where: at(type, method), type: method.returns.type, role: 'result', variadic: false }] : []
    )),
  ];
}

/** A reference and all that stands inside it: the elements of lists and maps, the types of a union. */
export function withInner(reference: TypeReference): TypeReference[] {
  return [reference, ...innerOf(reference).flatMap(withInner)];
}

/** The types that a type is made from: its base class and the interfaces that it implements or extends. */
export function parentsOf(type: Type): string[] {
  if (isEnum(type)) return [];
  const base = isClass(type) ? type.base : undefined;
  return [...(base ? [base] : []), ...(type.interfaces ?? [])];
}

/** A type and all that it is made from, as far as `api` knows them. */
export function lineage(type: Type, api: Api): Type[] {
  const parents = parentsOf(type).map((fqn) => api.find(fqn)).filter((parent) => parent !== undefined);
  return [type, ...parents.flatMap((parent) => lineage(parent, api))];
}

export function at(type: Type, member: { readonly name: string }): string {
  return `${type.name}.${member.name}`;
}

function kindOf(type: Type): `${TypeKind}` {
  return type.kind;
}

function innerOf(reference: TypeReference): TypeReference[] {
  if ('collection' in reference) return [reference.collection.elementtype];
  if ('union' in reference) return reference.union.types;
  return 'intersection' in reference ? reference.intersection.types : [];
}
