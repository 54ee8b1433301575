import type {
  Assembly, ClassType, EnumType, InterfaceType, Method, Property, SchemaVersion, Type, TypeKind, TypeReference,
} from '@jsii/spec';

const PACKAGE = 'made-up';

type Given<T> = Partial<Omit<T, 'kind' | 'fqn' | 'assembly'>> & { readonly name: string };

/** A small assembly of nothing but `types`. */
export function assemblyOf(...types: Type[]): Assembly {
  return {
    schema: 'jsii/0.10.0' as SchemaVersion.LATEST,
    name: PACKAGE,
    description: 'An assembly for tests',
    homepage: 'https://example.com',
    repository: { type: 'git', url: 'https://example.com/made-up.git' },
    author: { name: 'Nobody', roles: ['author'] },
    fingerprint: '',
    version: '0.0.0',
    jsiiVersion: '6.0.0',
    license: 'Apache-2.0',
    types: Object.fromEntries(types.map((type) => [type.fqn, type])),
  };
}

export function madeUpClass(given: Given<ClassType>): Type {
  return { ...documented, ...identity(given.name), kind: 'class' as TypeKind.Class, ...given };
}

export function madeUpInterface(given: Given<InterfaceType>): Type {
  return { ...documented, ...identity(given.name), kind: 'interface' as TypeKind.Interface, ...given };
}

export function madeUpStruct(given: Given<InterfaceType>): Type {
  return madeUpInterface({ datatype: true, ...given });
}

export function madeUpEnum(given: Given<EnumType>): Type {
  return { ...documented, ...identity(given.name), kind: 'enum' as TypeKind.Enum, members: [], ...given };
}

/** A documented read-only string, but for what is given. */
export function property(given: Partial<Property> & { readonly name: string }): Property {
  return { ...documented, immutable: true, type: STRING, ...given };
}

/** A documented method without parameters or result, but for what is given. */
export function method(given: Partial<Method> & { readonly name: string }): Method {
  return { ...documented, ...given };
}

export function named(name: string): TypeReference {
  return { fqn: `${PACKAGE}.${name}` };
}

export function primitive(name: 'string' | 'any' | 'number'): TypeReference {
  return { primitive: name } as TypeReference;
}

export function collection(kind: 'array' | 'map', elementtype: TypeReference): TypeReference {
  return { collection: { kind, elementtype } } as TypeReference;
}

export const STRING = primitive('string');

const documented = { docs: { summary: 'What it is.' } };

function identity(name: string) {
  return { fqn: `${PACKAGE}.${name}`, assembly: PACKAGE, name };
}
