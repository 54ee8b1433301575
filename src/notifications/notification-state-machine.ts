import { ArnFormat, Aws, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { renderEventFields } from './message-template/event-fields';
import { QueryLocation } from './message-template/links';
import { renderDefinition } from './state-machine-definition';
import { Target } from './target';
import { getKeyProp } from '../private/keys';
import { allowLogGroupEncryption } from '../private/log-group';
import { addStatement } from '../private/resource-policies';

/** Properties for `NotificationStateMachine`. */
export interface NotificationStateMachineProps extends QueryLocation {
  readonly resourceNamePrefix: string;
  readonly deadLetterQueue: sqs.Queue;
  readonly encryptionKey: kms.IKey;
}

/** The Express state machine that creates messages from a rule and a record, and sends them to the targets of the rule. */
export class NotificationStateMachine extends Construct {
  public readonly stateMachine: sfn.StateMachine;

  /** The role of the state machine, with permission to notify its targets, to send to the dead-letter queue, and to write its log. */
  public readonly role: iam.Role;

  private readonly targets: Target[] = [];

  constructor(scope: Construct, id: string, props: NotificationStateMachineProps) {
    super(scope, id);
    const { deadLetterQueue, encryptionKey } = props;
    this.role = new iam.Role(this, 'Role', {
      description: `Allows the state machine of ${props.resourceNamePrefix} to send event notifications`,
      assumedBy: new iam.ServicePrincipal('states.amazonaws.com', { conditions: restrictToStateMachines(this) }),
    });
    this.role.addToPolicy(new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetterQueue.queueArn] }));
    this.role.addToPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [encryptionKey.keyArn] }));
    const eventFields = renderEventFields(props, Aws.PARTITION, Aws.REGION);
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      // Targets can be added later.
      definitionBody: sfn.DefinitionBody.fromString(Lazy.string({
        produce: () => Stack.of(this).toJsonString(renderDefinition({
          targets: this.targets, eventFields, deadLetterQueueUrl: deadLetterQueue.queueUrl,
        })),
      })),
      role: this.role,
      tracingEnabled: true,
      // The log contains all steps without their data. The archive contains the records, and the queue contains undelivered events.
      logs: { destination: this.createLogGroup(props), level: sfn.LogLevel.ALL, includeExecutionData: false },
    });
  }

  /** Adds a target, and grants the role of the state machine the permissions that it requires. */
  public addTarget(target: Target): void {
    this.targets.push(target);
    target.grant(this.role);
  }

  private createLogGroup({ resourceNamePrefix, encryptionKey }: NotificationStateMachineProps): logs.LogGroup {
    // Log groups with this prefix require no statement in the CloudWatch Logs resource policy, which has a small maximum size.
    const logGroupName = `/aws/vendedlogs/states/${resourceNamePrefix}`;
    addStatement(this, getKeyProp(this), encryptionKey, allowLogGroupEncryption(this, 'AllowMessageLogEncryption', logGroupName));
    return new logs.LogGroup(this, 'LogGroup', {
      logGroupName, encryptionKey, retention: logs.RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

function restrictToStateMachines(scope: Construct): { [operator: string]: { [key: string]: string } } {
  return {
    StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    ArnLike: {
      'aws:SourceArn': Stack.of(scope).formatArn({
        service: 'states', resource: 'stateMachine', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    },
  };
}
