/*
 * A condition as a boolean expression of Trino, the language of Athena, over the raw columns of the table.
 *
 * It means what the evaluator says, with NULL for false here and there: it is for `WHERE` and `IF`, not to be negated.
 * Where the table keeps a field in a column of its own it cannot tell null from absent: `IS NULL` and `NOT EXISTS` hold for both.
 * Inside JSON, Trino reads `[0]` as the field "0" if it meets an object, and a field "0" as the first element of an array.
 */
import { joinSql, renderJson, ColumnRef, UnsupportedSelectorError, renderSelected, renderText } from './column-ref';
import { likePattern, sqlNumber, sqlString } from './sql-text';
import { AllOf, AnyOf, Comparison, Condition, isExactText, isWildcard, NumberOperand, Operator, State, TextOperand } from '../../ast';
import { PatternRenderError } from '../../errors';
import { printPattern } from '../../printer';
import { translateRegex } from '../../regex';
import { RecordSchema } from '../../schema';
import { groupInLists, InList } from '../in-list';

export interface SqlOptions {
  /**
   * Finds what stands in a text for a value that is known later only: it is left as it is. Such values must not hold
   * single quotes.
   *
   * @default - there is none
   */
  readonly opaque?: RegExp;
}

/** Throws a `PatternRenderError` that names the condition if the table cannot answer it. */
export function renderSql(condition: Condition, schema: RecordSchema, options: SqlOptions = {}): string {
  const renderer = new SqlRenderer(schema, options.opaque);
  if (condition.kind === 'and' || condition.kind === 'or') return renderer.parts(condition).join(` ${condition.kind.toUpperCase()} `);
  return renderer.render(condition);
}

class SqlRenderer {
  constructor(private readonly schema: RecordSchema, private readonly opaque: RegExp | undefined) {}

  /** An expression that can stand beside others without more parentheses. */
  render(condition: Condition | InList): string {
    switch (condition.kind) {
      case 'and': return joinSql('AND', this.parts(condition));
      case 'or': return joinSql('OR', this.parts(condition));
      default: return this.leaf(condition);
    }
  }

  parts(compound: AllOf | AnyOf): readonly string[] {
    return groupInLists(compound).map((part) => this.render(part));
  }

  private leaf(leaf: Exclude<Condition, AllOf | AnyOf> | InList): string {
    try {
      switch (leaf.kind) {
        case 'compare': return renderSelected(leaf.selector, this.schema, (place) => this.comparison(place, leaf));
        case 'text-set': return renderSelected(leaf.selector, this.schema, (place) => textSet(place, leaf));
        case 'is': return renderSelected(leaf.selector, this.schema, (place) => stateTest(place, leaf.state));
        case 'not-exists': {
          if (!leaf.selector.some(isWildcard)) return renderSelected(leaf.selector, this.schema, (place) => `${presence(place)} IS NULL`);
          return `NOT COALESCE(${renderSelected(leaf.selector, this.schema, existence)}, false)`;
        }
      }
    } catch (fault) {
      if (!(fault instanceof UnsupportedSelectorError)) throw fault;
      throw new PatternRenderError(printPattern(asCondition(leaf)), 'SQL', fault.message);
    }
  }

  private comparison(place: ColumnRef, { operator, operand }: Comparison): string {
    switch (operand.kind) {
      case 'text':
        if (!isExactText(operand)) return this.wildcardTest(place, operator, operand);
        return `${renderText(place)} ${sqlOperator(operator)} ${sqlString(operand.text)}`;
      case 'number': return numberTest(place, operator, operand);
      case 'regex': return positiveOrNot(place, operator, (text) => `regexp_like(${text}, ${sqlString(translateRegex(operand.source).sql)})`);
    }
  }

  private wildcardTest(place: ColumnRef, operator: Operator, { text: pattern }: TextOperand): string {
    const pieces = pattern.split(/\*+/);
    if (pieces.every((piece) => piece === '')) {
      const text = renderText(place);
      return operator === '=' ? `${text} IS NOT NULL` : 'false';
    }
    if (this.opaque && pattern.search(this.opaque) >= 0) return opaqueTest(place, operator, pieces);
    return `${renderText(place)} ${operator === '=' ? 'LIKE' : 'NOT LIKE'} ${likePattern(pieces)}`;
  }
}

/** A value known later only may hold a character that LIKE takes for a wildcard, so functions test it. */
function opaqueTest(place: ColumnRef, operator: Operator, pieces: readonly string[]): string {
  const filled = pieces.filter((piece) => piece !== '');
  if (filled.length !== 1) {
    throw new UnsupportedSelectorError('next to a value that is known at deployment only, '
      + 'a wildcard can stand at the start, the end, or both, not in between');
  }
  const literal = sqlString(filled[0]);
  if (pieces.length === 3) return `strpos(${renderText(place)}, ${literal}) ${operator === '=' ? '>' : '='} 0`;
  if (pieces[0] === '') return `substr(${renderText(place)}, -length(${literal})) ${sqlOperator(operator)} ${literal}`;
  return positiveOrNot(place, operator, (text) => `starts_with(${text}, ${literal})`);
}

/** A test that is false, and not NULL, under a negation. */
function positiveOrNot(place: ColumnRef, operator: Operator, test: (text: string) => string): string {
  const text = renderText(place);
  return operator === '=' ? test(text) : `(${text} IS NOT NULL AND NOT ${test(text)})`;
}

function numberTest(place: ColumnRef, operator: Operator, { source }: NumberOperand): string {
  const equality = operator === '=' || operator === '!=';
  if (place.kind === 'column') {
    const text = renderText(place);
    if (!equality) throw new UnsupportedSelectorError(`it never holds, as ${text} is a text in every record, and ${operator} compares numbers only`);
    return `${text} ${sqlOperator(operator)} ${sqlString(source)}`;
  }
  // the JSON of a string has quotes, so only a number's can be cast
  const number = `TRY_CAST(json_format(${renderJson(place)}) AS double)`;
  switch (operator) {
    case '=': return `(${number} = ${sqlNumber(source)} OR ${renderText(place)} = ${sqlString(source)})`;
    case '!=': return `(${number} IS DISTINCT FROM ${sqlNumber(source)} AND ${renderText(place)} <> ${sqlString(source)})`;
    default: return `${number} ${operator} ${sqlNumber(source)}`;
  }
}

function textSet(place: ColumnRef, { operator, texts }: InList): string {
  if (texts.length === 1) return `${renderText(place)} ${sqlOperator(operator)} ${sqlString(texts[0])}`;
  return `${renderText(place)} ${operator === '=' ? 'IN' : 'NOT IN'} (${texts.map(sqlString).join(', ')})`;
}

function stateTest(place: ColumnRef, state: State): string {
  if (state !== 'null') return `${renderText(place)} = ${sqlString(state)}`;
  if (place.kind === 'column') return `${place.sql} IS NULL`;
  if (place.path !== '') return `json_format(${renderJson(place)}) = 'null'`;
  // JSON on its own, in a column or a list: a null may be there as NULL or as JSON's null
  return `COALESCE(json_format(${renderJson(place)}), 'null') = 'null'`;
}

/** NULL if there is nothing. */
function presence(place: ColumnRef): string {
  return place.kind === 'json' && place.path !== '' ? renderJson(place) : place.sql;
}

/** Whether a place of a wildcard selector has something: an element has by being there. */
function existence(place: ColumnRef): string {
  const itself = place.element && (place.kind === 'column' || place.path === '');
  return itself ? 'true' : `${presence(place)} IS NOT NULL`;
}

function sqlOperator(operator: Operator): string {
  return operator === '!=' ? '<>' : operator;
}

function asCondition(leaf: Exclude<Condition, AllOf | AnyOf> | InList): Condition {
  if (leaf.kind !== 'text-set') return leaf;
  return { kind: 'compare', selector: leaf.selector, operator: leaf.operator, operand: { kind: 'text', text: leaf.texts[0] } };
}
