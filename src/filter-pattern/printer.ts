import { createAnd, createOr, Condition, Leaf, Operand, Segment, Selector } from './ast';

const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

/** Prints a condition as a pattern, with quoted texts and with parentheses around each part of a compound. */
export function printPattern(condition: Condition): string {
  return `{ ${printCondition(condition)} }`;
}

/** Prints a condition in a normal form: patterns that differ only in the order or repetition of conditions have the same text. */
export function normalizePattern(condition: Condition): string {
  return printPattern(sortConditions(condition));
}

export function printSelector(selector: Selector): string {
  return `$${selector.map(printSegment).join('')}`;
}

function sortConditions(condition: Condition): Condition {
  if (condition.kind !== 'and' && condition.kind !== 'or') return condition;
  const byText = new Map(condition.conditions.map(sortConditions).map((part) => [printPattern(part), part]));
  const parts = [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
  return condition.kind === 'and' ? createAnd(parts) : createOr(parts);
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and': return condition.conditions.map((part) => `(${printCondition(part)})`).join(' && ');
    case 'or': return condition.conditions.map((part) => `(${printCondition(part)})`).join(' || ');
    default: return printLeaf(condition);
  }
}

function printLeaf(leaf: Leaf): string {
  const selector = printSelector(leaf.selector);
  switch (leaf.kind) {
    case 'compare': return `${selector} ${leaf.operator} ${printOperand(leaf.operand)}`;
    case 'is': return `${selector} IS ${leaf.state.toUpperCase()}`;
    case 'not-exists': return `${selector} NOT EXISTS`;
  }
}

function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'text': return `"${operand.text.replace(/["\\]/g, '\\$&')}"`;
    case 'number': return operand.source;
    case 'regex': return `%${operand.source}%`;
  }
}

function printSegment(segment: Segment): string {
  switch (segment.kind) {
    case 'field': return PLAIN_NAME.test(segment.name) ? `.${segment.name}` : `.['${segment.name.replace(/['\\]/g, '\\$&')}']`;
    case 'index': return `[${segment.index}]`;
    case 'any-element': return '[*]';
    case 'any-field': return '.*';
  }
}
