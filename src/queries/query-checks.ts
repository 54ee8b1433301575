import { QueryFileError } from './query-file';
import { QueryHeader } from './query-header';
import { QueryParameter } from './query-parameter';
import { BEFORE_SUFFIX, isRelation, PARAMETERS, Relation, relationBefore } from './relations';
import { resultColumns } from './result-columns';
import { SqlStatement } from './sql-statement';
import { isIdentifier, isSymbol } from './sql-text';

/** What a header declares and its SELECT must keep to. */
export interface Declarations {
  readonly relations: readonly Relation[];
  readonly parameters: readonly QueryParameter[];
  readonly hasBaseline: boolean;
  readonly columns: readonly string[];
}

/** Whether a SELECT reads what its header declares: all of it, and nothing else. */
export function checkStatement(header: QueryHeader, declared: Declarations, statement: SqlStatement): void {
  checkClauses(header.file, statement);
  for (const use of statement.relations) {
    const problem = findProblem(use.name, declared);
    if (problem) throw new QueryFileError(header.file, use.line, problem);
  }
  checkUnused(header, declared, statement);
  checkParameters(header.file, declared.parameters, statement);
  checkColumns(header, declared.columns, statement);
}

function checkClauses(file: string, { clauses }: SqlStatement): void {
  for (const { name, line } of clauses) {
    if (isRelation(name) || relationBefore(name) || name === PARAMETERS) {
      throw new QueryFileError(file, line, `the WITH clause '${name}' hides the relation of that name; choose another name`);
    }
  }
}

function findProblem(name: string, { relations, parameters, hasBaseline }: Declarations): string | undefined {
  if (name === PARAMETERS) return parameters.length > 0 ? undefined : "'parameters' is read, but the header declares no 'parameter'";
  const before = relationBefore(name);
  if (before && !hasBaseline) return `'${name}' is read, but the header declares no 'baseline'`;
  const relation = before ?? name;
  if (relations.some((known) => known === relation)) return undefined;
  return `relation '${name}' is not declared; declared are ${relations.join(', ')}, and a table of one's own is qualified by its database`;
}

function checkUnused(header: QueryHeader, { relations, hasBaseline }: Declarations, statement: SqlStatement): void {
  const used = new Set(statement.relations.map(({ name }) => name));
  for (const relation of relations) {
    if (!used.has(relation) && !used.has(`${relation}${BEFORE_SUFFIX}`)) {
      throw new QueryFileError(header.file, header.required('relations').line, `relation '${relation}' is declared and never read`);
    }
  }
  if (hasBaseline && ![...used].some((name) => relationBefore(name))) {
    const names = relations.map((relation) => `${relation}${BEFORE_SUFFIX}`).join(', ');
    throw new QueryFileError(header.file, header.optional('baseline')!.line, `'baseline' is declared, but none of ${names} is read`);
  }
}

function checkParameters(file: string, parameters: readonly QueryParameter[], { relations, tokens }: SqlStatement): void {
  const aliases = relations.filter(({ name }) => name === PARAMETERS).map(({ alias }) => alias);
  const known = parameters.map(({ name }) => name);
  tokens.forEach((token, index) => {
    const field = tokens[index + 2];
    if (!isIdentifier(token) || !isSymbol(tokens[index + 1], '.') || isSymbol(tokens[index - 1], '.') || !isIdentifier(field)) return;
    if (![PARAMETERS, ...aliases].includes(token.text) || known.includes(field.text)) return;
    throw new QueryFileError(file, field.line, `unknown parameter '${field.text}'; declared are ${known.join(', ')}`);
  });
  const used = new Set(tokens.filter(isIdentifier).map(({ text }) => text));
  for (const { name, line } of parameters) {
    if (aliases.length === 0 || !used.has(name)) {
      const reason = aliases.length === 0 ? ": the query does not read the relation 'parameters'" : '';
      throw new QueryFileError(file, line, `parameter '${name}' is never used${reason}`);
    }
  }
}

function checkColumns(header: QueryHeader, columns: readonly string[], { tokens }: SqlStatement): void {
  const result = resultColumns(tokens);
  if (!result || result.join() === columns.join()) return;
  const given = result.map((name) => name || 'one without a name').join(', ');
  const { line } = header.required('columns');
  throw new QueryFileError(header.file, line, `'columns' must list what the query gives: ${given}; got ${columns.join(', ')}`);
}
