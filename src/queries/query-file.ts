import * as path from 'node:path';
import { validateStatement } from './query-checks';
import { QueryFileError } from './query-file-error';
import { QueryHeader } from './query-header';
import { parseParameter, QueryParameter } from './query-parameter';
import { isRelation, Relation, RELATIONS } from './relations';
import { parseStatement, SqlStatement } from './sql-statement';
import { ID_PATTERN } from '../private/names';

/** Athena's limit for the name of a saved query, which is `<pack>/<query-id>`. */
const MAX_NAME_LENGTH = 128;
export const QUERY_FILE_EXTENSION = '.sql';

/** The content of a query file: the documentation in its header and one SELECT over named relations. */
export interface QueryFile {
  /** Path of the file. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly relations: readonly Relation[];
  readonly windowDays: number;
  /** Line of the `window` key. */
  readonly windowLine: number;
  readonly baselineDays?: number;
  readonly parameters: readonly QueryParameter[];
  readonly columns: readonly string[];
  readonly interpretation: string;
  readonly rules: readonly string[];
  readonly statement: SqlStatement;
}

/**
 * Parses a query file: a header of `-- key: value` lines, followed by one SELECT.
 *
 * Throws a `QueryFileError` if the file is not a valid query.
 *
 * @param pack ID of the pack that the query belongs to
 * @param file path of the file; the file name without its extension is the ID of the query
 * @param content content of the file
 */
export function parseQueryFile(pack: string, file: string, content: string): QueryFile {
  const id = path.basename(file, QUERY_FILE_EXTENSION);
  if (!ID_PATTERN.test(id) || `${pack}/${id}`.length > MAX_NAME_LENGTH) {
    throw new QueryFileError(file, 1, 'the file name must be lower-case words of letters and digits joined by hyphens, '
      + `at most ${MAX_NAME_LENGTH} characters including '${pack}/'; got '${id}'`);
  }
  const lines = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').split('\n');
  const header = QueryHeader.parse(file, lines);
  const window = header.required('window');
  const baseline = header.optional('baseline');
  const baselineDays = baseline && header.days(baseline);
  const columns = header.list('columns', (item) => /^[a-z_][a-z0-9_]*$/.test(item), 'names of result columns, in lower case');
  const rules = header.list('rules', (item) => ID_PATTERN.test(item), 'rule IDs');
  const declared = {
    columns,
    relations: header.list('relations', isRelation, `relations from ${RELATIONS.join(', ')}`).filter(isRelation),
    parameters: parseParameters(header),
    hasBaseline: baseline !== undefined,
  };
  const statement = parseStatement({ file, line: header.lineCount + 1, text: lines.slice(header.lineCount).join('\n') });
  validateStatement(header, declared, statement);
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
      throw new QueryFileError(header.file, line, `parameter '${parameter.name}' is declared twice`);
    }
    parameters.push(parameter);
  }
  return parameters;
}

/** Athena's limit for the description of a saved query and of a prepared statement. */
const MAX_DESCRIPTION_LENGTH = 1024;
const ELLIPSIS = ' ...';

/** Truncates a description to the length that Athena accepts, at the end of a word where possible. */
export function truncateDescription(text: string): string {
  if (text.length <= MAX_DESCRIPTION_LENGTH) return text;
  const end = text.lastIndexOf(' ', MAX_DESCRIPTION_LENGTH - ELLIPSIS.length);
  return text.slice(0, end > 0 ? end : MAX_DESCRIPTION_LENGTH - ELLIPSIS.length) + ELLIPSIS;
}
