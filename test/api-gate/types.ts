import type { PrimitiveType, TypeReference } from '@jsii/spec';
import type { Api, Check } from './surface';
import { at, isClass, isEnum, isInterface, isStruct, lineage, methodsOf, parentsOf, propertiesOf, usesIn, withInner } from './surface';

export const unions: Check = (type) => usesIn(type)
  .filter((use) => withInner(use.type).some((inner) => 'union' in inner || 'intersection' in inner))
  .map((use) => `${use.where}: is a union, which typed languages see as any object`);

export const anything: Check = (type) => usesIn(type)
  .filter((use) => withInner(use.type).some(isAny))
  .map((use) => `${use.where}: is of type any`);

export const structCollections: Check = (type, api) => usesIn(type)
  .filter((use) => withInner(use.type).some((inner) => 'collection' in inner && namesStruct(inner.collection.elementtype, api))
    || (use.variadic && namesStruct(use.type, api)))
  .map((use) => `${use.where}: is a list or map of structs, which lose their keys' spelling in Python: use a class`);

export const cfnInputs: Check = (type) => usesIn(type)
  .filter((use) => use.role !== 'result')
  .flatMap((use) => withInner(use.type).flatMap((inner) => {
    const name = 'fqn' in inner ? inner.fqn.split('.').find((part) => /^Cfn[A-Z]/.test(part)) : undefined;
    return name ? [`${use.where}: takes ${name}: props and parameters name no Cfn type`] : [];
  }));

export const emptyInterfaces: Check = (type, api) => isInterface(type) && !type.datatype
  && lineage(type, api).every((ancestor) => methodsOf(ancestor).length === 0)
  ? [`${type.name}: is an interface of behaviour without a method; if it is a struct, its name must not start with I and a capital`]
  : [];

export const structNames: Check = (type) => isStruct(type) && /^I[A-Z]/.test(type.name)
  ? [`${type.name}: is a struct and starts with I and a capital, as only interfaces of behaviour may`]
  : [];

/**
 * A class whose values come from its own static factories is told apart from any other object by a member of its own: without one,
 * TypeScript takes every object for it, and Go makes an empty interface of it.
 */
export const featurelessChoices: Check = (type, api) => {
  if (!isClass(type)) return [];
  const made = [
    ...propertiesOf(type).filter((property) => property.static).map((property) => property.type),
    ...methodsOf(type).filter((method) => method.static).flatMap((method) => method.returns ? [method.returns.type] : []),
  ];
  const isFactory = made.some((reference) => 'fqn' in reference && isKindOf(reference.fqn, type.fqn, api));
  const hasMember = lineage(type, api).some((ancestor) => propertiesOf(ancestor).some((property) =>
    !property.static && !property.protected && property.immutable));
  return isFactory && !hasMember ? [`${type.name}: is a choice made by static factories and has no public readonly member`] : [];
};

export const missingTypes: Check = (type, api) => {
  const used = usesIn(type).flatMap((use) => withInner(use.type)
    .flatMap((inner) => 'fqn' in inner ? [{ where: use.where, fqn: inner.fqn }] : []));
  const made = parentsOf(type).map((fqn) => ({ where: type.name, fqn }));
  return [...made, ...used]
    .filter(({ fqn }) => fqn.startsWith(`${api.assembly.name}.`) && !api.assembly.types?.[fqn])
    .map(({ where, fqn }) => `${where}: uses ${fqn}, which the package does not export`);
};

export const enumMembers: Check = (type) => (isEnum(type) ? type.members : [])
  .filter((member) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(member.name))
  .map((member) => `${at(type, member)}: is an enum member not in ALL_CAPS`);

function isAny(reference: TypeReference): boolean {
  const primitive: `${PrimitiveType}` | undefined = 'primitive' in reference ? reference.primitive : undefined;
  return primitive === 'any';
}

function namesStruct(reference: TypeReference, api: Api): boolean {
  return 'fqn' in reference && isStruct(api.find(reference.fqn));
}

function isKindOf(fqn: string, base: string, api: Api): boolean {
  const type = api.find(fqn);
  return fqn === base || (type !== undefined && lineage(type, api).some((ancestor) => ancestor.fqn === base));
}
