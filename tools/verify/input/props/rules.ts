import { FilterPattern, IFilterPattern } from 'aws-cdk-lib/aws-logs';
import * as fc from 'fast-check';
import { duration, hyphenated, line, nonEmptySubset, text } from './texts';
import { call, callOn, Gen, list, literal, maybe, struct, Value } from './value';
import {
  CisLevel, CisOptions, CisVersion, DetectionRule, DetectionRuleProps, RulePack, RulePackOptions, RuleTuning, Severity,
} from 'cdk-cloudtrail-analytics';

const severity = fc.constantFrom(...Object.values(Severity)).map((value) => literal(value, `Severity.${value}`));
const CATALOGS = {
  compute: RulePack.compute,
  cost: RulePack.cost,
  data: RulePack.data,
  identity: RulePack.identity,
  network: RulePack.network,
  operations: RulePack.operations,
  organization: RulePack.organization,
  recommended: RulePack.recommended,
  tampering: RulePack.tampering,
};

const operand = text('abcXYZ019_.*', 1, 20).map((value) => `"${value}"`);
const condition: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom('$.eventName', '$.eventSource', '$.userIdentity.arn', '$.requestParameters.bucketName'), fc.constantFrom('=', '!='), operand)
    .map((parts) => parts.join(' ')),
  fc.constantFrom('$.errorCode NOT EXISTS', '$.readOnly IS FALSE', '$.requestParameters.maxResults > 10', '$.userIdentity.invokedBy IS NULL'),
);
const patternText = fc.array(condition, { minLength: 1, maxLength: 3 }).chain((all) => fc.constantFrom(' && ', ' || ')
  .map((operator) => `{ ${all.map((one) => `(${one})`).join(operator)} }`));
const pattern: Gen<IFilterPattern> = fc.oneof(
  patternText.map((value) => call('FilterPattern.literal', FilterPattern.literal, literal(value))),
  fc.constant(call<[], IFilterPattern>('FilterPattern.stringValue', () => FilterPattern.stringValue('$.eventName', '=', 'CreateUser'))),
);

function rule(id: string): Gen<DetectionRule> {
  return fc.record({
    pattern,
    title: line.map((value) => literal(value)),
    controls: maybe(fc.array(line, { maxLength: 2 }).map((values) => literal(values))),
    controlDeviation: maybe(line.map((value) => literal(value))),
    description: maybe(line.map((value) => literal(value))),
    falsePositives: maybe(line.map((value) => literal(value))),
    maxTokenLength: maybe(fc.integer({ min: 1, max: 300 }).map((value) => literal(value))),
    period: maybe(duration('minutes', 1, 1440)),
    runbook: maybe(line.map((value) => literal(value))),
    severity: maybe(severity),
    techniques: maybe(nonEmptySubset(['T1078', 'T1562.008']).map((values) => literal(values))),
    threshold: maybe(fc.integer({ min: 1, max: 100 }).map((value) => literal(value))),
  }).map((fields) => call('new DetectionRule', (props: DetectionRuleProps) => new DetectionRule(props),
    struct<DetectionRuleProps>('DetectionRuleProps')({ id: literal(id), ...fields })));
}

/** A custom pack. The IDs of its rules begin with the ID of the pack, so that they are unique. */
const customRules = (prefix: string): Gen<RulePack> => hyphenated(3, 20).chain((id) => fc.tuple(
  fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => rule(`${prefix}-${id}-${index}`)))),
  maybe(text('abcXYZ019._/#-', 1, 30).filter((name) => !name.startsWith('AWS/')).map((name) => literal(name))),
).map(([rules, metricNamespace]) => call('RulePack.of', RulePack.of, literal(`${prefix}-${id}`), list([...rules]), struct<RulePackOptions>('RulePackOptions')({ metricNamespace }))));

const tuning: Gen<RuleTuning> = fc.record({ threshold: maybe(fc.integer({ min: 1, max: 9 }).map((value) => literal(value))), period: maybe(duration('minutes', 1, 60)), severity: maybe(severity) })
  .map((fields) => struct<RuleTuning>('RuleTuning')(fields));

/** Rules of a catalog, with or without tuning and excluded principals. */
const catalogRules: Gen<RulePack> = fc.constantFrom(...Object.entries(CATALOGS)).chain(([name, pack]) => fc.record({
  ids: nonEmptySubset(pack().rules.map(({ id }) => id).slice(0, 6), 3),
  tuning: maybe(tuning),
  excluded: maybe(fc.constantFrom('arn:aws:iam::*:user/ci', '*:assumed-role/Deploy/*')),
  byExclusion: fc.boolean(),
}).map(({ ids, tuning: change, excluded, byExclusion }) => {
  let chosen: Value<RulePack> = call(`RulePack.${name}`, pack);
  const others = pack().rules.map(({ id }) => id).filter((id) => !ids.includes(id));
  chosen = byExclusion && others.length > 0
    ? callOn(chosen, 'RulePack.without', (given, left: string[]) => given.without(left), literal(others))
    : callOn(chosen, 'RulePack.only', (given, some: string[]) => given.only(some), literal(ids));
  if (change) chosen = callOn(chosen, 'RulePack.tuned', (given, id: string, values: RuleTuning) => given.tuned(id, values), literal(ids[0]), change);
  if (excluded) chosen = callOn(chosen, 'RulePack.excludingPrincipals', (given, arn: string) => given.excludingPrincipals(arn), literal(excluded));
  return chosen;
}));

const cisLevel = fc.constantFrom(...Object.values(CisLevel)).map((value) => literal(value));
const benchmark: Gen<RulePack> = fc.oneof(
  fc.constant(callOn(call('RulePack.securityHub', RulePack.securityHub), 'RulePack.only', (given, ids: string[]) => given.only(ids), literal(['cloudwatch-1', 'cloudwatch-5']))),
  fc.record({ version: fc.constantFrom(...Object.values(CisVersion)), level: maybe(cisLevel) }).map(({ version, level }) =>
    call('RulePack.cis', RulePack.cis, literal(version), struct<CisOptions>('CisOptions')({ level }))),
  fc.constant(call('RulePack.outsideRegions', RulePack.outsideRegions, literal(['us-east-1', 'eu-*']))),
);

/** Packs with a few rules each and without a common rule ID. */
export const rulePacks: Gen<RulePack[]> = fc.record({ custom: maybe(customRules('alarm')), catalog: maybe(catalogRules), benchmark: maybe(benchmark) })
  .map((packs) => list(Object.values(packs).filter((pack) => pack !== undefined)));
/** Packs without a rule of `rulePacks`. */
export const detectionPacks: Gen<RulePack[]> = customRules('detection').map((pack) => list([pack]));
/** Patterns that Athena SQL supports and EventBridge does not. */
export const ALARM_ONLY_PATTERNS = [
  '{ $.resources[0].ARN = "a" }', '{ $.eventName = %a.c% }', '{ $.requestParameters.a > 1e12 }', '{ $.requestParameters.a > 0.123456789012345678 }',
  "{ $.requestParameters.['a.b'] = \"c\" }", '{ $.eventName = "A" && $.eventName = "B" }', '{ ($.resources[*].ARN = "x") && ($.resources[*].type = "y") }',
  '{ ($.resources[*].ARN = "x") && ($.resources[*].ARN = "y") }', '{ $.userAgent = "*a*" && $.userAgent != "*b*" }', '{ $.userAgent = "a*" && $.userAgent = "*b" }',
  "{ $.requestParameters.['$or'] = \"c\" }", '{ $.requestParameters.a != "5*" }', '{ $.requestParameters.a != "5" && $.requestParameters.a != "b" }',
  '{ $.requestParameters.a != "true" }', '{ $.requestParameters.a = "1*" }', '{ $.requestParameters.a = "true*" }', '{ $.requestParameters.a NOT EXISTS }',
  `{ $.eventName = "${'x'.repeat(700)}" && $.userAgent = "y" && ($.awsRegion = "1" || $.errorCode = "2" || $.errorMessage = "3") }`,
  '{ $.userIdentity NOT EXISTS }', '{ $.requestParameters.a = 5 && $.requestParameters.a.b = 6 }', '{ $.requestParameters.a.b = "1" && $.requestParameters.a.b.c = "2" }',
  `{ ${['a', 'b', 'c', 'd', 'e'].map((name) => `($.requestParameters.${name} = "1" || $.requestParameters.x${name} = "2" || $.requestParameters.y${name} = "3")`).join(' && ')} }`,
  '{ ($.requestParameters.numeric = "a") || ($.requestParameters.prefix = "b") }', '{ $.requestParameters.* = "a" }',
  '{ $.userAgent = "*a*" && $.userAgent = "*b*" }', '{ $.requestParameters NOT EXISTS }', '{ ($.requestParameters.a[*] = "x") && ($.requestParameters.a = "y") }',
  '{ $.requestParameters.a.b.c = "2" && $.requestParameters.a.b = "1" }',
];

/** The ID of a rule that supports event notifications. */
export const NOTIFIABLE_RULE = 'notifiable';
/** Packs with at least one rule that EventBridge supports, with high severity and without a threshold. */
export const notifiableRulePacks: Gen<RulePack[]> = fc.tuple(rulePacks, maybe(fc.constantFrom(...ALARM_ONLY_PATTERNS))).map(([packs, alarmOnly]) => ({
  code: `[…${NOTIFIABLE_RULE}${alarmOnly ? ` and ${alarmOnly}` : ''}, …${packs.code}]`,
  make: (scope) => [
    RulePack.of(NOTIFIABLE_RULE, [
      new DetectionRule({ id: NOTIFIABLE_RULE, title: 'Notifiable', pattern: FilterPattern.literal('{ $.eventName = "CreateUser" }'), severity: Severity.HIGH }),
      ...alarmOnly ? [new DetectionRule({ id: 'alarm-only', title: 'Alarm only', pattern: FilterPattern.literal(alarmOnly) })] : [],
    ]),
    ...packs.make(scope),
  ],
}));
