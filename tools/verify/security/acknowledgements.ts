import { Scanner } from './finding';

/** A finding that is accepted, with the reason. */
export interface Acknowledgement {
  readonly scanner: Scanner;
  /** The IDs of the rule. The packs of cdk-nag have different IDs for the same rule. */
  readonly ids: readonly string[];
  readonly title: string;
  /** Relative to `CloudTrailAnalytics`. */
  readonly constructPaths: readonly string[];
  readonly reason: string;
}

const NO_INLINE_POLICY = expandPacks('IAMNoInlinePolicy');
const REPLICATION = expandPacks('S3BucketReplicationEnabled');
const VERSIONING = expandPacks('S3BucketVersioningEnabled');
const KMS = expandPacks('S3DefaultEncryptionKMS');

const ACCESS_LOGS = ['Archive/AccessLogs', 'Workgroup/AccessLogs'];
const RESULTS = ['Workgroup/Results'];
const DEAD_LETTER_QUEUE = ['Notifications/DeadLetterQueue'];

/** In the order of the page. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    scanner: 'cdk-nag',
    ids: REPLICATION,
    title: 'The archive is not replicated',
    constructPaths: ['Archive/Bucket'],
    reason: 'A replica requires a bucket in another account or Region. To remove the finding, set `replicas` of the source.',
  },
  {
    scanner: 'cdk-nag',
    ids: REPLICATION,
    title: 'Access logs are not replicated',
    constructPaths: ACCESS_LOGS,
    reason: 'The archive is the evidence and can be replicated. To replicate access logs, set `accessLogBucket` to a bucket with replication.',
  },
  {
    scanner: 'cdk-nag',
    ids: VERSIONING,
    title: 'Versioning of the access log bucket is disabled',
    constructPaths: ACCESS_LOGS,
    reason: 'Amazon S3 writes each access log once with a unique key, so each object has only one version.',
  },
  {
    scanner: 'checkov',
    ids: ['CKV_AWS_21'],
    title: 'Versioning of the access log bucket is disabled',
    constructPaths: ACCESS_LOGS,
    reason: 'Amazon S3 writes each access log once with a unique key.',
  },
  {
    scanner: 'cdk-nag',
    ids: KMS,
    title: 'Access logs are encrypted with SSE-S3',
    constructPaths: ACCESS_LOGS,
    reason: 'Amazon S3 delivers server access logs only to a bucket with SSE-S3 as default encryption.',
  },
  {
    scanner: 'checkov',
    ids: ['CKV_AWS_18'],
    title: 'Requests to the access log bucket are not logged',
    constructPaths: ACCESS_LOGS,
    reason: 'A bucket that logs to itself creates a log for each log that it receives, in an infinite loop.',
  },
  {
    scanner: 'cdk-nag',
    ids: REPLICATION,
    title: 'Query results are not replicated',
    constructPaths: RESULTS,
    reason: 'Query results expire, and the query can be run again.',
  },
  {
    scanner: 'cdk-nag',
    ids: VERSIONING,
    title: 'Versioning of the query results bucket is disabled',
    constructPaths: RESULTS,
    reason: 'Each execution writes to a unique key. Versions would retain results that must expire.',
  },
  {
    scanner: 'checkov',
    ids: ['CKV_AWS_21'],
    title: 'Versioning of the query results bucket is disabled',
    constructPaths: RESULTS,
    reason: 'Each execution writes to a unique key. Versions would retain results that must expire.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    title: 'The role that CloudTrail uses to write to the log group has an inline policy',
    constructPaths: ['Trail/DeliveryRole'],
    reason: 'The policy refers to the log streams of one trail. An inline policy cannot be attached to another role and is deleted with its role.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<Region>:<account>:log-group:<log group>:log-stream:<account>_CloudTrail_*]'],
    title: 'CloudTrail can write to all log streams with a common name prefix',
    constructPaths: ['Trail/DeliveryRole'],
    reason: 'CloudTrail chooses the names of its log streams, and they always have this prefix.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<Region>:<account>:log-group:<log group>:log-stream:<organization>_*]'],
    title: 'CloudTrail can write to all log streams with the prefix of the organization',
    constructPaths: ['Trail/DeliveryRole'],
    reason: 'The names of the log streams for member accounts start with the organization ID.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    title: 'The role for S3 replication has an inline policy',
    constructPaths: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'The policy refers to one archive and its replicas. An inline policy cannot be attached to another role and is deleted with its role.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::<archive>/*]'],
    title: 'The role for S3 replication can read all log files',
    constructPaths: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'All log files are replicated.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<replica>/*]'],
    title: 'The role for S3 replication can write all objects of the replica',
    constructPaths: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'A replica object has the key of its log file, and the keys of future log files are not known.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Action::kms:GenerateDataKey*]'],
    title: 'The role for S3 replication can use all GenerateDataKey actions',
    constructPaths: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'The permission applies only to the key of the replica, and the condition `kms:ViaService` limits it to Amazon S3 in the Region of the replica.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    title: 'The role that EventBridge uses to start the state machine has an inline policy',
    constructPaths: ['Notifications/EventRole/DefaultPolicy'],
    reason: 'The policy refers to one state machine. An inline policy cannot be attached to another role and is deleted with its role.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    title: 'The role of the state machine has an inline policy',
    constructPaths: ['Notifications/StateMachine/Role/DefaultPolicy'],
    reason: 'The policy refers to the targets of one state machine. An inline policy cannot be attached to another role and is deleted with its role.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::*]'],
    title: 'The state machine can configure log delivery and send traces for all resources',
    constructPaths: ['Notifications/StateMachine/Role/DefaultPolicy'],
    reason: 'The actions for log delivery and for AWS X-Ray do not support resource-level permissions.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    title: 'The dead-letter queue has no dead-letter queue',
    constructPaths: DEAD_LETTER_QUEUE,
    reason: 'A dead-letter queue does not require another one. An alarm fires while the queue contains a message.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['Serverless-SNSRedrivePolicy'],
    title: 'A subscription has no dead-letter queue',
    constructPaths: ['Alarms/Topic/security@example.com', 'Notifications/Subscribers1/Topic/security@example.com'],
    reason: 'You create the subscription. To remove the finding, set its `deadLetterQueue`.',
  },
  {
    scanner: 'cfn-lint',
    ids: ['W3005'],
    title: 'The state machine has a redundant dependency on its role',
    constructPaths: ['Notifications/StateMachine/Resource'],
    reason: 'The CDK adds the dependency to every state machine, because the policy of the role must exist first. It has no effect.',
  },
];

/** Returns the IDs of a rule in the packs that contain it. */
function expandPacks(rule: string): string[] {
  return ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${pack}-${rule}`);
}
