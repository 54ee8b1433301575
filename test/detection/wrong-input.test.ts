import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { FilterPattern, LogGroup, LogGroupClass } from 'aws-cdk-lib/aws-logs';
import { CloudTrailAnalytics, DetectionAlarms, DetectionAlarmsProps, DetectionRule, DetectionRuleProps, RulePack } from '../../src';

const TOKEN = new CfnParameter(new Stack(), 'Name').valueAsString;

function rule(props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return new DetectionRule({ id: 'mine', title: 'Mine', pattern: FilterPattern.literal('{ $.eventName = "StopLogging" }'), ...props });
}

function pattern(text: string, props: Partial<DetectionRuleProps> = {}): DetectionRule {
  return rule({ pattern: FilterPattern.literal(text), ...props });
}

function pack(...rules: DetectionRule[]): RulePack {
  return RulePack.of('acme', rules);
}

/** As many rules as asked for, with patterns of their own. */
function many(count: number, prefix: string, value = 'x'): DetectionRule[] {
  return Array.from({ length: count }, (_, index) => pattern(`{ $.requestParameters.x = ${value.replace('x', `x${index}`)} }`, { id: `${prefix}-${index}` }));
}

function alarms(props: Partial<DetectionAlarmsProps>): DetectionAlarms {
  const stack = new Stack();
  return new DetectionAlarms(stack, 'Alarms', { resourceNamePrefix: 'audit', logGroup: new LogGroup(stack, 'Logs'), alarmRules: [pack(rule())], ...props });
}

function analytics(...rules: DetectionRule[]): CloudTrailAnalytics {
  return new CloudTrailAnalytics(new Stack(), 'Audit', { resourceNamePrefix: 'audit', alarmRules: [pack(...rules)], tamperDetection: false });
}

type Attempt = () => unknown;

/** What is wrong, the attempt, and all that its error says. */
type Row = readonly [wrong: string, attempt: Attempt, message: string];

function refused(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, attempt, message) => {
    expect(messageOf(attempt)).toBe(message);
  });
}

function messageOf(attempt: Attempt): string {
  try {
    attempt();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}

describe('ids', () => {
  const id = (got: string): string => `rule id must be lower-case words of letters and digits joined by hyphens, at most 64 characters; got '${got}'`;

  refused([
    ['none', () => rule({ id: '' }), id('')],
    ['capitals', () => rule({ id: 'TrailStopped' }), id('TrailStopped')],
    ['a digit first', () => rule({ id: '1st' }), id('1st')],
    ['a double hyphen', () => rule({ id: 'a--b' }), id('a--b')],
    ['an underscore', () => rule({ id: 'a_b' }), id('a_b')],
    ['65 characters', () => rule({ id: 'a'.repeat(65) }), id('a'.repeat(65))],
    ['a value that is known at deployment only', () => rule({ id: TOKEN }), id(TOKEN)],
    ['a pack with a space', () => RulePack.of('my pack', [rule()]),
      "rule pack id must be lower-case words of letters and digits joined by hyphens; got 'my pack'"],
  ]);
});

describe('titles', () => {
  const title = (got: string): string => `rule 'mine': title must be one line of 1 to 120 characters; got '${got}'`;

  refused([
    ['none', () => rule({ title: '' }), title('')],
    ['a space', () => rule({ title: ' ' }), title(' ')],
    ['two lines', () => rule({ title: 'One\nTwo' }), title('One\nTwo')],
    ['two lines of the old kind', () => rule({ title: 'One\rTwo' }), title('One\rTwo')],
    ['121 characters', () => rule({ title: 'x'.repeat(121) }), title('x'.repeat(121))],
  ]);
});

describe('thresholds and periods', () => {
  const threshold = (got: string): string => `rule 'mine': threshold must be a whole number, at least 1; got ${got}`;
  const period = (got: string): string => `rule 'mine': period must be whole minutes, from 1 minute to 1 day; got ${got}`;

  refused([
    ['no record', () => rule({ threshold: 0 }), threshold('0')],
    ['fewer than none', () => rule({ threshold: -1 }), threshold('-1')],
    ['half a record', () => rule({ threshold: 0.5 }), threshold('0.5')],
    ['no number', () => rule({ threshold: NaN }), threshold('NaN')],
    ['no end', () => rule({ threshold: Infinity }), threshold('Infinity')],
    ['no time', () => rule({ period: Duration.seconds(0) }), period('0 seconds')],
    ['seconds', () => rule({ period: Duration.seconds(90) }), period('1 minute 30 seconds')],
    ['more than a day', () => rule({ period: Duration.minutes(1441) }), period('1 day 1 minute')],
    ['a token without length', () => rule({ maxTokenLength: 0 }), "rule 'mine': maxTokenLength must be a whole number of characters, at least 1; got 0"],
    ['a token of half a character', () => rule({ maxTokenLength: 2.5 }),
      "rule 'mine': maxTokenLength must be a whole number of characters, at least 1; got 2.5"],
  ]);
});

describe('techniques and controls', () => {
  refused([
    ['a tactic', () => rule({ techniques: ['T1562', 'TA0005'] }),
      "rule 'mine': techniques must be ids of MITRE ATT&CK, such as T1562 or T1562.008; got 'TA0005'"],
    ['a technique in small letters', () => rule({ techniques: ['t1562'] }),
      "rule 'mine': techniques must be ids of MITRE ATT&CK, such as T1562 or T1562.008; got 't1562'"],
    ['a control without a name', () => rule({ controls: [''] }), "rule 'mine': controls must each be one line of text; got ''"],
    ['a control of two lines', () => rule({ controls: ['CIS\n4.1'] }), "rule 'mine': controls must each be one line of text; got 'CIS\n4.1'"],
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

  refused([
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
      expect(messageOf(() => pattern(text))).toBe(
        `rule 'mine': pattern: invalid filter pattern at column ${column}: ${problem}${shown(text, column)}`);
    });
  });
});

describe('patterns that CloudWatch Logs would not take', () => {
  const limit = (problem: string): string => `rule 'mine': pattern: filter pattern exceeds a CloudWatch Logs quota: ${problem}`;

  refused([
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

describe('records that a rule is tested with', () => {
  test('that are no JSON', () => {
    expect(messageOf(() => rule().matches('{'))).toMatch(/^recordJson must be one CloudTrail record as JSON text: /);
  });

  refused([
    ['of a rule that is not known before deployment', () => pattern(`{ $.a = "${TOKEN}" }`).matches('{}'),
      "rule 'mine' cannot be tested against a record: its pattern holds a value that is only known at deployment"],
  ]);
});

describe('packs', () => {
  const namespace = (got: string): string =>
    `rule pack 'acme': metricNamespace must be 1 to 255 letters, digits and . _ / # -, and not start with 'AWS/'; got '${got}'`;
  const arn = (got: string): string => `arnPattern must be an ARN, with * for any text, without spaces, quotes and backslashes; got '${got}'`;
  const exact = "rule pack 'security-hub' is exact: a control fails when its filter or alarm differs, so its rules cannot be tuned; leave rules out with "
    + 'without(), and use RulePack.recommended() or rules of your own beside it';
  const long = pack(pattern(`{ $.eventName = "${'x'.repeat(950)}" }`));

  refused([
    ['without rules', () => pack(), "rule pack 'acme' must have at least one rule; got none"],
    ['with a rule twice', () => pack(rule(), rule()), "rule pack 'acme': rule ids must be unique; got 'mine' twice"],
    ['in the namespace of AWS', () => RulePack.of('acme', [rule()], { metricNamespace: 'AWS/Acme' }), namespace('AWS/Acme')],
    ['in a namespace with a colon', () => RulePack.of('acme', [rule()], { metricNamespace: 'acme:audit' }), namespace('acme:audit')],
    ['in a namespace without a name', () => RulePack.of('acme', [rule()], { metricNamespace: '' }), namespace('')],
    ['without a rule that they do not have', () => pack(rule()).without(['other']), "rule pack 'acme' has no rule 'other'; it has mine"],
    ['without all of their rules', () => pack(rule()).without(['mine']), "rule pack 'acme' must have at least one rule; got none"],
    ['with only rules that they do not have', () => pack(rule()).only(['one', 'two']), "rule pack 'acme' has no rule 'one', 'two'; it has mine"],
    ['with none of their rules', () => pack(rule()).only([]), "rule pack 'acme' must have at least one rule; got none"],
    ['with another rule tuned', () => pack(rule()).tuned('other', { threshold: 2 }), "rule pack 'acme' has no rule 'other'; it has mine"],
    ['tuned to no record', () => pack(rule()).tuned('mine', { threshold: 0 }), "rule 'mine': threshold must be a whole number, at least 1; got 0"],
    ['tuned to two days', () => pack(rule()).tuned('mine', { period: Duration.days(2) }),
      "rule 'mine': period must be whole minutes, from 1 minute to 1 day; got 2 days"],
    ['that are exact, tuned', () => RulePack.securityHub().tuned('cloudwatch-1', { threshold: 2 }), exact],
    ['that are exact, with an exclusion', () => RulePack.securityHub().excludingPrincipals('arn:aws:iam::111122223333:user/ci'), exact],
    ['with everybody excluded', () => pack(rule()).excludingPrincipals('*'), arn('*')],
    ['with nobody excluded', () => pack(rule()).excludingPrincipals(''), arn('')],
    ['with a name excluded', () => pack(rule()).excludingPrincipals('Deploy'), arn('Deploy')],
    ['with a quote excluded', () => pack(rule()).excludingPrincipals('arn:"'), arn('arn:"')],
    ['with a role excluded, not its sessions', () => pack(rule()).excludingPrincipals('arn:aws:iam::111122223333:role/ci/Deploy'),
      'arnPattern must be an ARN as records have it: of a role, that of its sessions, as arn:aws:sts::*:assumed-role/Deploy/*; '
      + "got 'arn:aws:iam::111122223333:role/ci/Deploy'"],
    ['with an exclusion that no longer fits', () => long.excludingPrincipals('arn:aws:iam::111122223333:user/ci'),
      "rule pack 'acme': arnPattern 'arn:aws:iam::111122223333:user/ci' cannot be excluded, as a pattern grows too long; shorten it, or leave the rule out "
      + "with without(['mine']): rule 'mine': pattern: filter pattern exceeds a CloudWatch Logs quota: length must be at most 1024 characters; got 1072"],
    ['outside of no Region', () => RulePack.outsideRegions([]), 'regions must be names of Regions, at least one, with * for any text; got none'],
    ['outside of what is no Region', () => RulePack.outsideRegions(['Ireland']),
      "regions must be names of Regions, at least one, with * for any text; got 'Ireland'"],
  ]);

  test('the namespace may be known at deployment only', () => {
    expect(RulePack.of('acme', [rule()], { metricNamespace: TOKEN }).metricNamespace).toBe(TOKEN);
  });
});

describe('alarms', () => {
  const resourceNamePrefix = (got: string): string => `resourceNamePrefix must be 1 to 190 characters without : * and $; got '${got}'`;

  refused([
    ['two rules of one id', () => alarms({ alarmRules: [RulePack.of('one', [rule()]), RulePack.of('two', [rule({ threshold: 2 })])] }),
      "alarmRules: packs 'one' and 'two' have different rules with the same id: leave those of one pack out with without(['mine']), "
      + 'or change both in the same way'],
    ['ids that differ in hyphens alone', () => alarms({ alarmRules: [pack(rule({ id: 'a-1' }), rule({ id: 'a1' }))] }),
      "alarmRules: rule ids must be unique, hyphens aside; got 'a1' in packs 'acme' and 'acme'"],
    ['the name of the alarm on the delivery', () => alarms({ alarmRules: [pack(rule({ id: 'records-stopped' }))] }),
      "alarmRules: 'records-stopped' is the alarm on the delivery of records; got it as a rule in pack 'acme'"],
    ['101 filters', () => alarms({ alarmRules: [RulePack.of('one', many(60, 'one')), RulePack.of('two', many(41, 'two', 'xy'))] }),
      "alarmRules: a log group takes at most 100 metric filters; got 101: 60 in 'one', 41 in 'two'"],
    ['6 filters with regular expressions', () => alarms({ alarmRules: [RulePack.of('one', many(6, 'r', '%x%'))] }),
      'alarmRules: a log group takes at most 5 filters with regular expressions; got 6: r-0, r-1, r-2, r-3, r-4, r-5'],
    ['a description that is too long', () => alarms({ alarmRules: [pack(rule({ description: 'x'.repeat(1000) }))] }),
      "rule 'mine': title, meaning and response make an alarm description of 1026 characters, and 1024 are allowed: shorten them by 2"],
    ['no base name', () => alarms({ resourceNamePrefix: '' }), resourceNamePrefix('')],
    ['a base name with a colon', () => alarms({ resourceNamePrefix: 'a:b' }), resourceNamePrefix('a:b')],
    ['a base name that leaves no room for ids', () => alarms({ resourceNamePrefix: 'x'.repeat(191) }), resourceNamePrefix('x'.repeat(191))],
    ['a timeout of minutes', () => alarms({ deliveryAlarmAfter: Duration.minutes(90) }),
      'deliveryAlarmAfter must be whole hours, from 1 to 24; got 1 hour 30 minutes'],
    ['a timeout of two days', () => alarms({ deliveryAlarmAfter: Duration.days(2) }), 'deliveryAlarmAfter must be whole hours, from 1 to 24; got 2 days'],
    ['a log group without metric filters',
      () => alarms({ logGroup: new LogGroup(new Stack(), 'Cheap', { logGroupClass: LogGroupClass.INFREQUENT_ACCESS }) }),
      'logGroup must be of log class STANDARD, the only one with metric filters; got INFREQUENT_ACCESS'],
    ['an alarm that is not there', () => alarms({}).alarmFor('theirs'), "ruleId must be the id of a rule in alarmRules: mine; got 'theirs'"],
  ]);
});

describe('conditions that the detections view has no words for', () => {
  const sql = (condition: string, reason: string): string => 'rule \'mine\' cannot be rendered as SQL for the detections view: condition '
    + `{ ${condition} } is not supported by Athena SQL: ${reason}`;

  refused([
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
