import { Token } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import { ValidationError } from '../../private/errors';

/** Values by the operator that CloudTrail compares them with. */
type Conditions = Omit<cloudtrail.CfnTrail.AdvancedFieldSelectorProperty, 'field'>;

/** CloudTrail's limit for one value. */
const MAX_VALUE_LENGTH = 2048;

/**
 * What a field of an event must be, for the event to be recorded: at least one of the values that include, and none of
 * those that exclude. There are no wildcards.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export class ValueMatch {
  /**
   * Includes events whose field is one of these values.
   *
   * Fails, as the other factories do, when there is none, and when one is empty, has a `*` or over 2,048 characters.
   *
   * @param values the values, spelt as records spell them
   */
  public static equalTo(values: string[]): ValueMatch {
    return new ValueMatch({ equalTo: values });
  }

  /**
   * Leaves out events whose field is one of these values.
   *
   * @param values the values, spelt as records spell them
   */
  public static notEqualTo(values: string[]): ValueMatch {
    return new ValueMatch({ notEquals: values });
  }

  /**
   * Includes events whose field begins with one of these values.
   *
   * @param values beginnings
   */
  public static startsWith(values: string[]): ValueMatch {
    return new ValueMatch({ startsWith: values });
  }

  /**
   * Leaves out events whose field begins with one of these values.
   *
   * @param values beginnings
   */
  public static notStartsWith(values: string[]): ValueMatch {
    return new ValueMatch({ notStartsWith: values });
  }

  /**
   * Includes events whose field ends with one of these values.
   *
   * @param values endings
   */
  public static endsWith(values: string[]): ValueMatch {
    return new ValueMatch({ endsWith: values });
  }

  /**
   * Leaves out events whose field ends with one of these values.
   *
   * @param values endings
   */
  public static notEndsWith(values: string[]): ValueMatch {
    return new ValueMatch({ notEndsWith: values });
  }

  /** How many values there are; a trail takes 500 of all its selections together. */
  public readonly valueCount: number;

  private constructor(private readonly conditions: Conditions) {
    const values = Object.values(conditions).flat();
    values.forEach(validateValue);
    this.valueCount = values.length;
    if (this.valueCount === 0) throw new ValidationError('values must have at least one; got an empty list');
  }

  /**
   * Both: what either of them includes, without what either of them leaves out.
   *
   * @param other further values
   */
  public combinedWith(other: ValueMatch): ValueMatch {
    const merged = (operator: keyof Conditions): string[] | undefined => {
      const values = [...this.conditions[operator] ?? [], ...other.conditions[operator] ?? []];
      return values.length > 0 ? [...new Set(values)] : undefined;
    };
    return new ValueMatch(Object.fromEntries(OPERATORS.flatMap((operator) => {
      const values = merged(operator);
      return values ? [[operator, values]] : [];
    })));
  }

  /**
   * Whether there are values of which a field must be one.
   *
   * @internal
   */
  public get _includes(): boolean {
    return Boolean(this.conditions.equalTo ?? this.conditions.startsWith ?? this.conditions.endsWith);
  }

  /** @internal */
  public _render(field: string): cloudtrail.CfnTrail.AdvancedFieldSelectorProperty {
    return { field, ...this.conditions };
  }
}

const OPERATORS = ['equalTo', 'startsWith', 'endsWith', 'notEquals', 'notStartsWith', 'notEndsWith'] as const;

function validateValue(value: string): void {
  if (Token.isUnresolved(value)) return;
  if (value === '' || value.length > MAX_VALUE_LENGTH) {
    throw new ValidationError(`values must have 1 to ${MAX_VALUE_LENGTH} characters; got ${value.length}`);
  }
  if (value.includes('*')) {
    throw new ValidationError(`values are compared as they are, and CloudTrail knows no wildcards: use startsWith or endsWith; got '${value}'`);
  }
}
