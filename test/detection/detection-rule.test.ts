import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { DetectionRule, DetectionRuleProps, Severity } from '../../src';

const pattern = FilterPattern.literal('{ $.eventName = "StopLogging" }');

function createRule(props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id: 'trail-stopped', title: 'Trail stopped', pattern, ...props });
}

test('the defaults are those of the documentation', () => {
  expect(createRule()).toMatchObject({
    severity: Severity.MEDIUM, threshold: 1, description: '', runbook: '', falsePositives: '', techniques: [], controls: [], controlDeviation: '',
  });
  expect(createRule().period.toMinutes()).toBe(5);
});

test('the documentation of a rule does not change with the lists that were passed', () => {
  const techniques = ['T1562', 'T1562.008'];
  const controls = ['CIS 7.0 5.5'];
  const documented = createRule({ techniques, controls, falsePositives: 'Deployments.', controlDeviation: 'StartLogging is omitted.' });
  techniques.pop();
  controls.pop();
  expect(documented).toMatchObject({
    techniques: ['T1562', 'T1562.008'], controls: ['CIS 7.0 5.5'], falsePositives: 'Deployments.', controlDeviation: 'StartLogging is omitted.',
  });
});

test('a pattern can be composed with FilterPattern of the CDK', () => {
  const composed = FilterPattern.all(
    FilterPattern.stringValue('$.eventName', '=', 'ConsoleLogin'),
    FilterPattern.any(FilterPattern.notExists('$.errorCode'), FilterPattern.booleanValue('$.readOnly', true)),
    FilterPattern.numberValue('$.requestParameters.maxResults', '>=', 5),
    FilterPattern.exists('$.userAgent'),
  );
  const rule = createRule({ pattern: composed });
  const record = { eventName: 'ConsoleLogin', requestParameters: { maxResults: 5 }, userAgent: 'x' };
  expect(rule.matches(JSON.stringify(record))).toBe(true);
  expect(rule.matches(JSON.stringify({ ...record, requestParameters: { maxResults: 4 } }))).toBe(false);
  expect(rule.matches(JSON.stringify({ ...record, errorCode: 'X', readOnly: false }))).toBe(false);
});

test('matches requires JSON', () => {
  expect(() => createRule().matches('StopLogging')).toThrow('recordJson must be the JSON text of one CloudTrail event record');
});

describe('a token in a pattern', () => {
  const name = new CfnParameter(new Stack(), 'Name').valueAsString;

  test('is supported inside quotes', () => {
    expect(createRule({ pattern: FilterPattern.stringValue('$.requestParameters.name', '=', name) }).pattern.logPatternString).toContain(name);
  });

  test('prevents the evaluation of the rule', () => {
    expect(() => createRule({ pattern: FilterPattern.stringValue('$.eventName', '=', name) }).matches('{}'))
      .toThrow("rule 'trail-stopped' cannot be evaluated before deployment");
  });

  test('counts with its maximum length', () => {
    const props = { pattern: FilterPattern.stringValue('$.eventName', '=', name) };
    expect(() => createRule({ ...props, maxTokenLength: 900 })).not.toThrow();
    expect(() => createRule({ ...props, maxTokenLength: 1100 })).toThrow(/rule 'trail-stopped': pattern: .*1,?024/);
  });
});

describe('errors', () => {
  test.each<[string, Partial<DetectionRuleProps>, string]>([
    ['an ID with capital letters', { id: 'TrailStopped' }, 'rule id must be lower-case words of letters and digits joined by hyphens'],
    ['an ID with a double hyphen', { id: 'trail--stopped' }, "got 'trail--stopped'"],
    ['an ID that is too long', { id: 'a'.repeat(65) }, 'at most 64 characters'],
    ['an empty title', { title: ' ' }, "rule 'trail-stopped': title must be one line of 1 to 120 characters"],
    ['a title of two lines', { title: 'a\nb' }, 'title must be one line'],
    ['a threshold of zero', { threshold: 0 }, 'threshold must be an integer of 1 or more; got 0'],
    ['a fractional threshold', { threshold: 1.5 }, 'threshold must be an integer of 1 or more; got 1.5'],
    ['a period with seconds', { period: Duration.seconds(90) }, 'period must be whole minutes, from 1 minute to 1 day; got 1 minute 30 seconds'],
    ['a period of two days', { period: Duration.days(2) }, 'period must be whole minutes, from 1 minute to 1 day; got 2 days'],
    ['the name of a technique', { techniques: ['T1562', 'Impair Defenses'] },
      "rule 'trail-stopped': techniques must be IDs of MITRE ATT&CK techniques, such as T1562 or T1562.008; got 'Impair Defenses'"],
    ['an empty control', { controls: [''] }, "rule 'trail-stopped': controls must each be one line of text; got ''"],
    ['a control of two lines', { controls: ['CIS 7.0 5.5\nCIS 7.0 5.6'] }, 'controls must each be one line of text'],
    ['an invalid pattern', { pattern: FilterPattern.literal('{ $.eventName = }') }, "rule 'trail-stopped': pattern: "],
    ['a space-delimited pattern', { pattern: FilterPattern.spaceDelimited('a', 'b') }, "rule 'trail-stopped': pattern: "],
    ['a pattern that is too long', { pattern: FilterPattern.literal(`{ $.eventName = "${'x'.repeat(1024)}" }`) }, "rule 'trail-stopped': pattern: "],
  ])('%s', (_, props, message) => {
    expect(() => createRule(props)).toThrow(message);
  });
});
