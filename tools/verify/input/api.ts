import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const ASSEMBLY = path.join(__dirname, '..', '..', '..', '.jsii');

/** Structs that the library passes to subclasses; users do not create them. */
const RECEIVED = ['NotificationTargetBindOptions', 'RecordSourceContext'];
/** Structs whose props are used through the structs that extend them. */
const EXTENDED = ['RecordedEvents', 'RecordFiles'];

interface Type {
  readonly name: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly { readonly name: string }[];
  readonly methods?: readonly { readonly name: string; readonly static?: boolean }[];
}

/** Returns each prop of each struct in the compiled assembly as `Struct.prop`, and each static method as `Class.method`. */
export function listPublicApi(): string[] {
  const { types } = JSON.parse(readFileSync(ASSEMBLY, 'utf8')) as { types: Record<string, Type> };
  const listProps = (type: Type): string[] => [
    ...(type.properties ?? []).map(({ name }) => name), ...(type.interfaces ?? []).flatMap((fqn) => (fqn in types ? listProps(types[fqn]) : [])),
  ];
  return Object.values(types).flatMap((type) => {
    if (type.kind === 'interface' && !type.datatype) return [];
    if (type.kind === 'interface') return [...RECEIVED, ...EXTENDED].includes(type.name) ? [] : listProps(type).map((prop) => `${type.name}.${prop}`);
    return (type.methods ?? []).filter((method) => method.static).map(({ name }) => `${type.name}.${name}`);
  });
}
