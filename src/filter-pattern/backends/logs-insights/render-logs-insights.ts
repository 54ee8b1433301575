/*
 * A condition as a filter of the query language of CloudWatch Logs Insights.
 *
 * It means what the evaluator says, on records that keep to the schema and to the assumptions that come with it.
 * What it relies on, as documented:
 *
 * - The fields of a JSON record are named by the way to them, joined by dots; elements count from 0: `a.0.b`. Objects and
 *   lists are no fields. Only the first 200 fields of a record are found.
 * - `ispresent` asks whether a field is there. `!=`, `not in` and `not like` hold where it is not, all others do not.
 * - What is in quotes is compared as a text, case counts; a number without quotes is compared as a number, with texts
 *   that are spelt like one too. `like /…/` looks for a match anywhere in a text.
 *
 * Where nothing is documented, all of what it may be is asked for: true as the text `true` and as the number 1. Whether
 * a null is there is not documented either, so `IS NULL` cannot be written. A line break at the end of a text may be overlooked.
 */
import { PatternRenderError } from '../../errors';
import { Assumption, Assumptions } from '../assumptions';
import { groupInLists, InList } from '../in-list';
import { fieldName, InsightsTest, isQuotable, literalExpression, quoted, regexTest, textTest } from './logs-insights-text';
import { AllOf, AnyOf, Comparison, Condition, Leaf, NumberOperand, Operator } from '../../ast';
import { printPattern, printSelector } from '../../printer';
import { translateRegex } from '../../regex';
import { RecordSchema, typeAt } from '../../schema';

export interface InsightsFilter {
  /** What stands after `filter`. */
  readonly filter: string;
  readonly assumptions: readonly Assumption[];
}

/** Why a test cannot be written. */
class UnsupportedTestError extends Error {}

interface InsightsField {
  readonly selector: string;
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'json';
}

export interface InsightsOptions {
  /** Finds values that are not known yet; they can stand between quotes, but in no regular expression. */
  readonly opaque?: RegExp;
}

/** Throws a `PatternRenderError` that names the condition if Logs Insights has no words for it. */
export function renderInsights(condition: Condition, schema: RecordSchema, options: InsightsOptions = {}): InsightsFilter {
  const renderer = new InsightsRenderer(schema, options.opaque);
  return { filter: renderer.outermost(condition), assumptions: renderer.assumptions.all };
}

class InsightsRenderer {
  readonly assumptions = new Assumptions();

  constructor(private readonly schema: RecordSchema, private readonly opaque: RegExp | undefined) {}

  outermost(condition: Condition): string {
    return condition.kind === 'and' || condition.kind === 'or' ? this.parts(condition).join(` ${condition.kind} `) : this.render(condition);
  }

  private parts(compound: AllOf | AnyOf): readonly string[] {
    return groupInLists(compound).map((part) => this.render(part));
  }

  /** An expression that can stand beside others. */
  private render(condition: Condition | InList): string {
    if (condition.kind === 'and' || condition.kind === 'or') return joined(condition.kind, this.parts(condition));
    try {
      return this.leaf(condition);
    } catch (fault) {
      if (!(fault instanceof UnsupportedTestError)) throw fault;
      const first: Condition = condition.kind === 'text-set'
        ? { kind: 'compare', selector: condition.selector, operator: condition.operator, operand: { kind: 'text', text: condition.texts[0] } }
        : condition;
      throw new PatternRenderError(printPattern(first), 'a Logs Insights filter', fault.message);
    }
  }

  private leaf(leaf: Leaf | InList): string {
    const field = this.field(leaf);
    switch (leaf.kind) {
      case 'text-set': return this.textual(field, leaf.operator, this.exact(leaf.texts));
      case 'compare': return this.comparison(field, leaf);
      case 'not-exists':
        this.assumptions.add(field.selector, 'null');
        return `not ispresent(${field.name})`;
      case 'is':
        if (leaf.state === 'null') throw new UnsupportedTestError('nothing says whether it keeps a null');
        return this.textual(field, '=', this.exact([leaf.state]));
    }
  }

  private field({ kind, selector }: Leaf | InList): InsightsField {
    const names = selector.map((segment) => {
      switch (segment.kind) {
        case 'any-element': throw new UnsupportedTestError('it asks for one element of a list by its position, [*] has no words in it');
        case 'any-field': throw new UnsupportedTestError('it asks for fields by their names, and .* has none');
        case 'index': return segment.index;
        case 'field': return requireName(segment.name);
      }
    });
    const end = typeAt(selector, this.schema);
    if (!end) throw new UnsupportedTestError(`the selector leads nowhere in any record, so it ${kind === 'not-exists' ? 'always' : 'never'} holds`);
    const { type } = end;
    if (typeof type !== 'string' || (type === 'json' && kind === 'not-exists')) {
      throw new UnsupportedTestError(`it keeps no objects and lists, only the plain values in them${kind === 'not-exists' ? ', so it cannot tell that there is none' : ''}`);
    }
    const field = { selector: printSelector(selector), name: fieldName(names), type };
    if (type === 'json') this.assumptions.add(field.selector, 'list', 'dotted-name');
    return field;
  }

  private comparison(field: InsightsField, { operator, operand }: Comparison): string {
    switch (operand.kind) {
      case 'text': return this.textual(field, operator, operand.text.includes('*') ? this.wildcard(operand.text) : this.exact([operand.text]));
      case 'regex': return this.textual(field, operator, regexTest(translateRegex(operand.source).js));
      case 'number': return field.type === 'json' ? this.numeric(field, operator, operand) : this.spelling(field, operator, operand);
    }
  }

  private exact(texts: readonly string[]): InsightsTest {
    if (texts.every(isQuotable)) return textTest(texts);
    this.requireKnown(texts);
    return regexTest(texts.map((text) => `^${literalExpression(text)}$`).join('|'));
  }

  /** Undefined for what any text matches. */
  private wildcard(text: string): InsightsTest | undefined {
    if (/^\*+$/.test(text)) return undefined;
    this.requireKnown([text]);
    return textTest([text]);
  }

  private requireKnown(texts: readonly string[]): void {
    if (!texts.some((text) => this.opaque && text.search(this.opaque) >= 0)) return;
    throw new UnsupportedTestError('a value that is only known at deployment cannot stand in a regular expression, which it takes here');
  }

  private textual(field: InsightsField, operator: Operator, test: InsightsTest | undefined): string {
    const { name, type, selector } = field;
    const present = `ispresent(${name})`;
    const wanted = operator === '=';
    if (!test) {
      if (!wanted) throw new UnsupportedTestError('it never holds');
      if (type === 'boolean') return this.oneOfBooleans(field, () => true);
      this.assumptions.add(selector, 'null');
      return present;
    }
    if (type === 'boolean') return this.oneOfBooleans(field, (text) => test.test(text) === wanted);
    if (!wanted || test.test('null')) this.assumptions.add(selector, 'null');
    const booleans = type === 'json' ? this.booleansIn(selector, test) : [];
    if (wanted) return joined('or', [`${name} ${test.holds}`, ...booleans.map((number) => `${name} = ${number}`)]);
    return joined('and', [present, `${name} ${test.fails}`, ...booleans.map((number) => `${name} != ${number}`)]);
  }

  /** The numbers that the booleans of which a test speaks may be kept as. */
  private booleansIn(selector: string, { test }: InsightsTest): readonly number[] {
    const [no, yes] = [test('false'), test('true')];
    if (test('0') !== no || test('1') !== yes) this.assumptions.add(selector, ...no || yes ? ['zero-or-one' as const] : [], ...test('0') || test('1') ? ['boolean' as const] : []);
    return [...yes ? [1] : [], ...no ? [0] : []];
  }

  private oneOfBooleans({ name }: InsightsField, test: (text: string) => boolean): string {
    const wanted = [...test('true') ? ['"true"', '1'] : [], ...test('false') ? ['"false"', '0'] : []];
    if (wanted.length === 0) throw new UnsupportedTestError('it never holds, as the value is true or false in every record');
    return joined('or', wanted.map((value) => `${name} = ${value}`));
  }

  /** A number against a field that holds texts only. */
  private spelling(field: InsightsField, operator: Operator, { source }: NumberOperand): string {
    if (operator === '=' || operator === '!=') return this.textual(field, operator, textTest([source]));
    throw new UnsupportedTestError(`it never holds, as ${field.name} is a text in every record, and ${operator} compares numbers only`);
  }

  private numeric({ selector, name }: InsightsField, operator: Operator, { source }: NumberOperand): string {
    const value = Number(source);
    this.assumptions.add(selector, 'number-text', 'boolean');
    if (operator === '=') return `(${name} = ${value} or ${name} = ${quoted(source)})`;
    if (operator !== '!=') return `${name} ${operator} ${value}`;
    this.assumptions.add(selector, 'null');
    return `(ispresent(${name}) and ${name} != ${value} and ${name} != ${quoted(source)})`;
  }
}

function requireName(name: string): string {
  if (name.includes('.')) throw new UnsupportedTestError(`it cannot tell the dot in the name '${name}' from a step into an object`);
  if (/[`@\p{Cc}]/u.test(name)) throw new UnsupportedTestError(`nothing says how it writes the name '${name}'`);
  return name;
}

function joined(connective: 'and' | 'or', parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `(${parts.join(` ${connective} `)})`;
}
