import { PreparedQuery } from './prepared-query';
import { parseQueryFile, QueryFile, truncateDescription } from './query-file';
import { QueryFileError } from './query-file-error';
import { QueryWindow } from './query-window';
import { EventRecording, getRequiredRecording } from './relations';
import { QueryContext, renderQuery } from './window-cte';

/** The maximum length of a database name: a query that is short enough with this name is short enough with any name. */
const LONGEST_DATABASE = 'x'.repeat(255);

/** Settings that replace those of the file. */
interface Overrides {
  /** The window instead of the window of the file. */
  readonly window?: QueryWindow;
  /** The prepared statement, or the reason why the query cannot have one. */
  readonly prepared?: PreparedQuery | QueryFileError;
}

/**
 * A saved Athena query: a documented SELECT over named relations.
 *
 * The library adds a WITH clause that limits each relation to the window of the query.
 */
export class SavedQuery {
  /**
   * Throws an error with the file and line if the file is not a valid query.
   *
   * @internal
   */
  public static _parse(pack: string, file: string, content: string): SavedQuery {
    const source = parseQueryFile(pack, file, content);
    const query = new SavedQuery(pack, source, {});
    query._render({ database: LONGEST_DATABASE });
    return query;
  }

  /** ID of the query, unique within its pack. */
  public readonly id: string;

  /** ID of the pack that the query belongs to. */
  public readonly pack: string;

  /** Title of the query. */
  public readonly title: string;

  /** The question that the query answers. */
  public readonly question: string;

  /** Instructions to interpret the result. */
  public readonly interpretation: string;

  /**
   * The relations that the query reads: `activity`, `events`, `detections`, `console_logins`, `role_assumptions`,
   * `network_activity`, `endpoint_activity`, `insights`, `insight_findings`.
   */
  public readonly relations: string[];

  /** Time range of the events that the query reads. */
  public readonly window: QueryWindow;

  /** Number of days before the window that the query compares with; undefined for a query without a baseline. */
  public readonly baselineDays?: number;

  /** Names of the parameters, whose values users can change before they run the query. */
  public readonly parameterNames: string[];

  /** Names of the result columns, in order. */
  public readonly columns: string[];

  /** IDs of the rules that the query helps to investigate. */
  public readonly ruleIds: string[];

  /**
   * Name of the prepared statement; undefined if the query has none.
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
   * Description of the query in Athena.
   *
   * @internal
   */
  public get _description(): string {
    return truncateDescription(`${this.title}. ${this.question} ${this.interpretation}`);
  }

  /**
   * Number of days before today that the query reads, including the baseline; undefined for a fixed window.
   *
   * @internal
   */
  public get _daysBack(): number | undefined {
    const range = this.window._range;
    return 'days' in range ? range.days + (this.baselineDays ?? 0) : undefined;
  }

  /**
   * File and line of the window; undefined if the app sets the window.
   *
   * @internal
   */
  public get _windowLocation(): string | undefined {
    return this.overrides.window ? undefined : `${this.source.file}:${this.source.windowLine}`;
  }

  /**
   * The event categories that the query requires in addition to management and data events.
   *
   * @internal
   */
  public get _recordings(): EventRecording[] {
    const recordings = this.source.relations.map(getRequiredRecording).filter((recording) => recording !== undefined);
    return [...new Set(recordings)];
  }

  /** @internal */
  public _withWindow(window: QueryWindow): SavedQuery {
    return new SavedQuery(this.pack, this.source, { ...this.overrides, window });
  }

  /**
   * Returns the query with a prepared statement, if the query has parameters and uses them only where Athena accepts them.
   *
   * @internal
   */
  public _withPreparedStatement(): SavedQuery {
    const prepared = this.source.parameters.length > 0 ? PreparedQuery.create(this.pack, this.source) : undefined;
    return new SavedQuery(this.pack, this.source, { ...this.overrides, prepared });
  }

  /** @internal */
  public get _prepared(): PreparedQuery | undefined {
    return this.overrides.prepared instanceof PreparedQuery ? this.overrides.prepared : undefined;
  }

  /**
   * The reason why the requested prepared statement is not possible.
   *
   * @internal
   */
  public get _preparedStatementProblem(): string | undefined {
    return this.overrides.prepared instanceof QueryFileError ? this.overrides.prepared.message : undefined;
  }

  /**
   * Renders the SQL that Athena runs.
   *
   * @internal
   */
  public _render(context: QueryContext): string {
    return renderQuery(this.source, this.window, context);
  }
}
