import { Scanner } from './finding';

/** What stays as it is although a scanner finds it, and why. */
export interface Acknowledgement {
  readonly scanner: Scanner;
  /** The ids of one rule; packs of cdk-nag that have it in common each have an id of their own. */
  readonly ids: readonly string[];
  /** What is found, in a few words. */
  readonly what: string;
  /** Paths of constructs within `CloudTrailAnalytics`. */
  readonly places: readonly string[];
  readonly reason: string;
}

const NO_INLINE_POLICY = inPacks('IAMNoInlinePolicy');
const REPLICATION = inPacks('S3BucketReplicationEnabled');
const VERSIONING = inPacks('S3BucketVersioningEnabled');
const KMS = inPacks('S3DefaultEncryptionKMS');

const ACCESS_LOGS = ['Archive/AccessLogs', 'Queries/AccessLogs'];
const RESULTS = ['Queries/Results'];
const UNDELIVERED = ['Notifications/DeadLetterQueue'];

/** In the order of the page: by what a user deploys. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    scanner: 'cdk-nag',
    ids: REPLICATION,
    what: 'The archive is not copied',
    places: ['Archive/Bucket'],
    reason: 'A copy protects most in another account or Region, which only you can name: give `replicas` to the source, and the finding is gone.',
  },
  {
    scanner: 'cdk-nag',
    ids: REPLICATION,
    what: 'Access logs are not copied',
    places: ACCESS_LOGS,
    reason: 'The evidence is the archive, and that can be copied. Where you want copies of access logs, too, give an `accessLogBucket` that has them.',
  },
  {
    scanner: 'cdk-nag',
    ids: VERSIONING,
    what: 'Access logs have no versions',
    places: ACCESS_LOGS,
    reason: 'S3 writes each access log once, under a name of its own, so that there would be one version of each.',
  },
  {
    scanner: 'checkov',
    ids: ['CKV_AWS_21'],
    what: 'Access logs have no versions',
    places: ACCESS_LOGS,
    reason: 'As above: each is written once.',
  },
  {
    scanner: 'cdk-nag',
    ids: KMS,
    what: 'Access logs are encrypted by the key of S3',
    places: ACCESS_LOGS,
    reason: 'S3 delivers server access logs only to a bucket whose default encryption is its own, SSE-S3.',
  },
  {
    scanner: 'checkov',
    ids: ['CKV_AWS_18'],
    what: 'Requests to the access logs are not logged',
    places: ACCESS_LOGS,
    reason: 'A bucket that logs to itself writes a log of each log that it receives, without an end.',
  },
  {
    scanner: 'cdk-nag',
    ids: REPLICATION,
    what: 'Results of queries are not copied',
    places: RESULTS,
    reason: 'They expire, and running a query again makes them anew from the archive.',
  },
  {
    scanner: 'cdk-nag',
    ids: VERSIONING,
    what: 'Results of queries have no versions',
    places: RESULTS,
    reason: 'Each execution writes under an id of its own and overwrites nothing; versions would keep what is meant to expire.',
  },
  {
    scanner: 'checkov',
    ids: ['CKV_AWS_21'],
    what: 'Results of queries have no versions',
    places: RESULTS,
    reason: 'As above: they are meant to expire.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    what: 'The policy of the role by which CloudTrail writes to the log group is inline',
    places: ['Trail/DeliveryRole'],
    reason: 'It names the streams of one trail and is of use to no other role; inline, nobody can attach it elsewhere, and it goes with its role.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<Region>:<account>:log-group:<log group>:log-stream:<account>_CloudTrail_*]'],
    what: 'CloudTrail may write to streams of the log group whose names have a common beginning',
    places: ['Trail/DeliveryRole'],
    reason: 'CloudTrail itself names its streams, and always with this beginning; the policy reaches no other stream.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<Region>:<account>:log-group:<log group>:log-stream:<organization>_*]'],
    what: 'The same, for an organization trail',
    places: ['Trail/DeliveryRole'],
    reason: "The streams with the records of member accounts begin with the organization's id.",
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    what: 'The policy of the role by which S3 copies log files is inline',
    places: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'It names one archive and its copies, and is of use to no other role.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::<archive>/*]'],
    what: 'S3 may read every log file, to copy it',
    places: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'Every log file is to be copied.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<replica>/*]'],
    what: 'S3 may write every object of the bucket for copies',
    places: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'A copy has the key of its log file, and nobody knows the keys of log files to come.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Action::kms:GenerateDataKey*]'],
    what: 'S3 may make data keys for copies, with and without their plain text',
    places: ['Archive/ReplicationRole/DefaultPolicy'],
    reason: 'The key is the one that is given for the copies, and the condition `kms:ViaService` lets S3 in its Region alone use it.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    what: 'The policy of the role by which EventBridge starts the state machine is inline',
    places: ['Notifications/EventRole/DefaultPolicy'],
    reason: 'It allows to start one state machine, and is of use to no other role.',
  },
  {
    scanner: 'cdk-nag',
    ids: NO_INLINE_POLICY,
    what: 'The policy of the role of the state machine is inline',
    places: ['Notifications/StateMachine/Role/DefaultPolicy'],
    reason: 'It names where this state machine sends messages, and is of use to no other role.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-IAM5[Resource::*]'],
    what: 'The state machine may set up its own logging and send traces for any resource',
    places: ['Notifications/StateMachine/Role/DefaultPolicy'],
    reason: 'The actions for log delivery and for X-Ray know no resource, so that `*` is all that a policy can say.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    what: 'The queue for undelivered events has no queue for undelivered messages',
    places: UNDELIVERED,
    reason: 'It is that queue. An alarm fires while a message waits in it.',
  },
  {
    scanner: 'cdk-nag',
    ids: ['Serverless-SNSRedrivePolicy'],
    what: 'A subscription has no queue for undelivered messages',
    places: ['Rules/Topic/security@example.com', 'Notifications/Subscribers1/Topic/security@example.com'],
    reason: 'The subscription is yours: it can be given a `deadLetterQueue`, and the finding is gone.',
  },
  {
    scanner: 'cfn-lint',
    ids: ['W3005'],
    what: 'The state machine says twice that it depends on its role',
    places: ['Notifications/StateMachine/Resource'],
    reason: 'The CDK writes the dependency for every state machine, as the policy of the role must be there first; once too often does no harm.',
  },
];

/** The ids of a rule in those packs that have it in common. */
function inPacks(rule: string): string[] {
  return ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${pack}-${rule}`);
}
