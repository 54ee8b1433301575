import { CfnParameter } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { patternRule, refused, Row, rule } from './row';
import { LogQueries, RulePack } from 'cdk-cloudtrail-analytics';

const queries = (scope: Construct, logQueryRules: RulePack[], resourceNamePrefix = 'example'): LogQueries =>
  new LogQueries(scope, 'LogQueries', { resourceNamePrefix, logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'example'), logQueryRules });

/** Conditions that Logs Insights has no words for. */
const UNQUERIED = [
  '{ $.requestParameters.a[*].b = "c" }', '{ $.requestParameters.* = "a" }', '{ $.requestParameters.a NOT EXISTS }', '{ $.userIdentity NOT EXISTS }',
  '{ $.requestParameters.a IS NULL }', '{ $.userIdentity.arn.a = "b" }', '{ $.userIdentity.arn.a NOT EXISTS }', '{ $.eventName != "*" }', '{ $.readOnly = "maybe" }',
  '{ $.eventName > 5 }', "{ $.requestParameters.['a.b'] = \"c\" }", "{ $.requestParameters.['a`b'] = \"c\" }",
];

export const LOG_QUERY_FAULTS: readonly Row[] = [
  ...refused('logQueryRules', [[]], (packs, scope) => queries(scope, packs)),
  ...refused('resourceNamePrefix', ['', ' ', 'a'.repeat(121)], (resourceNamePrefix, scope) => queries(scope, [RulePack.securityHub()], resourceNamePrefix)),
  ...refused('logQueryRules', ['p'.repeat(150)], (id, scope) => queries(scope, [RulePack.of(id, [rule()])], 'a'.repeat(120))),
  ...refused('logQueryRules', [['a1', 'a-1']], ([one, other], scope) =>
    queries(scope, [RulePack.of('one', [rule({ id: one })]), RulePack.of('two', [patternRule('{ $.eventName = "B" }', { id: other })])])),
  ...refused('logQueryRules', ['{ $.eventName = "B" }'], (text, scope) =>
    queries(scope, [RulePack.of('one', [rule()]), RulePack.of('two', [patternRule(text)])])),
  ...refused('logQueryRules', UNQUERIED, (text, scope) => queries(scope, [RulePack.of('acme', [patternRule(text)])])),
  ...refused('logQueryRules', ['Name'], (id, scope) => {
    const { valueAsString } = new CfnParameter(scope, id);
    return queries(scope, [RulePack.of('acme', [patternRule(`{ $.requestParameters.a = "${valueAsString}*" }`)])]);
  }),
];
