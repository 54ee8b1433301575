/** A step of the attacks, and the rule that detects it. */
export interface AttackStep {
  readonly did: string;
  readonly rule: string;
}

/**
 * A public data set of Invictus Incident Response: 2,900 CloudTrail records of 10 July 2023, a day on which Stratus Red Team ran its attack
 * techniques for AWS.
 */
export const ATTACK_DAY = {
  source: 'https://github.com/invictus-ir/aws_dataset',
  records: 2_900,
};

/** Steps that the recommended pack detects. */
export const RECOMMENDED_STEPS: readonly AttackStep[] = [
  { did: 'signed in to the console without MFA', rule: 'console-login-without-mfa' },
  { did: 'stopped, deleted, and changed trails', rule: 'trail-tampering' },
  { did: 'set a lifecycle rule that deletes the log files after one day', rule: 'bucket-lifecycle-deletes-soon' },
  { did: 'deleted the flow logs of a VPC', rule: 'flow-logs-deleted' },
  { did: 'tried to remove the account from its organization', rule: 'organization-left' },
  { did: 'attached an administrator policy to a user', rule: 'admin-policy-attached' },
  { did: 'created access keys for users', rule: 'access-key-created' },
  { did: 'created console passwords for users', rule: 'login-profile-changed' },
  { did: 'allowed another account to assume a role', rule: 'trust-policy-changed' },
  { did: 'allowed an external certificate authority to assume roles', rule: 'roles-anywhere-opened' },
  { did: 'made a function public', rule: 'lambda-made-public' },
  { did: 'opened SSH to the internet', rule: 'admin-port-open-to-world' },
  { did: 'shared snapshots of a volume and a database', rule: 'snapshot-shared' },
  { did: 'shared a machine image', rule: 'image-shared' },
  { did: 'read all secrets', rule: 'secrets-read-by-user' },
  { did: 'decrypted all parameters', rule: 'parameters-decrypted-by-user' },
  { did: 'read the user data of all instances', rule: 'user-data-read-in-bulk' },
  { did: 'requested the passwords of Windows instances', rule: 'windows-passwords-requested' },
  { did: 'started GPU instances', rule: 'gpu-instances-started' },
];

/** Steps that only the topic packs detect. */
export const OTHER_STEPS: readonly AttackStep[] = [
  { did: 'used an attack tool with its default user agent', rule: 'attack-tool-used' },
  { did: 'created users', rule: 'user-created' },
  { did: 'allowed another account to read a bucket', rule: 'bucket-access-changed' },
  { did: 'changed the code of a function', rule: 'lambda-code-changed' },
  { did: 'ran commands on instances to steal their credentials', rule: 'ssm-command-sent' },
  { did: 'started many instances at once', rule: 'large-fleet-started' },
  { did: 'deleted secrets without a recovery window', rule: 'secrets-deleted-at-once' },
];
