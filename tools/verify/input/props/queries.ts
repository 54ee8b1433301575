import { Duration } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { bucket } from './resources';
import { days, keyPrefix, someOf } from './texts';
import { DAY_MS } from '../../../../src/queries/query-window';
import { ownQueries } from '../own-queries';
import { call, callOn, Gen, list, maybe, of, struct, Value } from '../value';
import { ExpiringResultsOptions, QueryPack, QueryResults, QueryWindow } from 'cdk-cloudtrail-analytics';

/** A few queries of each pack, without days before their windows; those with parameters in WHERE can be prepared. */
const FEW: Readonly<Record<string, { readonly pack: () => QueryPack; readonly queries: readonly string[]; readonly prepared?: string }>> = {
  security: { pack: QueryPack.security, queries: ['root-activity', 'deleted-buckets'] },
  investigation: { pack: QueryPack.investigation, queries: ['event-by-id', 'recent-activity'], prepared: 'event-by-id' },
};
/** Every pack of the library can be asked for. */
const WHOLE = {
  compliance: QueryPack.compliance,
  cost: QueryPack.cost,
  data: QueryPack.data,
  identity: QueryPack.identity,
  operations: QueryPack.operations,
  organization: QueryPack.organization,
};

/** Of those queries; where records are not searchable for so long, the window must be another. */
const LONGEST_WINDOW = 90;

const day = fc.integer({ min: 0, max: 3000 }).map((count) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString().slice(0, 10));

/** A window within what is searchable. */
function window(searchableDays: number): Gen<QueryWindow> {
  const count = fc.integer({ min: 1, max: searchableDays });
  return fc.oneof(
    count.map((value) => call('QueryWindow.lastDays', QueryWindow.lastDays, of(value))),
    count.map((value) => call('QueryWindow.last', (period: Duration) => QueryWindow.last(period), days(value))),
    fc.tuple(day, fc.integer({ min: 0, max: 500 })).map(([start, length]) => call('QueryWindow.between', QueryWindow.between, of(start),
      of(new Date(Date.parse(start) + length * DAY_MS).toISOString().slice(0, 10)))),
  );
}

function few(name: string, searchableDays: number): Gen<QueryPack> {
  const { pack, queries, prepared } = FEW[name];
  const other = searchableDays < LONGEST_WINDOW ? window(searchableDays) : maybe(window(searchableDays));
  return fc.record({ ids: someOf(queries), isRest: fc.boolean(), window: other, isPrepared: fc.boolean() })
    .map(({ ids, isRest, window: chosenWindow, isPrepared }) => {
      const all = callOn(call(`QueryPack.${name}`, pack), 'QueryPack.only', (given, each: string[]) => given.only(each), of([...queries]));
      let chosen: Value<QueryPack> = isRest && ids.length < queries.length
        ? callOn(all, 'QueryPack.without', (given, others: string[]) => given.without(others), of(queries.filter((id) => !ids.includes(id))))
        : callOn(all, 'QueryPack.only', (given, some: string[]) => given.only(some), of(ids));
      if (chosenWindow) chosen = callOn(chosen, 'QueryPack.withWindow', (given, wanted: QueryWindow) => given.withWindow(wanted), chosenWindow);
      if (isPrepared && prepared && ids.includes(prepared)) {
        chosen = callOn(chosen, 'QueryPack.withPreparedStatements', (given, some: string[]) => given.withPreparedStatements(some), of([prepared]));
      }
      return chosen;
    });
}

/** Everything that there is of a pack in one day; what compares with earlier days needs them to be searchable, too. */
function whole(searchableDays: number, packs: Readonly<Record<string, () => QueryPack>>): Gen<QueryPack> {
  return fc.constantFrom(...Object.entries(packs)).map(([name, pack]) => {
    const fitting = pack().queries.filter(({ baselineDays = 0 }) => baselineDays < searchableDays).slice(0, 2).map(({ id }) => id);
    const some = callOn(call(`QueryPack.${name}`, pack), 'QueryPack.only', (given, ids: string[]) => given.only(ids), of(fitting));
    return callOn(some, 'QueryPack.withWindow', (given, wanted: QueryWindow) => given.withWindow(wanted), call('QueryWindow.lastDays', QueryWindow.lastDays, of(1)));
  });
}

/** Packs with a few queries each, whose windows fit and whose records there are. */
export function queryPacks(searchableDays: number, has: { readonly networkActivity: boolean; readonly insights: boolean }): Gen<QueryPack[]> {
  const recorded = { ...has.networkActivity ? { network: QueryPack.network } : {}, ...has.insights ? { insights: QueryPack.insights } : {} };
  return fc.record({
    security: maybe(few('security', searchableDays)),
    investigation: maybe(few('investigation', searchableDays)),
    other: maybe(whole(searchableDays, WHOLE)),
    own: maybe(ownQueries(Math.min(7, searchableDays))),
    recording: Object.keys(recorded).length > 0 ? maybe(whole(searchableDays, recorded)) : fc.constant(undefined),
  }).map((packs) => list(Object.values(packs).filter((pack) => pack !== undefined)));
}

export const expiringResults: Gen<QueryResults> = fc.record({ bucket: maybe(bucket('Results')), keyPrefix: maybe(keyPrefix) })
  .map((fields) => call('QueryResults.expiring', QueryResults.expiring, struct<ExpiringResultsOptions>('ExpiringResultsOptions', fields)));
export const managedResults: Value<QueryResults> = call('QueryResults.managed', QueryResults.managed);
