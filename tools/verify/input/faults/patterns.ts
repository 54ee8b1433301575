import { Lazy } from 'aws-cdk-lib';
import { analytics, patternRule, refused, Row } from './row';
import { RulePack } from 'cdk-cloudtrail-analytics';

const TOKEN = (): string => Lazy.string({ produce: () => 'a' });

/** Texts that are no patterns for JSON. */
const NONE = [
  '', ' ', 'ERROR', '[ip, user]', '{', '{ }', '{ eventName = "A" }', '{ $ = "A" }', '{ $eventName = "A" }', '{ $. = "A" }', '{ $[0] = "A" }', "{ $.a['b'] = 1 }",
  '{ $.[b] = 1 }', "{ $.['b = 1 }", "{ $.[''] = 1 }", "{ $.['b\\x'] = 1 }", "{ $.['b'= 1 }", '{ $.a[*b] = 1 }', '{ $.a[b] = 1 }', '{ $.a[99999999999] = 1 }', '{ $.a[0 = 1 }',
  '{ $.eventName == "A" }', "{ $.eventName = 'A' }", '{ $.eventName = "A }', '{ ($.eventName = "A" }', '{ $.a = 1 AND $.b = 2 }', '{ NOT ($.a = 1) }', '{ $.a IN ("x") }',
  '{ $.a EXISTS }', '{ $.a LIKE "x" }', '{ $.a CONTAINS "x" }', '{ $.a NOT NULL }', '{ $.a IS EMPTY }', '{ $.a BETWEEN 1 }', '{ $.a }', '{ $.a = $.b }', '{ $.a = }',
  '{ $.errorMessage = Failed login }', '{ $.sourceIPAddress = 10.0.0.0/8 }', '{ $.a >= "5" }', '{ $.a > 1e999 }', '{ $.a = "b\\n" }', '{ $.a = 1 } x', '{ $.a = 1 &&& $.b = 1 }',
  `{ ${'('.repeat(120)}$.a = 1${')'.repeat(120)} }`, '{ $.a <> 1 }', '{ $.a ~ 1 }', '{ $.a => 1 }', '{ $.a = * }x',
];
/** Regular expressions that CloudWatch Logs would not take. */
const REGEXES = [
  '', '(a|b)', 'a]', '*a', 'a{', 'a{3,2}', 'a{1001}', '[', '[]', '[z-a]', '[a', '[a-', '[^', '[a[b]', '\\', '\\x9', '\\q', 'a"b', 'a&b', '+', '[\\', 'a{99999}', 'a}',
];
/** More than a filter may have. */
const TOO_MUCH = [
  `{ $.a = "${'x'.repeat(1025)}" }`, '{ $.a = %x% || $.b = %y% || $.c = %z% }', '{ $.a[*] = 1 || $.b[*] = 2 || $.c[*] = 3 || $.d.* = 4 }', '{ $.a[*].b[*] = 1 }',
];
/** Patterns that the table of records has no words for. */
const NO_COLUMN = [
  '{ $.eventname = "A" }', '{ $.nothingLikeIt = "A" }', '{ $.eventName.x = "A" }', '{ $.userIdentity = "A" }', '{ $.resources.ARN = "A" }', '{ $.userIdentity[0] = "A" }',
  '{ $.eventVersion > 1 }', '{ $.resources = "A" }', '{ $[0] = "A" }', '{ $.userIdentity.nothing.* = "A" }', '{ $.readOnly > 1 }', '{ $.resources[*] = "A" }',
  '{ $.tlsDetails.nothing = "A" }', '{ $.eventName[0] = "A" }', '{ $.eventName.* = "a" }', '{ $.userIdentity.*.nothing = "A" }',
];

export const PATTERN_FAULTS: readonly Row[] = [
  ...refused('pattern', NONE, (text) => patternRule(text)),
  ...refused('pattern', REGEXES, (regex) => patternRule(`{ $.a = %${regex}% }`)),
  ...refused('pattern', ['{ $.a = %x }'], (text) => patternRule(text)),
  ...refused('pattern', TOO_MUCH, (text) => patternRule(text)),
  ...refused('pattern', [(token: string) => `{ $.a = ${token} }`, (token: string) => `{ $.a = x${token} }`, (token: string) => `{ ${token} = 1 }`, (token: string) => token,
    (token: string) => `{ $.a = %${token}% }`], (text) => patternRule(text(TOKEN()))),
  ...refused('pattern', [1020], (maxTokenLength) => patternRule(`{ $.a = "${TOKEN()}" }`, { maxTokenLength })),
  ...refused("rule 'mine'", NO_COLUMN, (text, scope, base) => analytics(scope, base, { alarmRules: [RulePack.of('acme', [patternRule(text)])] })),
  ...refused("rule 'mine'", ['a*'], (beginning, scope, base) => analytics(scope, base, {
    alarmRules: [RulePack.of('acme', [patternRule(`{ $.userAgent = "${beginning}${TOKEN()}" }`)])],
  })),
];
