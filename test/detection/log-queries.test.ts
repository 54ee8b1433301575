import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CloudTrailAnalytics, DetectionRule, LogQueries, RecordSource, RulePack, Severity } from '../../src';

function createRule(pattern: string, id = 'mine'): DetectionRule {
  return new DetectionRule({ id, title: 'Mine', severity: Severity.HIGH, pattern: logs.FilterPattern.literal(pattern) });
}

function createQueries(packs: RulePack[], resourceNamePrefix = 'audit'): { readonly stack: Stack; readonly created: LogQueries } {
  const stack = new Stack(new App(), 'Stack');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records');
  return { stack, created: new LogQueries(stack, 'LogQueries', { resourceNamePrefix, logGroup, logQueryRules: packs }) };
}

test('each rule has a saved query for the log group', () => {
  const { stack, created } = createQueries([RulePack.of('mine', [createRule('{ ($.eventName = "StopLogging") && ($.errorCode NOT EXISTS) }')])]);
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

test('CloudTrailAnalytics saves queries only for the rules of logQueryRules', () => {
  const stack = new Stack(new App(), 'Stack');
  new CloudTrailAnalytics(stack, 'Audit');
  Template.fromStack(stack).resourceCountIs('AWS::Logs::QueryDefinition', 0);

  const other = new Stack(new App(), 'Stack');
  const logQueryRules = [RulePack.securityHub(), RulePack.operations()];
  const audit = new CloudTrailAnalytics(other, 'Audit', { resourceNamePrefix: 'audit', logQueryRules });
  const { length } = logQueryRules.flatMap(({ rules }) => rules);
  expect(audit.logQueries?.queryNames).toHaveLength(length);
  const template = Template.fromStack(other);
  template.resourceCountIs('AWS::Logs::QueryDefinition', length);
  template.hasResourceProperties('AWS::Logs::QueryDefinition', {
    Name: 'audit/security-hub/cloudwatch-1', LogGroupNames: [{ Ref: Match.anyValue() }],
  });
});

test('a rule in two packs has one query', () => {
  const { created } = createQueries([RulePack.tampering().only(['guardduty-disabled']), RulePack.recommended().only(['guardduty-disabled'])]);
  expect(created.queryNames).toEqual(['audit/tampering/guardduty-disabled']);
});

test('a token is in quotes', () => {
  const stack = new Stack(new App(), 'Stack');
  const { valueAsString } = new CfnParameter(stack, 'Trail');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records');
  const pack = RulePack.of('mine', [createRule(`{ $.requestParameters.name = "${valueAsString}" }`)]);
  new LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'audit', logGroup, logQueryRules: [pack] });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::QueryDefinition', {
    QueryString: { 'Fn::Join': ['', [Match.stringLikeRegexp('requestParameters.name = "$'), { Ref: 'Trail' }, Match.stringLikeRegexp('^"')]] },
  });
});

test('an error names each rule that cannot be expressed, with the reason', () => {
  const packs = [RulePack.of('mine', [
    createRule('{ $.requestParameters.items[*].id = "a" }', 'any-element'),
    createRule('{ $.eventName = "StopLogging" }', 'fine'),
    createRule('{ $.requestParameters.condition NOT EXISTS }', 'absent-object'),
  ])];
  expect(() => createQueries(packs)).toThrow('logQueryRules: these rules cannot be expressed as Logs Insights queries; exclude them with '
    + "without(['any-element', 'absent-object']): rule 'any-element': condition { $.requestParameters.items[*].id = \"a\" } is not supported by Logs "
    + "Insights: the elements of a list are selected by index, so [*] is not supported; rule 'absent-object': condition "
    + '{ $.requestParameters.condition NOT EXISTS } is not supported by Logs Insights: only the scalars in objects and lists are fields, so the '
    + 'absence of an object or a list cannot be tested');
});

test('a token cannot be next to a wildcard', () => {
  const stack = new Stack(new App(), 'Stack');
  const { valueAsString } = new CfnParameter(stack, 'Bucket');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'records');
  const pack = RulePack.of('mine', [createRule(`{ $.requestParameters.name = "${valueAsString}*" }`)]);
  expect(() => new LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'audit', logGroup, logQueryRules: [pack] }))
    .toThrow('the condition requires a regular expression, which does not support a value that is known only at deployment');
});

const ERRORS: readonly (readonly [title: string, create: () => unknown, message: string])[] = [
  ['no packs', () => createQueries([]), 'logQueryRules must contain at least one pack; got none'],
  ['an empty prefix', () => createQueries([RulePack.securityHub()], ' '), "resourceNamePrefix must be 1 to 120 characters; got ' '"],
  ['a prefix that is too long', () => createQueries([RulePack.securityHub()], 'a'.repeat(121)),
    `resourceNamePrefix must be 1 to 120 characters; got '${'a'.repeat(121)}'`],
  ['a query name that is too long', () => createQueries([RulePack.of('p'.repeat(150), [createRule('{ $.eventName = "a" }')])], 'a'.repeat(120)),
    'logQueryRules: query names must have at most 255 characters; got 276'],
  ['rule IDs that result in the same construct ID', () => createQueries([RulePack.of('one', [createRule('{ $.eventName = "a" }', 'a1')]),
    RulePack.of('two', [createRule('{ $.eventName = "b" }', 'a-1')])]),
  "logQueryRules: rule IDs must be unique without their hyphens; got 'a-1' in packs 'one' and 'two'"],
  ['two rules with one ID', () => createQueries([
    RulePack.of('one', [createRule('{ $.eventName = "a" }')]), RulePack.of('two', [createRule('{ $.eventName = "b" }')]),
  ]),
  "logQueryRules: packs 'one' and 'two' contain different rules with the same ID"],
  ['a source without a log group', () => {
    const stack = new Stack(new App(), 'Stack');
    const source = RecordSource.existingTrail({ bucket: s3.Bucket.fromBucketName(stack, 'Records', 'records') });
    new CloudTrailAnalytics(stack, 'Audit', { source, alarmRules: [], logQueryRules: [RulePack.securityHub()] });
  }, 'logQueryRules requires a log group, and the source, an existing trail, has none'],
];

test.each(ERRORS)('error: %s', (_, create, message) => {
  expect(create).toThrow(message);
});
