import { Annotations } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import { Construct, IConstruct } from 'constructs';
import { QueryPack } from './query-pack';
import { Recording } from './relations';
import { SavedQuery } from './saved-query';
import { QueryContext } from './window-cte';
import { ValidationError } from '../private/errors';
import { toConstructId } from '../private/names';

/** Where queries are saved, and what they read. */
export interface SavedQueriesProps {
  readonly workgroup: athena.CfnWorkGroup;
  readonly context: QueryContext;
  readonly queries: readonly SavedQuery[];
}

/** The saved queries of a workgroup, one resource each, under a scope for each pack. */
export class NamedQueries extends Construct {
  constructor(scope: Construct, id: string, { workgroup, context, queries }: SavedQueriesProps) {
    super(scope, id);
    for (const query of queries) {
      const resource = new athena.CfnNamedQuery(packScope(this, query), toConstructId(query.id), {
        name: query._name,
        description: query._description,
        database: context.database,
        workGroup: workgroup.name,
        queryString: query._render(context),
      });
      finish(resource, query, workgroup);
    }
  }
}

/** The prepared statements of a workgroup, beside the saved queries that have one, in the same order. */
export class PreparedStatements extends Construct {
  constructor(scope: Construct, id: string, { workgroup, context, queries }: SavedQueriesProps) {
    super(scope, id);
    for (const query of queries) {
      const { _prepared: prepared, _notPrepared: reason } = query;
      if (reason) Annotations.of(this).addInfo(`query '${query._name}' has no prepared statement: ${reason}`);
      if (!prepared) continue;
      const resource = new athena.CfnPreparedStatement(packScope(this, query), toConstructId(query.id), {
        statementName: prepared.name,
        description: prepared.description,
        workGroup: workgroup.name,
        queryStatement: prepared.render(query.window, context),
      });
      finish(resource, query, workgroup);
    }
  }
}

function packScope(scope: Construct, query: SavedQuery): Construct {
  const id = toConstructId(query.pack);
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}

function finish(resource: athena.CfnNamedQuery | athena.CfnPreparedStatement, query: SavedQuery, workgroup: athena.CfnWorkGroup): void {
  resource.addMetadata('CloudTrailAnalytics', { Query: query.id, Pack: query.pack, Window: query.window.text });
  resource.node.addDependency(workgroup);
}

/** Which records there are beside those of management and data events. */
export type Recorded = { readonly [recording in Recording]?: boolean };

const NAMES: { readonly [recording in Recording]: string } = { networkActivity: 'network activity', insights: 'CloudTrail Insights' };

/** The queries of all packs that have something to read, and whose windows the tables cover. */
export function selectQueries(scope: IConstruct, packs: readonly QueryPack[], recorded: Recorded, searchableDays: number): SavedQuery[] {
  validatePacks(packs);
  const queries = packs.flatMap((pack) => readableQueries(scope, pack, recorded));
  for (const query of queries) validateWindow(query, searchableDays);
  return queries;
}

function validatePacks(packs: readonly QueryPack[]): void {
  packs.forEach(({ id }, index) => {
    const { id: other } = packs.find((pack) => toConstructId(pack.id) === toConstructId(id))!;
    if (other !== id) throw new ValidationError(`queryPacks: pack ids must be unique, hyphens aside; got '${other}' and '${id}'`);
    if (packs.findIndex((pack) => pack.id === id) !== index) throw new ValidationError(`queryPacks: pack ids must be unique; got '${id}' twice`);
  });
}

/**
 * A query that reads what is not recorded would only fail, so it is left out, with a note; a pack of which nothing would
 * be left is a mistake.
 */
function readableQueries(scope: IConstruct, pack: QueryPack, recorded: Recorded): SavedQuery[] {
  const missing = (query: SavedQuery): Recording[] => query._recordings.filter((recording) => !recorded[recording]);
  const left = pack.queries.filter((query) => missing(query).length > 0);
  if (left.length === 0) return pack.queries;
  const recordings = [...new Set(left.flatMap(missing))];
  const reason = `${recordings.map((recording) => NAMES[recording]).join(' and ')} ${recordings.length > 1 ? 'are' : 'is'} not recorded`;
  const remedy = `turn on ${recordings.map((recording) => `'${recording}'`).join(' and ')} of the source`;
  if (left.length === pack.queries.length) {
    throw new ValidationError(`query pack '${pack.id}' has no query that can be saved, because ${reason}; ${remedy} or leave the pack out`);
  }
  Annotations.of(scope).addInfo(`query pack '${pack.id}': ${left.map(({ id }) => id).join(', ')} left out, because ${reason}; `
    + `${remedy} to have ${left.length > 1 ? 'them' : 'it'}`);
  return pack.queries.filter((query) => !left.includes(query));
}

/** A query that reaches back further than the tables do would answer less than it says. */
function validateWindow(query: SavedQuery, searchableDays: number): void {
  const days = query._daysBack;
  if (days !== undefined && days > searchableDays) {
    const place = query._windowPlace === undefined ? '' : `${query._windowPlace}: `;
    throw new ValidationError(`${place}query '${query._name}': its window must not reach back further than records are searchable `
      + `(${searchableDays} days); got ${days} days`);
  }
}
