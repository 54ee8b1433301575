import { Duration, Token } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { checkPatternLimits, compilePattern, Condition, parsePattern } from '../filter-pattern';
import { Severity } from './severity';
import { ValidationError } from '../private/errors';
import { ID_PATTERN } from '../private/names';
import { OPAQUE_TOKEN } from '../private/validation';

const MAX_ID_LENGTH = 64;
const MAX_TITLE_LENGTH = 120;
const DEFAULT_PERIOD_MINUTES = 5;
const DEFAULT_THRESHOLD = 1;
const DEFAULT_MAX_TOKEN_LENGTH = 256;
const MAX_PERIOD_HOURS = 24;
const LINE_BREAK = /[\r\n]/;
const TECHNIQUE_PATTERN = /^T\d{4}(\.\d{3})?$/;

/** Properties for `DetectionRule`. */
export interface DetectionRuleProps {
  /**
   * ID of the rule: lower-case words joined by hyphens, up to 64 characters, unique among the rules of a construct.
   *
   * The ID is part of the alarm name and of the metric name, and it is the value of the column `rule` in the `detections`
   * view. A change replaces the alarm.
   */
  readonly id: string;

  /**
   * Title of the rule: one line of up to 120 characters.
   */
  readonly title: string;

  /**
   * JSON filter pattern of CloudWatch Logs that matches a CloudTrail event, for example from `FilterPattern.all()` or
   * `FilterPattern.literal()`.
   *
   * A pattern can have up to 1,024 characters, two regular expressions and three selectors with a wildcard. A field that
   * is missing from the event does not match any comparison, including `!=`. Tokens are supported inside quoted strings.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
   */
  readonly pattern: logs.IFilterPattern;

  /**
   * Severity of a detection.
   *
   * @default Severity.MEDIUM
   */
  readonly severity?: Severity;

  /**
   * Meaning of a match, in one or two sentences. It is part of the alarm description.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Steps to respond to a match. They are part of the alarm description.
   *
   * @default - no runbook
   */
  readonly runbook?: string;

  /**
   * Legitimate activity that the rule also matches, in one or two sentences.
   *
   * @default - no known false positives
   */
  readonly falsePositives?: string;

  /**
   * IDs of the MITRE ATT&CK techniques that the rule detects, for example `T1562.008`.
   *
   * @default - no techniques
   * @see https://attack.mitre.org/techniques/enterprise/
   */
  readonly techniques?: string[];

  /**
   * Controls of benchmarks and standards that require such a rule, one line each, for example `CIS 7.0 5.3`.
   *
   * @default - no controls
   */
  readonly controls?: string[];

  /**
   * Difference between the pattern and the text of its controls, with the reason.
   *
   * @default - no deviation
   */
  readonly controlDeviation?: string;

  /**
   * Number of matching events in one period at which the alarm changes to the `ALARM` state: an integer of 1 or more.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * Period over which matching events are counted: whole minutes, up to one day.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * Maximum length, in characters, of a token in the pattern after deployment. It counts towards the limit of 1,024
   * characters.
   *
   * @default 256
   */
  readonly maxTokenLength?: number;
}

/**
 * A condition on a CloudTrail event, with its severity, description and runbook.
 *
 * The condition becomes a metric filter with an alarm, a row of the `detections` view, an EventBridge event pattern and a
 * Logs Insights query. `matches` evaluates it for a given event, so that you can test a rule in a unit test.
 */
export class DetectionRule {
  /** ID of the rule. */
  public readonly id: string;

  /** Title of the rule. */
  public readonly title: string;

  /** The filter pattern of the rule. */
  public readonly pattern: logs.IFilterPattern;

  /** Severity of a detection. */
  public readonly severity: Severity;

  /** Meaning of a match; an empty string if there is no description. */
  public readonly description: string;

  /** Steps to respond to a match; an empty string if there is no runbook. */
  public readonly runbook: string;

  /** Legitimate activity that the rule also matches; an empty string if none is known. */
  public readonly falsePositives: string;

  /** IDs of the MITRE ATT&CK techniques that the rule detects. */
  public readonly techniques: string[];

  /** Controls of benchmarks and standards that require such a rule. */
  public readonly controls: string[];

  /** Difference between the pattern and the text of its controls; an empty string if they do not differ. */
  public readonly controlDeviation: string;

  /** Number of matching events in one period at which the alarm changes to the `ALARM` state. */
  public readonly threshold: number;

  /** Period over which matching events are counted. */
  public readonly period: Duration;

  /** @internal */
  public readonly _condition: Condition;

  private readonly matcher: (record: unknown) => boolean;
  private readonly props: DetectionRuleProps;

  /**
   * Throws an error if the pattern is not valid, with the position in the pattern, or if another prop is not valid.
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
   * Evaluates the condition for a CloudTrail event, as CloudWatch Logs does.
   *
   * Throws an error if the argument is not valid JSON, or if the pattern contains a token.
   *
   * @param recordJson the JSON text of one CloudTrail event record
   */
  public matches(recordJson: string): boolean {
    if (Token.isUnresolved(this.pattern.logPatternString)) {
      throw new ValidationError(`rule '${this.id}' cannot be evaluated before deployment because its pattern contains a token`);
    }
    return this.matcher(parseRecord(recordJson));
  }

  /**
   * Copies the rule with some of its props replaced.
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
      throw new ValidationError(`rule '${this.id}': threshold must be an integer of 1 or more; got ${this.threshold}`);
    }
    const minutes = this.period.toMinutes({ integral: false });
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_PERIOD_HOURS * 60) {
      throw new ValidationError(`rule '${this.id}': period must be whole minutes, from 1 minute to 1 day; got ${this.period.toHumanString()}`);
    }
    if (!Number.isInteger(maxTokenLength) || maxTokenLength < 1) {
      throw new ValidationError(`rule '${this.id}': maxTokenLength must be an integer of 1 or more; got ${maxTokenLength}`);
    }
    for (const technique of this.techniques) {
      if (!TECHNIQUE_PATTERN.test(technique)) {
        throw new ValidationError(`rule '${this.id}': techniques must be IDs of MITRE ATT&CK techniques, such as T1562 or T1562.008; `
          + `got '${technique}'`);
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
    throw new ValidationError(`recordJson must be the JSON text of one CloudTrail event record: ${(error as Error).message}`);
  }
}
