import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Type } from '@jsii/spec';
import { isEnum, isStruct, listMethods, listTypes, loadAssembly } from '../../../api/assembly';

const ROOT = path.join(__dirname, '..', '..', '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'typescript');

/** Static methods that the examples do not use, because they are similar to one that the examples use. */
const NOT_USED = [
  'EventCatalog.fromEventCatalogAttributes',
  'ManagementEvents.none', 'ManagementEvents.readOnly', 'ManagementEvents.writeOnly',
  'ObjectLock.compliance',
  'QueryPack.insights', 'QueryPack.network', 'QueryPack.operations', 'QueryPack.organization',
  'ValueMatch.endsWith', 'ValueMatch.notEqualTo', 'ValueMatch.notStartsWith',
];

/** Types that users receive, but do not name. */
const RETURNED_ONLY = ['IEventCatalog', 'IQueryWorkgroup', 'RequiredStatement', 'SavedQuery'];

test('the examples use each class, enum, and factory of the public API', () => {
  const code = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(EXAMPLE, file), 'utf8').replace(/^import .*?;$/gms, '')).join('\n');
  const names = listTypes(loadAssembly(ROOT)).filter((type) => !isStruct(type)).flatMap((type) => [type.name, ...listFactories(type)]);
  expect(names.filter((name) => !new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(code)).sort()).toEqual([...NOT_USED, ...RETURNED_ONLY].sort());
});

function listFactories(type: Type): string[] {
  return isEnum(type) ? [] : listMethods(type).filter((method) => method.static).map((method) => `${type.name}.${method.name}`);
}
