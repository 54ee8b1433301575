import * as athena from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import { QueryContext } from './prelude';
import { QueryPack } from './query-pack';
import { readableQueries, Recorded } from './recordings';
import { SavedQuery } from './saved-query';
import { RetentionPolicy } from '../archive/retention-policy';
import { constructIdOf } from '../support/construct-ids';

export interface NamedQueriesProps {
  readonly workgroup: athena.CfnWorkGroup;
  readonly context: QueryContext;
  readonly queryPacks: readonly QueryPack[];
  readonly recorded: Recorded;
  readonly retention: RetentionPolicy;
}

/** The saved queries of a workgroup, one resource each, under a scope for each pack. */
export class NamedQueries extends Construct {
  constructor(scope: Construct, id: string, props: NamedQueriesProps) {
    super(scope, id);
    const searchableDays = props.retention.searchablePeriod.toDays();
    props.queryPacks.forEach((pack, index) => {
      if (props.queryPacks.findIndex((other) => other.id === pack.id) !== index) {
        throw new Error(`queryPacks: pack ids must be unique; got '${pack.id}' twice`);
      }
      const packScope = new Construct(this, constructIdOf(pack.id));
      for (const query of readableQueries(this, pack, props.recorded)) {
        validateWindow(query, searchableDays);
        namedQuery(packScope, query, props);
      }
    });
  }
}

function namedQuery(scope: Construct, query: SavedQuery, { context, workgroup }: NamedQueriesProps): void {
  const resource = new athena.CfnNamedQuery(scope, constructIdOf(query.id), {
    name: query._name,
    description: query._description,
    database: context.database,
    workGroup: workgroup.name,
    queryString: query._render(context),
  });
  resource.addMetadata('CloudTrailAnalytics', { Query: query.id, Pack: query.pack, Window: query.window.text });
  resource.addDependency(workgroup);
}

/** A query that reaches back further than the tables do would answer less than it says. */
function validateWindow(query: SavedQuery, searchableDays: number): void {
  const days = query._daysBack;
  if (days !== undefined && days > searchableDays) {
    throw new Error(`query '${query._name}': its window must not reach back further than records are searchable `
      + `(${searchableDays} days); got ${days} days`);
  }
}
