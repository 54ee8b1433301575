import type { Check } from './surface';
import { at, isStruct, membersOf, parametersOf, propertiesOf } from './surface';

export const undocumented: Check = (type) => [
  ...(type.docs?.summary ? [] : [`${type.name}: has no documentation`]),
  ...membersOf(type).filter((member) => !member.docs?.summary).map((member) => `${at(type, member)}: has no documentation`),
];

/** A struct documents itself, and its props become the parameters in some languages; any other optional parameter needs words. */
export const undocumentedParameters: Check = (type, api) => parametersOf(type)
  .filter(({ parameter }) => parameter.optional && !parameter.docs?.summary)
  .filter(({ parameter }) => !('fqn' in parameter.type && isStruct(api.find(parameter.type.fqn))))
  .map(({ where }) => `${where}: is optional and has no documentation that says what it is otherwise`);

export const missingDefaults: Check = (type) => (isStruct(type) ? propertiesOf(type) : [])
  .filter((property) => property.optional && !property.docs?.default)
  .map((property) => `${at(type, property)}: is optional and has no @default`);

export const undefinedDefaults: Check = (type) => propertiesOf(type)
  .filter((property) => /^(- ?)?undefined\b/i.test(property.docs?.default ?? ''))
  .map((property) => `${at(type, property)}: has a @default that starts with 'undefined': say what happens instead`);
