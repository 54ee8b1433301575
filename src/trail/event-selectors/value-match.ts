import { Token } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { ValidationError } from '../../private/errors';

export type Selector = cloudtrail.CfnTrail.AdvancedEventSelectorProperty;
export type FieldSelector = cloudtrail.CfnTrail.AdvancedFieldSelectorProperty;

/** Values by operator. */
type Conditions = Omit<FieldSelector, 'field'>;

/** CloudTrail quota for the length of one value. */
const MAX_VALUE_LENGTH = 2048;

const OPERATORS = ['equalTo', 'startsWith', 'endsWith', 'notEquals', 'notStartsWith', 'notEndsWith'] as const;

/**
 * A condition on a field of an event. An event is recorded if the field matches at least one of the included values and none of
 * the excluded values. Wildcards are not supported.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export class ValueMatch {
  /**
   * Includes events whose field equals one of the values.
   *
   * Like the other factories, it throws an error if the list is empty, or if a value is empty, contains `*`, or has more than
   * 2,048 characters.
   *
   * @param values the exact values of the field in events
   */
  public static equalTo(values: string[]): ValueMatch {
    return new ValueMatch({ equalTo: values });
  }

  /**
   * Excludes events whose field equals one of the values.
   *
   * @param values the exact values of the field in events
   */
  public static notEqualTo(values: string[]): ValueMatch {
    return new ValueMatch({ notEquals: values });
  }

  /**
   * Includes events whose field starts with one of the values.
   *
   * @param values the prefixes
   */
  public static startsWith(values: string[]): ValueMatch {
    return new ValueMatch({ startsWith: values });
  }

  /**
   * Excludes events whose field starts with one of the values.
   *
   * @param values the prefixes
   */
  public static notStartsWith(values: string[]): ValueMatch {
    return new ValueMatch({ notStartsWith: values });
  }

  /**
   * Includes events whose field ends with one of the values.
   *
   * @param values the suffixes
   */
  public static endsWith(values: string[]): ValueMatch {
    return new ValueMatch({ endsWith: values });
  }

  /**
   * Excludes events whose field ends with one of the values.
   *
   * @param values the suffixes
   */
  public static notEndsWith(values: string[]): ValueMatch {
    return new ValueMatch({ notEndsWith: values });
  }

  /** The number of values. A trail can have at most 500 values in all its event selectors. */
  public readonly valueCount: number;

  private constructor(private readonly conditions: Conditions) {
    const values = Object.values(conditions).flat();
    values.forEach(validateValue);
    this.valueCount = values.length;
    if (this.valueCount === 0) throw new ValidationError('values must contain at least one value; got an empty list');
  }

  /**
   * Returns a condition with the included and the excluded values of both conditions.
   *
   * @param other the condition to add
   */
  public combinedWith(other: ValueMatch): ValueMatch {
    const mergeValues = (operator: keyof Conditions): string[] | undefined => {
      const values = [...this.conditions[operator] ?? [], ...other.conditions[operator] ?? []];
      return values.length > 0 ? [...new Set(values)] : undefined;
    };
    return new ValueMatch(Object.fromEntries(OPERATORS.flatMap((operator) => {
      const values = mergeValues(operator);
      return values ? [[operator, values]] : [];
    })));
  }

  /**
   * Indicates whether the condition has included values.
   *
   * @internal
   */
  public get _includes(): boolean {
    return Boolean(this.conditions.equalTo ?? this.conditions.startsWith ?? this.conditions.endsWith);
  }

  /** @internal */
  public _render(field: string): FieldSelector {
    return { field, ...this.conditions };
  }
}

function validateValue(value: string): void {
  if (Token.isUnresolved(value)) return;
  if (value === '' || value.length > MAX_VALUE_LENGTH) {
    throw new ValidationError(`values must have 1 to ${MAX_VALUE_LENGTH} characters; got ${value.length}`);
  }
  if (value.includes('*')) {
    throw new ValidationError(`values must not contain wildcards, which CloudTrail does not support: use startsWith or endsWith; got '${value}'`);
  }
}

/** Selects events whose field has a value. */
export function selectEqual(field: string, value: string): FieldSelector {
  return { field, equalTo: [value] };
}

/** Selects read events, write events, or both. */
export function selectReadWriteType(readWriteType = cloudtrail.ReadWriteType.ALL): FieldSelector[] {
  if (readWriteType === cloudtrail.ReadWriteType.ALL) return [];
  return [selectEqual('readOnly', String(readWriteType === cloudtrail.ReadWriteType.READ_ONLY))];
}

/** Selects events by field. A field without a condition is not selected. */
export function selectFields(matches: Readonly<Record<string, ValueMatch | undefined>>): FieldSelector[] {
  return Object.entries(matches).flatMap(([field, match]) => (match ? [match._render(field)] : []));
}

/** Counts the values of all conditions, as the CloudTrail quota does. */
export function countValues(selectors: readonly Selector[]): number {
  return selectors.flatMap(({ fieldSelectors }) => fieldSelectors as FieldSelector[])
    .flatMap(({ field, ...conditions }) => Object.values(conditions).flat()).length;
}
