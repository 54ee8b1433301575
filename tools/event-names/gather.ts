import { ADDED_NAMES } from './added-names';
import type { ServiceModel } from './botocore';
import { aliasesOf, eventSourcesOf, OPEN_SOURCES, OTHER_ALIASES } from './event-sources';
import { DATED_TOO, IAM_ACTIONS, RENAMED_OPERATIONS } from './renamed-names';
import type { SourceEntry } from '../../src/lint/codec';

/** Sources that S3 logs under beside its own, and that share its names. */
const LIKE_S3 = ['s3-control', 's3express'];

/** What CloudTrail can log, from what the APIs are and what is known to differ. */
export function gatherEntries(models: readonly ServiceModel[]): SourceEntry[] {
  const names = new Map<string, Set<string>>();
  const aliases = new Map<string, Set<string>>();
  for (const model of models) {
    for (const source of eventSourcesOf(model)) {
      addAll(names, source, model.operations);
      addAll(aliases, source, aliasesOf(model));
    }
  }
  for (const [source, added] of [...Object.entries(ADDED_NAMES), ...Object.entries(DATED_TOO)]) addAll(names, source, added);
  for (const source of OPEN_SOURCES) addAll(names, source, []);
  for (const [source, added] of Object.entries(OTHER_ALIASES)) addAll(aliases, source, added);
  rename(names);
  return [...names.keys()].sort().map((source) => ({
    source,
    open: OPEN_SOURCES.includes(source),
    aliases: [...aliases.get(source) ?? []].filter((alias) => !names.has(alias)).sort(),
    names: [...names.get(source)!].sort(),
    renamed: { ...RENAMED_OPERATIONS[source], ...IAM_ACTIONS[source] },
  }));
}

function rename(names: ReadonlyMap<string, Set<string>>): void {
  for (const [source, operations] of Object.entries(RENAMED_OPERATIONS)) {
    for (const [operation, logged] of Object.entries(operations)) {
      for (const name of logged) names.get(source)?.add(name);
      for (const place of source === 's3' ? ['s3', ...LIKE_S3] : [source]) names.get(place)?.delete(operation);
    }
  }
}

function addAll(sets: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  for (const value of values) set.add(value);
}
