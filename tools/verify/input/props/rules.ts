import { FilterPattern, IFilterPattern } from 'aws-cdk-lib/aws-logs';
import * as fc from 'fast-check';
import { duration, hyphenated, line, someOf, textOf } from './texts';
import { call, callOn, Gen, list, maybe, of, struct, Value } from '../value';
import {
  CisLevel, CisOptions, CisVersion, DetectionRule, DetectionRuleProps, RulePack, RulePackOptions, RuleTuning, Severity,
} from 'cdk-cloudtrail-analytics';

const severity = fc.constantFrom(...Object.values(Severity)).map((value) => of(value, `Severity.${value}`));
/** Every catalog of the library, a few rules of each. */
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

const text = textOf('abcXYZ019_.*', 1, 20).map((value) => `"${value}"`);
const condition: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom('$.eventName', '$.eventSource', '$.userIdentity.arn', '$.requestParameters.bucketName'), fc.constantFrom('=', '!='), text)
    .map((parts) => parts.join(' ')),
  fc.constantFrom('$.errorCode NOT EXISTS', '$.readOnly IS FALSE', '$.requestParameters.maxResults > 10', '$.userIdentity.invokedBy IS NULL'),
);
const patternText = fc.array(condition, { minLength: 1, maxLength: 3 }).chain((all) => fc.constantFrom(' && ', ' || ')
  .map((operator) => `{ ${all.map((one) => `(${one})`).join(operator)} }`));
const pattern: Gen<IFilterPattern> = fc.oneof(
  patternText.map((value) => call('FilterPattern.literal', FilterPattern.literal, of(value))),
  fc.constant(call<[], IFilterPattern>('FilterPattern.stringValue', () => FilterPattern.stringValue('$.eventName', '=', 'CreateUser'))),
);

function rule(id: string): Gen<DetectionRule> {
  return fc.record({
    pattern,
    title: line.map((value) => of(value)),
    controls: maybe(fc.array(line, { maxLength: 2 }).map((values) => of(values))),
    deviation: maybe(line.map((value) => of(value))),
    falsePositives: maybe(line.map((value) => of(value))),
    maxTokenLength: maybe(fc.integer({ min: 1, max: 300 }).map((value) => of(value))),
    meaning: maybe(line.map((value) => of(value))),
    period: maybe(duration('minutes', 1, 1440)),
    response: maybe(line.map((value) => of(value))),
    severity: maybe(severity),
    techniques: maybe(someOf(['T1078', 'T1562.008']).map((values) => of(values))),
    threshold: maybe(fc.integer({ min: 1, max: 100 }).map((value) => of(value))),
  }).map((fields) => call('new DetectionRule', (props: DetectionRuleProps) => new DetectionRule(props),
    struct<DetectionRuleProps>('DetectionRuleProps', { id: of(id), ...fields })));
}

/** A pack of one's own, whose ids begin with the pack's, so that no other pack has them. */
const ownRules = (prefix: string): Gen<RulePack> => hyphenated(3, 20).chain((id) => fc.tuple(
  fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => rule(`${prefix}-${id}-${index}`)))),
  maybe(textOf('abcXYZ019._/#-', 1, 30).filter((name) => !name.startsWith('AWS/')).map((name) => of(name))),
).map(([rules, metricNamespace]) => call('RulePack.of', RulePack.of, of(`${prefix}-${id}`), list([...rules]), struct<RulePackOptions>('RulePackOptions', { metricNamespace }))));

const tuning: Gen<RuleTuning> = fc.record({ threshold: maybe(fc.integer({ min: 1, max: 9 }).map((value) => of(value))), period: maybe(duration('minutes', 1, 60)), severity: maybe(severity) })
  .map((fields) => struct<RuleTuning>('RuleTuning', fields));

/** Some rules of a catalog, perhaps tuned, perhaps with somebody left out. */
const catalogRules: Gen<RulePack> = fc.constantFrom(...Object.entries(CATALOGS)).chain(([name, pack]) => fc.record({
  ids: someOf(pack().rules.map(({ id }) => id).slice(0, 6), 3),
  tuning: maybe(tuning),
  excluded: maybe(fc.constantFrom('arn:aws:iam::*:user/ci', '*:assumed-role/Deploy/*')),
  isRest: fc.boolean(),
}).map(({ ids, tuning: wanted, excluded, isRest }) => {
  let chosen: Value<RulePack> = call(`RulePack.${name}`, pack);
  const others = pack().rules.map(({ id }) => id).filter((id) => !ids.includes(id));
  chosen = isRest && others.length > 0
    ? callOn(chosen, 'RulePack.without', (given, left: string[]) => given.without(left), of(others))
    : callOn(chosen, 'RulePack.only', (given, some: string[]) => given.only(some), of(ids));
  if (wanted) chosen = callOn(chosen, 'RulePack.tuned', (given, id: string, change: RuleTuning) => given.tuned(id, change), of(ids[0]), wanted);
  if (excluded) chosen = callOn(chosen, 'RulePack.excludingPrincipals', (given, arn: string) => given.excludingPrincipals(arn), of(excluded));
  return chosen;
}));

const cisLevel = fc.constantFrom(...Object.values(CisLevel)).map((value) => of(value));
const prescribed: Gen<RulePack> = fc.oneof(
  fc.constant(callOn(call('RulePack.securityHub', RulePack.securityHub), 'RulePack.only', (given, ids: string[]) => given.only(ids), of(['cloudwatch-1', 'cloudwatch-5']))),
  fc.record({ version: fc.constantFrom(...Object.values(CisVersion)), level: maybe(cisLevel) }).map(({ version, level }) =>
    call('RulePack.cis', RulePack.cis, of(version), struct<CisOptions>('CisOptions', { level }))),
  fc.constant(call('RulePack.outsideRegions', RulePack.outsideRegions, of(['us-east-1', 'eu-*']))),
);

/** Packs that have no id in common, with few rules each. */
export const rulePacks: Gen<RulePack[]> = fc.record({ own: maybe(ownRules('own')), catalog: maybe(catalogRules), prescribed: maybe(prescribed) })
  .map((packs) => list(Object.values(packs).filter((pack) => pack !== undefined)));
/** Rules of the view beside those: a rule that is in both would have to be the same. */
export const detectionPacks: Gen<RulePack[]> = ownRules('seen').map((pack) => list([pack]));
/** Conditions that EventBridge has no words for, so that a warning says so; those that the view has words for. */
export const UNTELLABLE = [
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

/** The rule that notifications name. */
export const TOLD = 'told-of-events';
/** At least one rule of which EventBridge can tell, of a high severity, and whose alarm fires at the first event. */
export const tellable: Gen<RulePack[]> = fc.tuple(rulePacks, maybe(fc.constantFrom(...UNTELLABLE))).map(([packs, untellable]) => ({
  code: `[…${TOLD}${untellable ? ` and ${untellable}` : ''}, …${packs.code}]`,
  make: (scope) => [
    RulePack.of(TOLD, [
      new DetectionRule({ id: TOLD, title: 'Told', pattern: FilterPattern.literal('{ $.eventName = "CreateUser" }'), severity: Severity.HIGH }),
      ...untellable ? [new DetectionRule({ id: `not-${TOLD}`, title: 'Not told', pattern: FilterPattern.literal(untellable) })] : [],
    ]),
    ...packs.make(scope),
  ],
}));
