import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** Packs of queries, what can be made of them, and what is known of a query. */
export function queryPacks({ analytics, cdk }: Modules, stack: Stack): void {
  const investigation = analytics.QueryPack.investigation().only(['access-key-activity', 'role-sessions']).withPreparedStatements(['access-key-activity']);
  const security = analytics.QueryPack.security().without(['root-activity']).withWindow(analytics.QueryWindow.last(cdk.Duration.days(3)), ['new-regions']);
  const own = analytics.QueryPack.fromDirectory('own', '../queries');
  new analytics.CloudTrailAnalytics(stack, 'Audit', { queryPacks: [investigation, security, own] });

  const query = investigation.queries[0];
  stack.addMetadata('QueryPack.id', own.id);
  stack.addMetadata('SavedQuery.columns', query.columns);
  stack.addMetadata('SavedQuery.id', query.id);
  stack.addMetadata('SavedQuery.pack', query.pack);
  stack.addMetadata('SavedQuery.parameterNames', query.parameterNames);
  stack.addMetadata('SavedQuery.question', query.question);
  stack.addMetadata('SavedQuery.reading', query.interpretation);
  stack.addMetadata('SavedQuery.relations', query.relations);
  stack.addMetadata('SavedQuery.ruleIds', query.ruleIds);
  stack.addMetadata('SavedQuery.title', query.title);
  stack.addMetadata('SavedQuery.window', query.window.text);
  stack.addMetadata('SavedQuery.preparedStatementName', query.preparedStatementName);
  stack.addMetadata('SavedQuery.baselineDays', security.only(['new-regions']).queries[0].baselineDays);

  stack.addMetadata('QueryWindow.between', analytics.QueryWindow.between('2026-01-01', '2026-02-01').text);
  stack.addMetadata('QueryWindow.lastDays', analytics.QueryWindow.lastDays(30).text);
  stack.addMetadata('QueryPack.compliance', analytics.QueryPack.compliance().id);
  stack.addMetadata('QueryPack.cost', analytics.QueryPack.cost().id);
  stack.addMetadata('QueryPack.data', analytics.QueryPack.data().id);
  stack.addMetadata('QueryPack.identity', analytics.QueryPack.identity().id);
  stack.addMetadata('QueryPack.insights', analytics.QueryPack.insights().id);
  stack.addMetadata('QueryPack.network', analytics.QueryPack.network().id);
  stack.addMetadata('QueryPack.operations', analytics.QueryPack.operations().id);
  stack.addMetadata('QueryPack.organization', analytics.QueryPack.organization().id);
}
