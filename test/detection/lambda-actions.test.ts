import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LambdaAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CloudTrailAnalytics, EventNotification, RulePack } from '../../src';

const FLAG = '@aws-cdk/aws-cloudwatch-actions:changeLambdaPermissionLogicalIdForLambdaAction';

function createStack(flag?: boolean): Stack {
  return new Stack(new App({ context: flag === undefined ? {} : { [FLAG]: flag } }), 'Test', { env: { account: '111122223333', region: 'us-east-1' } });
}

function createFunction(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Function', { runtime: lambda.Runtime.NODEJS_20_X, handler: 'index.handler', code: lambda.Code.fromInline('x') });
}

/** Returns the source ARNs of the permissions on functions. */
function findSourceArns(stack: Stack): unknown[] {
  const permissions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Permission'));
  return permissions.map(({ Properties }) => stack.resolve(Properties.SourceArn));
}

const ALL_ALARMS = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cloudwatch:us-east-1:111122223333:alarm:audit-*']] };

test.each([undefined, true, false])('a Lambda action of all alarms requires one permission, with feature flag %s', (flag) => {
  const stack = createStack(flag);
  const fn = createFunction(stack);
  new CloudTrailAnalytics(stack, 'Audit', {
    resourceNamePrefix: 'audit',
    alarmRules: [RulePack.recommended(), RulePack.securityHub()],
    alarmActions: [new LambdaAction(fn)],
  });
  expect(findSourceArns(stack)).toEqual([ALL_ALARMS]);
  const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  for (const { Properties } of alarms) expect(Properties.AlarmActions).toContainEqual(stack.resolve(fn.functionArn));
});

test.each([undefined, true, false])('a function can be an action of single alarms and of the undelivered-events alarm, with feature flag %s', (flag) => {
  const stack = createStack(flag);
  const fn = createFunction(stack);
  const audit = new CloudTrailAnalytics(stack, 'Audit', {
    resourceNamePrefix: 'audit', eventNotifications: [EventNotification.subscribers([new EmailSubscription('security@example.com')])],
  });
  audit.alarmFor('root-usage').addAlarmAction(new LambdaAction(fn));
  audit.alarmFor('trail-tampering').addAlarmAction(new LambdaAction(fn), new LambdaAction(fn, { useUniquePermissionId: true }));
  audit.alarmFor('trail-tampering').addOkAction(new LambdaAction(fn));
  audit.alarmFor('trail-tampering').addInsufficientDataAction(new LambdaAction(fn));
  audit.notifications?.addAlarmAction(new LambdaAction(fn));
  const arns = findSourceArns(stack);
  expect(new Set(arns.map((arn) => JSON.stringify(arn)))).toEqual(new Set([JSON.stringify(ALL_ALARMS)]));
  expect(arns.length).toBeLessThanOrEqual(3);
});
