import { Duration, Token } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { checkPatternLimits, compilePattern, Condition, parsePattern } from '../filter-pattern';
import { Severity } from './severity';
import { ValidationError } from '../private/errors';
import { OPAQUE_TOKEN } from '../private/validation';

const ID_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 64;
const MAX_TITLE_LENGTH = 120;
const DEFAULT_PERIOD_MINUTES = 5;
const DEFAULT_THRESHOLD = 1;
const DEFAULT_MAX_TOKEN_LENGTH = 256;
const MAX_PERIOD_HOURS = 24;
const LINE_BREAK = /[\r\n]/;
const TECHNIQUE_PATTERN = /^T\d{4}(\.\d{3})?$/;

/** What a `DetectionRule` is made from. */
export interface DetectionRuleProps {
  /**
   * Names the rule in alarms, in the `detections` view and in code: lower-case words joined by hyphens, at most 64
   * characters, unique among the rules of a construct. Changing it replaces the alarm.
   */
  readonly id: string;

  /**
   * What the rule finds, in a few words: one line, at most 120 characters.
   */
  readonly title: string;

  /**
   * The condition on one CloudTrail record, as a JSON filter pattern of CloudWatch Logs, e.g. by `FilterPattern.all(…)`
   * or `FilterPattern.literal(…)`; at most 1,024 characters, two regular expressions and three wildcard selectors.
   *
   * A field that a record lacks matches nothing, not even `!=`. Values that are only known at deployment may stand
   * inside quotes.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
   */
  readonly pattern: logs.IFilterPattern;

  /**
   * How much it matters.
   *
   * @default Severity.MEDIUM
   */
  readonly severity?: Severity;

  /**
   * What it means when the rule matches, in a sentence or two. It is part of the alarm's description.
   *
   * @default - the title says it all
   */
  readonly description?: string;

  /**
   * What to do when the rule matches. It is part of the alarm's description.
   *
   * @default - nothing in particular
   */
  readonly runbook?: string;

  /**
   * What matches without being a reason to worry, in a sentence or two.
   *
   * @default - nothing is known
   */
  readonly falsePositives?: string;

  /**
   * Ids of the MITRE ATT&CK techniques that the rule finds, e.g. `T1562.008`.
   *
   * @default - none is named
   * @see https://attack.mitre.org/techniques/enterprise/
   */
  readonly techniques?: string[];

  /**
   * Controls of benchmarks and standards that ask for such a rule, one line each, e.g. `CIS 7.0 5.3`.
   *
   * @default - none is named
   */
  readonly controls?: string[];

  /**
   * How the rule differs from the text of its controls, and why.
   *
   * @default - nothing is said of it
   */
  readonly controlDeviation?: string;

  /**
   * How many matching records within one period make the alarm fire; a whole number, at least 1.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * How long matching records are counted together: whole minutes, at most a day.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * The greatest length, in characters, of a value in the pattern that is only known at deployment. It counts towards
   * the limit of 1,024 characters.
   *
   * @default 256
   */
  readonly maxTokenLength?: number;
}

/**
 * A condition on one CloudTrail record, with what a person needs to know when it is met.
 *
 * The same condition becomes a metric filter with an alarm, and a row of the `detections` view; `matches` tells what
 * it means for a given record, so a rule can be tested where it is written.
 */
export class DetectionRule {
  /** Names the rule in alarms, in the `detections` view and in code. */
  public readonly id: string;

  /** What the rule finds, in a few words. */
  public readonly title: string;

  /** The condition, in CloudWatch's own words. */
  public readonly pattern: logs.IFilterPattern;

  /** How much it matters. */
  public readonly severity: Severity;

  /** What it means when the rule matches. */
  public readonly description: string;

  /** What to do when the rule matches. */
  public readonly runbook: string;

  /** What matches without being a reason to worry; empty where nothing is known. */
  public readonly falsePositives: string;

  /** Ids of the MITRE ATT&CK techniques that the rule finds. */
  public readonly techniques: string[];

  /** Controls of benchmarks and standards that ask for such a rule. */
  public readonly controls: string[];

  /** How the rule differs from the text of its controls, and why; empty where nothing is said of it. */
  public readonly controlDeviation: string;

  /** How many matching records within one period make the alarm fire. */
  public readonly threshold: number;

  /** How long matching records are counted together. */
  public readonly period: Duration;

  /** @internal */
  public readonly _condition: Condition;

  private readonly matcher: (record: unknown) => boolean;
  private readonly props: DetectionRuleProps;

  /**
   * Fails when the pattern is not valid, naming the position, and when a prop is not what it must be.
   */
  constructor(props: DetectionRuleProps) {
    this.props = props;
    this.id = props.id;
    this.title = props.title;
    this.pattern = props.pattern;
    this.severity = props.severity ?? Severity.MEDIUM;
    this.description = props.description ?? '';
    this.runbook = props.runbook ?? '';
    this.falsePositives = props.falsePositives ?? '';
    this.techniques = [...props.techniques ?? []];
    this.controls = [...props.controls ?? []];
    this.controlDeviation = props.controlDeviation ?? '';
    this.threshold = props.threshold ?? DEFAULT_THRESHOLD;
    this.period = props.period ?? Duration.minutes(DEFAULT_PERIOD_MINUTES);
    this.validate(props);
    this._condition = this.parse(props.maxTokenLength ?? DEFAULT_MAX_TOKEN_LENGTH);
    this.matcher = compilePattern(this._condition);
  }

  /**
   * Whether a CloudTrail record meets the condition, as CloudWatch would decide.
   *
   * Fails when the text is not JSON, or when the pattern holds a value that is only known at deployment.
   *
   * @param recordJson one CloudTrail record as JSON text
   */
  public matches(recordJson: string): boolean {
    if (Token.isUnresolved(this.pattern.logPatternString)) {
      throw new ValidationError(`rule '${this.id}' cannot be tested against a record: its pattern holds a value that is only known at deployment`);
    }
    return this.matcher(parseRecord(recordJson));
  }

  /**
   * The rule with some of its props replaced.
   *
   * @internal
   */
  public _with(props: Partial<DetectionRuleProps>): DetectionRule {
    const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
    return new DetectionRule({ ...this.props, ...given });
  }

  private parse(maxTokenLength: number): Condition {
    const text = this.pattern.logPatternString;
    try {
      const condition = parsePattern(text);
      checkPatternLimits(text, condition, { opaque: OPAQUE_TOKEN, maxOpaqueLength: maxTokenLength });
      return condition;
    } catch (error) {
      throw new ValidationError(`rule '${this.id}': pattern: ${(error as Error).message}`);
    }
  }

  private validate({ maxTokenLength = DEFAULT_MAX_TOKEN_LENGTH }: DetectionRuleProps): void {
    if (!ID_PATTERN.test(this.id) || this.id.length > MAX_ID_LENGTH) {
      throw new ValidationError(`rule id must be lower-case words of letters and digits joined by hyphens, at most ${MAX_ID_LENGTH} characters; `
        + `got '${this.id}'`);
    }
    if (this.title.trim() === '' || LINE_BREAK.test(this.title) || this.title.length > MAX_TITLE_LENGTH) {
      throw new ValidationError(`rule '${this.id}': title must be one line of 1 to ${MAX_TITLE_LENGTH} characters; got '${this.title}'`);
    }
    if (!Token.isUnresolved(this.threshold) && (!Number.isInteger(this.threshold) || this.threshold < 1)) {
      throw new ValidationError(`rule '${this.id}': threshold must be a whole number, at least 1; got ${this.threshold}`);
    }
    const minutes = this.period.toMinutes({ integral: false });
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_PERIOD_HOURS * 60) {
      throw new ValidationError(`rule '${this.id}': period must be whole minutes, from 1 minute to 1 day; got ${this.period.toHumanString()}`);
    }
    if (!Number.isInteger(maxTokenLength) || maxTokenLength < 1) {
      throw new ValidationError(`rule '${this.id}': maxTokenLength must be a whole number of characters, at least 1; got ${maxTokenLength}`);
    }
    for (const technique of this.techniques) {
      if (!TECHNIQUE_PATTERN.test(technique)) {
        throw new ValidationError(`rule '${this.id}': techniques must be ids of MITRE ATT&CK, such as T1562 or T1562.008; got '${technique}'`);
      }
    }
    for (const control of this.controls) {
      if (control.trim() === '' || LINE_BREAK.test(control)) {
        throw new ValidationError(`rule '${this.id}': controls must each be one line of text; got '${control}'`);
      }
    }
  }
}

function parseRecord(recordJson: string): unknown {
  try {
    return JSON.parse(recordJson);
  } catch (error) {
    throw new ValidationError(`recordJson must be one CloudTrail record as JSON text: ${(error as Error).message}`);
  }
}
