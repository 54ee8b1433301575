import { Deployed } from './deployed';
import { statementsOf } from './statements';

/** A control of Security Hub, as far as a template can tell whether it passes. */
export interface Control {
  /** What it looks at. */
  readonly type: string;
  /** Whether one of these passes. */
  readonly passes: (resource: Deployed, all: readonly Deployed[]) => boolean;
}

const TRAIL = 'AWS::CloudTrail::Trail';
const BUCKET = 'AWS::S3::Bucket';
const ALARM = 'AWS::CloudWatch::Alarm';
const KEY = 'AWS::KMS::Key';
const TOPIC = 'AWS::SNS::Topic';
/** The periods that CloudWatch.16 takes begin here. */
const LEAST_LOG_DAYS = 365;

/** The controls on the kinds of resources that we make; those on metric filters, CloudWatch.1 to CloudWatch.14, are a pack of rules. */
export const CONTROLS: Readonly<Record<string, Control>> = {
  'CloudTrail.1': { type: TRAIL, passes: ({ properties }) => properties.IsMultiRegionTrail === true && recordsAllManagementEvents(properties) },
  'CloudTrail.2': { type: TRAIL, passes: ({ properties }) => Boolean(properties.KMSKeyId) },
  'CloudTrail.3': { type: TRAIL, passes: ({ properties }) => properties.IsLogging === true },
  'CloudTrail.4': { type: TRAIL, passes: ({ properties }) => properties.EnableLogFileValidation === true },
  'CloudTrail.5': { type: TRAIL, passes: ({ properties }) => Boolean(properties.CloudWatchLogsLogGroupArn && properties.CloudWatchLogsRoleArn) },
  'CloudTrail.6': { type: TRAIL, passes: (trail, all) => bucketOf(trail, all).every((bucket) => blocksPublicAccess(bucket) && !isPublic(bucket, all)) },
  'CloudTrail.7': { type: TRAIL, passes: (trail, all) => bucketOf(trail, all).every(({ properties }) => Boolean(properties.LoggingConfiguration)) },
  'CloudTrail.9': { type: TRAIL, passes: hasTags },
  'CloudWatch.15': { type: ALARM, passes: ({ properties }) => properties.AlarmActions?.length > 0 },
  'CloudWatch.16': { type: 'AWS::Logs::LogGroup', passes: ({ properties }) => properties.RetentionInDays >= LEAST_LOG_DAYS },
  'CloudWatch.17': { type: ALARM, passes: ({ properties }) => properties.ActionsEnabled !== false },
  'Athena.3': { type: 'AWS::Athena::WorkGroup', passes: hasTags },
  'Athena.4': { type: 'AWS::Athena::WorkGroup', passes: ({ properties }) => properties.WorkGroupConfiguration.PublishCloudWatchMetricsEnabled === true },
  'S3.5': { type: BUCKET, passes: takesTlsOnly },
  'S3.7': { type: BUCKET, passes: ({ properties }) => Boolean(properties.ReplicationConfiguration) },
  'S3.8': { type: BUCKET, passes: blocksPublicAccess },
  'S3.9': { type: BUCKET, passes: ({ properties }) => Boolean(properties.LoggingConfiguration) },
  'S3.10': { type: BUCKET, passes: ({ properties }) => !isVersioned(properties) || hasLifecycle(properties) },
  'S3.11': { type: BUCKET, passes: ({ properties }) => Boolean(properties.NotificationConfiguration) },
  'S3.12': { type: BUCKET, passes: ({ properties }) => !properties.AccessControl && properties.OwnershipControls?.Rules[0].ObjectOwnership === 'BucketOwnerEnforced' },
  'S3.13': { type: BUCKET, passes: ({ properties }) => hasLifecycle(properties) },
  'S3.14': { type: BUCKET, passes: ({ properties }) => isVersioned(properties) },
  'S3.15': { type: BUCKET, passes: ({ properties }) => properties.ObjectLockEnabled === true },
  'S3.17': { type: BUCKET, passes: ({ properties }) => encryptionOf(properties) === 'aws:kms' },
  'S3.20': { type: BUCKET, passes: ({ properties }) => !isVersioned(properties) || hasLifecycle(properties) },
  'S3.22': { type: TRAIL, passes: ({ properties }) => recordsAllObjects(properties, 'true') },
  'S3.23': { type: TRAIL, passes: ({ properties }) => recordsAllObjects(properties, 'false') },
  'KMS.1': { type: 'AWS::IAM::ManagedPolicy', passes: decryptsNamedKeys },
  'KMS.2': { type: 'AWS::IAM::Policy', passes: decryptsNamedKeys },
  'KMS.4': { type: KEY, passes: ({ properties }) => properties.EnableKeyRotation === true },
  'KMS.5': { type: KEY, passes: (key) => !grantsToEverybody(key) },
  'SNS.1': { type: TOPIC, passes: ({ properties }) => Boolean(properties.KmsMasterKeyId) },
  'SNS.3': { type: TOPIC, passes: hasTags },
  'SNS.4': { type: 'AWS::SNS::TopicPolicy', passes: (policy) => !grantsToEverybody(policy) },
};

/** What fails a control. */
export function failing(control: Control, all: readonly Deployed[]): Deployed[] {
  return all.filter((resource) => resource.type === control.type && resource.place !== undefined && !control.passes(resource, all));
}

function recordsAllManagementEvents({ EventSelectors: basic, AdvancedEventSelectors: advanced }: Record<string, any>): boolean {
  if (basic) return basic.some((selector: any) => selector.IncludeManagementEvents === true && selector.ReadWriteType === 'All' && !selector.ExcludeManagementEventSources?.length);
  return advanced.some(({ FieldSelectors: fields }: any) => fields.length === 1 && fields[0].Field === 'eventCategory' && fields[0].Equals[0] === 'Management');
}

/** Whether reads or writes of the objects of every bucket are recorded, without exception. */
function recordsAllObjects({ AdvancedEventSelectors: advanced }: Record<string, any>, readOnly: string): boolean {
  return (advanced ?? []).some(({ FieldSelectors: fields }: any) => fields.some((field: any) => field.Field === 'resources.type' && field.Equals[0] === 'AWS::S3::Object')
    && fields.every((field: any) => field.Field !== 'resources.ARN' && (field.Field !== 'readOnly' || field.Equals.includes(readOnly))));
}

function bucketOf(trail: Deployed, all: readonly Deployed[]): Deployed[] {
  return all.filter(({ type, logicalId }) => type === BUCKET && trail.properties.S3BucketName === `\${${logicalId}}`);
}

function policiesOf(bucket: Deployed, all: readonly Deployed[]): Deployed[] {
  return all.filter(({ type, properties }) => type === 'AWS::S3::BucketPolicy' && properties.Bucket === `\${${bucket.logicalId}}`);
}

function isPublic(bucket: Deployed, all: readonly Deployed[]): boolean {
  return policiesOf(bucket, all).some(grantsToEverybody);
}

function takesTlsOnly(bucket: Deployed, all: readonly Deployed[]): boolean {
  const arn = `\${${bucket.logicalId}.Arn}`;
  return policiesOf(bucket, all).flatMap(statementsOf).some(({ effect, principals, actions, resources, conditions }) =>
    effect === 'Deny' && principals.includes('*') && actions.includes('s3:*') && resources.includes(arn) && resources.includes(`${arn}/*`)
    && conditions.join() === 'Bool aws:SecureTransport ["false"]');
}

function blocksPublicAccess({ properties: { PublicAccessBlockConfiguration: block = {} } }: Deployed): boolean {
  return ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every((name) => block[name] === true);
}

function grantsToEverybody(resource: Deployed): boolean {
  return statementsOf(resource).some(({ effect, principals }) => effect === 'Allow' && principals.includes('*'));
}

function decryptsNamedKeys(policy: Deployed): boolean {
  return !statementsOf(policy).some(({ effect, actions, resources }) => effect === 'Allow'
    && actions.some((action) => /^(\*|kms:(\*|Decrypt\*?|ReEncrypt(\*|From)))$/.test(action)) && resources.some((arn) => /^\*$|:key\/\*$/.test(arn)));
}

function isVersioned({ VersioningConfiguration: versioning }: Record<string, any>): boolean {
  return versioning?.Status === 'Enabled';
}

function hasLifecycle({ LifecycleConfiguration: lifecycle }: Record<string, any>): boolean {
  return lifecycle?.Rules.some(({ Status }: any) => Status === 'Enabled') ?? false;
}

function encryptionOf({ BucketEncryption: encryption }: Record<string, any>): string {
  return encryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm;
}

function hasTags({ properties }: Deployed): boolean {
  return properties.Tags?.length > 0;
}
