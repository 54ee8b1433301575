import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { FilterPattern, LogGroup, LogGroupClass } from 'aws-cdk-lib/aws-logs';
import { CloudTrailAnalytics, DetectionAlarms, DetectionAlarmsProps, DetectionRule, DetectionRuleProps, RulePack } from '../../src';

const TOKEN = new CfnParameter(new Stack(), 'Name').valueAsString;

function createRule(props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }'), ...props });
}

function pattern(text: string, props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return createRule({ pattern: FilterPattern.literal(text), ...props });
}

function createPack(...rules: DetectionRule[]): RulePack {
  return RulePack.of('acme', rules);
}

/** Creates rules with different patterns. */
function createRules(count: number, prefix: string, value = 'x'): DetectionRule[] {
  return Array.from({ length: count }, (_, index) => pattern(`{ $.requestParameters.x = ${value.replace('x', `x${index}`)} }`, { id: `${prefix}-${index}` }));
}

function createAlarms(props: Partial<DetectionAlarmsProps>): DetectionAlarms {
  const stack = new Stack();
  return new DetectionAlarms(stack, 'Alarms', {
    resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [createPack(createRule())], ...props,
  });
}

function analytics(...rules: DetectionRule[]): CloudTrailAnalytics {
  return new CloudTrailAnalytics(new Stack(), 'Audit', { resourceNamePrefix: 'audit', alarmRules: [createPack(...rules)], tamperDetection: false });
}

type Attempt = () => unknown;

/** A title, the attempt, and the complete error message. */
type Row = readonly [title: string, attempt: Attempt, message: string];

function testErrors(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, attempt, message) => {
    expect(catchMessage(attempt)).toBe(message);
  });
}

function catchMessage(attempt: Attempt): string {
  try {
    attempt();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('no error was thrown');
}

describe('IDs', () => {
  const id = (got: string): string => `rule id must be lower-case words of letters and digits joined by hyphens, at most 64 characters; got '${got}'`;

  testErrors([
    ['empty', () => createRule({ id: '' }), id('')],
    ['capitals', () => createRule({ id: 'TrailStopped' }), id('TrailStopped')],
    ['a digit first', () => createRule({ id: '1st' }), id('1st')],
    ['a double hyphen', () => createRule({ id: 'a--b' }), id('a--b')],
    ['an underscore', () => createRule({ id: 'a_b' }), id('a_b')],
    ['65 characters', () => createRule({ id: 'a'.repeat(65) }), id('a'.repeat(65))],
    ['a token', () => createRule({ id: TOKEN }), id(TOKEN)],
    ['a pack ID with a space', () => RulePack.of('my pack', [createRule()]),
      "rule pack id must be lower-case words of letters and digits joined by hyphens; got 'my pack'"],
  ]);
});

describe('titles', () => {
  const title = (got: string): string => `rule 'mine': title must be one line of 1 to 120 characters; got '${got}'`;

  testErrors([
    ['empty', () => createRule({ title: '' }), title('')],
    ['a space', () => createRule({ title: ' ' }), title(' ')],
    ['a line feed', () => createRule({ title: 'One\nTwo' }), title('One\nTwo')],
    ['a carriage return', () => createRule({ title: 'One\rTwo' }), title('One\rTwo')],
    ['121 characters', () => createRule({ title: 'x'.repeat(121) }), title('x'.repeat(121))],
  ]);
});

describe('thresholds and periods', () => {
  const threshold = (got: string): string => `rule 'mine': threshold must be an integer of 1 or more; got ${got}`;
  const period = (got: string): string => `rule 'mine': period must be whole minutes, from 1 minute to 1 day; got ${got}`;

  testErrors([
    ['a threshold of zero', () => createRule({ threshold: 0 }), threshold('0')],
    ['a negative threshold', () => createRule({ threshold: -1 }), threshold('-1')],
    ['a fractional threshold', () => createRule({ threshold: 0.5 }), threshold('0.5')],
    ['a threshold that is not a number', () => createRule({ threshold: NaN }), threshold('NaN')],
    ['an infinite threshold', () => createRule({ threshold: Infinity }), threshold('Infinity')],
    ['a period of zero', () => createRule({ period: Duration.seconds(0) }), period('0 seconds')],
    ['a period with seconds', () => createRule({ period: Duration.seconds(90) }), period('1 minute 30 seconds')],
    ['a period of more than one day', () => createRule({ period: Duration.minutes(1441) }), period('1 day 1 minute')],
    ['a token length of zero', () => createRule({ maxTokenLength: 0 }), "rule 'mine': maxTokenLength must be an integer of 1 or more; got 0"],
    ['a fractional token length', () => createRule({ maxTokenLength: 2.5 }),
      "rule 'mine': maxTokenLength must be an integer of 1 or more; got 2.5"],
  ]);
});

describe('techniques and controls', () => {
  testErrors([
    ['a tactic', () => createRule({ techniques: ['T1562', 'TA0005'] }),
      "rule 'mine': techniques must be IDs of MITRE ATT&CK techniques, such as T1562 or T1562.008; got 'TA0005'"],
    ['a technique in lower case', () => createRule({ techniques: ['t1562'] }),
      "rule 'mine': techniques must be IDs of MITRE ATT&CK techniques, such as T1562 or T1562.008; got 't1562'"],
    ['an empty control', () => createRule({ controls: [''] }), "rule 'mine': controls must each be one line of text; got ''"],
    ['a control of two lines', () => createRule({ controls: ['CIS\n4.1'] }), "rule 'mine': controls must each be one line of text; got 'CIS\n4.1'"],
  ]);
});

describe('patterns that are none', () => {
  const invalid = (text: string, column: number, problem: string): Row =>
    [text === '' ? 'nothing' : text, () => pattern(text), [
      `rule 'mine': pattern: invalid filter pattern at column ${column}: ${problem}`,
      ...text === '' ? [] : [`  ${text}`, `  ${' '.repeat(column - 1)}^`],
    ].join('\n')];
  const jsonOnly = 'only JSON patterns, as in { $.eventName = "ConsoleLogin" }, are supported';
  const condition = 'expected a condition such as $.eventName = "ConsoleLogin", or "("';

  testErrors([
    invalid('', 1, `found an empty pattern, which matches every event; ${jsonOnly}`),
    invalid('ERROR', 1, `found "ERROR", the start of an unstructured pattern; ${jsonOnly}`),
    invalid('[ip, user]', 1, `found a space-delimited pattern; ${jsonOnly}`),
    invalid('{ eventName = "A" }', 3, `found "eventName", ${condition}; a field name starts with $.`),
    invalid('{ $.eventName == "A" }', 15, 'found "==", expected =, !=, <, <=, > or >=; write = for equality'),
    invalid('{ $.eventName = \'A\' }', 17, 'found "\'", expected a value; put a string into double quotes'),
    invalid('{ $.eventName = "A }', 17, 'found an unterminated string, expected a closing double quote'),
    invalid('{ ($.eventName = "A" }', 22, 'found "}", expected &&, || or ")"'),
    invalid('{ $.a = 1 AND $.b = 2 }', 11, 'found "AND", expected &&, || or "}"; write && for "and"'),
    invalid('{ NOT ($.a = 1) }', 3, `found "NOT", ${condition}; negation is not supported: use != or NOT EXISTS in each condition`),
    invalid('{ $.a IN ("x", "y") }', 7, 'found "IN", expected an operator; IN is not supported: write ($.a = "a") || ($.a = "b")'),
    invalid('{ $.errorMessage = Failed login }', 27, 'found "login", expected &&, || or "}"; put a string with spaces into double quotes'),
    invalid('{ $.sourceIPAddress = 10.0.0.0/8 }', 31,
      'found "/", expected the end of the value; put a string with characters other than letters, digits, "_", "." and "*" into double quotes'),
    invalid('{ $.a = %(a|b)% }', 10, 'found "(", expected no parentheses, which are not supported in regular expressions'),
    invalid('{ $.a >= "5" }', 10, 'found \'"\', expected a number after >='),
  ]);

  describe('with a token outside of quotes', () => {
    const name = TOKEN;
    const shown = (text: string, column: number): string => `\n  ${text}\n  ${' '.repeat(column - 1)}^`;

    test.each<[string, number, string]>([
      [`{ $.a = ${name} }`, 9, 'found an unresolved token, expected a value; put the token into double quotes'],
      [`{ $.a = x${name} }`, 10, 'found an unresolved token, expected the end of the value; put the token into double quotes'],
      [`{ ${name} = 1 }`, 3, 'found an unresolved token, expected a selector such as $.eventName; a token is only supported in a quoted string'],
      [name, 1, 'found an unresolved token, expected "{"; the pattern must be known at synth'],
    ])('%s', (text, column, problem) => {
      expect(catchMessage(() => pattern(text))).toBe(
        `rule 'mine': pattern: invalid filter pattern at column ${column}: ${problem}${shown(text, column)}`);
    });
  });
});

describe('patterns that CloudWatch Logs would not take', () => {
  const limit = (problem: string): string => `rule 'mine': pattern: filter pattern exceeds a CloudWatch Logs quota: ${problem}`;

  testErrors([
    ['1,025 characters', () => pattern(`{ $.a = "${'x'.repeat(1025 - 12)}" }`), limit('length must be at most 1024 characters; got 1025')],
    ['tokens that can grow too long', () => pattern(`{ $.a = "${TOKEN}" }`, { maxTokenLength: 1020 }),
      limit('length must be at most 1024 characters; got 1032')],
    ['three regular expressions', () => pattern('{ $.a = %x% || $.b = %y% || $.c = %z% }'), limit('regular expressions must be at most 2; got 3')],
    ['four wildcards in selectors', () => pattern('{ $.a[*] = 1 || $.b[*] = 2 || $.c[*] = 3 || $.d.* = 4 }'),
      limit('selectors with a wildcard must be at most 3; got 4')],
    ['two wildcards in a selector', () => pattern('{ $.a[*].b[*] = 1 }'),
      limit('wildcards in the selector $.a[*].b[*] must be at most 1; got 2')],
  ]);
});

describe('matches', () => {
  test('requires JSON', () => {
    expect(catchMessage(() => createRule().matches('{'))).toMatch(/^recordJson must be the JSON text of one CloudTrail event record: /);
  });

  testErrors([
    ['does not support a pattern with a token', () => pattern(`{ $.a = "${TOKEN}" }`).matches('{}'),
      "rule 'mine' cannot be evaluated before deployment because its pattern contains a token"],
  ]);
});

describe('packs', () => {
  const namespace = (got: string): string =>
    `rule pack 'acme': metricNamespace must be 1 to 255 letters, digits and . _ / # -, and not start with 'AWS/'; got '${got}'`;
  const arn = (got: string): string => `arnPattern must be an ARN without spaces, quotes and backslashes, with * as a wildcard; got '${got}'`;
  const exact = "rule pack 'security-hub' is exact: its rules cannot be tuned, because a control fails if its filter or alarm differs; "
    + 'exclude rules with without(), and use RulePack.recommended() or custom rules in addition';
  const long = createPack(pattern(`{ $.eventName = "${'x'.repeat(950)}" }`));

  testErrors([
    ['no rules', () => createPack(), "rule pack 'acme' must have at least one rule; got none"],
    ['two rules with one ID', () => createPack(createRule(), createRule()), "rule pack 'acme': rule IDs must be unique; got 'mine' twice"],
    ['the namespace of AWS', () => RulePack.of('acme', [createRule()], { metricNamespace: 'AWS/Acme' }), namespace('AWS/Acme')],
    ['a namespace with a colon', () => RulePack.of('acme', [createRule()], { metricNamespace: 'acme:audit' }), namespace('acme:audit')],
    ['an empty namespace', () => RulePack.of('acme', [createRule()], { metricNamespace: '' }), namespace('')],
    ['without() of an unknown rule', () => createPack(createRule()).without(['other']), "rule pack 'acme': ids must be in the pack, which has mine; got 'other'"],
    ['without() of all rules', () => createPack(createRule()).without(['mine']), "rule pack 'acme' must have at least one rule; got none"],
    ['only() of unknown rules', () => createPack(createRule()).only(['one', 'two']), "rule pack 'acme': ids must be in the pack, which has mine; got 'one', 'two'"],
    ['only() of no rules', () => createPack(createRule()).only([]), "rule pack 'acme' must have at least one rule; got none"],
    ['tuned() of an unknown rule', () => createPack(createRule()).tuned('other', { threshold: 2 }),
      "rule pack 'acme': id must be in the pack, which has mine; got 'other'"],
    ['tuned() with a threshold of zero', () => createPack(createRule()).tuned('mine', { threshold: 0 }),
      "rule 'mine': threshold must be an integer of 1 or more; got 0"],
    ['tuned() with a period of two days', () => createPack(createRule()).tuned('mine', { period: Duration.days(2) }),
      "rule 'mine': period must be whole minutes, from 1 minute to 1 day; got 2 days"],
    ['tuned() of an exact pack', () => RulePack.securityHub().tuned('cloudwatch-1', { threshold: 2 }), exact],
    ['excludingPrincipals() of an exact pack', () => RulePack.securityHub().excludingPrincipals('arn:aws:iam::111122223333:user/ci'), exact],
    ['excludingPrincipals() of all principals', () => createPack(createRule()).excludingPrincipals('*'), arn('*')],
    ['excludingPrincipals() of an empty ARN', () => createPack(createRule()).excludingPrincipals(''), arn('')],
    ['excludingPrincipals() of a name', () => createPack(createRule()).excludingPrincipals('Deploy'), arn('Deploy')],
    ['excludingPrincipals() of an ARN with a quote', () => createPack(createRule()).excludingPrincipals('arn:"'), arn('arn:"')],
    ['excludingPrincipals() of a role instead of its sessions',
      () => createPack(createRule()).excludingPrincipals('arn:aws:iam::111122223333:role/ci/Deploy'),
      'arnPattern must be an ARN as in CloudTrail events; for a role, the ARN of its sessions: arn:aws:sts::*:assumed-role/Deploy/*; '
      + "got 'arn:aws:iam::111122223333:role/ci/Deploy'"],
    ['excludingPrincipals() that makes a pattern too long', () => long.excludingPrincipals('arn:aws:iam::111122223333:user/ci'),
      "rule pack 'acme': arnPattern 'arn:aws:iam::111122223333:user/ci' cannot be excluded because a pattern becomes too long; shorten it, or "
      + "exclude the rule with without(['mine']): rule 'mine': pattern: filter pattern exceeds a CloudWatch Logs quota: "
      + 'length must be at most 1024 characters; got 1072'],
    ['outsideRegions() without Regions', () => RulePack.outsideRegions([]),
      'regions must contain at least one Region name, with * as a wildcard; got none'],
    ['outsideRegions() of an invalid Region name', () => RulePack.outsideRegions(['Ireland']),
      "regions must contain at least one Region name, with * as a wildcard; got 'Ireland'"],
  ]);

  test('the namespace can be a token', () => {
    expect(RulePack.of('acme', [createRule()], { metricNamespace: TOKEN }).metricNamespace).toBe(TOKEN);
  });
});

describe('alarms', () => {
  const resourceNamePrefix = (got: string): string => `resourceNamePrefix must be 1 to 190 characters without : * and $; got '${got}'`;

  testErrors([
    ['two rules with one ID',
      () => createAlarms({ alarmRules: [RulePack.of('one', [createRule()]), RulePack.of('two', [createRule({ threshold: 2 })])] }),
      "alarmRules: packs 'one' and 'two' contain different rules with the same ID: exclude those of one pack with without(['mine']), "
      + 'or change both in the same way'],
    ['IDs that differ only in hyphens', () => createAlarms({ alarmRules: [createPack(createRule({ id: 'a-1' }), createRule({ id: 'a1' }))] }),
      "alarmRules: rule IDs must be unique without their hyphens; got 'a1' in packs 'acme' and 'acme'"],
    ['the ID of the delivery alarm', () => createAlarms({ alarmRules: [createPack(createRule({ id: 'delivery-stopped' }))] }),
      "alarmRules: rule IDs must not be 'delivery-stopped', the ID of the delivery alarm; got it in pack 'acme'"],
    ['101 metric filters',
      () => createAlarms({ alarmRules: [RulePack.of('one', createRules(60, 'one')), RulePack.of('two', createRules(41, 'two', 'xy'))] }),
      "alarmRules: a log group must have at most 100 rules, the quota for metric filters; got 101: 60 in 'one', 41 in 'two'"],
    ['6 metric filters with regular expressions', () => createAlarms({ alarmRules: [RulePack.of('one', createRules(6, 'r', '%x%'))] }),
      'alarmRules: a log group must have at most 5 rules with regular expressions, the quota for such metric filters; got 6: r-0, r-1, r-2, r-3, r-4, r-5'],
    ['an alarm description that is too long', () => createAlarms({ alarmRules: [createPack(createRule({ description: 'x'.repeat(1000) }))] }),
      "rule 'mine': title, description and runbook must fit into an alarm description of 1024 characters; got 1026: shorten them by 2"],
    ['an empty prefix', () => createAlarms({ resourceNamePrefix: '' }), resourceNamePrefix('')],
    ['a prefix with a colon', () => createAlarms({ resourceNamePrefix: 'a:b' }), resourceNamePrefix('a:b')],
    ['a prefix that is too long', () => createAlarms({ resourceNamePrefix: 'x'.repeat(191) }), resourceNamePrefix('x'.repeat(191))],
    ['a delivery alarm after minutes', () => createAlarms({ deliveryAlarmAfter: Duration.minutes(90) }),
      'deliveryAlarmAfter must be whole hours, from 1 to 24; got 1 hour 30 minutes'],
    ['a delivery alarm after two days', () => createAlarms({ deliveryAlarmAfter: Duration.days(2) }),
      'deliveryAlarmAfter must be whole hours, from 1 to 24; got 2 days'],
    ['a log group that does not support metric filters',
      () => createAlarms({ logGroup: new LogGroup(new Stack(), 'InfrequentAccess', { logGroupClass: LogGroupClass.INFREQUENT_ACCESS }) }),
      'logGroup must be of log class STANDARD, the only log class that supports metric filters; got INFREQUENT_ACCESS'],
    ['alarmFor() of an unknown rule', () => createAlarms({}).alarmFor('other'), "ruleId must be the ID of a rule with an alarm: mine; got 'other'"],
  ]);
});

describe('conditions that the detections view has no words for', () => {
  const sql = (condition: string, reason: string): string => 'rule \'mine\' cannot be rendered as SQL for the detections view: condition '
    + `{ ${condition} } is not supported by Athena SQL: ${reason}`;

  testErrors([
    ['a field that no record has', () => analytics(pattern('{ $.eventname = "A" }')),
      sql('$.eventname = "A"', "the table has no field 'eventname'; did you mean 'eventName'?")],
    ['a field of a text', () => analytics(pattern('{ $.eventName.x = "A" }')), sql('$.eventName.x = "A"', 'eventname is a string, which has no fields or elements')],
    ['an object', () => analytics(pattern('{ $.userIdentity = "A" }')),
      sql('$.userIdentity = "A"', 'the condition never matches, because the value is an object; name one of its fields')],
    ['a list', () => analytics(pattern('{ $.resources.ARN = "A" }')), sql('$.resources.ARN = "A"', 'resources is a list; add [0] or [*]')],
    ['an element of an object', () => analytics(pattern('{ $.userIdentity[0] = "A" }')),
      sql('$.userIdentity[0] = "A"', 'useridentity is an object, not a list')],
    ['the size of a text', () => analytics(pattern('{ $.eventVersion > 1 }')),
      sql('$.eventVersion > 1', 'the condition never matches, because eventversion is a string in every record and > compares only numbers')],
    ['a wildcard between parts that are known at deployment only', () => analytics(pattern(`{ $.userAgent = "a*${TOKEN}" }`)),
      sql(`$.userAgent = "a*${TOKEN}"`,
        'a text with a value that is known only at deployment can have wildcards at its start and end, but not in between')],
  ]);
});
