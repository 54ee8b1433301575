/*
 * Renders a condition as a filter in the query language of CloudWatch Logs Insights.
 *
 * The filter has the meaning of the evaluator for records that conform to the schema and to the returned assumptions.
 * Documented behavior that it relies on:
 *
 * - The fields of a JSON record are named by their path, joined with dots. Elements count from 0: `a.0.b`. Objects and lists
 *   are not fields. Only the first 200 fields of a record are discovered.
 * - `ispresent` tests whether a field exists. `!=`, `not in`, and `not like` match absent fields; all other operators do not.
 * - A quoted value is compared as a string, and case matters. A number without quotes is compared as a number, also with strings
 *   that have its spelling. `like /…/` matches anywhere in a string.
 *
 * Where the behavior is not documented, the filter tests all possibilities: true as the string `true` and as the number 1. It is
 * not documented whether a null exists, so `IS NULL` is not supported. A line break at the end of a string can be ignored.
 */
import { AllOf, AnyOf, Comparison, Condition, Leaf, NumberOperand, Operator } from '../../ast';
import { UnsupportedError, UnsupportedPatternError } from '../../errors';
import { compileGlob } from '../../glob';
import { getFirstComparison, groupInLists, InList } from '../../in-list';
import { printPattern, printSelector } from '../../printer';
import { translateRegex } from '../../regex';
import { lookUpType, RecordSchema } from '../../schema';
import { Assumption, Assumptions } from '../assumptions';

export interface InsightsFilter {
  /** The expression after `filter`. */
  readonly filter: string;
  readonly assumptions: readonly Assumption[];
}

export interface InsightsOptions {
  /**
   * Matches placeholders of values that are known only at deployment. They are supported in quoted values, but not in regular expressions.
   *
   * @default - no placeholders
   */
  readonly opaque?: RegExp;
}

interface InsightsField {
  readonly selector: string;
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'json';
}

/** A test of a string, without its field. */
interface InsightsTest {
  /** The operator and operand that match, and their negation. */
  readonly positive: string;
  readonly negative: string;
  /** Evaluates the test. */
  readonly matches: (text: string) => boolean;
}

/** Renders a condition. Throws an `UnsupportedPatternError` with the condition that Logs Insights cannot express. */
export function renderInsights(condition: Condition, schema: RecordSchema, options: InsightsOptions = {}): InsightsFilter {
  const renderer = new InsightsRenderer(schema, options.opaque);
  return { filter: renderer.renderRoot(condition), assumptions: renderer.assumptions.all };
}

class InsightsRenderer {
  readonly assumptions = new Assumptions();

  constructor(private readonly schema: RecordSchema, private readonly opaque: RegExp | undefined) {}

  renderRoot(condition: Condition): string {
    if (condition.kind === 'and' || condition.kind === 'or') return this.renderParts(condition).join(` ${condition.kind} `);
    return this.render(condition);
  }

  private renderParts(compound: AllOf | AnyOf): readonly string[] {
    return groupInLists(compound).map((part) => this.render(part));
  }

  /** Renders an expression that can be an operand of another expression. */
  private render(condition: Condition | InList): string {
    if (condition.kind === 'and' || condition.kind === 'or') return joinExpressions(condition.kind, this.renderParts(condition));
    try {
      return this.renderLeaf(condition);
    } catch (error) {
      if (!(error instanceof UnsupportedError)) throw error;
      const leaf = condition.kind === 'in-list' ? getFirstComparison(condition) : condition;
      throw new UnsupportedPatternError(printPattern(leaf), 'Logs Insights', error.message);
    }
  }

  private renderLeaf(leaf: Leaf | InList): string {
    const field = this.resolveField(leaf);
    switch (leaf.kind) {
      case 'in-list': return this.renderText(field, leaf.operator, this.createExactTest(leaf.texts));
      case 'compare': return this.renderComparison(field, leaf);
      case 'not-exists':
        this.assumptions.add(field.selector, 'null');
        return `not ispresent(${field.name})`;
      case 'is':
        if (leaf.state === 'null') throw new UnsupportedError('it is not documented whether a null is stored');
        return this.renderText(field, '=', this.createExactTest([leaf.state]));
    }
  }

  private resolveField({ kind, selector }: Leaf | InList): InsightsField {
    const names = selector.map((segment) => {
      switch (segment.kind) {
        case 'any-element': throw new UnsupportedError('the elements of a list are selected by index, so [*] is not supported');
        case 'any-field': throw new UnsupportedError('fields are selected by name, so .* is not supported');
        case 'index': return segment.index;
        case 'field': return requireSupportedName(segment.name);
      }
    });
    const end = lookUpType(selector, this.schema);
    if (!end) {
      const frequency = kind === 'not-exists' ? 'always' : 'never';
      throw new UnsupportedError(`the selector finds nothing in any record, so the condition ${frequency} matches`);
    }
    const { type } = end;
    if (typeof type !== 'string' || (type === 'json' && kind === 'not-exists')) {
      throw new UnsupportedError('only the scalars in objects and lists are fields'
        + (kind === 'not-exists' ? ', so the absence of an object or a list cannot be tested' : ''));
    }
    const field = { selector: printSelector(selector), name: renderFieldName(names), type };
    if (type === 'json') this.assumptions.add(field.selector, 'list', 'dotted-name');
    return field;
  }

  private renderComparison(field: InsightsField, { operator, operand }: Comparison): string {
    switch (operand.kind) {
      case 'text':
        if (/^\*+$/.test(operand.text)) return this.renderAnyText(field, operator);
        return this.renderText(field, operator, this.createOperandTest(operand.text));
      case 'regex': return this.renderText(field, operator, createRegexTest(translateRegex(operand.source).js));
      case 'number': return field.type === 'json' ? this.renderNumber(field, operator, operand) : this.renderNumberText(field, operator, operand);
    }
  }

  private createExactTest(texts: readonly string[]): InsightsTest {
    if (texts.every(isQuotable)) return createTextTest(texts);
    this.requireNoPlaceholders(texts);
    return createRegexTest(texts.map((text) => `^${escapeRegex(text)}$`).join('|'));
  }

  private createOperandTest(text: string): InsightsTest {
    if (!text.includes('*')) return this.createExactTest([text]);
    this.requireNoPlaceholders([text]);
    return createTextTest([text]);
  }

  private requireNoPlaceholders(texts: readonly string[]): void {
    if (!texts.some((text) => this.opaque && text.search(this.opaque) >= 0)) return;
    throw new UnsupportedError('the condition requires a regular expression, which does not support a value that is known only at deployment');
  }

  private renderAnyText(field: InsightsField, operator: Operator): string {
    if (operator !== '=') throw new UnsupportedError('the condition never matches');
    if (field.type === 'boolean') return this.renderBooleans(field, () => true);
    this.assumptions.add(field.selector, 'null');
    return `ispresent(${field.name})`;
  }

  private renderText(field: InsightsField, operator: Operator, test: InsightsTest): string {
    const { name, type, selector } = field;
    const isEqual = operator === '=';
    if (type === 'boolean') return this.renderBooleans(field, (text) => test.matches(text) === isEqual);
    if (!isEqual || test.matches('null')) this.assumptions.add(selector, 'null');
    const booleans = type === 'json' ? this.findBooleanNumbers(selector, test) : [];
    if (isEqual) return joinExpressions('or', [`${name} ${test.positive}`, ...booleans.map((number) => `${name} = ${number}`)]);
    return joinExpressions('and', [`ispresent(${name})`, `${name} ${test.negative}`, ...booleans.map((number) => `${name} != ${number}`)]);
  }

  /** Returns the numbers that can represent the booleans that a test matches. */
  private findBooleanNumbers(selector: string, { matches }: InsightsTest): readonly number[] {
    const [no, yes] = [matches('false'), matches('true')];
    if (matches('0') !== no || matches('1') !== yes) {
      if (no || yes) this.assumptions.add(selector, 'zero-or-one');
      if (matches('0') || matches('1')) this.assumptions.add(selector, 'boolean');
    }
    return [...yes ? [1] : [], ...no ? [0] : []];
  }

  private renderBooleans({ name }: InsightsField, matches: (text: string) => boolean): string {
    const values = [...matches('true') ? ['"true"', '1'] : [], ...matches('false') ? ['"false"', '0'] : []];
    if (values.length === 0) throw new UnsupportedError('the condition never matches, because the value is true or false in every record');
    return joinExpressions('or', values.map((value) => `${name} = ${value}`));
  }

  /** Renders the comparison of a number with a field that has only strings. */
  private renderNumberText(field: InsightsField, operator: Operator, { source }: NumberOperand): string {
    if (operator === '=' || operator === '!=') return this.renderText(field, operator, createTextTest([source]));
    throw new UnsupportedError(
      `the condition never matches, because ${field.name} is a string in every record and ${operator} compares only numbers`);
  }

  private renderNumber({ selector, name }: InsightsField, operator: Operator, { source }: NumberOperand): string {
    const value = Number(source);
    this.assumptions.add(selector, 'number-text', 'boolean');
    if (operator === '=') return `(${name} = ${value} or ${name} = ${quoteText(source)})`;
    if (operator !== '!=') return `${name} ${operator} ${value}`;
    this.assumptions.add(selector, 'null');
    return `(ispresent(${name}) and ${name} != ${value} and ${name} != ${quoteText(source)})`;
  }
}

function requireSupportedName(name: string): string {
  if (name.includes('.')) throw new UnsupportedError(`the dot in the name '${name}' is read as a path separator`);
  if (/[`@\p{Cc}]/u.test(name)) throw new UnsupportedError(`it is not documented how to quote the name '${name}'`);
  return name;
}

function joinExpressions(connective: 'and' | 'or', parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `(${parts.join(` ${connective} `)})`;
}

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function renderFieldName(names: readonly (string | number)[]): string {
  const isPlain = names.every((name) => typeof name === 'number' || PLAIN_NAME.test(name));
  return isPlain ? names.join('.') : `\`${names.join('.')}\``;
}

/** Creates a test for one of several exact texts, or for one text with wildcards. */
function createTextTest(texts: readonly string[]): InsightsTest {
  const [first] = texts;
  const matches = (text: string): boolean => texts.some((one) => compileGlob(one)(text));
  if (texts.length > 1) {
    const list = `[${texts.map(quoteText).join(', ')}]`;
    return { positive: `in ${list}`, negative: `not in ${list}`, matches };
  }
  if (!first.includes('*')) return { positive: `= ${quoteText(first)}`, negative: `!= ${quoteText(first)}`, matches };
  return createLikeTest(convertGlobToRegex(first), matches);
}

/** Creates a test for a regular expression in JavaScript syntax with the flags `us`. */
function createRegexTest(source: string): InsightsTest {
  const expression = new RegExp(source, 'us');
  return createLikeTest(escapeSlashes(replaceDots(source)), (text) => expression.test(text));
}

function createLikeTest(expression: string, matches: InsightsTest['matches']): InsightsTest {
  return { positive: `like /${expression}/`, negative: `not like /${expression}/`, matches };
}

/** The syntax of a backslash, or of both kinds of quotes, in a quoted value is not documented. */
function isQuotable(text: string): boolean {
  return !/[\\\p{Cc}]/u.test(text) && !(text.includes('"') && text.includes("'"));
}

function quoteText(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  return `${quote}${text}${quote}`;
}

function convertGlobToRegex(glob: string): string {
  const pieces = glob.split(/\*+/).map((piece) => escapeSlashes(escapeRegex(piece)));
  const start = pieces[0] === '' ? '' : '^';
  const end = pieces[pieces.length - 1] === '' ? '' : '$';
  return `${start}${pieces.filter((piece) => piece !== '').join('[\\s\\S]*')}${end}`;
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&').replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function escapeSlashes(expression: string): string {
  return expression.replace(/\\.|\//gsu, (piece) => piece === '/' ? '\\/' : piece);
}

/** Replaces dots, which match line breaks only with a flag. */
function replaceDots(expression: string): string {
  return expression.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (piece) => piece === '.' ? '[\\s\\S]' : piece);
}
