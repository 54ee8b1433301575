import type { Check } from './surface';
import { at, callablesOf, isEnum, isStruct, lineage, membersOf, parametersOf, propertiesOf } from './surface';

/** Names that are a keyword or a name of the language's own in at least one of Python, Java, C# and Go. */
export const RESERVED_NAMES = [
  'event', 'operator', 'object', 'params', 'lock', 'out', 'ref', 'base', 'checked', 'fixed', 'internal', 'namespace', 'from', 'lambda',
  'is', 'in', 'and', 'or', 'not', 'with', 'global', 'type', 'range', 'map', 'select', 'package', 'import', 'default',
];

/** Types of aws-cdk-lib that a reader would take ours for. */
export const CDK_NAMES = ['AlarmRule', 'Rule', 'QueryDefinition', 'QueryString', 'LogRetention'];

export const reservedNames: Check = (type, api) => {
  const members = isEnum(type) ? [] : ownMembers(type, api).map((member) => ({ where: at(type, member), name: member.name }));
  const parameters = parametersOf(type).map(({ where, parameter }) => ({ where, name: parameter.name }));
  return [...members, ...parameters]
    .filter(({ name }) => RESERVED_NAMES.includes(name))
    .map(({ where, name }) => `${where}: '${name}' is a reserved word in another language`);
};

/**
 * Python makes keywords of the props of a callable's last parameter, and renames another parameter, such as a construct's `scope` and `id`,
 * that has the name of one of them.
 */
export const positionalNames: Check = (type, api) => callablesOf(type).flatMap(({ where, callable }) => {
  const parameters = callable.parameters ?? [];
  const last = parameters.at(-1)?.type;
  const struct = last && 'fqn' in last ? api.find(last.fqn) : undefined;
  if (!isStruct(struct)) return [];
  const props = lineage(struct, api).flatMap(propertiesOf).map((property) => property.name);
  return parameters.filter(({ name }) => props.includes(name))
    .map(({ name }) => `${where}(${name}): has the name of a prop of ${struct.name}, so Python renames it`);
});

export const sameAsClass: Check = (type) => membersOf(type)
  .filter((member) => member.name.toLowerCase() === type.name.toLowerCase())
  .map((member) => `${at(type, member)}: has its type's name, which C# refuses`);

export const accessorNames: Check = (type, api) => ownMembers(type, api)
  .filter((member) => /^([gs]et[A-Z]\w*|build|equals)$/.test(member.name))
  .map((member) => `${at(type, member)}: '${member.name}' clashes with what Java generates`);

export const cdkNames: Check = (type) => CDK_NAMES.includes(type.name)
  ? [`${type.name}: aws-cdk-lib has a type of this name`]
  : [];

/** The members whose names were chosen here: what another package's interface prescribes can't be named otherwise. */
function ownMembers(type: Parameters<Check>[0], { assembly }: Parameters<Check>[1]): ReturnType<typeof membersOf> {
  return membersOf(type).filter((member) => !member.overrides || member.overrides.startsWith(`${assembly.name}.`));
}
