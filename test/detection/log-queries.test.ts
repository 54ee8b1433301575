import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CloudTrailAnalytics, DetectionRule, LogQueries, RecordSource, RulePack, Severity } from '../../src';

function ruleWith(pattern: string, id = 'mine'): DetectionRule {
  return new DetectionRule({ id, title: 'Mine', severity: Severity.HIGH, pattern: logs.FilterPattern.literal(pattern) });
}

function logQueries(packs: RulePack[], resourceNamePrefix = 'audit'): { readonly stack: Stack; readonly created: LogQueries } {
  const stack = new Stack(new App(), 'Stack');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records');
  return { stack, created: new LogQueries(stack, 'LogQueries', { resourceNamePrefix, logGroup, logQueryRules: packs }) };
}

test('a rule becomes a saved query over the log group', () => {
  const { stack, created } = logQueries([RulePack.of('mine', [ruleWith('{ ($.eventName = "StopLogging") && ($.errorCode NOT EXISTS) }')])]);
  Template.fromStack(stack).templateMatches({
    Resources: {
      [stack.getLogicalId(created.node.findChild('Mine') as logs.CfnQueryDefinition)]: {
        Type: 'AWS::Logs::QueryDefinition',
        Properties: {
          Name: 'audit/mine/mine',
          LogGroupNames: ['records'],
          QueryString: [
            '# HIGH: Mine (rule mine)',
            'fields eventTime, recipientAccountId, awsRegion, userIdentity.type, userIdentity.arn, userIdentity.invokedBy, sourceIPAddress, '
              + 'eventSource, eventName, errorCode, eventID',
            '| filter eventName = "StopLogging" and not ispresent(errorCode)',
            '| sort eventTime desc',
            '| limit 1000',
          ].join('\n'),
        },
      },
    },
  });
  expect(created.queryNames).toEqual(['audit/mine/mine']);
});

test('the construct saves the rules that are asked for, and none without being asked', () => {
  const stack = new Stack(new App(), 'Stack');
  new CloudTrailAnalytics(stack, 'Quiet');
  Template.fromStack(stack).resourceCountIs('AWS::Logs::QueryDefinition', 0);

  const asked = new Stack(new App(), 'Stack');
  const audit = new CloudTrailAnalytics(asked, 'Audit', { resourceNamePrefix: 'audit', logQueryRules: [RulePack.securityHub(), RulePack.operations()] });
  const { length } = [...RulePack.securityHub().rules, ...RulePack.operations().rules];
  expect(audit.logQueries?.queryNames).toHaveLength(length);
  const template = Template.fromStack(asked);
  template.resourceCountIs('AWS::Logs::QueryDefinition', length);
  template.hasResourceProperties('AWS::Logs::QueryDefinition', { Name: 'audit/security-hub/cloudwatch-1', LogGroupNames: [{ Ref: Match.anyValue() }] });
});

test('a rule of two packs is saved once', () => {
  const { created } = logQueries([RulePack.tampering().only(['guardduty-disabled']), RulePack.recommended().only(['guardduty-disabled'])]);
  expect(created.queryNames).toEqual(['audit/tampering/guardduty-disabled']);
});

test('a value that is known at deployment stands between quotes', () => {
  const stack = new Stack(new App(), 'Stack');
  const { valueAsString } = new CfnParameter(stack, 'Trail');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records');
  const pack = RulePack.of('mine', [ruleWith(`{ $.requestParameters.name = "${valueAsString}" }`)]);
  new LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'audit', logGroup, logQueryRules: [pack] });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::QueryDefinition', {
    QueryString: { 'Fn::Join': ['', [Match.stringLikeRegexp('requestParameters.name = "$'), { Ref: 'Trail' }, Match.stringLikeRegexp('^"')]] },
  });
});

test('every rule that cannot be written is named, with the reason', () => {
  const packs = [RulePack.of('mine', [
    ruleWith('{ $.requestParameters.items[*].id = "a" }', 'any-element'),
    ruleWith('{ $.eventName = "StopLogging" }', 'fine'),
    ruleWith('{ $.requestParameters.condition NOT EXISTS }', 'absent-object'),
  ])];
  expect(() => logQueries(packs)).toThrow("logQueryRules: no query can mean what these rules do; leave them out with without(['any-element', 'absent-object']): "
    + "rule 'any-element': condition { $.requestParameters.items[*].id = \"a\" } is not supported by Logs Insights: the elements of a list are "
    + "selected by index, so [*] is not supported; rule 'absent-object': condition { $.requestParameters.condition NOT EXISTS } is not supported by "
    + 'Logs Insights: only the scalars in objects and lists are fields, so the absence of an object or a list cannot be tested');
});

test('a value that is known at deployment cannot stand beside a wildcard', () => {
  const stack = new Stack(new App(), 'Stack');
  const { valueAsString } = new CfnParameter(stack, 'Bucket');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records');
  const pack = RulePack.of('mine', [ruleWith(`{ $.requestParameters.name = "${valueAsString}*" }`)]);
  expect(() => new LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'audit', logGroup, logQueryRules: [pack] }))
    .toThrow('the condition requires a regular expression, which does not support a value that is known only at deployment');
});

const WRONG: readonly (readonly [what: string, make: () => unknown, message: string])[] = [
  ['no rule', () => logQueries([]), 'logQueryRules must be at least one pack; got none'],
  ['an empty base name', () => logQueries([RulePack.securityHub()], ' '), "resourceNamePrefix must be 1 to 120 characters; got ' '"],
  ['a long base name', () => logQueries([RulePack.securityHub()], 'a'.repeat(121)), `resourceNamePrefix must be 1 to 120 characters; got '${'a'.repeat(121)}'`],
  ['a long name', () => logQueries([RulePack.of('p'.repeat(150), [ruleWith('{ $.eventName = "a" }')])], 'a'.repeat(120)),
    'logQueryRules: the name of a query must have at most 255 characters; got 276'],
  ['ids that are the same construct id', () => logQueries([RulePack.of('one', [ruleWith('{ $.eventName = "a" }', 'a1')]),
    RulePack.of('two', [ruleWith('{ $.eventName = "b" }', 'a-1')])]), "logQueryRules: rule ids must be unique, hyphens aside; got 'a-1' in packs 'one' and 'two'"],
  ['two rules of one id', () => logQueries([RulePack.of('one', [ruleWith('{ $.eventName = "a" }')]), RulePack.of('two', [ruleWith('{ $.eventName = "b" }')])]),
    "logQueryRules: packs 'one' and 'two' have different rules with the same id"],
  ['a source without a log group', () => {
    const stack = new Stack(new App(), 'Stack');
    const source = RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Records', 'records') });
    new CloudTrailAnalytics(stack, 'Audit', { source, alarmRules: [], logQueryRules: [RulePack.securityHub()] });
  }, 'logQueryRules needs a log group'],
];

test.each(WRONG)('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});
