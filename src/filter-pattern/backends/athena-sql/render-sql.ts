/*
 * Renders a condition as a boolean expression in Trino SQL, the language of Athena, over the raw columns of the table.
 *
 * The expression has the meaning of the evaluator, but can be NULL instead of false. It is therefore for `WHERE` and `IF` and must not be negated.
 * A field with its own column does not distinguish null from absent: `IS NULL` and `NOT EXISTS` match both.
 * Inside JSON, Trino reads `[0]` as the field "0" of an object, and a field "0" as the first element of an array.
 */
import { ColumnRef, joinSql, quoteString, renderJson, renderSelector, renderText } from './column-ref';
import { AllOf, AnyOf, Condition, isExactText, isWildcard, Leaf, NumberOperand, Operator, State, TextOperand } from '../../ast';
import { UnsupportedError, UnsupportedPatternError } from '../../errors';
import { getFirstComparison, groupInLists, InList } from '../../in-list';
import { printPattern } from '../../printer';
import { translateRegex } from '../../regex';
import { RecordSchema } from '../../schema';

const LIKE_ESCAPE = '!';

export interface SqlOptions {
  /**
   * Matches placeholders of values that are known only at deployment. They are left unchanged. The values must not contain
   * single quotes.
   *
   * @default - no placeholders
   */
  readonly opaque?: RegExp;
}

/** Renders a condition. Throws an `UnsupportedPatternError` with the condition that cannot be expressed for the table. */
export function renderSql(condition: Condition, schema: RecordSchema, options: SqlOptions = {}): string {
  const renderer = new SqlRenderer(schema, options.opaque);
  if (condition.kind === 'and' || condition.kind === 'or') return renderer.renderParts(condition).join(` ${condition.kind.toUpperCase()} `);
  return renderer.render(condition);
}

class SqlRenderer {
  constructor(private readonly schema: RecordSchema, private readonly opaque: RegExp | undefined) {}

  /** Renders an expression that can be an operand of another expression. */
  render(condition: Condition | InList): string {
    switch (condition.kind) {
      case 'and': return joinSql('AND', this.renderParts(condition));
      case 'or': return joinSql('OR', this.renderParts(condition));
      default: return this.renderLeaf(condition);
    }
  }

  renderParts(compound: AllOf | AnyOf): readonly string[] {
    return groupInLists(compound).map((part) => this.render(part));
  }

  private renderLeaf(leaf: Leaf | InList): string {
    try {
      this.requireSupportedWildcards(leaf);
      const render = (renderTest: (ref: ColumnRef) => string): string =>
        renderSelector(leaf.selector, this.schema, (ref) => findMismatch(ref, leaf) ?? renderTest(ref));
      if (leaf.kind !== 'not-exists') return render((ref) => this.renderTest(ref, leaf));
      if (!leaf.selector.some(isWildcard)) return render((ref) => `${renderPresence(ref)} IS NULL`);
      return `NOT COALESCE(${render(renderExistence)}, false)`;
    } catch (error) {
      if (!(error instanceof UnsupportedError)) throw error;
      throw new UnsupportedPatternError(printPattern(leaf.kind === 'in-list' ? getFirstComparison(leaf) : leaf), 'Athena SQL', error.message);
    }
  }

  /** `LIKE` would read characters of a value that is known only at deployment as wildcards, so functions replace it. */
  private requireSupportedWildcards(leaf: Leaf | InList): void {
    if (leaf.kind !== 'compare' || leaf.operand.kind !== 'text' || !this.isOpaque(leaf.operand.text)) return;
    if (splitAtWildcards(leaf.operand.text).filter((piece) => piece !== '').length > 1) {
      throw new UnsupportedError('a text with a value that is known only at deployment can have wildcards at its start and end, but not in between');
    }
  }

  private isOpaque(text: string): boolean {
    return this.opaque !== undefined && text.search(this.opaque) >= 0;
  }

  private renderTest(ref: ColumnRef, leaf: Exclude<Leaf, { readonly kind: 'not-exists' }> | InList): string {
    switch (leaf.kind) {
      case 'in-list': return renderInList(ref, leaf);
      case 'is': return renderState(ref, leaf.state);
      case 'compare': {
        const { operator, operand } = leaf;
        switch (operand.kind) {
          case 'text':
            if (!isExactText(operand)) return this.renderWildcards(ref, operator, operand);
            return `${renderText(ref)} ${renderOperator(operator)} ${quoteString(operand.text)}`;
          case 'number': return renderNumber(ref, operator, operand);
          case 'regex': return renderFunction(ref, operator, (text) => `regexp_like(${text}, ${quoteString(translateRegex(operand.source).sql)})`);
        }
      }
    }
  }

  private renderWildcards(ref: ColumnRef, operator: Operator, { text: pattern }: TextOperand): string {
    const pieces = splitAtWildcards(pattern);
    const text = renderText(ref);
    const literal = pieces.find((piece) => piece !== '');
    if (literal === undefined) return operator === '=' ? `${text} IS NOT NULL` : 'false';
    if (!this.isOpaque(pattern)) return `${text} ${operator === '=' ? 'LIKE' : 'NOT LIKE'} ${renderLikePattern(pieces)}`;
    const quoted = quoteString(literal);
    if (pieces.length === 3) return `strpos(${text}, ${quoted}) ${operator === '=' ? '>' : '='} 0`;
    if (pieces[0] === '') return `substr(${text}, -length(${quoted})) ${renderOperator(operator)} ${quoted}`;
    return renderFunction(ref, operator, () => `starts_with(${text}, ${quoted})`);
  }
}

function splitAtWildcards(pattern: string): readonly string[] {
  return pattern.split(/\*+/);
}

/** Returns the reason why no value in a column of this type can match a test. */
function findMismatch(ref: ColumnRef, leaf: Leaf | InList): UnsupportedError | undefined {
  if (ref.kind === 'json' || leaf.kind === 'not-exists' || (leaf.kind === 'is' && leaf.state === 'null')) return undefined;
  if (typeof ref.type !== 'string') {
    const correction = 'list' in ref.type ? 'a list; add [0] or [*]' : 'an object; name one of its fields';
    return new UnsupportedError(`the condition never matches, because the value is ${correction}`);
  }
  if (leaf.kind !== 'compare' || leaf.operand.kind !== 'number' || leaf.operator === '=' || leaf.operator === '!=') return undefined;
  return new UnsupportedError(
    `the condition never matches, because ${ref.sql} is a string in every record and ${leaf.operator} compares only numbers`);
}

/** Renders a test with a function. The negated test is false, not NULL, for an absent value. */
function renderFunction(ref: ColumnRef, operator: Operator, renderCall: (text: string) => string): string {
  const text = renderText(ref);
  return operator === '=' ? renderCall(text) : `(${text} IS NOT NULL AND NOT ${renderCall(text)})`;
}

function renderNumber(ref: ColumnRef, operator: Operator, { source }: NumberOperand): string {
  if (ref.kind === 'column') return `${renderText(ref)} ${renderOperator(operator)} ${quoteString(source)}`;
  // the JSON of a string has quotes, so that only the JSON of a number can be cast
  const number = `TRY_CAST(json_format(${renderJson(ref)}) AS double)`;
  switch (operator) {
    case '=': return `(${number} = ${renderNumberLiteral(source)} OR ${renderText(ref)} = ${quoteString(source)})`;
    case '!=': return `(${number} IS DISTINCT FROM ${renderNumberLiteral(source)} AND ${renderText(ref)} <> ${quoteString(source)})`;
    default: return `${number} ${operator} ${renderNumberLiteral(source)}`;
  }
}

function renderInList(ref: ColumnRef, { operator, texts }: InList): string {
  if (texts.length === 1) return `${renderText(ref)} ${renderOperator(operator)} ${quoteString(texts[0])}`;
  return `${renderText(ref)} ${operator === '=' ? 'IN' : 'NOT IN'} (${texts.map(quoteString).join(', ')})`;
}

function renderState(ref: ColumnRef, state: State): string {
  if (state !== 'null') return `${renderText(ref)} = ${quoteString(state)}`;
  if (ref.kind === 'column') return `${ref.sql} IS NULL`;
  if (ref.path !== '') return `json_format(${renderJson(ref)}) = 'null'`;
  // a complete JSON document, in a column or a list, can have a null as NULL or as the JSON null
  return `COALESCE(json_format(${renderJson(ref)}), 'null') = 'null'`;
}

/** Renders an expression that is NULL if the value does not exist. */
function renderPresence(ref: ColumnRef): string {
  return ref.kind === 'json' && ref.path !== '' ? renderJson(ref) : ref.sql;
}

/** Renders a test whether a value of a selector with wildcards exists. An element itself always exists. */
function renderExistence(ref: ColumnRef): string {
  const isElement = ref.element && (ref.kind === 'column' || ref.path === '');
  return isElement ? 'true' : `${renderPresence(ref)} IS NOT NULL`;
}

function renderOperator(operator: Operator): string {
  return operator === '!=' ? '<>' : operator;
}

/** Renders an integer unchanged, and any other number as a DOUBLE. A decimal literal would be compared with a different precision. */
function renderNumberLiteral(source: string): string {
  const number = Number(source);
  return Number.isSafeInteger(number) ? String(number) : number.toExponential().replace('e', 'E').replace('E+', 'E');
}

function renderLikePattern(pieces: readonly string[]): string {
  const escaped = pieces.map((piece) => piece.replace(/[%_!]/g, `${LIKE_ESCAPE}$&`));
  const requiresEscape = escaped.some((piece, index) => piece !== pieces[index]);
  return quoteString(escaped.join('%')) + (requiresEscape ? ` ESCAPE ${quoteString(LIKE_ESCAPE)}` : '');
}
