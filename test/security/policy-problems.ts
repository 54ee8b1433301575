import { Stack } from 'aws-cdk-lib';
import { listResources } from './deployed';
import { listRequiredStatements, Statement, listStatements } from './statements';

/** Statements for which AWS documents no source condition, because CloudTrail does not call the actions for a specific trail. */
const WITHOUT_SOURCE = ['AllowCloudTrailDecryptTrail', 'AllowCloudTrailDescribeKey'];

/** Roles for which AWS documents no source condition, because a role cannot be passed to a trail or a bucket of another account. */
const TRUSTED_WITHOUT_SOURCE: Readonly<Record<string, string>> = {
  'Trail/DeliveryRole': 'Service:cloudtrail.amazonaws.com',
  'Archive/ReplicationRole': 'Service:s3.amazonaws.com',
};

/** Actions with a wildcard in the AWS documentation, by statement ID. */
const WILDCARD_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  AllowCloudTrailEncryptLogs: ['kms:GenerateDataKey*'],
  AllowLogGroupEncryption: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
  AllowMessageLogEncryption: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
  AllowAlarmsToEncrypt: ['kms:GenerateDataKey*'],
  EncryptCopies: ['kms:GenerateDataKey*'],
  AllowArchiveToEncryptCopies: ['kms:GenerateDataKey*'],
};

/** Actions that do not support resource-level permissions. */
const WITHOUT_RESOURCE = /^(logs:(Create|Get|Update|Delete|List)LogDeliver(y|ies)|logs:(Put|Describe)ResourcePolic(y|ies)|logs:DescribeLogGroups|xray:.+)$/;

/** Finds problems in the policies of a stack and in the required statements of imported resources. */
export function findPolicyProblems(stack: Stack): string[] {
  const deployed = listResources(stack).filter(({ path }) => path !== undefined).map(listStatements);
  return [
    ...[...deployed.flat(), ...listRequiredStatements(stack)]
      .flatMap((statement) => findProblems(statement, stack.account).map((problem) => `${statement.location}: ${statement.sid ?? 'a statement'} ${problem}`)),
    ...deployed.flatMap(findRepeatedSids),
  ];
}

/** IAM and Amazon SNS reject a policy with two statements that have the same ID. */
function findRepeatedSids(statements: readonly Statement[]): string[] {
  const sids = statements.flatMap(({ kind, sid }) => (sid === undefined ? [] : [`${kind} ${sid}`]));
  return sids.filter((sid, index) => sids.indexOf(sid) !== index).map((sid) => `${statements[0].location}: ${sid} is used twice`);
}

function findProblems(statement: Statement, account: string): string[] {
  const problems = statement.negations.map((name) => `has ${name}`);
  if (statement.effect === 'Deny') return problems;
  const { principals, actions, resources, kind } = statement;
  if (kind !== 'identity' && principals.length === 0) problems.push('has no principal');
  if (principals.includes('*')) problems.push('grants access to all principals');
  for (const principal of principals) {
    if (principal.startsWith('Service:') && !hasSource(statement, principal)) problems.push(`allows ${principal} without a source condition`);
    if (principal.startsWith('AWS:') && !principal.includes(`:${account}:`) && !principal.includes('${')) problems.push(`allows ${principal}`);
  }
  if (!isOwnAccount(statement, account)) {
    const allowed = WILDCARD_ACTIONS[(statement.sid ?? '').replace(/\d+$/, '')] ?? [];
    problems.push(...actions.filter((action) => action.includes('*') && !allowed.includes(action)).map((action) => `allows ${action}`));
  }
  if (kind === 'identity' && resources.includes('*') && !actions.every((action) => WITHOUT_RESOURCE.test(action))) problems.push('allows all resources');
  return problems;
}

/** Checks whether a statement allows a service only for the account or for specific resources. */
function hasSource({ sid, location, kind, conditions }: Statement, principal: string): boolean {
  const keys = conditions.map((condition) => condition.split(' ')[1]);
  return keys.includes('aws:SourceArn') || keys.includes('aws:SourceAccount')
    // The ARN of a log group contains the account.
    || (/^Service:logs\./.test(principal) && conditions.some((condition) => /^ArnEquals kms:EncryptionContext:aws:logs:arn \["[^*]+"\]$/.test(condition)))
    || (principal === 'Service:cloudtrail.amazonaws.com' && WITHOUT_SOURCE.includes((sid ?? '').replace(/\d+$/, '')))
    || (kind === 'trust' && TRUSTED_WITHOUT_SOURCE[location] === principal);
}

/** Checks whether a statement allows the account to manage a key. Every key policy requires it. */
function isOwnAccount({ kind, principals, actions }: Statement, account: string): boolean {
  return kind === 'resource' && actions.join() === 'kms:*' && principals.length === 1 && principals[0].endsWith(`:iam::${account}:root`);
}
