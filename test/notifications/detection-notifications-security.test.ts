import { Match } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { DetectionNotifications, EventNotification, RulePack } from '../../src';
import { only, statement, synthesise } from '../template';
import { createRule, ENV } from './synthesize';

describe('security', () => {
  const all = synthesise((stack) => {
    const key = new kms.Key(stack, 'Key');
    new DetectionNotifications(stack, 'Events', {
      resourceNamePrefix: 'audit',
      detectionRules: [RulePack.of('acme', [createRule('mine')])],
      encryptionKey: key,
      eventNotifications: [
        EventNotification.subscribers([new EmailSubscription('security@example.com')]),
        EventNotification.chat(new sns.Topic(stack, 'Chat', { masterKey: new kms.Key(stack, 'ChatKey') })),
        EventNotification.eventBus(new events.EventBus(stack, 'Bus')),
      ],
    });
  }, ENV);
  const { template } = all;
  const findPolicy = (role: RegExp): { Statement: Record<string, unknown>[] } => Object.values(template.findResources('AWS::IAM::Policy'))
    .find(({ Properties }) => role.test(Properties.Roles[0].Ref))!.Properties.PolicyDocument;

  test('the role of the event rules has permission to start only this state machine', () => {
    expect(findPolicy(/EventRole/).Statement).toEqual([
      { Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: expect.stringMatching('StateMachine') } },
    ]);
  });

  test('the role of the state machine has permissions only on the topics, the event bus, the queue, and the key', () => {
    const byAction = Object.fromEntries(findPolicy(/StateMachineRole/).Statement.map(({ Action, Resource }) => [`${[Action].flat()[0]} ${JSON.stringify(Resource)}`, 1]));
    const granted = Object.keys(byAction).sort();
    expect(findPolicy(/StateMachineRole/).Statement.flatMap(({ Action }) => [Action].flat()).filter((action) => String(action).includes('*'))).toEqual([]);
    expect(granted).toEqual([
      expect.stringMatching(/^events:PutEvents .*Bus/),
      expect.stringMatching(/^kms:Decrypt .*ChatKey/),
      expect.stringMatching(/^kms:Decrypt .*Key/),
      expect.stringMatching(/^logs:CreateLogDelivery "\*"/),
      expect.stringMatching(/^sns:Publish .*Chat/),
      expect.stringMatching(/^sns:Publish .*Subscribers1Topic/),
      expect.stringMatching(/^sqs:SendMessage .*DeadLetterQueue/),
      expect.stringMatching(/^xray:PutTraceSegments "\*"/),
    ]);
  });

  test('only services on behalf of this account can assume the roles', () => {
    for (const [service, resource] of [['states', ':stateMachine:*'], ['events', ':rule/*']]) {
      template.hasResourceProperties('AWS::IAM::Role', {
        AssumeRolePolicyDocument: {
          Statement: [{
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: `${service}.amazonaws.com` },
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:us-east-1:111122223333${resource}`]] } },
            },
          }],
        },
      });
    }
  });

  test('the new topic, the queue, and the log group are encrypted with a key that EventBridge and CloudWatch Logs can use', () => {
    const own = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] };
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: own });
    template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: own, MessageRetentionPeriod: 1209600 });
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: own, LogGroupName: '/aws/vendedlogs/states/audit', RetentionInDays: 365 });
    const { KeyPolicy } = Object.entries(template.findResources('AWS::KMS::Key')).find(([id]) => id.startsWith('Key'))![1].Properties;
    const rules = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':events:us-east-1:111122223333:rule/*']] };
    expect(statement(KeyPolicy, 'AllowEventsToEncrypt')).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { ArnLike: { 'aws:SourceArn': rules } },
    });
    expect(statement(KeyPolicy, 'AllowMessageLogEncryption')).toMatchObject({ Principal: { Service: { 'Fn::Join': ['', ['logs.us-east-1.', { Ref: 'AWS::URLSuffix' }]] } } });
    const queuePolicy = only(template, 'AWS::SQS::QueuePolicy').Properties.PolicyDocument;
    expect(statement(queuePolicy, 'AllowEventsToSend')).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Condition: { ArnLike: { 'aws:SourceArn': rules } },
    });
    expect(queuePolicy.Statement).toContainEqual(expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }));
  });

  test('the state machine is an Express state machine with tracing, and with a log of all steps without their data', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'EXPRESS',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false, Destinations: [Match.anyValue()] },
      TracingConfiguration: { Enabled: true },
    });
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('a warning contains the statements that the policy of an imported key requires', () => {
    const { annotations } = synthesise((stack) => {
      new DetectionNotifications(stack, 'Events', {
        resourceNamePrefix: 'audit',
        detectionRules: [RulePack.of('acme', [createRule('mine')])],
        eventNotifications: [EventNotification.subscribers([new EmailSubscription('a@example.com')])],
        encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111122223333:key/1234'),
      });
    }, ENV);
    annotations.hasWarning('/Test/Events', Match.stringLikeRegexp('"Sid":"AllowEventsToEncrypt"'));
    annotations.hasWarning('/Test/Events/StateMachine', Match.stringLikeRegexp('"Sid":"AllowMessageLogEncryption"'));
  });
});
