import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Assembly, Type } from '@jsii/spec';
import { isEnum, isStruct, listMembers, listTypes } from '../../../../test/api/assembly';

/** A member in a C# file. */
interface Declaration {
  /** The name of the member in the library. */
  readonly name: string;
  /** The name of the member in C#. */
  readonly identifier: string;
  readonly documented: boolean;
}

const MEMBER = /^\s*\[Jsii(?:Method|Property|EnumMember)\(name: "([^"]+)"/;
const ATTRIBUTE = /^\s*\[/;
const COMMENT = /^\s*\/\/\//;
/** The implementation of an abstract type. It is not public. */
const PROXY = /class _Proxy\b/;

const KEYWORDS = new Set((
  'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern '
  + 'false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override '
  + 'params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof '
  + 'uint ulong unchecked unsafe ushort using virtual void volatile while'
).split(' '));

/** Checks the generated C# of each type without a compiler. */
export function checkDotnet(folder: string, assembly: Assembly): { readonly types: number; readonly problems: string[] } {
  const { namespace, packageId } = assembly.targets!.dotnet as { readonly namespace: string; readonly packageId: string };
  const types = listTypes(assembly);
  const problems = types.flatMap((type) => {
    // A struct is an interface and a class in C#.
    const names = isStruct(type) ? [type.name, `I${type.name}`] : [type.name];
    return names.flatMap((name) => {
      const file = path.join(folder, packageId, ...namespace.split('.'), `${name}.cs`);
      return existsSync(file) ? checkType(type, name, readFileSync(file, 'utf8')) : [`${name}.cs is missing`];
    });
  });
  return { types: types.length, problems };
}

/** Describes the problems in the C# of a type. `name` is the name of the type in C#. */
export function checkType(type: Type, name: string, code: string): string[] {
  const isInterface = isStruct(type) ? name !== type.name : (type.kind as string) === 'interface';
  const kind = isEnum(type) ? 'enum' : isInterface ? 'interface' : 'class';
  const declarations = listDeclarations(code);
  const identifiers = declarations.map(({ identifier }) => identifier);
  return [
    ...new RegExp(`^\\s*public (abstract )?${kind} ${name}\\b`, 'm').test(code) ? [] : [`${name}.cs declares no public ${kind} ${name}`],
    ...listMembers(type).filter((member) => !declarations.some((declared) => declared.name === member.name))
      .map((member) => `${name}.${member.name} is missing`),
    ...declarations.filter(({ documented }) => !documented).map(({ identifier }) => `${name}.${identifier} has no documentation`),
    ...identifiers.filter((identifier) => KEYWORDS.has(identifier.replace(/^@/, ''))).map((identifier) => `${name}.${identifier} is a keyword`),
    ...identifiers.filter((identifier) => identifier === name).map((identifier) => `${name}.${identifier} has the same name as its type`),
    ...identifiers.filter((identifier, index) => identifiers.indexOf(identifier) < index)
      .map((identifier) => `${name}.${identifier} is declared twice`),
  ];
}

/** Returns the declarations of members of the library. */
function listDeclarations(code: string): Declaration[] {
  const lines = code.split('\n');
  const end = lines.findIndex((line) => PROXY.test(line));
  return lines.slice(0, end < 0 ? undefined : end).flatMap((line, index): Declaration[] => {
    const name = MEMBER.exec(line)?.[1];
    if (name === undefined) return [];
    let first = index;
    while (first > 0 && (ATTRIBUTE.test(lines[first - 1]) || COMMENT.test(lines[first - 1]))) first--;
    const declared = lines.slice(index + 1).find((other) => !ATTRIBUTE.test(other)) ?? '';
    return [{ name, identifier: findIdentifier(declared), documented: lines.slice(first, index).some((other) => other.includes('<summary>')) }];
  });
}

/** Returns the last word before parameters, a body or a comma. */
function findIdentifier(line: string): string {
  return /(@?\w+)\s*$/.exec(line.split(/[({,;]/)[0])?.[1] ?? '';
}
