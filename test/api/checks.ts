import type { Callable, Parameter, Type, TypeReference } from '@jsii/spec';
import { FindType, isEnum, isStruct, listMembers, listMethods, listProperties } from './assembly';

/** The types of aws-cdk-lib whose names would confuse a reader. */
const CDK_NAMES = ['AlarmRule', 'Rule', 'QueryDefinition', 'QueryString', 'LogRetention', 'Schedule'];

const NOT_A_SUMMARY = /^(What|Who|Whose|Where|Which|How|Whether(?! to))\b/;

/** Describes the problems of a public type that jsii accepts. */
export function checkType(type: Type, findType: FindType): string[] {
  return [...checkDocs(type, findType), ...checkReferences(type, findType), ...checkShape(type, findType)]
    .map(([member, problem]) => `${type.name}${member && `.${member}`}: ${problem}`);
}

/** The name of a member, or an empty string for the type itself, and the problem. */
type Problem = readonly [member: string, problem: string];

function checkDocs(type: Type, findType: FindType): Problem[] {
  const documented = [{ name: '', docs: type.docs }, ...listMembers(type)];
  const hasNoDefault = isStruct(type)
    ? listProperties(type).filter(({ optional, docs }) => optional && (!docs?.default || /^(- ?)?undefined\b/.test(docs.default)))
    : [];
  // A struct documents itself. Its props are keyword arguments in Python.
  const parameters = listParameters(type)
    .filter(({ optional, docs, type: reference }) => optional && !docs?.summary && !('fqn' in reference && isStruct(findType(reference.fqn))));
  return [
    ...documented.filter(({ docs }) => !docs?.summary).map(({ name }): Problem => [name, 'is not documented']),
    ...parameters.map(({ at }): Problem => [at, 'is optional and not documented']),
    ...documented.filter(({ docs }) => NOT_A_SUMMARY.test(docs?.summary ?? ''))
      .map(({ name }): Problem => [name, 'has a summary that is not a noun phrase and does not start with a verb']),
    ...isStruct(type) && type.name.endsWith('Props') && !type.docs?.summary?.startsWith('Properties for ')
      ? [['', 'has a summary that does not start with "Properties for"'] as const] : [],
    ...hasNoDefault.map(({ name }): Problem => [name, 'is optional and has no @default that gives the behavior']),
  ];
}

function checkReferences(type: Type, findType: FindType): Problem[] {
  return listUses(type).flatMap(({ at, reference, variadic, isInput }) => {
    const all = listNested(variadic ? { collection: { kind: 'array', elementtype: reference } } as TypeReference : reference);
    const problems = {
      'is a union, which is an untyped object in Java, C#, and Go': all.some((inner) => 'union' in inner || 'intersection' in inner),
      'has the type any': all.some((inner) => 'primitive' in inner && (inner.primitive as string) === 'any'),
      'is a list or map of structs, whose keys are not converted to snake case in Python':
        all.some((inner) => 'collection' in inner && 'fqn' in inner.collection.elementtype && isStruct(findType(inner.collection.elementtype.fqn))),
      'accepts an L1 type': isInput && all.some((inner) => 'fqn' in inner && /\bCfn[A-Z]/.test(inner.fqn)),
    };
    return Object.entries(problems).filter(([, applies]) => applies).map(([problem]): Problem => [at, problem]);
  });
}

function checkShape(type: Type, findType: FindType): Problem[] {
  const ancestors = listAncestors(type, findType);
  const isBehavioral = (type.kind as string) === 'interface' && !isStruct(type);
  const results = listMethods(type).flatMap((method) => method.returns ? [{ static: method.static, type: method.returns.type }] : []);
  const factories = [...listProperties(type), ...results].filter((member) => member.static && 'fqn' in member.type && member.type.fqn === type.fqn);
  const hasProperty = ancestors.flatMap(listProperties).some((property) => !property.static && property.immutable);
  return [
    ...isBehavioral && ancestors.every((ancestor) => listMethods(ancestor).length === 0)
      ? [['', 'is a behavioral interface without a method; the name of a struct must not start with I and a capital letter'] as const] : [],
    ...factories.length > 0 && !hasProperty ? [['', 'has factories, but no public readonly property, and is an empty interface in Go'] as const] : [],
    ...CDK_NAMES.includes(type.name) ? [['', 'has the name of a type in aws-cdk-lib'] as const] : [],
  ];
}

/** Returns the type, its base classes and its interfaces. */
function listAncestors(type: Type, findType: FindType): Type[] {
  if (isEnum(type)) return [type];
  const parents = [...type.interfaces ?? [], ...'base' in type && type.base ? [type.base] : []].map(findType);
  return [type, ...parents.filter((parent) => parent !== undefined).flatMap((parent) => listAncestors(parent, findType))];
}

function listUses(type: Type): { at: string; reference: TypeReference; variadic?: boolean; isInput?: boolean }[] {
  return [
    ...listProperties(type).map((property) => ({ at: property.name, reference: property.type, isInput: isStruct(type) })),
    ...listParameters(type).map((parameter) => ({ at: parameter.at, reference: parameter.type, variadic: parameter.variadic, isInput: true })),
    ...listMethods(type).flatMap((method) => method.returns ? [{ at: method.name, reference: method.returns.type }] : []),
  ];
}

function listParameters(type: Type): (Parameter & { readonly at: string })[] {
  const initializer: Callable | undefined = 'initializer' in type ? type.initializer : undefined;
  return [...initializer ? [{ ...initializer, name: 'constructor' }] : [], ...listMethods(type)]
    .flatMap(({ name, parameters = [] }) => parameters.map((parameter) => ({ ...parameter, at: `${name}(${parameter.name})` })));
}

/** Returns a type reference and the types of its elements. */
function listNested(reference: TypeReference): TypeReference[] {
  const inner = 'collection' in reference ? [reference.collection.elementtype] : 'union' in reference ? reference.union.types : [];
  return [reference, ...inner.flatMap(listNested)];
}
