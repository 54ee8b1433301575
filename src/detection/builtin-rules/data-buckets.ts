import { Severity } from '../severity';
import { matchEventNames, matchEvents, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

const BLOCK = '$.requestParameters.PublicAccessBlockConfiguration';
/** These override lists and policies that are there: while they hold, nothing is public. */
const OVERRIDING = ['IgnorePublicAcls', 'RestrictPublicBuckets'];
const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', ...OVERRIDING];
const GRANTS = '$.requestParameters.AccessControlPolicy.AccessControlList.Grant';
const EVERYBODY = '*/groups/global/A*';
/** A list that is given as a header is logged by the header's name. */
const GRANT_HEADERS = ['read', 'write', 'read-acp', 'write-acp', 'full-control'].map((right) =>
  `$.requestParameters.accessControlList.x-amz-grant-${right}`);
const LIFECYCLE_RULE = '$.requestParameters.LifecycleConfiguration.Rule';

const STATEMENT = '$.requestParameters.bucketPolicy.Statement';

/** A statement that allows something to everybody, whatever the circumstances. A principal that is a text is always the star. */
function opensToAll(statement: string, byAccount = `(${statement}.Principal = "*") || (${statement}.Principal.AWS = %^\\*$%)`): string {
  return `((${statement}.Effect = "Allow") && (${statement}.Condition NOT EXISTS) && (${byAccount}))`;
}

/** Buckets, their objects, and what keeps both. */
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
    description: 'Of a bucket, or of every bucket in the account, public access is no longer blocked, or not in every way. A block that a call does '
      + 'not name is lifted too: seen of IgnorePublicAcls and RestrictPublicBuckets, which override lists and policies that are there.',
    runbook: 'Put the block back unless the bucket is meant to be public.',
    falsePositives: 'Buckets of web sites.',
    techniques: ['T1530', 'T1562.007'],
  },
  {
    id: 'bucket-made-public',
    title: 'S3 bucket opened to everybody by its policy',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketPolicy')} && (${opensToAll(`${STATEMENT}[0]`)} || ${opensToAll(`${STATEMENT}[1]`)} `
      + `|| ${opensToAll(STATEMENT, `${STATEMENT}.Principal = "*"`)}) }`,
    description: 'The policy allows something to everybody, on no condition. Of several statements, the first two are judged; a star in a list of '
      + 'principals is not seen.',
    runbook: 'Take the statement out unless the bucket is meant to be public, and treat what it holds as published.',
    falsePositives: 'Buckets of web sites. A public access block refuses or overrides such a policy.',
    techniques: ['T1530', 'T1537'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'acl-made-public',
    title: 'S3 bucket or object opened by an access control list',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketAcl', 'PutObjectAcl', 'CreateBucket', 'PutObject')} `
      + `&& (${[`${GRANTS}.Grantee.URI`, `${GRANTS}[*].Grantee.URI`, ...GRANT_HEADERS].map((field) => `(${field} = "${EVERYBODY}")`).join(' || ')} `
      + '|| ($.requestParameters.x-amz-acl = "public-read*") || ($.requestParameters.x-amz-acl = "authenticated-read")) }',
    description: 'A list grants rights to everybody, or to everybody with an AWS account. Objects are only seen where their data events are '
      + 'logged.',
    runbook: 'Take the grant back, and switch access control lists off by the ownership of the bucket.',
    falsePositives: 'Buckets of web sites.',
    techniques: ['T1530'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-access-changed',
    title: 'S3 bucket policy or access control list changed by hand',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('s3', 'PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketCors', 'PutBucketOwnershipControls',
      'DeleteBucketOwnershipControls')} && ${NOT_BY_SERVICE} }`,
    description: 'Who may use a bucket was changed, and not by CloudFormation.',
    runbook: 'Check which accounts the policy names, and that nobody can read what they should not.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1530', 'T1537'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-versioning-suspended',
    title: 'S3 bucket versioning suspended',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketVersioning')} && ($.requestParameters.VersioningConfiguration.Status = "Suspended") }`,
    description: 'Objects that are overwritten or deleted from now on are lost: a step before data is destroyed or held to ransom.',
    runbook: 'Enable it again unless it was planned, and see what was deleted or overwritten since.',
    falsePositives: 'Buckets of temporary data.',
    techniques: ['T1490', 'T1485'],
  },
  {
    id: 'bucket-lifecycle-deletes-soon',
    title: 'S3 lifecycle that deletes within days',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutBucketLifecycle')} && ${NOT_BY_SERVICE} `
      + `&& ((${LIFECYCLE_RULE}.Expiration.Days <= 3) || (${LIFECYCLE_RULE}[*].Expiration.Days <= 3)) }`,
    description: 'What is in the bucket will be gone in one to three days: a quiet way to destroy data or logs.',
    runbook: 'Take the rule back before it runs, unless the bucket holds temporary data.',
    falsePositives: 'Buckets of temporary data that are set up by other tools than CloudFormation.',
    techniques: ['T1485.001'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-replication-changed',
    title: 'S3 replication set up or removed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'PutBucketReplication', 'DeleteBucketReplication')} && ${NOT_BY_SERVICE} }`,
    description: 'New objects of a bucket are copied somewhere else from now on, or no longer to their backup.',
    runbook: 'Check which account the destination belongs to.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1537', 'T1490'],
    controls: ['CIS 7.0 5.8'],
  },
  {
    id: 'bucket-encryption-changed',
    title: 'S3 bucket encryption changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'PutBucketEncryption', 'DeleteBucketEncryption')} && ${NOT_BY_SERVICE} }`,
    description: 'New objects are encrypted with another key from now on, maybe one that is not yours.',
    runbook: 'Check whose key it is.',
    falsePositives: 'Other tools of deployment than CloudFormation.',
    techniques: ['T1486'],
  },
  {
    id: 'buckets-deleted',
    title: 'Several S3 buckets deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('s3', 'DeleteBucket')} && ${NOT_BY_SERVICE} }`,
    threshold: 3,
    periodMinutes: 15,
    description: 'Several buckets were deleted within minutes, or somebody tried to.',
    runbook: 'Check that it was planned; stop the identity otherwise.',
    falsePositives: 'Stacks of tests that are torn down by other tools than CloudFormation.',
    techniques: ['T1485'],
  },
  {
    id: 'objects-encrypted-with-own-key',
    title: 'S3 objects written with a key that AWS does not keep',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'PutObject', 'CopyObject', 'CompleteMultipartUpload')} && ($.additionalEventData.SSEApplied = "SSE_C") }`,
    threshold: 5,
    description: 'Objects were written with a key that only the caller has, as when data is held to ransom. It needs data events.',
    runbook: 'Stop the identity, and find out whether older versions of the objects are still there.',
    falsePositives: 'Applications that bring keys of their own.',
    techniques: ['T1486'],
  },
  {
    id: 'objects-deleted-in-bulk',
    title: 'S3 objects deleted in bulk',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('s3', 'DeleteObject', 'DeleteObjects')} && ${NOT_BY_SERVICE} }`,
    threshold: 500,
    description: 'Hundreds of calls deleted objects within minutes; one DeleteObjects call can delete a thousand. It needs data events.',
    runbook: 'See which buckets and whose calls; stop the identity unless it was planned.',
    falsePositives: 'Applications that clean up, and buckets that are emptied to be deleted.',
    techniques: ['T1485'],
  },
];
