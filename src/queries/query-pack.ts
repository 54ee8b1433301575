import * as fs from 'node:fs';
import * as path from 'node:path';
import { QUERY_FILE_EXTENSION } from './query-file';
import { QueryWindow } from './query-window';
import { SavedQuery } from './saved-query';
import { ValidationError } from '../private/errors';
import { ID_PATTERN } from '../private/names';

/** Directory of the built-in queries, relative to both the source and the compiled code. */
const BUILT_IN_DIRECTORY = path.join(__dirname, '..', '..', 'queries');
/** Reserves space for the query ID in Athena's limit of 128 characters. */
const MAX_PACK_ID_LENGTH = 63;

/**
 * A pack of saved Athena queries.
 *
 * Packs are immutable: each method returns a new pack.
 */
export class QueryPack {
  /**
   * Queries for regular security reviews: detections, weakened protections, root user activity, unusual sign-ins, access to
   * instances, and indicators of ransomware.
   */
  public static security(): QueryPack {
    return QueryPack.fromBuiltInDirectory('security');
  }

  /** Queries to investigate an incident: searches by time, Region, event, error and identity. */
  public static investigation(): QueryPack {
    return QueryPack.fromBuiltInDirectory('investigation');
  }

  /** Queries on data access and data protection for S3 buckets, databases, snapshots, secrets and KMS keys. */
  public static data(): QueryPack {
    return QueryPack.fromBuiltInDirectory('data');
  }

  /** Queries on network changes and network activity: security groups, gateways, routes, DNS and VPC endpoints. */
  public static network(): QueryPack {
    return QueryPack.fromBuiltInDirectory('network');
  }

  /** Queries on operational changes: instances, databases, stacks, tags, patching, and manual changes in the console. */
  public static operations(): QueryPack {
    return QueryPack.fromBuiltInDirectory('operations');
  }

  /** Queries for audits: TLS, MFA, root user activity, allowed Regions, encryption, and changes to CloudTrail and AWS Config. */
  public static compliance(): QueryPack {
    return QueryPack.fromBuiltInDirectory('compliance');
  }

  /**
   * Queries for several accounts: accounts, policies and administrators of an organization, activity by account, and
   * cross-account activity.
   */
  public static organization(): QueryPack {
    return QueryPack.fromBuiltInDirectory('organization');
  }

  /**
   * Queries on identities: sign-ins, access keys and passwords, permissions, roles and role chains, identity providers, IAM
   * Identity Center, and activity that is new for an identity.
   */
  public static identity(): QueryPack {
    return QueryPack.fromBuiltInDirectory('identity');
  }

  /**
   * Queries on unusual API call and error rates that CloudTrail Insights found, and the identities that caused them. Requires
   * a source that records Insights events.
   */
  public static insights(): QueryPack {
    return QueryPack.fromBuiltInDirectory('insights');
  }

  /** Queries on cost drivers: event volume, throttled calls, large instances, Bedrock models, purchases and quotas. */
  public static cost(): QueryPack {
    return QueryPack.fromBuiltInDirectory('cost');
  }

  /**
   * Creates a custom pack from the `.sql` files of a directory. The file name without its extension is the ID of the query.
   * Other files, hidden files and subdirectories are ignored.
   *
   * A file contains a header of `-- key: value` lines (`title`, `question`, `relations`, `window`, `columns`,
   * `interpretation`, and optionally `baseline`, `parameter`, `rules`), followed by one SELECT over the relations in the
   * header.
   *
   * Throws an error if the directory contains no query, or, with the file and line, if a file is not a valid query.
   *
   * @param id ID of the pack: lower-case words joined by hyphens, at most 63 characters
   * @param directory path of the directory, relative to the working directory of the app
   */
  public static fromDirectory(id: string, directory: string): QueryPack {
    const names = listQueryFiles(id, directory);
    if (names.length === 0) {
      throw new ValidationError(`query pack '${id}': directory must contain at least one ${QUERY_FILE_EXTENSION} file; got none in '${directory}'`);
    }
    return new QueryPack(id, names.map((name) => {
      const file = path.join(directory, name);
      return SavedQuery._parse(id, file, fs.readFileSync(file, 'utf8'));
    }));
  }

  private static fromBuiltInDirectory(id: string): QueryPack {
    return QueryPack.fromDirectory(id, path.join(BUILT_IN_DIRECTORY, id));
  }

  /** ID of the pack. */
  public readonly id: string;

  /** The queries of the pack, in the order of their IDs. */
  public readonly queries: SavedQuery[];

  private constructor(id: string, queries: readonly SavedQuery[]) {
    if (!ID_PATTERN.test(id) || id.length > MAX_PACK_ID_LENGTH) {
      throw new ValidationError('query pack id must be lower-case words of letters and digits joined by hyphens, '
        + `at most ${MAX_PACK_ID_LENGTH} characters; got '${id}'`);
    }
    const byConstructId = new Map<string, string>();
    for (const query of queries) {
      const key = query.id.replaceAll('-', '');
      const other = byConstructId.get(key);
      if (other !== undefined) {
        throw new ValidationError(`query pack '${id}': query ids must be unique without their hyphens; got '${other}' and '${query.id}'`);
      }
      byConstructId.set(key, query.id);
    }
    if (queries.length === 0) throw new ValidationError(`query pack '${id}' must have at least one query; got none`);
    this.id = id;
    this.queries = [...queries];
  }

  /**
   * Returns the pack without the specified queries.
   *
   * Throws an error if the pack does not contain one of the IDs, or if no query remains.
   *
   * @param ids IDs of the queries to exclude
   */
  public without(ids: string[]): QueryPack {
    this.validateIds(ids);
    return new QueryPack(this.id, this.queries.filter((query) => !ids.includes(query.id)));
  }

  /**
   * Returns the pack with only the specified queries.
   *
   * Throws an error if the pack does not contain one of the IDs, or if the list is empty.
   *
   * @param ids IDs of the queries to include
   */
  public only(ids: string[]): QueryPack {
    this.validateIds(ids);
    return new QueryPack(this.id, this.queries.filter((query) => ids.includes(query.id)));
  }

  /**
   * Returns the pack with another window for its queries. The baseline of a query always ends where the window starts.
   *
   * Throws an error if the pack does not contain one of the IDs.
   *
   * @param window time range of the events that the queries read
   * @param ids IDs of the queries to change; all queries by default
   */
  public withWindow(window: QueryWindow, ids?: string[]): QueryPack {
    return this.mapQueries((query) => query._withWindow(window), ids);
  }

  /**
   * Returns the pack with a prepared statement in addition to each query that has parameters. Programs pass the values of
   * the parameters in EXECUTE, without a change to the SQL.
   *
   * Athena accepts such values only in WHERE. If a query uses a parameter elsewhere, an informational annotation contains the
   * reason, and the query has no prepared statement.
   *
   * Throws an error if the pack does not contain one of the IDs, if a specified query cannot have a prepared statement, or if
   * no query can have one.
   *
   * @param ids IDs of the queries that require a prepared statement; all queries that can have one by default
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
   */
  public withPreparedStatements(ids?: string[]): QueryPack {
    const pack = this.mapQueries((query) => query._withPreparedStatement(), ids);
    const selected = pack.queries.filter((query) => !ids || ids.includes(query.id));
    const without = selected.filter((query) => query.preparedStatementName === undefined);
    if (ids ? without.length > 0 : without.length === selected.length) {
      const reasons = without.map((query) => query._preparedStatementProblem ?? `${query.id} has no parameters`).join('; ');
      const subject = ids ? 'each of these queries' : 'at least one query';
      throw new ValidationError(`query pack '${this.id}': ${subject} must be suitable for a prepared statement; got ${reasons}`);
    }
    return pack;
  }

  /**
   * Returns the pack with windows of at most a number of days, including the baseline. Queries with a baseline of that length
   * or longer are excluded.
   *
   * @internal
   */
  public _clampWindow(days: number): QueryPack {
    const maxWindow = (query: SavedQuery): number => days - (query.baselineDays ?? 0);
    return new QueryPack(this.id, this.queries.filter((query) => maxWindow(query) >= 1).map((query) => {
      const daysBack = query._daysBack;
      return daysBack !== undefined && daysBack > days ? query._withWindow(QueryWindow.lastDays(maxWindow(query))) : query;
    }));
  }

  private mapQueries(change: (query: SavedQuery) => SavedQuery, ids?: string[]): QueryPack {
    this.validateIds(ids ?? []);
    return new QueryPack(this.id, this.queries.map((query) => (!ids || ids.includes(query.id) ? change(query) : query)));
  }

  private validateIds(ids: string[]): void {
    const known = this.queries.map((query) => query.id);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) {
      throw new ValidationError(`query pack '${this.id}': ids must be in the pack, which has ${known.join(', ')}; `
        + `got ${unknown.map((id) => `'${id}'`).join(', ')}`);
    }
  }
}

function listQueryFiles(pack: string, directory: string): string[] {
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ValidationError(`query pack '${pack}': directory must exist; got '${directory}'`);
  }
  return fs.readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && entry.name.endsWith(QUERY_FILE_EXTENSION))
    .map((entry) => entry.name)
    .sort();
}
