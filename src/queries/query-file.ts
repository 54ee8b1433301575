import * as path from 'node:path';
import { checkStatement } from './query-checks';
import { QueryHeader } from './query-header';
import { parseParameter, QueryParameter } from './query-parameter';
import { isRelation, Relation, RELATIONS } from './relations';
import { parseStatement, SqlStatement } from './sql-statement';

export const ID_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Athena's limit for the name of a saved query, which is `<pack>/<query-id>`. */
const MAX_NAME_LENGTH = 128;
export const EXTENSION = '.sql';

/** A query as its file declares it: a documented SELECT over named relations. */
export interface QueryFile {
  /** Path of the file. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly relations: readonly Relation[];
  readonly windowDays: number;
  /** Line of the file that says so. */
  readonly windowLine: number;
  readonly baselineDays?: number;
  readonly parameters: readonly QueryParameter[];
  readonly columns: readonly string[];
  readonly interpretation: string;
  readonly rules: readonly string[];
  readonly statement: SqlStatement;
}

/**
 * Reads a query file: a header of `-- key: value` lines, then one SELECT.
 *
 * @param pack id of the pack that the query belongs to
 * @param file path of the file, whose name is the query's id
 * @param content what the file holds
 */
export function parseQueryFile(pack: string, file: string, content: string): QueryFile {
  const id = path.basename(file, EXTENSION);
  if (!ID_PATTERN.test(id) || `${pack}/${id}`.length > MAX_NAME_LENGTH) {
    throw new QueryFileError(file, 1, 'the name of the file must be lower-case words of letters and digits joined by hyphens, '
      + `at most ${MAX_NAME_LENGTH} characters together with '${pack}/'; got '${id}'`);
  }
  const lines = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').split('\n');
  const header = QueryHeader.parse(file, lines);
  const window = header.required('window');
  const baseline = header.optional('baseline');
  const baselineDays = baseline && header.days(baseline);
  const columns = header.list('columns', (item) => /^[a-z_][a-z0-9_]*$/.test(item), 'names of result columns, in lower case');
  const rules = header.list('rules', (item) => ID_PATTERN.test(item), 'ids of rules');
  const declared = {
    columns,
    relations: header.list('relations', isRelation, `relations, of ${RELATIONS.join(', ')}`).filter(isRelation),
    parameters: parseParameters(header),
    hasBaseline: baseline !== undefined,
  };
  const statement = parseStatement({ file, line: header.lineCount + 1, text: lines.slice(header.lineCount).join('\n') });
  checkStatement(header, declared, statement);
  return {
    file,
    id,
    title: header.required('title').value,
    question: header.required('question').value,
    relations: declared.relations,
    windowDays: header.days(window),
    windowLine: window.line,
    baselineDays,
    parameters: declared.parameters,
    columns,
    interpretation: header.required('interpretation').value,
    rules,
    statement,
  };
}

function parseParameters(header: QueryHeader): QueryParameter[] {
  const parameters: QueryParameter[] = [];
  for (const { value, line } of header.all('parameter')) {
    const parameter = parseParameter(value, line);
    if (typeof parameter === 'string') throw new QueryFileError(header.file, line, parameter);
    if (parameters.some(({ name }) => name === parameter.name)) {
      throw new QueryFileError(header.file, line, `parameter '${parameter.name}' is there twice`);
    }
    parameters.push(parameter);
  }
  return parameters;
}

/** A query file that cannot be used, with the place where it stops making sense. */
export class QueryFileError extends Error {
  /**
   * @param file path of the file
   * @param line counted from 1
   * @param problem what was found there and what is allowed
   */
  constructor(readonly file: string, readonly line: number, readonly problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'QueryFileError';
  }
}

/** A text with the place that it was read from. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
  /** Line of the file on which the text starts, counted from 1. */
  readonly line: number;
}
