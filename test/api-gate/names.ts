import type { Check } from './surface';
import { at, isEnum, isStruct, membersOf, parametersOf, propertiesOf } from './surface';

/** Names that are a keyword or a name of the language's own in at least one of Python, Java, C# and Go. */
export const RESERVED_NAMES = [
  'event', 'operator', 'object', 'params', 'lock', 'out', 'ref', 'base', 'checked', 'fixed', 'internal', 'namespace', 'from', 'lambda', 'is', 'in',
  'and', 'or', 'not', 'with', 'global', 'type', 'range', 'map', 'select', 'package', 'import', 'default',
];

/** Types of aws-cdk-lib that a reader would take ours for. */
export const CDK_NAMES = ['AlarmRule', 'Rule', 'QueryDefinition', 'QueryString', 'LogRetention'];

/** Python renames a construct's own `scope` and `id` when a prop, which becomes a keyword there, has that name. */
const POSITIONAL_NAMES = ['scope', 'id'];

export const reservedNames: Check = (type, api) => {
  const members = isEnum(type) ? [] : ownMembers(type, api).map((member) => ({ where: at(type, member), name: member.name }));
  const parameters = parametersOf(type).map(({ where, parameter }) => ({ where, name: parameter.name }));
  return [...members, ...parameters]
    .filter(({ name }) => RESERVED_NAMES.includes(name))
    .map(({ where, name }) => `${where}: '${name}' is a reserved word in another language`);
};

export const positionalNames: Check = (type) => (isStruct(type) ? propertiesOf(type) : [])
  .filter((property) => POSITIONAL_NAMES.includes(property.name))
  .map((property) => `${at(type, property)}: a prop named '${property.name}' renames the construct's own in Python`);

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
