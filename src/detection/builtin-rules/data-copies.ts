import { Severity } from '../severity';
import { matchEventNames, matchEvents, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

const VOLUME_PERMISSION = '$.requestParameters.createVolumePermission.add.items[*]';
const LAUNCH_PERMISSION = '$.requestParameters.launchPermission.add.items[*]';
const MODIFY_DB_SNAPSHOT = matchEventNames('ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute');

/** Databases, volumes, and the copies of both. */
export const COPIES: readonly RuleEntry[] = [
  {
    id: 'snapshot-made-public',
    title: 'Snapshot or image made public',
    severity: Severity.CRITICAL,
    pattern: `{ (($.eventName = "ModifySnapshotAttribute") && (${VOLUME_PERMISSION}.group = "all")) `
      + `|| (($.eventName = "ModifyImageAttribute") && (${LAUNCH_PERMISSION}.group = "all")) `
      + `|| (${MODIFY_DB_SNAPSHOT} && ($.requestParameters.valuesToAdd[*] = "all")) }`,
    description: 'Anyone with an AWS account can copy the volume or database.',
    runbook: 'Remove the permission immediately, and treat the contents of the snapshot as published.',
    falsePositives: 'Publishers of images.',
    techniques: ['T1537'],
  },
  {
    id: 'snapshot-shared',
    title: 'Snapshot shared with another account',
    severity: Severity.HIGH,
    pattern: `{ ((($.eventName = "ModifySnapshotAttribute") && (${VOLUME_PERMISSION}.userId = "*")) `
      + `|| (${MODIFY_DB_SNAPSHOT} && ($.requestParameters.valuesToAdd[*] != "all"))) && ${NOT_BY_SERVICE} }`,
    description: 'Another account can copy the volume or database.',
    runbook: 'Check that the account is yours. If not, remove the permission and check whether it was used.',
    falsePositives: 'Backups in another account, and copies for development.',
    techniques: ['T1537', 'T1578.001'],
  },
  {
    id: 'image-shared',
    title: 'Machine image shared with another account or an organization',
    severity: Severity.MEDIUM,
    pattern: `{ ($.eventName = "ModifyImageAttribute") && (${['userId', 'organizationArn', 'organizationalUnitArn'].map((whom) =>
      `(${LAUNCH_PERMISSION}.${whom} = "*")`).join(' || ')}) && ${NOT_BY_SERVICE} }`,
    description: 'Another account, or all accounts of an organization or unit, can launch instances from the image and read its volumes.',
    runbook: 'Check that the account or organization is yours. If not, remove the permission.',
    falsePositives: 'Images that one account builds for other accounts with tools other than Image Builder.',
    techniques: ['T1537'],
  },
  {
    id: 'shared-snapshot-used',
    title: 'Shared snapshot copied by another account',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'SharedSnapshotCopyInitiated', 'SharedSnapshotVolumeCreated')} }`,
    description: 'Another account created a volume or a copy of a snapshot that was shared with it, and now has the data.',
    runbook: 'Check that the account is yours.',
    falsePositives: 'Backups in another account.',
    techniques: ['T1537'],
  },
  {
    id: 'database-exported',
    title: 'Database snapshot or table exported',
    severity: Severity.MEDIUM,
    pattern: '{ (($.eventSource = "rds.amazonaws.com") && ($.eventName = "StartExportTask")) '
      + '|| (($.eventSource = "dynamodb.amazonaws.com") && ($.eventName = "ExportTableToPointInTime")) }',
    description: 'An entire database or table was exported to a bucket, or an attempt was made.',
    runbook: 'Check the bucket, its owner and who can read it.',
    falsePositives: 'Scheduled exports for analysis.',
    techniques: ['T1530', 'T1537'],
  },
  {
    id: 'snapshots-deleted-in-bulk',
    title: 'Snapshots or images deleted in bulk',
    severity: Severity.HIGH,
    pattern: `{ ${matchEventNames('DeleteSnapshot', 'DeregisterImage', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot')} && ${NOT_BY_SERVICE} }`,
    threshold: 10,
    description: 'Many snapshots or images that are needed to restore data were deleted within minutes.',
    runbook: 'Check that it was planned. If not, block the identity and check the Recycle Bin.',
    falsePositives: 'Scripts that delete old snapshots and images.',
    techniques: ['T1490', 'T1485'],
  },
  {
    id: 'backups-destroyed',
    title: 'Backups or their vault deleted or unlocked',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('backup', 'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupVaultLockConfiguration',
      'PutBackupVaultAccessPolicy',
      'DeleteBackupVaultAccessPolicy', 'DeleteBackupPlan')} && ${NOT_BY_SERVICE} }`,
    description: 'Backups were deleted, lost their protection, or are no longer created.',
    runbook: 'Check that it was planned. If not, block the identity.',
    falsePositives: 'Test stacks that are deleted by tools other than CloudFormation.',
    techniques: ['T1490', 'T1485'],
  },
  {
    id: 'database-public',
    title: 'Database reachable from the internet',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('rds', 'CreateDBInstance', 'ModifyDBInstance', 'RestoreDBInstanceFromDBSnapshot',
      'RestoreDBInstanceToPointInTime',
      'RestoreDBInstanceFromS3', 'CreateDBInstanceReadReplica', 'CreateDBCluster')} `
      + '&& (($.requestParameters.publiclyAccessible IS TRUE) || ($.responseElements.publiclyAccessible IS TRUE)) }',
    description: 'A database has a public address and is protected only by its security groups and passwords.',
    runbook: 'Make it private unless it is intended to be public, and check who connected.',
    falsePositives: 'Later changes to a database that is public on purpose.',
    techniques: ['T1190', 'T1133'],
  },
  {
    id: 'database-deleted-without-snapshot',
    title: 'Database deleted without a final snapshot',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('rds', 'DeleteDBInstance', 'DeleteDBCluster')} && ($.requestParameters.skipFinalSnapshot IS TRUE) `
      + `&& ${NOT_BY_SERVICE} }`,
    description: 'A database was deleted, and only earlier snapshots remain.',
    runbook: 'Check that it was planned. If not, restore the automated backup before it expires.',
    falsePositives: 'Test databases, and members of Aurora clusters.',
    techniques: ['T1485'],
  },
  {
    id: 'database-password-changed',
    title: 'Master password of a database changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('rds', 'ModifyDBInstance', 'ModifyDBCluster')} && ($.requestParameters.masterUserPassword = "*") `
      + `&& ${NOT_BY_SERVICE} }`,
    description: 'The caller that set the password can sign in to the database as its owner.',
    runbook: 'Contact the caller. If the change is unexplained, set another password.',
    falsePositives: 'Passwords that your own program rotates.',
    techniques: ['T1098'],
  },
  {
    id: 'database-cluster-changes',
    title: 'Database clusters changed, stopped or deleted',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('rds', 'ModifyDBCluster', 'StopDBCluster', 'RebootDBCluster', 'FailoverDBCluster', 'DeleteDBCluster',
      'DeleteGlobalCluster',
      'RestoreDBClusterToPointInTime', 'RestoreDBClusterFromSnapshot')} && ${NOT_BY_SERVICE} }`,
    description: 'A cluster was changed, interrupted, deleted or restored manually.',
    runbook: 'Check that it was planned.',
    falsePositives: 'Maintenance, and deployment tools other than CloudFormation.',
    techniques: ['T1489', 'T1485'],
  },
  {
    id: 'file-systems-deleted',
    title: 'File system or mount target deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('elasticfilesystem', 'DeleteFileSystem', 'DeleteMountTarget', 'DeleteFileSystemPolicy')} && ${NOT_BY_SERVICE} }`,
    description: 'Files were deleted, instances lost access to them, or a policy no longer protects them.',
    runbook: 'Check that it was planned. If not, block the identity.',
    falsePositives: 'Test stacks that are deleted by tools other than CloudFormation.',
    techniques: ['T1485'],
  },
];
