import type { Assembly, Type } from '@jsii/spec';
import { missingDefaults, undefinedDefaults, undocumented, undocumentedParameters } from './docs';
import { accessorNames, cdkNames, positionalNames, reservedNames, sameAsClass } from './names';
import type { Check } from './surface';
import { typesOf } from './surface';
import {
  anything, cfnInputs, emptyInterfaces, enumMembers, featurelessChoices, missingTypes, structCollections, structNames, unions,
} from './types';

const CHECKS: Check[] = [
  undocumented, undocumentedParameters, missingDefaults, undefinedDefaults,
  unions, anything, structCollections, cfnInputs, emptyInterfaces, structNames, featurelessChoices, enumMembers, missingTypes,
  reservedNames, positionalNames, sameAsClass, accessorNames, cdkNames,
];

/**
 * Names everything of a compiled library's public API that breaks, vanishes or reads badly in one of jsii's languages, one message each.
 * `findForeign` finds the types of the packages that it depends on: without it, what stands behind their names stays unknown.
 */
export function checkAssembly(assembly: Assembly, findForeign: (fqn: string) => Type | undefined = () => undefined): string[] {
  const api = { assembly, find: (fqn: string) => assembly.types?.[fqn] ?? findForeign(fqn) };
  return typesOf(assembly).flatMap((type) => CHECKS.flatMap((check) => check(type, api)));
}

/** Names what the package exports and the assembly does not know: functions, constants, type aliases, all that jsii skips silently. */
export function checkExports(assembly: Assembly, exported: Iterable<string>): string[] {
  const known = new Set([...Object.keys(assembly.types ?? {}), ...Object.keys(assembly.submodules ?? {})]);
  return [...new Set(exported)]
    .filter((name) => !known.has(`${assembly.name}.${name}`))
    .map((name) => `${name}: is exported and not in the assembly: it vanishes outside TypeScript`);
}
