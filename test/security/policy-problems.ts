import { Stack } from 'aws-cdk-lib';
import { deployedBy } from './deployed';
import { requiredStatements, Statement, statementsOf } from './statements';

/** AWS documents no condition on the source for these: CloudTrail makes the calls before it acts for a certain trail. */
const WITHOUT_SOURCE = ['AllowCloudTrailDecryptTrail', 'AllowCloudTrailDescribeKey'];

/** Roles whose trust AWS documents without a source: nobody can pass a role to a trail or a bucket of another account. */
const TRUSTED_WITHOUT_SOURCE: Readonly<Record<string, string>> = {
  'Trail/DeliveryRole': 'Service:cloudtrail.amazonaws.com',
  'Archive/ReplicationRole': 'Service:s3.amazonaws.com',
};

/** Actions with a wildcard as AWS documents them, by the statement's id. */
const WILDCARD_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  AllowCloudTrailEncryptLogs: ['kms:GenerateDataKey*'],
  AllowLogGroupEncryption: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
  AllowMessageLogEncryption: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
  AllowAlarmsToEncrypt: ['kms:GenerateDataKey*'],
  EncryptCopies: ['kms:GenerateDataKey*'],
  AllowArchiveToEncryptCopies: ['kms:GenerateDataKey*'],
};

/** Actions that know no resource. */
const WITHOUT_RESOURCE = /^(logs:(Create|Get|Update|Delete|List)LogDeliver(y|ies)|logs:(Put|Describe)ResourcePolic(y|ies)|logs:DescribeLogGroups|xray:.+)$/;

/** What is wrong with the policies that a stack deploys, and with those that it asks others to have. */
export function policyProblems(stack: Stack): string[] {
  const deployed = deployedBy(stack).filter(({ place }) => place !== undefined).map(statementsOf);
  return [
    ...[...deployed.flat(), ...requiredStatements(stack)]
      .flatMap((statement) => problemsOf(statement, stack.account).map((problem) => `${statement.where}: ${statement.sid ?? 'a statement'} ${problem}`)),
    ...deployed.flatMap(repeatedSids),
  ];
}

/** IAM and SNS, for two, refuse a policy in which two statements have one id. */
function repeatedSids(statements: readonly Statement[]): string[] {
  const sids = statements.flatMap(({ kind, sid }) => (sid === undefined ? [] : [`${kind} ${sid}`]));
  return sids.filter((sid, index) => sids.indexOf(sid) !== index).map((sid) => `${statements[0].where}: ${sid} is there twice`);
}

function problemsOf(statement: Statement, account: string): string[] {
  const problems = statement.negations.map((name) => `has ${name}`);
  if (statement.effect === 'Deny') return problems;
  const { principals, actions, resources, kind } = statement;
  if (kind !== 'identity' && principals.length === 0) problems.push('names no principal');
  if (principals.includes('*')) problems.push('grants to everybody');
  for (const principal of principals) {
    if (principal.startsWith('Service:') && !hasSource(statement, principal)) problems.push(`lets ${principal} act for anybody`);
    if (principal.startsWith('AWS:') && !principal.includes(`:${account}:`) && !principal.includes('${')) problems.push(`lets ${principal} in`);
  }
  if (!isAccountItself(statement, account)) {
    const allowed = WILDCARD_ACTIONS[(statement.sid ?? '').replace(/\d+$/, '')] ?? [];
    problems.push(...actions.filter((action) => action.includes('*') && !allowed.includes(action)).map((action) => `allows ${action}`));
  }
  if (kind === 'identity' && resources.includes('*') && !actions.every((action) => WITHOUT_RESOURCE.test(action))) problems.push('allows it on everything');
  return problems;
}

/** Whether the service acts for this account, or for what is named, alone. */
function hasSource({ sid, where, kind, conditions }: Statement, principal: string): boolean {
  const keys = conditions.map((condition) => condition.split(' ')[1]);
  return keys.includes('aws:SourceArn') || keys.includes('aws:SourceAccount')
    // a log group's ARN has the account in it
    || (/^Service:logs\./.test(principal) && conditions.some((condition) => /^ArnEquals kms:EncryptionContext:aws:logs:arn \["[^*]+"\]$/.test(condition)))
    || (principal === 'Service:cloudtrail.amazonaws.com' && WITHOUT_SOURCE.includes((sid ?? '').replace(/\d+$/, '')))
    || (kind === 'trust' && TRUSTED_WITHOUT_SOURCE[where] === principal);
}

/** A key's policy must let the account's own administrators in, or nobody could ever change it. */
function isAccountItself({ kind, principals, actions }: Statement, account: string): boolean {
  return kind === 'resource' && actions.join() === 'kms:*' && principals.length === 1 && principals[0].endsWith(`:iam::${account}:root`);
}
