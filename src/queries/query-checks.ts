import { QueryFileError } from './query-file-error';
import { QueryHeader } from './query-header';
import { QueryParameter } from './query-parameter';
import { BASELINE_SUFFIX, isRelation, PARAMETERS, Relation, getBaselineRelation } from './relations';
import { parseResultColumns, SqlStatement } from './sql-statement';
import { isIdentifier, isSymbol } from './sql-text';

/** The declarations of a header that its SELECT must match. */
export interface Declarations {
  readonly relations: readonly Relation[];
  readonly parameters: readonly QueryParameter[];
  readonly hasBaseline: boolean;
  readonly columns: readonly string[];
}

/** Validates that a SELECT uses everything that its header declares, and no other relations and parameters. */
export function validateStatement(header: QueryHeader, declared: Declarations, statement: SqlStatement): void {
  validateClauses(header.file, statement);
  for (const reference of statement.relations) {
    const problem = findRelationProblem(reference.name, declared);
    if (problem) throw new QueryFileError(header.file, reference.line, problem);
  }
  validateDeclarationsUsed(header, declared, statement);
  validateParameters(header.file, declared.parameters, statement);
  validateColumns(header, declared.columns, statement);
}

function validateClauses(file: string, { clauses }: SqlStatement): void {
  for (const { name, line } of clauses) {
    if (isRelation(name) || getBaselineRelation(name) || name === PARAMETERS) {
      throw new QueryFileError(file, line, `the name of a WITH clause must not be the name of a relation; got '${name}'`);
    }
  }
}

function findRelationProblem(name: string, { relations, parameters, hasBaseline }: Declarations): string | undefined {
  if (name === PARAMETERS) return parameters.length > 0 ? undefined : "the header must declare a 'parameter', because the query reads 'parameters'";
  const baselineOf = getBaselineRelation(name);
  if (baselineOf && !hasBaseline) return `the header must declare a 'baseline', because the query reads '${name}'`;
  const relation = baselineOf ?? name;
  if (relations.some((known) => known === relation)) return undefined;
  return `relation '${name}' is not declared; declared are ${relations.join(', ')}. Qualify other tables with their database`;
}

function validateDeclarationsUsed(header: QueryHeader, { relations, hasBaseline }: Declarations, statement: SqlStatement): void {
  const used = new Set(statement.relations.map(({ name }) => name));
  for (const relation of relations) {
    if (!used.has(relation) && !used.has(`${relation}${BASELINE_SUFFIX}`)) {
      throw new QueryFileError(header.file, header.required('relations').line, `relation '${relation}' is declared, but not used`);
    }
  }
  if (hasBaseline && ![...used].some((name) => getBaselineRelation(name))) {
    const names = relations.map((relation) => `${relation}${BASELINE_SUFFIX}`).join(', ');
    throw new QueryFileError(header.file, header.optional('baseline')!.line, `'baseline' is declared, but none of ${names} is used`);
  }
}

function validateParameters(file: string, parameters: readonly QueryParameter[], { relations, tokens }: SqlStatement): void {
  const aliases = relations.filter(({ name }) => name === PARAMETERS).map(({ alias }) => alias);
  const known = parameters.map(({ name }) => name);
  tokens.forEach((token, index) => {
    const field = tokens[index + 2];
    if (!isIdentifier(token) || !isSymbol(tokens[index + 1], '.') || isSymbol(tokens[index - 1], '.') || !isIdentifier(field)) return;
    if (![PARAMETERS, ...aliases].includes(token.text) || known.includes(field.text)) return;
    throw new QueryFileError(file, field.line, `parameter '${field.text}' is not declared; declared are ${known.join(', ')}`);
  });
  const used = new Set(tokens.filter(isIdentifier).map(({ text }) => text));
  for (const { name, line } of parameters) {
    if (aliases.length === 0 || !used.has(name)) {
      const reason = aliases.length === 0 ? ": the query does not read the relation 'parameters'" : '';
      throw new QueryFileError(file, line, `parameter '${name}' is declared, but not used${reason}`);
    }
  }
}

function validateColumns(header: QueryHeader, columns: readonly string[], { tokens }: SqlStatement): void {
  const result = parseResultColumns(tokens);
  if (!result || result.join() === columns.join()) return;
  const expected = result.map((name) => name || '(a column without a name)').join(', ');
  const { line } = header.required('columns');
  throw new QueryFileError(header.file, line, `'columns' must list the columns of the result: ${expected}; got ${columns.join(', ')}`);
}
