import { Annotations } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import { Construct, IDependable } from 'constructs';
import { QueryPack } from './query-pack';
import { EventRecording } from './relations';
import { SavedQuery } from './saved-query';
import { QueryContext } from './window-cte';
import { ConcurrencyLimit } from '../private/concurrency';
import { ValidationError } from '../private/errors';
import { toConstructId } from '../private/names';

/** The event categories that are recorded in addition to management and data events. */
export type RecordedCategories = { readonly [recording in EventRecording]?: boolean };

/** Options for `SavedQueries`. */
export interface SavedQueriesOptions {
  readonly workgroupName: string;
  /** The workgroup resource, which is created before the queries; undefined if it already exists. */
  readonly workgroup?: IDependable;
  readonly context: QueryContext;
  readonly recorded: RecordedCategories;
  readonly searchableDays: number;
}

/** The saved queries and prepared statements of a workgroup: one resource for each, in a scope for each pack. */
export class SavedQueries {
  private readonly packs: QueryPack[] = [];
  private readonly queries: SavedQuery[] = [];
  private readonly namedQueries: Construct;
  private readonly preparedStatements: Construct;
  private readonly concurrency = new ConcurrencyLimit();

  constructor(private readonly scope: Construct, private readonly options: SavedQueriesOptions) {
    this.namedQueries = new Construct(scope, 'Queries');
    this.preparedStatements = new Construct(scope, 'PreparedStatements');
  }

  /** Names of the saved queries, in the order in which they were added. */
  get names(): string[] {
    return this.queries.map(({ _name }) => _name);
  }

  /**
   * Adds the queries of packs. All checks precede the first resource.
   *
   * @param source the prop or method that received the packs, for error messages
   */
  add(source: string, packs: readonly QueryPack[]): void {
    const all = [...this.packs, ...packs];
    validatePackIds(source, all);
    const queries = packs.flatMap((pack) => selectReadableQueries(this.scope, pack, this.options.recorded));
    for (const query of queries) validateWindow(query, this.options.searchableDays);
    this.packs.push(...packs);
    this.queries.push(...queries);
    for (const query of queries) {
      this.createNamedQuery(query);
      this.createPreparedStatement(query);
    }
  }

  private createNamedQuery(query: SavedQuery): void {
    const { workgroupName, context } = this.options;
    this.configure(query, new athena.CfnNamedQuery(getPackScope(this.namedQueries, query), toConstructId(query.id), {
      name: query._name,
      description: query._description,
      database: context.database,
      workGroup: workgroupName,
      queryString: query._render(context),
    }));
  }

  private createPreparedStatement(query: SavedQuery): void {
    const { workgroupName, context } = this.options;
    const { _prepared: prepared, _preparedStatementProblem: problem } = query;
    if (problem) Annotations.of(this.preparedStatements).addInfo(`query '${query._name}' has no prepared statement: ${problem}`);
    if (!prepared) return;
    this.configure(query, new athena.CfnPreparedStatement(getPackScope(this.preparedStatements, query), toConstructId(query.id), {
      statementName: prepared.name,
      description: prepared.description,
      workGroup: workgroupName,
      queryStatement: prepared.render(query.window, context),
    }));
  }

  private configure(query: SavedQuery, resource: athena.CfnNamedQuery | athena.CfnPreparedStatement): void {
    resource.addMetadata('CloudTrailAnalytics', { Query: query.id, Pack: query.pack, Window: query.window.text });
    this.concurrency.add(resource);
    if (this.options.workgroup) resource.node.addDependency(this.options.workgroup);
  }
}

function getPackScope(scope: Construct, query: SavedQuery): Construct {
  const id = toConstructId(query.pack);
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}

function validatePackIds(source: string, packs: readonly QueryPack[]): void {
  packs.forEach(({ id }, index) => {
    const { id: other } = packs.find((pack) => toConstructId(pack.id) === toConstructId(id))!;
    if (other !== id) throw new ValidationError(`${source}: pack ids must be unique without their hyphens; got '${other}' and '${id}'`);
    if (packs.findIndex((pack) => pack.id === id) !== index) throw new ValidationError(`${source}: pack ids must be unique; got '${id}' twice`);
  });
}

const CATEGORY_NAMES: { readonly [recording in EventRecording]: string } = { networkActivity: 'network activity', insights: 'CloudTrail Insights' };

/**
 * Returns the queries of a pack whose relations are available, and annotates the scope with the others, because a query on
 * events that are not recorded always fails. Throws an error if no query remains.
 */
function selectReadableQueries(scope: Construct, pack: QueryPack, recorded: RecordedCategories): SavedQuery[] {
  const listMissing = (query: SavedQuery): EventRecording[] => query._recordings.filter((recording) => !recorded[recording]);
  const excluded = pack.queries.filter((query) => listMissing(query).length > 0);
  if (excluded.length === 0) return pack.queries;
  const missing = [...new Set(excluded.flatMap(listMissing))];
  const reason = `${missing.map((recording) => CATEGORY_NAMES[recording]).join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not recorded`;
  const remedy = `enable ${missing.map((recording) => `'${recording}'`).join(' and ')} of the source`;
  if (excluded.length === pack.queries.length) {
    throw new ValidationError(`query pack '${pack.id}' must have at least one query on recorded events; got none, because ${reason}: `
      + `${remedy} or remove the pack`);
  }
  Annotations.of(scope).addInfo(`query pack '${pack.id}': ${excluded.map(({ id }) => id).join(', ')} not saved, because ${reason}; `
    + `${remedy} to save ${excluded.length > 1 ? 'them' : 'it'}`);
  return pack.queries.filter((query) => !excluded.includes(query));
}

/** Refuses a window that is longer than the searchable period, because the result would be incomplete. */
function validateWindow(query: SavedQuery, searchableDays: number): void {
  const days = query._daysBack;
  if (days !== undefined && days > searchableDays) {
    const location = query._windowLocation === undefined ? '' : `${query._windowLocation}: `;
    throw new ValidationError(`${location}query '${query._name}': the window, including the baseline, must be at most the searchable period `
      + `(${searchableDays} days); got ${days} days`);
  }
}
