import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { customQueries } from './query-files';
import { bucket } from './resources';
import { days, keyPrefix, nonEmptySubset } from './texts';
import { call, callOn, Gen, list, literal, maybe, struct, Value } from './value';
import { DAY_MS } from '../../../../src/queries/query-window';
import { ExpiringResultsOptions, QueryPack, QueryResults, QueryWindow } from 'cdk-cloudtrail-analytics';

/** Queries without a baseline. A query with parameters in WHERE can be a prepared statement. */
const SELECTED: Readonly<Record<string, { readonly pack: () => QueryPack; readonly queries: readonly string[]; readonly prepared?: string }>> = {
  security: { pack: QueryPack.security, queries: ['root-activity', 'deleted-buckets'] },
  investigation: { pack: QueryPack.investigation, queries: ['event-by-id', 'recent-activity'], prepared: 'event-by-id' },
};
const OTHER_PACKS = {
  compliance: QueryPack.compliance,
  cost: QueryPack.cost,
  data: QueryPack.data,
  identity: QueryPack.identity,
  operations: QueryPack.operations,
  organization: QueryPack.organization,
};

/** The longest default window of those queries. A shorter searchable period requires another window. */
const LONGEST_WINDOW = 90;

const day = fc.integer({ min: 0, max: 3000 }).map((count) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString().slice(0, 10));

/** A window within the searchable period. */
function window(searchableDays: number): Gen<QueryWindow> {
  const count = fc.integer({ min: 1, max: searchableDays });
  return fc.oneof(
    count.map((value) => call('QueryWindow.lastDays', QueryWindow.lastDays, literal(value))),
    count.map((value) => call('QueryWindow.last', (period: Duration) => QueryWindow.last(period), days(value))),
    fc.tuple(day, fc.integer({ min: 0, max: 500 })).map(([start, length]) => call('QueryWindow.between', QueryWindow.between, literal(start),
      literal(new Date(Date.parse(start) + length * DAY_MS).toISOString().slice(0, 10)))),
  );
}

function selectedQueries(name: string, searchableDays: number): Gen<QueryPack> {
  const { pack, queries, prepared } = SELECTED[name];
  const otherWindow = searchableDays < LONGEST_WINDOW ? window(searchableDays) : maybe(window(searchableDays));
  return fc.record({ ids: nonEmptySubset(queries), byExclusion: fc.boolean(), window: otherWindow, isPrepared: fc.boolean() })
    .map(({ ids, byExclusion, window: chosenWindow, isPrepared }) => {
      const all = callOn(call(`QueryPack.${name}`, pack), 'QueryPack.only', (given, each: string[]) => given.only(each), literal([...queries]));
      let chosen: Value<QueryPack> = byExclusion && ids.length < queries.length
        ? callOn(all, 'QueryPack.without', (given, others: string[]) => given.without(others), literal(queries.filter((id) => !ids.includes(id))))
        : callOn(all, 'QueryPack.only', (given, some: string[]) => given.only(some), literal(ids));
      if (chosenWindow) chosen = callOn(chosen, 'QueryPack.withWindow', (given, period: QueryWindow) => given.withWindow(period), chosenWindow);
      if (isPrepared && prepared && ids.includes(prepared)) {
        chosen = callOn(chosen, 'QueryPack.withPreparedStatements', (given, some: string[]) => given.withPreparedStatements(some), literal([prepared]));
      }
      return chosen;
    });
}

/** Queries of a pack over one day. The baseline of a query must be within the searchable period. */
function oneDayQueries(searchableDays: number, packs: Readonly<Record<string, () => QueryPack>>): Gen<QueryPack> {
  return fc.constantFrom(...Object.entries(packs)).map(([name, pack]) => {
    const fitting = pack().queries.filter(({ baselineDays = 0 }) => baselineDays < searchableDays).slice(0, 2).map(({ id }) => id);
    const some = callOn(call(`QueryPack.${name}`, pack), 'QueryPack.only', (given, ids: string[]) => given.only(ids), literal(fitting));
    const oneDay = call('QueryWindow.lastDays', QueryWindow.lastDays, literal(1));
    return callOn(some, 'QueryPack.withWindow', (given, period: QueryWindow) => given.withWindow(period), oneDay);
  });
}

/** Packs with a few queries each, for the searchable period and the recorded events. */
export function queryPacks(searchableDays: number, recorded: { readonly networkActivity: boolean; readonly insights: boolean }): Gen<QueryPack[]> {
  const optional: Readonly<Record<string, () => QueryPack>> = {
    ...recorded.networkActivity && { network: QueryPack.network }, ...recorded.insights && { insights: QueryPack.insights },
  };
  return fc.record({
    security: maybe(selectedQueries('security', searchableDays)),
    investigation: maybe(selectedQueries('investigation', searchableDays)),
    other: maybe(oneDayQueries(searchableDays, OTHER_PACKS)),
    custom: maybe(customQueries(Math.min(7, searchableDays))),
    optional: Object.keys(optional).length > 0 ? maybe(oneDayQueries(searchableDays, optional)) : fc.constant(undefined),
  }).map((packs) => list(Object.values(packs).filter((pack) => pack !== undefined)));
}

export const expiringResults: Gen<QueryResults> = fc.record({
  bucket: maybe(bucket('Results')),
  keyPrefix: maybe(keyPrefix),
  removalPolicy: maybe(fc.constant(literal(RemovalPolicy.DESTROY, 'RemovalPolicy.DESTROY'))),
}).map((fields) => (fields.bucket ? { ...fields, removalPolicy: undefined } : fields))
  .map((fields) => call('QueryResults.expiring', QueryResults.expiring, struct<ExpiringResultsOptions>('ExpiringResultsOptions')(fields)));
export const managedResults: Value<QueryResults> = call('QueryResults.managed', QueryResults.managed);
