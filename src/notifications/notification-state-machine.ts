import { ArnFormat, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { facts } from './message-template/facts';
import { QueryPlace } from './message-template/links';
import { definition } from './state-machine-definition';
import { Target } from './target';
import { getKeyProp } from '../private/keys';
import { allowLogGroupEncryption } from '../private/log-group';
import { addStatement } from '../private/resource-policies';

export interface MessengerProps extends QueryPlace {
  readonly resourceNamePrefix: string;
  readonly deliveries: readonly Target[];
  readonly undelivered: sqs.Queue;
  readonly encryptionKey: kms.IKey;
}

/** The state machine that makes sentences of a rule and a record, and hands them to those who want them. */
export class NotificationStateMachine extends Construct {
  public readonly stateMachine: sfn.StateMachine;

  /** What the state machine may do: publish to its topics, keep what failed, write its log. */
  public readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: MessengerProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      description: `Lets the state machine of ${props.resourceNamePrefix} tell of events`,
      assumedBy: new iam.ServicePrincipal('states.amazonaws.com', { conditions: ownMachines(this) }),
    });
    for (const delivery of props.deliveries) delivery.grant(this.role);
    this.role.addToPolicy(new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.undelivered.queueArn] }));
    this.role.addToPolicy(new iam.PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [props.encryptionKey.keyArn],
    }));
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      definitionBody: sfn.DefinitionBody.fromString(Stack.of(this).toJsonString(definition({
        deliveries: props.deliveries,
        facts: facts(props, Aws.PARTITION, Aws.REGION),
        undeliveredQueueUrl: props.undelivered.queueUrl,
      }))),
      role: this.role,
      tracingEnabled: true,
      // All steps, without their data: the records are in the archive, and what failed is in the queue.
      logs: { destination: this.logGroup(props), level: sfn.LogLevel.ALL, includeExecutionData: false },
    });
  }

  private logGroup({ resourceNamePrefix, encryptionKey }: MessengerProps): logs.LogGroup {
    // Logs below this name need no statement of their own in a resource policy, which has room for few.
    const logGroupName = `/aws/vendedlogs/states/${resourceNamePrefix}`;
    addStatement(this, getKeyProp(this), encryptionKey, allowLogGroupEncryption(this, 'AllowMessageLogEncryption', logGroupName));
    return new logs.LogGroup(this, 'LogGroup', {
      logGroupName, encryptionKey, retention: logs.RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

function ownMachines(scope: Construct): { [operator: string]: { [key: string]: string } } {
  return {
    StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    ArnLike: {
      'aws:SourceArn': Stack.of(scope).formatArn({
        service: 'states', resource: 'stateMachine', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    },
  };
}
