import { Annotations } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import { Construct } from 'constructs';
import { QueryContext } from './prelude';
import { SavedQuery } from './saved-query';
import { constructIdOf } from '../private/names';

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
      const resource = new athena.CfnNamedQuery(packScope(this, query), constructIdOf(query.id), {
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
      const resource = new athena.CfnPreparedStatement(packScope(this, query), constructIdOf(query.id), {
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
  const id = constructIdOf(query.pack);
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}

function finish(resource: athena.CfnNamedQuery | athena.CfnPreparedStatement, query: SavedQuery, workgroup: athena.CfnWorkGroup): void {
  resource.addMetadata('CloudTrailAnalytics', { Query: query.id, Pack: query.pack, Window: query.window.text });
  resource.node.addDependency(workgroup);
}
