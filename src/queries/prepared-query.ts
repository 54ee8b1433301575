import { QueryFile, truncateDescription } from './query-file';
import { QueryFileError } from './query-file-error';
import { QueryParameter } from './query-parameter';
import { QueryWindow } from './query-window';
import { PARAMETERS } from './relations';
import { listClauses } from './sql-statement';
import { isIdentifier, isSymbol, SqlToken } from './sql-text';
import { QueryContext, renderWithoutParameters } from './window-cte';

/** A query as an Athena prepared statement, which receives the values of its parameters when it is run. */
export class PreparedQuery {
  /**
   * Returns the prepared statement of a query, or the error if a parameter is used where Athena does not accept one.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
   */
  static create(pack: string, query: QueryFile): PreparedQuery | QueryFileError {
    const prepared = replaceParameters(query);
    return prepared instanceof QueryFileError ? prepared : new PreparedQuery(pack, query, prepared);
  }

  /** Name of the statement, which requires no quotes. IDs never contain two hyphens in a row, so each name is unique. */
  readonly name: string;

  private constructor(pack: string, private readonly query: QueryFile, private readonly prepared: PreparedText) {
    this.name = `${pack}__${query.id}`.replaceAll('-', '_');
  }

  /** Instructions to run the statement: the order of the values, and an EXECUTE statement with the default values. */
  get description(): string {
    const { order } = this.prepared;
    const values = order.map(({ name, type }) => `${name} (${type})`).join(', ');
    const literals = order.map(({ literal }) => literal).join(', ');
    return truncateDescription(`${this.query.title}. Values in this order: ${values}. EXECUTE ${this.name} USING ${literals}`);
  }

  render(window: QueryWindow, context: QueryContext): string {
    return renderWithoutParameters(this.query, this.prepared.text, window, context);
  }
}

interface PreparedText {
  readonly text: string;
  /** The parameters in the order of their question marks; a parameter that is used twice is listed twice. */
  readonly order: readonly QueryParameter[];
}

/** Replaces each use of a parameter with a question mark, which Athena accepts only in WHERE. */
function replaceParameters({ file, parameters, statement: { text, tokens, relations } }: QueryFile): PreparedText | QueryFileError {
  const owners = new Set([PARAMETERS, ...relations.filter(({ name }) => name === PARAMETERS).map(({ alias }) => alias)]);
  const clauses = listClauses(tokens);
  const order: QueryParameter[] = [];
  const pieces: string[] = [];
  let position = 0;
  for (const [index, token] of tokens.entries()) {
    const parameter = findParameter(parameters, token, tokens[index + 1]);
    if (!parameter) continue;
    const [owner, dot] = [tokens[index - 2], tokens[index - 1]];
    if (!isSymbol(dot, '.')) {
      return new QueryFileError(file, token.line, 'a parameter must be qualified in a prepared statement, '
        + `as in parameters.${token.text}; got '${token.text}', which can be a column`);
    }
    if (!isIdentifier(owner) || !owners.has(owner.text)) continue;
    if (clauses[index] !== 'where') {
      return new QueryFileError(file, token.line,
        `parameter '${token.text}' must be used only in WHERE, because prepared statements accept no values elsewhere`);
    }
    pieces.push(text.slice(position, owner.start), '?');
    position = token.end;
    order.push(parameter);
  }
  return { text: pieces.join('') + text.slice(position), order };
}

function findParameter(parameters: readonly QueryParameter[], token: SqlToken, next?: SqlToken): QueryParameter | undefined {
  if (!isIdentifier(token) || isSymbol(next, '.')) return undefined;
  return parameters.find(({ name }) => name === token.text);
}
