import type { Assembly, Callable, Type, TypeReference } from '@jsii/spec';
import { Library, parameterAt } from './code/library';
import { isList, isVariable, Step, Value } from './code/steps';
import type { Constants } from './tour/tour';
import { isClass, isEnum, methodsOf, propertiesOf, typesOf } from '../../../test/api-gate/surface';

/** Enum members, and constants of classes: they need no decision, so that the tour uses all that there are. */
export function constantsOf(assembly: Assembly): Constants {
  return Object.fromEntries(typesOf(assembly).flatMap((type) => {
    const constants = isEnum(type) ? type.members : propertiesOf(type).filter((property) => property.const);
    return constants.length > 0 ? [[type.name, constants.map(({ name }) => name)]] : [];
  }));
}

/** All that a user of the library can name: its types, and their constructors, methods, props and enum members. */
export function publicNames(assembly: Assembly): string[] {
  return typesOf(assembly).flatMap((type) => [type.name, ...ownMembers(type).map((name) => `${type.name}.${name}`)]);
}

/** What of the library the steps use, in the words of `publicNames`. */
export function touchedNames(steps: readonly Step[], library: Library): Set<string> {
  const touched = new Set<string>();
  const touch = (type: Type, member?: string): void => {
    if (type.assembly === library.assembly.name) touched.add(member === undefined ? type.name : `${type.name}.${member}`);
  };
  const touchValue = (value: Value, reference: TypeReference): void => {
    if (typeof value !== 'object' || isVariable(value)) return;
    if (isList(value)) return value.forEach((element) => touchValue(element, 'collection' in reference ? reference.collection.elementtype : reference));
    const struct = library.struct(reference);
    if (!struct) return;
    touch(struct);
    for (const [name, prop] of Object.entries(value)) {
      const declared = library.property(struct.fqn, name);
      if (!declared) throw new Error(`${struct.name} has no prop '${name}'`);
      touch(declared.type);
      touch(declared.type, name);
      touchValue(prop, declared.member.type);
    }
  };
  const touchArgs = (callable: Callable, args: readonly Value[]): void =>
    args.forEach((arg, index) => touchValue(arg, parameterAt(callable, index).type));

  for (const step of steps) {
    if (step.kind === 'first') continue;
    const type = library.type(step.fqn);
    touch(type);
    if (step.kind === 'create') {
      touch(type, 'constructor');
      touchArgs(library.initializer(step.fqn)!.member, step.args);
      continue;
    }
    const declared = step.kind === 'call' ? library.method(step.fqn, step.member) : library.property(step.fqn, step.member);
    touch(declared?.type ?? type, step.member);
    if (step.kind === 'call') touchArgs(library.method(step.fqn, step.member)!.member, step.args);
  }
  return touched;
}

function ownMembers(type: Type): string[] {
  if (isEnum(type)) return type.members.map(({ name }) => name);
  const isConstructible = isClass(type) && type.initializer !== undefined && !type.abstract;
  return [
    ...isConstructible ? ['constructor'] : [],
    ...[...methodsOf(type), ...propertiesOf(type)].filter((member) => !member.protected && member.overrides === undefined).map(({ name }) => name),
  ];
}
