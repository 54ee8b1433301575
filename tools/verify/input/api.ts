import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const ASSEMBLY = path.join(__dirname, '..', '..', '..', '.jsii');

/** What the library gives to those who extend it; nobody builds it for the library. */
const GIVEN = ['NotificationTargetBindOptions', 'NotificationTargetConfig', 'RecordSourceContext'];
/** Structs that others extend: their props are given as those of the others. */
const EXTENDED = ['RecordedEvents', 'RecordFiles'];

interface Type {
  readonly name: string;
  readonly kind: string;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly { readonly name: string }[];
  readonly methods?: readonly { readonly name: string; readonly static?: boolean }[];
}

/** Each prop of each struct, as `Struct.prop`, and each static method, as `Class.method`, that the compiled assembly has. */
export function publicApi(): string[] {
  const { types } = JSON.parse(readFileSync(ASSEMBLY, 'utf8')) as { types: Record<string, Type> };
  const propsOf = (type: Type): string[] => [
    ...(type.properties ?? []).map(({ name }) => name), ...(type.interfaces ?? []).flatMap((fqn) => propsOf(types[fqn])),
  ];
  return Object.values(types).flatMap((type) => {
    if (type.kind === 'interface') return [...GIVEN, ...EXTENDED].includes(type.name) ? [] : propsOf(type).map((prop) => `${type.name}.${prop}`);
    return (type.methods ?? []).filter((method) => method.static).map(({ name }) => `${type.name}.${name}`);
  });
}
