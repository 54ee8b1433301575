/** What was done on a day of simulated attacks, and the rule that is about it. */
export interface AttackStep {
  readonly did: string;
  readonly rule: string;
}

/**
 * A public day of records on which Stratus Red Team went through its attacks on AWS, delivered by CloudTrail: 2,900 records of
 * 10 July 2023 in the data set of Invictus Incident Response.
 */
export const ATTACK_DAY = {
  source: 'https://github.com/invictus-ir/aws_dataset',
  records: 2_900,
};

/** Steps that the recommended pack has an alarm for. */
export const RECOMMENDED_STEPS: readonly AttackStep[] = [
  { did: 'signed in to the console without MFA', rule: 'console-login-without-mfa' },
  { did: 'stopped and deleted trails, and had one record less', rule: 'trail-tampering' },
  { did: 'had the log files deleted after a day', rule: 'bucket-lifecycle-deletes-soon' },
  { did: 'removed the flow logs of a VPC', rule: 'flow-logs-deleted' },
  { did: 'tried to take the account out of its organization', rule: 'organization-left' },
  { did: 'made a user an administrator', rule: 'admin-policy-attached' },
  { did: 'made access keys for users', rule: 'access-key-created' },
  { did: 'gave users a password for the console', rule: 'login-profile-changed' },
  { did: 'let another account take a role', rule: 'trust-policy-changed' },
  { did: 'let a certificate authority of their own take roles', rule: 'roles-anywhere-opened' },
  { did: 'let everybody call a function', rule: 'lambda-made-public' },
  { did: 'opened SSH to the world', rule: 'admin-port-open-to-world' },
  { did: 'shared snapshots of a disk and of a database', rule: 'snapshot-shared' },
  { did: 'shared a machine image', rule: 'image-shared' },
  { did: 'read all secrets', rule: 'secrets-read-by-user' },
  { did: 'decrypted all parameters', rule: 'parameters-decrypted-by-user' },
  { did: 'read the start-up scripts of all instances', rule: 'user-data-read-in-bulk' },
  { did: 'asked for the passwords of Windows instances', rule: 'windows-passwords-requested' },
  { did: 'started instances for mining', rule: 'gpu-instances-started' },
];

/** Steps that a pack on a topic has an alarm for, and the recommended one does not. */
export const OTHER_STEPS: readonly AttackStep[] = [
  { did: 'called with a tool that names itself', rule: 'attack-tool-used' },
  { did: 'made users', rule: 'user-created' },
  { did: 'let another account read a bucket', rule: 'bucket-access-changed' },
  { did: 'put their own code into a function', rule: 'lambda-code-changed' },
  { did: 'ran commands on instances to steal their credentials', rule: 'ssm-command-sent' },
  { did: 'started many instances at once', rule: 'large-fleet-started' },
  { did: 'deleted secrets with no way back', rule: 'secrets-deleted-at-once' },
];
