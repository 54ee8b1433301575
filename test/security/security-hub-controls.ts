import { DeployedResource } from './deployed';
import { listStatements } from './statements';

/** A Security Hub control that can be evaluated on a template. */
export interface Control {
  /** The resource type that it evaluates. */
  readonly type: string;
  /** Indicates whether a resource passes. */
  readonly passes: (resource: DeployedResource, all: readonly DeployedResource[]) => boolean;
}

const TRAIL = 'AWS::CloudTrail::Trail';
const BUCKET = 'AWS::S3::Bucket';
const ALARM = 'AWS::CloudWatch::Alarm';
const KEY = 'AWS::KMS::Key';
const TOPIC = 'AWS::SNS::Topic';
/** Minimum retention of CloudWatch.16. */
const MIN_LOG_DAYS = 365;

/** The controls for the resource types of this library, except CloudWatch.1 to CloudWatch.14, which are a rule pack. */
export const CONTROLS: Readonly<Record<string, Control>> = {
  'CloudTrail.1': { type: TRAIL, passes: ({ properties }) => properties.IsMultiRegionTrail === true && recordsAllManagementEvents(properties) },
  'CloudTrail.2': { type: TRAIL, passes: ({ properties }) => Boolean(properties.KMSKeyId) },
  'CloudTrail.3': { type: TRAIL, passes: ({ properties }) => properties.IsLogging === true },
  'CloudTrail.4': { type: TRAIL, passes: ({ properties }) => properties.EnableLogFileValidation === true },
  'CloudTrail.5': { type: TRAIL, passes: ({ properties }) => Boolean(properties.CloudWatchLogsLogGroupArn && properties.CloudWatchLogsRoleArn) },
  'CloudTrail.6': { type: TRAIL, passes: (trail, all) => findBuckets(trail, all).every((bucket) => blocksPublicAccess(bucket) && !isPublic(bucket, all)) },
  'CloudTrail.7': { type: TRAIL, passes: (trail, all) => findBuckets(trail, all).every(({ properties }) => Boolean(properties.LoggingConfiguration)) },
  'CloudTrail.9': { type: TRAIL, passes: hasTags },
  'CloudWatch.15': { type: ALARM, passes: ({ properties }) => properties.AlarmActions?.length > 0 },
  'CloudWatch.16': { type: 'AWS::Logs::LogGroup', passes: ({ properties }) => properties.RetentionInDays >= MIN_LOG_DAYS },
  'CloudWatch.17': { type: ALARM, passes: ({ properties }) => properties.ActionsEnabled !== false },
  'Athena.3': { type: 'AWS::Athena::WorkGroup', passes: hasTags },
  'Athena.4': { type: 'AWS::Athena::WorkGroup', passes: ({ properties }) => properties.WorkGroupConfiguration.PublishCloudWatchMetricsEnabled === true },
  'S3.5': { type: BUCKET, passes: requiresTls },
  'S3.7': { type: BUCKET, passes: ({ properties }) => Boolean(properties.ReplicationConfiguration) },
  'S3.8': { type: BUCKET, passes: blocksPublicAccess },
  'S3.9': { type: BUCKET, passes: ({ properties }) => Boolean(properties.LoggingConfiguration) },
  'S3.10': { type: BUCKET, passes: ({ properties }) => !isVersioned(properties) || hasLifecycle(properties) },
  'S3.11': { type: BUCKET, passes: ({ properties }) => Boolean(properties.NotificationConfiguration) },
  'S3.12': { type: BUCKET, passes: ({ properties }) => !properties.AccessControl && properties.OwnershipControls?.Rules[0].ObjectOwnership === 'BucketOwnerEnforced' },
  'S3.13': { type: BUCKET, passes: ({ properties }) => hasLifecycle(properties) },
  'S3.14': { type: BUCKET, passes: ({ properties }) => isVersioned(properties) },
  'S3.15': { type: BUCKET, passes: ({ properties }) => properties.ObjectLockEnabled === true },
  'S3.17': { type: BUCKET, passes: ({ properties }) => getEncryption(properties) === 'aws:kms' },
  'S3.20': { type: BUCKET, passes: ({ properties }) => !isVersioned(properties) || hasLifecycle(properties) },
  'S3.22': { type: TRAIL, passes: ({ properties }) => recordsAllObjects(properties, 'true') },
  'S3.23': { type: TRAIL, passes: ({ properties }) => recordsAllObjects(properties, 'false') },
  'KMS.1': { type: 'AWS::IAM::ManagedPolicy', passes: restrictsDecryption },
  'KMS.2': { type: 'AWS::IAM::Policy', passes: restrictsDecryption },
  'KMS.4': { type: KEY, passes: ({ properties }) => properties.EnableKeyRotation === true },
  'KMS.5': { type: KEY, passes: (key) => !grantsToAllPrincipals(key) },
  'SNS.1': { type: TOPIC, passes: ({ properties }) => Boolean(properties.KmsMasterKeyId) },
  'SNS.3': { type: TOPIC, passes: hasTags },
  'SNS.4': { type: 'AWS::SNS::TopicPolicy', passes: (policy) => !grantsToAllPrincipals(policy) },
};

/** Finds the resources that fail a control. */
export function findFailing(control: Control, all: readonly DeployedResource[]): DeployedResource[] {
  return all.filter((resource) => resource.type === control.type && resource.path !== undefined && !control.passes(resource, all));
}

function recordsAllManagementEvents({ EventSelectors: basic, AdvancedEventSelectors: advanced }: Record<string, any>): boolean {
  if (basic) return basic.some((selector: any) => selector.IncludeManagementEvents === true && selector.ReadWriteType === 'All' && !selector.ExcludeManagementEventSources?.length);
  return advanced.some(({ FieldSelectors: fields }: any) => fields.length === 1 && fields[0].Field === 'eventCategory' && fields[0].Equals[0] === 'Management');
}

/** Checks whether reads or writes of all objects are recorded. */
function recordsAllObjects({ AdvancedEventSelectors: advanced }: Record<string, any>, readOnly: string): boolean {
  return (advanced ?? []).some(({ FieldSelectors: fields }: any) => fields.some((field: any) => field.Field === 'resources.type' && field.Equals[0] === 'AWS::S3::Object')
    && fields.every((field: any) => field.Field !== 'resources.ARN' && (field.Field !== 'readOnly' || field.Equals.includes(readOnly))));
}

function findBuckets(trail: DeployedResource, all: readonly DeployedResource[]): DeployedResource[] {
  return all.filter(({ type, logicalId }) => type === BUCKET && trail.properties.S3BucketName === `\${${logicalId}}`);
}

function findPolicies(bucket: DeployedResource, all: readonly DeployedResource[]): DeployedResource[] {
  return all.filter(({ type, properties }) => type === 'AWS::S3::BucketPolicy' && properties.Bucket === `\${${bucket.logicalId}}`);
}

function isPublic(bucket: DeployedResource, all: readonly DeployedResource[]): boolean {
  return findPolicies(bucket, all).some(grantsToAllPrincipals);
}

function requiresTls(bucket: DeployedResource, all: readonly DeployedResource[]): boolean {
  const arn = `\${${bucket.logicalId}.Arn}`;
  return findPolicies(bucket, all).flatMap(listStatements).some(({ effect, principals, actions, resources, conditions }) =>
    effect === 'Deny' && principals.includes('*') && actions.includes('s3:*') && resources.includes(arn) && resources.includes(`${arn}/*`)
    && conditions.join() === 'Bool aws:SecureTransport ["false"]');
}

function blocksPublicAccess({ properties: { PublicAccessBlockConfiguration: block = {} } }: DeployedResource): boolean {
  return ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every((name) => block[name] === true);
}

function grantsToAllPrincipals(resource: DeployedResource): boolean {
  return listStatements(resource).some(({ effect, principals }) => effect === 'Allow' && principals.includes('*'));
}

function restrictsDecryption(policy: DeployedResource): boolean {
  return !listStatements(policy).some(({ effect, actions, resources }) => effect === 'Allow'
    && actions.some((action) => /^(\*|kms:(\*|Decrypt\*?|ReEncrypt(\*|From)))$/.test(action)) && resources.some((arn) => /^\*$|:key\/\*$/.test(arn)));
}

function isVersioned({ VersioningConfiguration: versioning }: Record<string, any>): boolean {
  return versioning?.Status === 'Enabled';
}

function hasLifecycle({ LifecycleConfiguration: lifecycle }: Record<string, any>): boolean {
  return lifecycle?.Rules.some(({ Status }: any) => Status === 'Enabled') ?? false;
}

function getEncryption({ BucketEncryption: encryption }: Record<string, any>): string {
  return encryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm;
}

function hasTags({ properties }: DeployedResource): boolean {
  return properties.Tags?.length > 0;
}
