import * as fs from 'node:fs';
import * as path from 'node:path';
import { EXTENSION, ID_PATTERN } from './query-file';
import { QueryWindow } from './query-window';
import { SavedQuery } from './saved-query';
import { ValidationError } from '../private/errors';

/** Where the library keeps its own queries, as seen from the source and from what is compiled of it. */
const BUILT_IN = path.join(__dirname, '..', '..', 'queries');
/** Leaves room for a query's id in Athena's 128 characters. */
const MAX_PACK_ID_LENGTH = 63;

const builtInQueries = new Map<string, readonly SavedQuery[]>();

/** Saved queries that belong together. */
export class QueryPack {
  /** Questions to ask regularly: detections, weakened defences, use of root, unusual sign-ins, ways into instances, signs of ransom. */
  public static security(): QueryPack {
    return QueryPack.builtIn('security');
  }

  /** Searches to start from when something happened: by time, place, event, error and identity. */
  public static investigation(): QueryPack {
    return QueryPack.builtIn('investigation');
  }

  /** Who read, wrote, shared, copied or destroyed data, and how it is protected: buckets, databases, snapshots, secrets and keys. */
  public static data(): QueryPack {
    return QueryPack.builtIn('data');
  }

  /** What opens and closes networks: security groups, gateways, routes, endpoints, names, and what VPC endpoints let through. */
  public static network(): QueryPack {
    return QueryPack.builtIn('network');
  }

  /** What runs and who changed it: instances, databases, stacks, tags, patching, work by hand in the console. */
  public static operations(): QueryPack {
    return QueryPack.builtIn('operations');
  }

  /** What an auditor asks for: TLS, MFA, use of root, allowed Regions, encryption, and changes of CloudTrail and AWS Config. */
  public static compliance(): QueryPack {
    return QueryPack.builtIn('compliance');
  }

  /** What concerns many accounts: accounts, policies and administrators of an organization, activity by account and across accounts. */
  public static organization(): QueryPack {
    return QueryPack.builtIn('organization');
  }

  /**
   * Who is who, and who can do what: sign-ins, keys and passwords, rights, roles and their chains, identity providers, IAM
   * Identity Center, and what identities never did before.
   */
  public static identity(): QueryPack {
    return QueryPack.builtIn('identity');
  }

  /** Unusual rates of calls and errors that CloudTrail Insights found, and who is behind them. Needs recorded Insights. */
  public static insights(): QueryPack {
    return QueryPack.builtIn('insights');
  }

  /** What drives the bill: number of events, throttled calls, large instances, models, purchases and quotas. */
  public static cost(): QueryPack {
    return QueryPack.builtIn('cost');
  }

  /**
   * A pack of one's own queries: every file of the directory whose name ends in `.sql` is one, and its name is the
   * query's id. Other files, hidden files and folders are left out.
   *
   * A file is a header of `-- key: value` lines (`title`, `question`, `relations`, `window`, `columns`, `reading`, and
   * optionally `baseline`, `parameter`, `rules`), then one SELECT over the relations that the header names.
   *
   * Fails when there is no query in the directory, and when a file is no such query, naming file and line.
   *
   * @param id names the pack: lower-case words joined by hyphens, at most 63 characters
   * @param directory path of the directory, relative to the working directory of the app
   */
  public static fromDirectory(id: string, directory: string): QueryPack {
    const names = fileNames(id, directory);
    if (names.length === 0) {
      throw new ValidationError(`query pack '${id}': directory must hold at least one ${EXTENSION} file; got none in '${directory}'`);
    }
    return new QueryPack(id, names.map((name) => {
      const file = path.join(directory, name);
      return SavedQuery._parse(id, file, fs.readFileSync(file, 'utf8'));
    }));
  }

  /** Its files are read once, however many stacks the app has. */
  private static builtIn(id: string): QueryPack {
    const queries = builtInQueries.get(id) ?? QueryPack.fromDirectory(id, path.join(BUILT_IN, id)).queries;
    builtInQueries.set(id, queries);
    return new QueryPack(id, queries);
  }

  /** Names the pack. */
  public readonly id: string;

  /** The queries of the pack, in the order of their ids. */
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
        throw new ValidationError(`query pack '${id}': query ids must be unique, hyphens aside; got '${other}' and '${query.id}'`);
      }
      byConstructId.set(key, query.id);
    }
    if (queries.length === 0) throw new ValidationError(`query pack '${id}' must have at least one query; got none`);
    this.id = id;
    this.queries = [...queries];
  }

  /**
   * The pack without some of its queries.
   *
   * Fails when an id is not in the pack, or when no query is left.
   *
   * @param ids ids of the queries to leave out
   */
  public without(ids: string[]): QueryPack {
    this.checkKnown(ids);
    return new QueryPack(this.id, this.queries.filter((query) => !ids.includes(query.id)));
  }

  /**
   * Some of the pack's queries.
   *
   * Fails when an id is not in the pack, or when there is none.
   *
   * @param ids ids of the queries to keep
   */
  public only(ids: string[]): QueryPack {
    this.checkKnown(ids);
    return new QueryPack(this.id, this.queries.filter((query) => ids.includes(query.id)));
  }

  /**
   * The pack with another window for its queries. Where a query compares with the days before its window, those move
   * with it.
   *
   * Fails when an id is not in the pack.
   *
   * @param window the records that the queries see
   * @param ids ids of the queries that get the window; all of them when there are none
   */
  public withWindow(window: QueryWindow, ids?: string[]): QueryPack {
    return this.withEach((query) => query._withWindow(window), ids);
  }

  /**
   * The pack with a prepared statement beside each query that has parameters: it takes their values in EXECUTE, so that
   * a program need not edit SQL.
   *
   * Athena takes such values only in WHERE. Where a query uses a parameter elsewhere, naming its id is an error, and
   * otherwise the query has no prepared statement, and a note says why.
   *
   * Fails when an id is not in the pack, and when there is no query that could have a prepared statement.
   *
   * @param ids ids of the queries that get one; all that can have one when there are none
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
   */
  public withPreparedStatements(ids?: string[]): QueryPack {
    const pack = this.withEach((query) => query._withPreparedStatement(), ids);
    const asked = pack.queries.filter((query) => !ids || ids.includes(query.id));
    const without = asked.filter((query) => query.preparedStatementName === undefined);
    if (ids ? without.length > 0 : without.length === asked.length) {
      const reasons = without.map((query) => query._notPrepared ?? `${query.id} has no parameter`).join('; ');
      throw new ValidationError(`query pack '${this.id}': ${ids ? 'these queries' : 'its queries'} cannot be prepared statements: ${reasons}`);
    }
    return pack;
  }

  /**
   * The pack with windows that reach back no further than some days. What compares with more days before its window than
   * there are is left out.
   *
   * @internal
   */
  public _clampWindow(days: number): QueryPack {
    const room = (query: SavedQuery): number => days - (query.baselineDays ?? 0);
    return new QueryPack(this.id, this.queries.filter((query) => room(query) >= 1).map((query) => {
      const reach = query._daysBack;
      return reach !== undefined && reach > days ? query._withWindow(QueryWindow.lastDays(room(query))) : query;
    }));
  }

  private withEach(change: (query: SavedQuery) => SavedQuery, ids?: string[]): QueryPack {
    this.checkKnown(ids ?? []);
    return new QueryPack(this.id, this.queries.map((query) => (!ids || ids.includes(query.id) ? change(query) : query)));
  }

  private checkKnown(ids: string[]): void {
    const known = this.queries.map((query) => query.id);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) {
      throw new ValidationError(`query pack '${this.id}' has no query ${unknown.map((id) => `'${id}'`).join(', ')}; it has ${known.join(', ')}`);
    }
  }
}

function fileNames(pack: string, directory: string): string[] {
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ValidationError(`query pack '${pack}': directory must exist; got '${directory}'`);
  }
  return fs.readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && entry.name.endsWith(EXTENSION))
    .map((entry) => entry.name)
    .sort();
}
