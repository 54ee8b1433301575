import { listValues, Located, Mutator, Path, toSegments } from './mutator';
import { createAnd, createOr, Condition, lookUpType, Operand, Operator, Segment, Selector } from '../../../src/filter-pattern';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';
import { Random } from '../../generate/random';
import { isObject, Json } from '../real-records';

const REGEX_TEXT = /^[A-Za-z0-9:_#=@/;,. -]+$/;
const OPTIONAL_NAMES = ['notThere', 'dryRun', 'MFAUsed', 'invokedBy', 'userName', 'errorCode', 'errorMessage', 'vpcEndpointId'];

/** Generates conditions on values of records. Most of them match the record that supplies the values. */
export class ConditionGenerator {
  constructor(private readonly records: readonly Json[], private readonly mutator: Mutator, private readonly random: Random) {}

  generate(): Condition {
    const alternatives = this.random.chance(0.3) ? 2 : 1;
    return createOr(Array.from({ length: alternatives }, () => this.conjunction()));
  }

  private conjunction(): Condition {
    const record = this.random.pick(this.records);
    const values = listValues(record).filter(({ value }) => !isObject(value) && !Array.isArray(value));
    return createAnd(Array.from({ length: this.random.pick([1, 1, 2, 2, 3, 4]) }, () => this.test(record, values)));
  }

  private test(record: Json, values: readonly Located[]): Condition {
    if (this.random.chance(0.08)) return { kind: 'not-exists', selector: this.absentSelector(record) };
    const { path, value } = this.random.pick(values);
    const selector = this.createSelector(path);
    if (this.random.chance(0.12)) {
      // Two comparisons of the same field.
      const both = [this.createComparison(selector, path, value), this.createComparison(selector, path, this.otherValue(path, value))];
      return this.random.chance(0.7) ? createOr(both) : createAnd(both);
    }
    return this.createComparison(selector, path, value);
  }

  private createComparison(selector: Selector, path: Path, value: unknown): Condition {
    if (value === null) return { kind: 'is', selector, state: 'null' };
    const compare = (operator: Operator, operand: Operand): Condition => ({ kind: 'compare', selector, operator, operand });
    const text = (pattern: string): Operand => ({ kind: 'text', text: pattern });
    const spelling = String(value);
    if (this.random.chance(0.15)) return compare('!=', text(String(this.otherValue(path, value))));
    if ((spelling === 'true' || spelling === 'false') && this.random.chance(0.5)) return { kind: 'is', selector, state: spelling };
    if (typeof value === 'number' && this.random.chance(0.7)) {
      const operator = this.random.pick<Operator>(['=', '<=', '>=', '<', '>', '!=']);
      const shift = operator === '<' ? 1 : operator === '>' || operator === '!=' ? -1 : 0;
      return compare(operator, { kind: 'number', source: String(value + shift) });
    }
    return compare(this.random.chance(0.04) ? '!=' : '=', this.createOperand(spelling));
  }

  private createOperand(spelling: string): Operand {
    const cut = this.random.below(spelling.length + 1);
    const later = cut + this.random.below(spelling.length - cut + 1);
    const choice = this.random.next();
    if (choice < 0.06 && REGEX_TEXT.test(spelling.slice(0, cut))) {
      const literal = spelling.slice(0, cut).replaceAll('.', '\\.').replaceAll(' ', '.');
      return { kind: 'regex', source: `${this.random.pick(['^', ''])}${literal}` };
    }
    if (choice < 0.08) return { kind: 'text', text: '*' };
    if (choice < 0.22) return { kind: 'text', text: `${spelling.slice(0, cut)}*` };
    if (choice < 0.34) return { kind: 'text', text: `*${spelling.slice(cut)}` };
    if (choice < 0.40) return { kind: 'text', text: `*${spelling.slice(cut, later)}*` };
    if (choice < 0.46) return { kind: 'text', text: `${spelling.slice(0, cut)}*${spelling.slice(later)}` };
    return { kind: 'text', text: spelling };
  }

  private otherValue(path: Path, value: unknown): unknown {
    const known = this.mutator.valuesAt(path).filter((other) => typeof other !== 'object');
    return known.length > 0 ? this.random.pick(known) : `${String(value)}x`;
  }

  /** Mostly uses `[*]` for elements of lists, sometimes their index, and rarely `.*` for fields. */
  private createSelector(path: Path): Selector {
    const byIndex = this.random.chance(0.25);
    const anyField = this.random.chance(0.02) ? this.random.below(path.length) : -1;
    return toSegments(path).map((segment, index): Segment => {
      if (segment.kind === 'index' && !byIndex) return { kind: 'any-element' };
      return segment.kind === 'field' && index === anyField && index > 0 ? { kind: 'any-field' } : segment;
    });
  }

  private absentSelector(record: Json): Selector {
    const names = [...Object.keys(record).filter((name) => isObject(record[name])).map((name) => [name, this.random.pick(OPTIONAL_NAMES)]),
      ...Object.keys(EVENT_SCHEMA).filter((name) => EVENT_SCHEMA[name] === 'string').map((name) => [name])];
    const known = names.filter((path) => lookUpType(toSegments(path), EVENT_SCHEMA) !== undefined && (path.length > 1 ? hasColumn(path) : true));
    return toSegments(this.random.pick(known));
  }
}

/** Returns true if the table has a column for the field. */
function hasColumn([first, second]: readonly string[]): boolean {
  const type = EVENT_SCHEMA[first];
  return type === 'json' || (typeof type === 'object' && 'struct' in type && Object.hasOwn(type.struct, second));
}
