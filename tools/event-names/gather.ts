import * as path from 'node:path';
import { ADDED_NAMES } from './added-names';
import type { ServiceModel } from './botocore';
import { listAliases, resolveEventSources, OPEN_SOURCES, OTHER_ALIASES } from './event-sources';
import { VERSIONED_NAMES, IAM_ACTIONS, RENAMED_OPERATIONS } from './renamed-names';
import type { SourceEntry } from '../../src/lint/codec';

/** The event names as text, for review. */
export const REVIEW_FILE = path.join(__dirname, 'event-names.txt');

/** Further event sources of S3, which have the same event names. */
const OTHER_S3_SOURCES = ['s3-control', 's3express'];

/** Returns the event names of each event source: the operations of the APIs, with the documented exceptions. */
export function gatherEntries(models: readonly ServiceModel[]): SourceEntry[] {
  const names = new Map<string, Set<string>>();
  const aliases = new Map<string, Set<string>>();
  for (const model of models) {
    for (const source of resolveEventSources(model)) {
      addAll(names, source, model.operations);
      addAll(aliases, source, listAliases(model));
    }
  }
  for (const [source, added] of [...Object.entries(ADDED_NAMES), ...Object.entries(VERSIONED_NAMES)]) addAll(names, source, added);
  for (const source of OPEN_SOURCES) addAll(names, source, []);
  for (const [source, added] of Object.entries(OTHER_ALIASES)) addAll(aliases, source, added);
  applyRenames(names);
  return [...names.keys()].sort().map((source) => ({
    source,
    open: OPEN_SOURCES.includes(source),
    aliases: [...aliases.get(source) ?? []].filter((alias) => !names.has(alias)).sort(),
    names: [...names.get(source)!].sort(),
    renamed: { ...RENAMED_OPERATIONS[source], ...IAM_ACTIONS[source] },
  }));
}

function applyRenames(names: ReadonlyMap<string, Set<string>>): void {
  for (const [source, operations] of Object.entries(RENAMED_OPERATIONS)) {
    for (const [operation, logged] of Object.entries(operations)) {
      for (const name of logged) names.get(source)?.add(name);
      for (const each of source === 's3' ? ['s3', ...OTHER_S3_SOURCES] : [source]) names.get(each)?.delete(operation);
    }
  }
}

function addAll(sets: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  for (const value of values) set.add(value);
}
