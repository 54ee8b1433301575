import { Severity } from '../severity';
import { matchEventNames, matchEvents, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

const BLOCK = '$.requestParameters.PublicAccessBlockConfiguration';
/** These settings override existing ACLs and policies: while they are enabled, no access is public. */
const OVERRIDING = ['IgnorePublicAcls', 'RestrictPublicBuckets'];
const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', ...OVERRIDING];
const GRANTS = '$.requestParameters.AccessControlPolicy.AccessControlList.Grant';
const EVERYBODY = '*/groups/global/A*';
/** An ACL in a request header is logged under the name of the header. */
const GRANT_HEADERS = ['read', 'write', 'read-acp', 'write-acp', 'full-control'].map((right) =>
  `$.requestParameters.accessControlList.x-amz-grant-${right}`);
const LIFECYCLE_RULE = '$.requestParameters.LifecycleConfiguration.Rule';

/**
 * An enabled lifecycle rule that deletes objects or versions within three days, or objects on a date. The request contains an object
 * for one rule, and a list for several rules.
 */
const DELETES_SOON = `(${LIFECYCLE_RULE}.Status = "Enabled" || ${LIFECYCLE_RULE}[*].Status = "Enabled") && (`
  + ['', '[*]'].flatMap((element) => [
    `${LIFECYCLE_RULE}${element}.Expiration.Days <= 3`, `${LIFECYCLE_RULE}${element}.NoncurrentVersionExpiration.NoncurrentDays <= 3`,
  ]).join(' || ')
  + ` || ${LIFECYCLE_RULE}.Expiration.Date = "*" || ${LIFECYCLE_RULE}[0].Expiration.Date = "*")`;

const STATEMENT = '$.requestParameters.bucketPolicy.Statement';

/** Returns a condition for a statement that allows every principal without a condition. A principal that is a string is always `*`. */
function opensToAll(statement: string, byAccount = `(${statement}.Principal = "*") || (${statement}.Principal.AWS = %^\\*$%)`): string {
  return `((${statement}.Effect = "Allow") && (${statement}.Condition NOT EXISTS) && (${byAccount}))`;
}

/** Buckets, their objects, and the settings that protect both. */
export const BUCKETS: readonly RuleEntry[] = [
  {
    id: 'public-access-block-removed',
    title: 'S3 public access block removed',
    severity: Severity.HIGH,
    pattern: '{ (($.eventSource = "s3.amazonaws.com") || ($.eventSource = "s3-control.amazonaws.com")) '
      + `&& (${matchEventNames('DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock')} `
      + `|| (${matchEventNames('PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock')} `
      + `&& (${BLOCKS.map((name) => `(${BLOCK}.${name} IS FALSE)`).join(' || ')} `
      + `|| (($.errorCode NOT EXISTS) && (${OVERRIDING.map((name) => `(${BLOCK}.${name} NOT EXISTS)`).join(' || ')}))))) }`,
    description: 'Public access to a bucket, or to every bucket in the account, is no longer fully blocked. A setting that the call omits is also '
      + 'disabled; this is detected for IgnorePublicAcls and RestrictPublicBuckets, which override existing ACLs and policies.',
    runbook: 'Restore the block unless the bucket is intended to be public.',
    falsePositives: 'Website buckets.',
    techniques: ['T1530', 'T1562.007'],
  },
  {
    id: 'bucket-made-public',
    title: 'S3 bucket made public by its policy',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketPolicy')} && (${opensToAll(`${STATEMENT}[0]`)} || ${opensToAll(`${STATEMENT}[1]`)} `
      + `|| ${opensToAll(STATEMENT, `${STATEMENT}.Principal = "*"`)}) }`,
    description: 'The policy allows an action for every principal without a condition. Only the first two statements are evaluated, and a * in a list '
      + 'of principals is not detected.',
    runbook: 'Remove the statement unless the bucket is intended to be public, and treat its contents as published.',
    falsePositives: 'Website buckets. Block Public Access rejects or overrides such a policy.',
    techniques: ['T1530', 'T1537'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'acl-made-public',
    title: 'S3 bucket or object made public by an ACL',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketAcl', 'PutObjectAcl', 'CreateBucket', 'PutObject')} `
      + `&& (${[`${GRANTS}.Grantee.URI`, `${GRANTS}[*].Grantee.URI`, ...GRANT_HEADERS].map((field) => `(${field} = "${EVERYBODY}")`).join(' || ')} `
      + '|| ($.requestParameters.x-amz-acl = "public-read*") || ($.requestParameters.x-amz-acl = "authenticated-read")) }',
    description: 'An ACL grants access to everyone or to every authenticated AWS user. Objects are detected only if their data events are logged.',
    runbook: 'Remove the grant, and disable ACLs with the Object Ownership setting of the bucket.',
    falsePositives: 'Website buckets.',
    techniques: ['T1530'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-access-changed',
    title: 'S3 bucket policy or ACL changed manually',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('s3', 'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketCors', 'PutBucketOwnershipControls',
      'DeleteBucketOwnershipControls')} && ${NOT_BY_SERVICE} }`,
    description: 'The access to a bucket was changed without CloudFormation.',
    runbook: 'Check which accounts the policy names, and that it allows no unintended access.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1530', 'T1537'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-versioning-suspended',
    title: 'S3 bucket versioning suspended',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketVersioning')} && ($.requestParameters.VersioningConfiguration.Status = "Suspended") }`,
    description: 'Objects that are overwritten or deleted from now on cannot be recovered. This can precede data destruction or ransom.',
    runbook: 'Unless it was planned, enable versioning again and check which objects were deleted or overwritten.',
    falsePositives: 'Buckets for temporary data.',
    techniques: ['T1490', 'T1485'],
  },
  {
    id: 'bucket-mfa-delete-disabled',
    title: 'S3 MFA delete disabled',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketVersioning')} && ($.requestParameters.VersioningConfiguration.MfaDelete = "Disabled") }`,
    description: 'Versions of objects can be deleted without MFA. Only the root user can disable this protection.',
    runbook: 'Unless it was planned, enable it again and check which versions were deleted since.',
    falsePositives: 'Buckets that receive a lifecycle rule, which MFA delete does not allow.',
    techniques: ['T1490', 'T1485'],
  },
  {
    id: 'bucket-lifecycle-deletes-soon',
    title: 'S3 lifecycle rule that deletes within days',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketLifecycle')} && ${NOT_BY_SERVICE} && ${DELETES_SOON} }`,
    description: 'Objects in the bucket, or their earlier versions, are deleted after one to three days, or objects on a date, which can be in the past. '
      + 'This is an inconspicuous way to destroy data or logs. In a list of rules, only the first is checked for a date.',
    runbook: 'Remove the rule before it runs, unless the bucket contains temporary data.',
    falsePositives: 'Buckets for temporary data, and for versions that are not needed, created by tools other than CloudFormation. In a list with an '
      + 'enabled rule, a disabled rule also matches.',
    techniques: ['T1485.001'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-replication-changed',
    title: 'S3 replication configured or removed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'PutBucketReplication', 'DeleteBucketReplication')} && ${NOT_BY_SERVICE} }`,
    description: 'New objects of a bucket are copied to another destination, or are no longer copied to their backup.',
    runbook: 'Check which account owns the destination.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1537', 'T1490'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-encryption-changed',
    title: 'S3 bucket encryption changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'PutBucketEncryption', 'DeleteBucketEncryption')} && ${NOT_BY_SERVICE} }`,
    description: 'New objects are encrypted with another key, which may belong to another account.',
    runbook: 'Check who owns the key.',
    falsePositives: 'Deployment tools other than CloudFormation.',
    techniques: ['T1486'],
  },
  {
    id: 'buckets-deleted',
    title: 'Several S3 buckets deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'DeleteBucket')} && ${NOT_BY_SERVICE} }`,
    threshold: 3,
    periodMinutes: 15,
    description: 'Several buckets were deleted within minutes, or attempts were made.',
    runbook: 'Check that it was planned. If not, block the identity.',
    falsePositives: 'Test stacks that are deleted by tools other than CloudFormation.',
    techniques: ['T1485'],
  },
  {
    id: 'objects-encrypted-with-own-key',
    title: 'S3 objects written with customer-provided keys',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutObject', 'CopyObject', 'CreateMultipartUpload', 'CompleteMultipartUpload')} `
      + '&& (($.additionalEventData.SSEApplied = "SSE_C") || ($.requestParameters.x-amz-server-side-encryption-customer-algorithm = "*")) }',
    threshold: 5,
    description: 'Objects were encrypted with a key that only the caller has, as in a ransomware attack. The rule requires data events.',
    runbook: 'Block the identity, and check whether earlier versions of the objects still exist.',
    falsePositives: 'Applications that use customer-provided keys (SSE-C).',
    techniques: ['T1486'],
  },
  {
    id: 'objects-read-by-user',
    title: 'S3 objects read in bulk by an IAM user',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'GetObject')} && ($.userIdentity.type = "IAMUser") && ${NOT_BY_SERVICE} }`,
    threshold: 500,
    description: 'An IAM user, not a role, read hundreds of objects within minutes. The rule requires data events.',
    runbook: 'Check the buckets and the source IP address. If the user cannot explain the reads, deactivate the key.',
    falsePositives: 'Programs outside AWS that use the access key of a user. Raise the threshold to the usual number of reads.',
    techniques: ['T1530'],
  },
  {
    id: 'objects-deleted-in-bulk',
    title: 'S3 objects deleted in bulk',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'DeleteObject', 'DeleteObjects')} && ${NOT_BY_SERVICE} }`,
    threshold: 500,
    description: 'Hundreds of calls deleted objects within minutes. One DeleteObjects call can delete 1,000 objects. The rule requires data events.',
    runbook: 'Check the buckets and the caller. Unless it was planned, block the identity.',
    falsePositives: 'Applications that clean up, and buckets that are emptied before they are deleted.',
    techniques: ['T1485'],
  },
];
