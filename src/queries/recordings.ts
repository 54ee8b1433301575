import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { QueryPack } from './query-pack';
import { Recording } from './relations';
import { SavedQuery } from './saved-query';

/** Which records there are beside those of management and data events. */
export type Recorded = { readonly [recording in Recording]?: boolean };

const NAMES: { readonly [recording in Recording]: string } = { networkActivity: 'network activity', insights: 'CloudTrail Insights' };

/**
 * The queries of a pack that have something to read. One that reads what is not recorded would only fail, so it is left
 * out, with a note; a pack of which nothing would be left is a mistake.
 */
export function readableQueries(scope: IConstruct, pack: QueryPack, recorded: Recorded): SavedQuery[] {
  const missing = (query: SavedQuery): Recording[] => query._recordings.filter((recording) => !recorded[recording]);
  const left = pack.queries.filter((query) => missing(query).length > 0);
  if (left.length === 0) return pack.queries;
  const recordings = [...new Set(left.flatMap(missing))];
  const reason = `${recordings.map((recording) => NAMES[recording]).join(' and ')} ${recordings.length > 1 ? 'are' : 'is'} not recorded`;
  const remedy = `turn on ${recordings.map((recording) => `'${recording}'`).join(' and ')}`;
  if (left.length === pack.queries.length) {
    throw new Error(`query pack '${pack.id}' has no query that can be saved, because ${reason}; ${remedy} or leave the pack out`);
  }
  Annotations.of(scope).addInfo(`query pack '${pack.id}': ${left.map(({ id }) => id).join(', ')} left out, because ${reason}; `
    + `${remedy} to have ${left.length > 1 ? 'them' : 'it'}`);
  return pack.queries.filter((query) => !left.includes(query));
}
