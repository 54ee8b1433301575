import * as fs from 'node:fs';
import * as path from 'node:path';
import { QueryPack } from '../../src/queries/query-pack';
import { SavedQuery } from '../../src/queries/saved-query';

const DIRECTORY = path.join(__dirname, '..', '..', 'queries');

/** The built-in packs: one for each directory. */
export const BUILT_IN_PACKS: readonly QueryPack[] = fs.readdirSync(DIRECTORY)
  .map((id) => QueryPack.fromDirectory(id, path.join(DIRECTORY, id)));

/** The built-in queries with their names. */
export const BUILT_IN_QUERIES: readonly (readonly [string, SavedQuery])[] = BUILT_IN_PACKS.flatMap((pack) =>
  pack.queries.map((query) => [query._name, query] as const));
