import { QueryFile, QueryFileError } from './query-file';
import { QueryParameter } from './query-parameter';
import { QueryWindow } from './query-window';
import { PARAMETERS } from './relations';
import { shortened } from './saved-query';
import { listClauses } from './sql-statement';
import { isIdentifier, isSymbol } from './sql-text';
import { QueryContext, renderWithoutParameters } from './window-cte';

/** A query as a prepared statement: it takes the values of its parameters when it is run. */
export class PreparedQuery {
  /**
   * Fails when a parameter is used where Athena takes none, naming the line.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
   */
  static of(pack: string, query: QueryFile): PreparedQuery {
    return new PreparedQuery(pack, query, withQuestionMarks(query));
  }

  /** What EXECUTE calls it: a name that needs no quotes. Ids have no two hyphens in a row, so no two names are the same. */
  readonly name: string;

  private constructor(pack: string, private readonly query: QueryFile, private readonly prepared: PreparedText) {
    this.name = `${pack}__${query.id}`.replaceAll('-', '_');
  }

  /** How to run it: the values in their order, and a call with the defaults. */
  get description(): string {
    const { order } = this.prepared;
    const values = order.map(({ name, type }) => `${name} (${type})`).join(', ');
    return shortened(`${this.query.title}. Values in this order: ${values}. EXECUTE ${this.name} USING ${order.map(({ literal }) => literal).join(', ')}`);
  }

  render(window: QueryWindow, context: QueryContext): string {
    return renderWithoutParameters(this.query, this.prepared.text, window, context);
  }
}

interface PreparedText {
  readonly text: string;
  /** The parameters in the order of their question marks; one that is used twice is there twice. */
  readonly order: readonly QueryParameter[];
}

/** Athena takes question marks only in WHERE. */
function withQuestionMarks({ file, parameters, statement: { text, tokens, relations } }: QueryFile): PreparedText {
  const owners = new Set([PARAMETERS, ...relations.filter(({ name }) => name === PARAMETERS).map(({ alias }) => alias)]);
  const clauses = listClauses(tokens);
  const order: QueryParameter[] = [];
  const pieces: string[] = [];
  let position = 0;
  tokens.forEach((token, index) => {
    const parameter = isIdentifier(token) && !isSymbol(tokens[index + 1], '.') && parameters.find(({ name }) => name === token.text);
    if (!parameter) return;
    const [owner, dot] = [tokens[index - 2], tokens[index - 1]];
    if (!isSymbol(dot, '.')) {
      throw new QueryFileError(file, token.line, `'${token.text}' may be a parameter or a column: for a prepared statement, write parameters.${token.text}`);
    }
    if (!isIdentifier(owner) || !owners.has(owner.text)) return;
    if (clauses[index] !== 'where') {
      throw new QueryFileError(file, token.line, `parameter '${token.text}' stands outside of WHERE, where a prepared statement takes no value`);
    }
    pieces.push(text.slice(position, owner.start), '?');
    position = token.end;
    order.push(parameter);
  });
  return { text: pieces.join('') + text.slice(position), order };
}
