import { PreparedQuery } from './prepared-query';
import { parseQueryFile, QueryFile, QueryFileError } from './query-file';
import { QueryWindow } from './query-window';
import { Recording, getRecording } from './relations';
import { QueryContext, renderQuery } from './window-cte';

/** About the longest name that a database can have: whatever fits with it, fits. */
const LONGEST_DATABASE = 'x'.repeat(255);

/** What a person may choose about a query. */
interface Overrides {
  /** In the place of the one that the file says. */
  readonly window?: QueryWindow;
  /** A prepared statement beside it, or why there can be none. */
  readonly prepared?: PreparedQuery | QueryFileError;
}

/**
 * A question to the records, with its answer in SQL: a documented SELECT over named relations, in front of which the
 * library puts the window.
 */
export class SavedQuery {
  /**
   * Fails when the file is no query that could be saved, naming the line.
   *
   * @internal
   */
  public static _parse(pack: string, file: string, content: string): SavedQuery {
    const source = parseQueryFile(pack, file, content);
    const query = new SavedQuery(pack, source, {});
    query._render({ database: LONGEST_DATABASE });
    return query;
  }

  /** Names the query within its pack. */
  public readonly id: string;

  /** Id of the pack that the query belongs to. */
  public readonly pack: string;

  /** The query in a few words. */
  public readonly title: string;

  /** The question that the query answers. */
  public readonly question: string;

  /** How to read the result. */
  public readonly interpretation: string;

  /**
   * The relations that the query reads: `activity`, `events`, `detections`, `console_logins`, `role_assumptions`,
   * `network_activity`, `endpoint_activity`, `insights`, `insight_findings`.
   */
  public readonly relations: string[];

  /** The records that the query sees. */
  public readonly window: QueryWindow;

  /** How many days before the window the query compares with; undefined when it compares with none. */
  public readonly baselineDays?: number;

  /** Names of the values that a person may want to change before running the query. */
  public readonly parameterNames: string[];

  /** Names of the result's columns, in their order. */
  public readonly columns: string[];

  /** Ids of the rules that the query helps to look into. */
  public readonly ruleIds: string[];

  /**
   * Name of the prepared statement that takes the parameters' values; undefined when there is none.
   */
  public readonly preparedStatementName?: string;

  private constructor(pack: string, private readonly source: QueryFile, private readonly overrides: Overrides) {
    this.id = source.id;
    this.pack = pack;
    this.title = source.title;
    this.question = source.question;
    this.interpretation = source.interpretation;
    this.relations = [...source.relations];
    this.window = overrides.window ?? QueryWindow.lastDays(source.windowDays);
    this.baselineDays = source.baselineDays;
    this.parameterNames = source.parameters.map(({ name }) => name);
    this.columns = [...source.columns];
    this.ruleIds = [...source.rules];
    this.preparedStatementName = this._prepared?.name;
  }

  /**
   * Name of the query in Athena.
   *
   * @internal
   */
  public get _name(): string {
    return `${this.pack}/${this.id}`;
  }

  /**
   * What the query is for, as long as Athena takes it.
   *
   * @internal
   */
  public get _description(): string {
    return shortened(`${this.title}. ${this.question} ${this.interpretation}`);
  }

  /**
   * How many days back from today the query reads, baseline included; undefined for a window between two moments.
   *
   * @internal
   */
  public get _daysBack(): number | undefined {
    const range = this.window._range;
    return 'days' in range ? range.days + (this.baselineDays ?? 0) : undefined;
  }

  /**
   * File and line of the window; undefined where it is not the file's.
   *
   * @internal
   */
  public get _windowPlace(): string | undefined {
    return this.overrides.window ? undefined : `${this.source.file}:${this.source.windowLine}`;
  }

  /**
   * What must be recorded, beside management and data events, for the query to have something to read.
   *
   * @internal
   */
  public get _recordings(): Recording[] {
    const recordings = this.source.relations.map(getRecording).filter((recording) => recording !== undefined);
    return [...new Set(recordings)];
  }

  /** @internal */
  public _withWindow(window: QueryWindow): SavedQuery {
    return new SavedQuery(this.pack, this.source, { ...this.overrides, window });
  }

  /**
   * The query with a prepared statement beside it, where it has parameters and they are in places that allow it.
   *
   * @internal
   */
  public _withPreparedStatement(): SavedQuery {
    return new SavedQuery(this.pack, this.source, { ...this.overrides, prepared: createPreparedQuery(this.pack, this.source) });
  }

  /** @internal */
  public get _prepared(): PreparedQuery | undefined {
    return this.overrides.prepared instanceof PreparedQuery ? this.overrides.prepared : undefined;
  }

  /**
   * Why the query has no prepared statement though it was asked for.
   *
   * @internal
   */
  public get _notPrepared(): string | undefined {
    return this.overrides.prepared instanceof QueryFileError ? this.overrides.prepared.message : undefined;
  }

  /**
   * The query as Athena runs it, with the window in front.
   *
   * @internal
   */
  public _render(context: QueryContext): string {
    return renderQuery(this.source, this.window, context);
  }
}

function createPreparedQuery(pack: string, source: QueryFile): PreparedQuery | QueryFileError | undefined {
  if (source.parameters.length === 0) return undefined;
  try {
    return PreparedQuery.of(pack, source);
  } catch (error) {
    if (error instanceof QueryFileError) return error;
    throw error;
  }
}

/** Athena's limit for the description of a saved query and of a prepared statement. */
export const MAX_DESCRIPTION_LENGTH = 1024;
const CUT = ' ...';

/** The text as far as Athena takes it, up to a whole word. */
export function shortened(text: string): string {
  if (text.length <= MAX_DESCRIPTION_LENGTH) return text;
  const end = text.lastIndexOf(' ', MAX_DESCRIPTION_LENGTH - CUT.length);
  return text.slice(0, end > 0 ? end : MAX_DESCRIPTION_LENGTH - CUT.length) + CUT;
}
