/** A subject of CloudTrail queries, and the saved queries on it, as `pack/id`. */
export interface Topic {
  readonly topic: string;
  readonly queries: readonly string[];
  /**
   * True for a topic about configuration items of AWS Config, which are not in CloudTrail: the queries only find the
   * events that changed the settings.
   */
  readonly configItems?: true;
}

/** The topics of common sets of CloudTrail queries. */
export const BASIC_TOPICS: readonly Topic[] = [
  topic('everything within some days', 'investigation/recent-activity'),
  topic('one Region on one day', 'investigation/region-and-day'),
  topic('a time range', 'investigation/events-in-time-range'),
  topic('events with the role behind their session', 'investigation/event-search', 'investigation/role-sessions'),
  topic('use of WorkMail', 'investigation/workmail-activity'),
  topic('decryption by key and identity', 'security/kms-decrypt-activity', 'data/new-key-users'),
  topic('buckets created by anonymous or external identities', 'security/external-bucket-creators'),
  topic('changes to specific security groups and interfaces', 'security/security-group-changes', 'network/security-group-history'),
  topic('console sign-ins from mobiles or outside a network', 'security/suspicious-console-logins', 'identity/new-login-addresses'),
  topic('most frequent errors', 'investigation/most-frequent-errors'),
  topic('most active IAM users', 'investigation/most-active-iam-users'),
  topic('root user events', 'security/root-activity', 'compliance/root-use'),
  topic('deleted buckets and who deleted them', 'security/deleted-buckets'),
];

/** The names of the sample queries of CloudTrail Lake. */
export const LAKE_TOPICS: readonly Topic[] = [
  configTopic('config item count query', 'compliance/config-recorder-changes'),
  configTopic('config table creation', 'compliance/config-recorder-changes'),
  configTopic('estimate amount of configuration items', 'compliance/config-recorder-changes'),
  configTopic('most evaluated config rule', 'compliance/config-evaluations'),
  topic('self assume role', 'identity/self-assumed-roles'),
  topic('activity performed by ip address', 'investigation/address-activity'),
  topic('aurora databases with performance insights', 'operations/aurora-instances'),
  topic('aurora mysql databases with instance class information', 'operations/aurora-instances'),
  topic('aurora postgresql databases with availability zone information', 'operations/aurora-instances', 'operations/aurora-clusters'),
  topic('aws support access', 'operations/support-access'),
  topic('cloudtrail configuration changes', 'compliance/trail-changes'),
  topic('console login with no mfa', 'identity/console-logins-without-mfa'),
  topic('cross account access', 'organization/cross-account-access', 'identity/cross-account-assumptions'),
  topic('data by week day', 'investigation/activity-by-weekday'),
  topic('database failover information', 'operations/failovers'),
  topic('database reboot information', 'operations/database-reboots'),
  topic('db cluster point in time restore', 'data/database-restores'),
  topic('dynamodb scan operations', 'data/dynamodb-scans'),
  topic('ec2 api run instances', 'operations/instances-launched'),
  topic('ec2 events', 'operations/instance-events'),
  topic('ec2 public security group', 'network/public-security-groups'),
  topic('ec2 security historical changes', 'network/security-group-history'),
  topic('event response element by event id', 'investigation/event-by-id'),
  topic('find snapshots not encrypted', 'data/unencrypted-snapshots'),
  topic('iam access key activity', 'investigation/access-key-activity'),
  topic('iam access key success activity', 'investigation/access-key-profile'),
  topic('iam idc authenticate api', 'identity/identity-center-sign-ins'),
  topic('iam idc federate api by idc user', 'identity/identity-center-account-use'),
  topic('iam idc user count and group activity', 'identity/identity-center-counts'),
  topic('iam idc user create iam role', 'identity/identity-center-iam-changes'),
  topic('iam idc user create iam user acces keys', 'identity/identity-center-iam-changes'),
  topic('iam idc user create iam user', 'identity/identity-center-iam-changes'),
  topic('iam idc user denied activity', 'identity/identity-center-denials'),
  topic('iam idc user modify iam policy', 'identity/identity-center-iam-changes'),
  topic('iam idc user mutable actions', 'identity/identity-center-user-changes'),
  topic('iam principal by launched ec2 instance id', 'operations/instance-launcher'),
  topic('iam role activity', 'investigation/role-activity'),
  topic('iam role assumed by iam access key', 'identity/roles-assumed-by-key'),
  topic('list all s3 put objects encryption status', 'data/put-encryption'),
  topic('list all errors for s3 events', 'data/s3-errors'),
  topic('list all events in a flatten table format', 'investigation/flat-events'),
  topic('list all events not in authorized region', 'compliance/activity-outside-regions'),
  topic('list all manually created resources', 'operations/manually-created-resources'),
  topic('list attempted s3 requests', 'data/denied-s3-requests'),
  topic('list events with errors', 'investigation/most-frequent-errors', 'investigation/errors-by-actor'),
  topic('list publicly accessible rds instances', 'data/public-databases'),
  topic('list write events from management console', 'operations/console-changes'),
  topic('logs by region', 'investigation/events-by-region'),
  topic('network activity events vpce access denied s3', 'network/endpoint-denials-s3'),
  topic('network activity events vpce access denied secrets manager', 'network/endpoint-denials-secrets'),
  topic('network activity events vpce access denied', 'network/endpoint-denials'),
  topic('network activity events', 'network/endpoint-activity-overview'),
  topic('rds db deleted with no snapshot', 'data/databases-deleted-without-snapshot'),
  configTopic('resource compliance', 'compliance/config-rule-changes'),
  topic('s3 actions by iam access key', 'data/s3-use-by-access-key'),
  topic('s3 buckets public access block historical changes', 'data/public-access-block-history'),
  topic('s3 buckets using acls', 'data/acl-use'),
  configTopic('ssm patch compliance all ec2 instances time range', 'operations/patch-runs', 'operations/patch-settings'),
  configTopic('ssm patch compliance all ec2 instances', 'operations/patch-reports'),
  configTopic('ssm patch compliance distinct ec2 instance latest', 'operations/patch-reports'),
  configTopic('ssm patch compliance selected ec2 instance time range', 'operations/patch-runs', 'operations/patch-reports'),
  configTopic('ssm patch compliance selected ec2 instance', 'operations/patch-reports'),
  topic('tag history by resource', 'operations/tag-history'),
  topic('tls unsupported version', 'compliance/outdated-tls'),
  topic('tls version', 'compliance/tls-versions'),
  topic('top actions by iam role', 'identity/top-actions-by-role'),
  topic('top errors', 'investigation/most-frequent-errors'),
  topic('top iam actions by principal', 'identity/top-iam-actions'),
  topic('top s3 actions', 'data/top-s3-actions'),
  topic('top s3 objects', 'data/top-objects'),
  topic('user added to admin group', 'identity/group-memberships'),
  topic('users by account', 'organization/users-by-account'),
];

/** Topics of incident response and threat hunting. */
export const INCIDENT_TOPICS: readonly Topic[] = [
  topic(
    'errors by identity, IP address and program',
    'investigation/errors-by-actor', 'investigation/errors-by-address', 'investigation/errors-by-user-agent',
  ),
  topic('activity and identities of an IP address', 'investigation/address-activity', 'investigation/address-identities'),
  topic('activity of an access key', 'investigation/access-key-activity', 'investigation/access-key-profile'),
  topic('new users, roles, keys and passwords', 'identity/identities-created', 'identity/access-keys-changed', 'identity/iam-policy-changes'),
  topic('administrator permissions', 'identity/administrator-permissions'),
  topic('trust policies and role chains', 'identity/trust-policies-changed', 'identity/cross-account-assumptions', 'identity/role-chains'),
  topic('instances: launch, user data, open ports', 'operations/instances-launched', 'operations/instance-events', 'network/public-security-groups'),
  topic('shared snapshots and images', 'data/snapshots-shared'),
  topic(
    'bucket settings', 'data/bucket-policy-changes', 'data/acl-changes', 'data/public-access-block-history', 'data/bucket-versioning-changes',
    'data/bucket-lifecycle-changes', 'data/bucket-replication-changes', 'data/bucket-encryption-changes',
  ),
  topic('objects read, written and deleted', 'data/object-reads', 'data/object-writes', 'data/object-deletions'),
  topic('secrets and parameters', 'data/secrets-read', 'data/parameters-read'),
  topic('keys and grants', 'data/key-changes'),
  topic('functions and their layers', 'security/lambda-changes'),
  topic(
    'disabled logging and monitoring', 'compliance/trail-changes', 'compliance/config-recorder-changes', 'security/weakened-protections',
    'network/flow-log-changes',
  ),
  topic('accounts and policies of the organization', 'organization/account-changes', 'organization/policy-changes'),
  topic(
    'sign-ins to the console', 'identity/console-logins-without-mfa', 'identity/failed-console-logins', 'identity/new-login-addresses',
    'identity/federated-role-users', 'compliance/root-use',
  ),
  topic('IAM Identity Center', 'identity/identity-center-directory-changes', 'identity/identity-center-access-granted'),
  topic('new Regions and services', 'security/new-regions', 'investigation/new-services'),
  topic('calls and hours that are new for an identity', 'identity/first-time-calls', 'identity/unusual-hours'),
  topic('enumeration', 'investigation/enumeration-bursts'),
  topic('AWS STS', 'identity/sts-calls'),
  topic('commands and sessions on instances', 'security/ssm-commands', 'security/instance-access'),
  topic('ransomware', 'security/ransomware-indicators', 'security/deletion-bursts', 'data/put-encryption', 'data/backups-deleted'),
  topic('manual changes', 'operations/manually-created-resources'),
  topic('TLS below policy', 'compliance/outdated-tls', 'compliance/weak-ciphers'),
  topic('denials by VPC endpoints', 'network/endpoint-denials', 'network/endpoint-external-accounts'),
  topic('unusual rates of calls and errors', 'insights/unusual-rates', 'insights/attributions'),
  topic('throttling', 'cost/throttled-calls'),
  topic('growth of event volume and cost', 'cost/event-volume-by-service', 'cost/event-volume-by-caller', 'cost/data-event-volume'),
];

function topic(name: string, ...queries: readonly string[]): Topic {
  return { topic: name, queries };
}

function configTopic(name: string, ...queries: readonly string[]): Topic {
  return { topic: name, queries, configItems: true };
}
