import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { DetectionRule, DetectionRuleProps, Severity } from '../../src';

const pattern = FilterPattern.literal('{ $.eventName = "StopLogging" }');

function rule(props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id: 'trail-stopped', title: 'Trail stopped', pattern, ...props });
}

test('the defaults are those of the documentation', () => {
  expect(rule()).toMatchObject({
    severity: Severity.MEDIUM, threshold: 1, meaning: '', response: '', falsePositives: '', techniques: [], controls: [], deviation: '',
  });
  expect(rule().period.toMinutes()).toBe(5);
});

test('tells what it was documented with, which does not change with the lists that it was made from', () => {
  const techniques = ['T1562', 'T1562.008'];
  const documented = rule({
    techniques, controls: ['CIS 7.0 5.5'], falsePositives: 'Deployments.', controlDeviation: 'It leaves out StartLogging.',
  });
  techniques.pop();
  expect(documented).toMatchObject({
    techniques: ['T1562', 'T1562.008'], controls: ['CIS 7.0 5.5'], falsePositives: 'Deployments.', deviation: 'It leaves out StartLogging.',
  });
});

test("takes the CDK's own patterns", () => {
  const composed = FilterPattern.all(
    FilterPattern.stringValue('$.eventName', '=', 'ConsoleLogin'),
    FilterPattern.any(FilterPattern.notExists('$.errorCode'), FilterPattern.booleanValue('$.readOnly', true)),
    FilterPattern.numberValue('$.requestParameters.maxResults', '>=', 5),
    FilterPattern.exists('$.userAgent'),
  );
  const tested = rule({ pattern: composed });
  const record = { eventName: 'ConsoleLogin', requestParameters: { maxResults: 5 }, userAgent: 'x' };
  expect(tested.matches(JSON.stringify(record))).toBe(true);
  expect(tested.matches(JSON.stringify({ ...record, requestParameters: { maxResults: 4 } }))).toBe(false);
  expect(tested.matches(JSON.stringify({ ...record, errorCode: 'X', readOnly: false }))).toBe(false);
});

test('a record that is not JSON is an error', () => {
  expect(() => rule().matches('StopLogging')).toThrow('recordJson must be one CloudTrail record as JSON text');
});

describe('values that are only known at deployment', () => {
  const name = new CfnParameter(new Stack(), 'Name').valueAsString;

  test('may stand inside quotes', () => {
    expect(rule({ pattern: FilterPattern.stringValue('$.requestParameters.name', '=', name) }).pattern.logPatternString).toContain(name);
  });

  test('cannot be tested against a record', () => {
    expect(() => rule({ pattern: FilterPattern.stringValue('$.eventName', '=', name) }).matches('{}'))
      .toThrow("rule 'trail-stopped' cannot be tested against a record");
  });

  test('count with their greatest length', () => {
    const props = { pattern: FilterPattern.stringValue('$.eventName', '=', name) };
    expect(() => rule({ ...props, maxTokenLength: 900 })).not.toThrow();
    expect(() => rule({ ...props, maxTokenLength: 1100 })).toThrow(/rule 'trail-stopped': pattern: .*1,?024/);
  });
});

describe('what is refused', () => {
  test.each<[string, Partial<DetectionRuleProps>, string]>([
    ['an id with capitals', { id: 'TrailStopped' }, 'rule id must be lower-case words of letters and digits joined by hyphens'],
    ['an id with a double hyphen', { id: 'trail--stopped' }, "got 'trail--stopped'"],
    ['an id that is too long', { id: 'a'.repeat(65) }, 'at most 64 characters'],
    ['no title', { title: ' ' }, "rule 'trail-stopped': title must be one line of 1 to 120 characters"],
    ['two lines of title', { title: 'a\nb' }, 'title must be one line'],
    ['a threshold of nothing', { threshold: 0 }, 'threshold must be a whole number, at least 1; got 0'],
    ['half a record', { threshold: 1.5 }, 'threshold must be a whole number, at least 1; got 1.5'],
    ['seconds', { period: Duration.seconds(90) }, 'period must be whole minutes, from 1 minute to 1 day; got 1 minute 30 seconds'],
    ['two days', { period: Duration.days(2) }, 'period must be whole minutes, from 1 minute to 1 day; got 2 days'],
    ['a technique by its name', { techniques: ['T1562', 'Impair Defenses'] },
      "rule 'trail-stopped': techniques must be ids of MITRE ATT&CK, such as T1562 or T1562.008; got 'Impair Defenses'"],
    ['an empty control', { controls: [''] }, "rule 'trail-stopped': controls must each be one line of text; got ''"],
    ['two controls in one', { controls: ['CIS 7.0 5.5\nCIS 7.0 5.6'] }, 'controls must each be one line of text'],
    ['a pattern that is none', { pattern: FilterPattern.literal('{ $.eventName = }') }, "rule 'trail-stopped': pattern: "],
    ['a pattern for other logs', { pattern: FilterPattern.spaceDelimited('a', 'b') }, "rule 'trail-stopped': pattern: "],
    ['a pattern that is too long', { pattern: FilterPattern.literal(`{ $.eventName = "${'x'.repeat(1024)}" }`) }, "rule 'trail-stopped': pattern: "],
  ])('%s', (_, props, message) => {
    expect(() => rule(props)).toThrow(message);
  });
});
