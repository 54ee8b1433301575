/** The abstract syntax tree of a JSON filter pattern: a condition on one record. */
export type Condition = AllOf | AnyOf | Comparison | StateTest | AbsenceTest;

/** A conjunction of at least two conditions. None of them is an `AllOf`. */
export interface AllOf {
  readonly kind: 'and';
  readonly conditions: readonly Condition[];
}

/** A disjunction of at least two conditions. None of them is an `AnyOf`. */
export interface AnyOf {
  readonly kind: 'or';
  readonly conditions: readonly Condition[];
}

export interface Comparison {
  readonly kind: 'compare';
  readonly selector: Selector;
  readonly operator: Operator;
  readonly operand: Operand;
}

/** `IS NULL`, `IS TRUE`, `IS FALSE`. */
export interface StateTest {
  readonly kind: 'is';
  readonly selector: Selector;
  readonly state: State;
}

/** `NOT EXISTS`. */
export interface AbsenceTest {
  readonly kind: 'not-exists';
  readonly selector: Selector;
}

export type Leaf = Comparison | StateTest | AbsenceTest;
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type State = 'null' | 'true' | 'false';

/** The path from the record to a value. It is never empty. */
export type Selector = readonly Segment[];
export type Segment = FieldSegment | IndexSegment | AnyElementSegment | AnyFieldSegment;

export interface FieldSegment {
  readonly kind: 'field';
  readonly name: string;
}

/** `[n]`, counted from 0. */
export interface IndexSegment {
  readonly kind: 'index';
  readonly index: number;
}

/** `[*]` */
export interface AnyElementSegment {
  readonly kind: 'any-element';
}

/** `.*` */
export interface AnyFieldSegment {
  readonly kind: 'any-field';
}

export type Operand = TextOperand | NumberOperand | RegexOperand;

/** A text, quoted or unquoted in the pattern. Each `*` in it is a wildcard, because the language has no escape for it. */
export interface TextOperand {
  readonly kind: 'text';
  readonly text: string;
}

/** An unquoted number in its original spelling, because it also matches a string with the same spelling. */
export interface NumberOperand {
  readonly kind: 'number';
  readonly source: string;
}

export interface RegexOperand {
  readonly kind: 'regex';
  readonly source: string;
}

/** Joins conditions with `&&` and flattens nested conjunctions. */
export function createAnd(conditions: readonly Condition[]): Condition {
  return join('and', conditions);
}

/** Joins conditions with `||` and flattens nested disjunctions. */
export function createOr(conditions: readonly Condition[]): Condition {
  return join('or', conditions);
}

export function isExactText(operand: Operand): operand is TextOperand {
  return operand.kind === 'text' && !operand.text.includes('*');
}

export function isWildcard(segment: Segment): boolean {
  return segment.kind === 'any-element' || segment.kind === 'any-field';
}

function join(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((condition) => condition.kind === kind ? condition.conditions : [condition]);
  if (flat.length === 0) throw new Error(`conditions to join with '${kind}' must be at least one; got none`);
  return flat.length === 1 ? flat[0] : { kind, conditions: flat };
}
