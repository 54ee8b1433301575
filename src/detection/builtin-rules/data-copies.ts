import { Severity } from '../severity';
import { matchEventNames, matchEvents, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

const VOLUME_PERMISSION = '$.requestParameters.createVolumePermission.add.items[*]';
const LAUNCH_PERMISSION = '$.requestParameters.launchPermission.add.items[*]';
const MODIFY_DB_SNAPSHOT = matchEventNames('ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute');

/** Databases, disks, and the copies that are made of them. */
export const COPIES: readonly RuleEntry[] = [
  {
    id: 'snapshot-made-public',
    title: 'Snapshot or image made public',
    severity: Severity.CRITICAL,
    pattern: `{ (($.eventName = "ModifySnapshotAttribute") && (${VOLUME_PERMISSION}.group = "all")) `
      + `|| (($.eventName = "ModifyImageAttribute") && (${LAUNCH_PERMISSION}.group = "all")) `
      + `|| (${MODIFY_DB_SNAPSHOT} && ($.requestParameters.valuesToAdd[*] = "all")) }`,
    description: 'Anybody with an AWS account can copy the disk or database.',
    runbook: 'Take the permission back at once, and treat what the snapshot holds as published.',
    falsePositives: 'Publishers of images.',
    techniques: ['T1537'],
  },
  {
    id: 'snapshot-shared',
    title: 'Snapshot shared with another account',
    severity: Severity.HIGH,
    pattern: `{ ((($.eventName = "ModifySnapshotAttribute") && (${VOLUME_PERMISSION}.userId = "*")) `
      + `|| (${MODIFY_DB_SNAPSHOT} && ($.requestParameters.valuesToAdd[*] != "all"))) && ${NOT_BY_SERVICE} }`,
    description: 'Another account can copy the disk or database.',
    runbook: 'Check that the account is your own; otherwise take the permission back and see whether it was used.',
    falsePositives: 'Backups that are kept in another account, and copies for development.',
    techniques: ['T1537', 'T1578.001'],
  },
  {
    id: 'image-shared',
    title: 'Machine image shared with another account or an organization',
    severity: Severity.MEDIUM,
    pattern: `{ ($.eventName = "ModifyImageAttribute") && (${['userId', 'organizationArn', 'organizationalUnitArn'].map((whom) =>
      `(${LAUNCH_PERMISSION}.${whom} = "*")`).join(' || ')}) && ${NOT_BY_SERVICE} }`,
    description: 'Another account, or all accounts of an organization or unit, can start machines from the image and read its disks.',
    runbook: 'Check that the account or organization is your own; otherwise take the permission back.',
    falsePositives: 'Images that are built in one account for others by other tools than Image Builder.',
    techniques: ['T1537'],
  },
  {
    id: 'shared-snapshot-used',
    title: 'Shared snapshot copied by another account',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('ec2', 'SharedSnapshotCopyInitiated', 'SharedSnapshotVolumeCreated')} }`,
    description: 'Another account made a disk or a copy of a snapshot that was shared with it: the data is there now.',
    runbook: 'Check that the account is your own.',
    falsePositives: 'Backups that are kept in another account.',
    techniques: ['T1537'],
  },
  {
    id: 'database-exported',
    title: 'Database snapshot or table exported',
    severity: Severity.MEDIUM,
    pattern: '{ (($.eventSource = "rds.amazonaws.com") && ($.eventName = "StartExportTask")) '
      + '|| (($.eventSource = "dynamodb.amazonaws.com") && ($.eventName = "ExportTableToPointInTime")) }',
    description: 'A whole database or table was written to a bucket, or somebody tried to.',
    runbook: 'Check which bucket, whose it is and who can read it.',
    falsePositives: 'Exports for analysis on a schedule.',
    techniques: ['T1530', 'T1537'],
  },
  {
    id: 'snapshots-deleted-in-bulk',
    title: 'Snapshots or images deleted in bulk',
    severity: Severity.HIGH,
    pattern: `{ ${matchEventNames('DeleteSnapshot', 'DeregisterImage', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot')} && ${NOT_BY_SERVICE} }`,
    threshold: 10,
    description: 'Many copies of disks or databases were deleted within minutes: what one would restore from.',
    runbook: 'Check that it was planned; stop the identity otherwise, and look in the recycle bin.',
    falsePositives: 'Scripts that delete old copies.',
    techniques: ['T1490', 'T1485'],
  },
  {
    id: 'backups-destroyed',
    title: 'Backups or their vault deleted or unlocked',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('backup', 'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupVaultLockConfiguration',
      'PutBackupVaultAccessPolicy',
      'DeleteBackupVaultAccessPolicy', 'DeleteBackupPlan')} && ${NOT_BY_SERVICE} }`,
    description: 'What one would restore from was deleted, lost its protection, or is no longer made.',
    runbook: 'Check that it was planned; stop the identity otherwise.',
    falsePositives: 'Stacks of tests that are torn down by other tools than CloudFormation.',
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
    description: 'A database has a public address: only its security groups and passwords keep others out.',
    runbook: 'Make it private unless it is meant to be public, and see who connected.',
    falsePositives: 'Later changes of a database that is public on purpose.',
    techniques: ['T1190', 'T1133'],
  },
  {
    id: 'database-deleted-without-snapshot',
    title: 'Database deleted without a last snapshot',
    severity: Severity.HIGH,
    pattern: `{ ${matchEvents('rds', 'DeleteDBInstance', 'DeleteDBCluster')} && ($.requestParameters.skipFinalSnapshot IS TRUE) `
      + `&& ${NOT_BY_SERVICE} }`,
    description: 'A database is gone, and nothing was kept but the snapshots from before.',
    runbook: 'Check that it was planned; otherwise restore the automated backup before it expires.',
    falsePositives: 'Databases of tests, and members of Aurora clusters.',
    techniques: ['T1485'],
  },
  {
    id: 'database-password-changed',
    title: 'Master password of a database changed',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('rds', 'ModifyDBInstance', 'ModifyDBCluster')} && ($.requestParameters.masterUserPassword = "*") `
      + `&& ${NOT_BY_SERVICE} }`,
    description: 'Whoever set the password can sign in to the database as its owner.',
    runbook: 'Ask whoever did it; set another password if nobody can tell.',
    falsePositives: 'Passwords that are renewed by a program of your own.',
    techniques: ['T1098'],
  },
  {
    id: 'database-cluster-changes',
    title: 'Database clusters changed, stopped or deleted',
    severity: Severity.LOW,
    pattern: `{ ${matchEvents('rds', 'ModifyDBCluster', 'StopDBCluster', 'RebootDBCluster', 'FailoverDBCluster', 'DeleteDBCluster',
      'DeleteGlobalCluster',
      'RestoreDBClusterToPointInTime', 'RestoreDBClusterFromSnapshot')} && ${NOT_BY_SERVICE} }`,
    description: 'A cluster was changed, interrupted, deleted or restored by hand.',
    runbook: 'Check that it was planned.',
    falsePositives: 'Maintenance, and other tools of deployment than CloudFormation.',
    techniques: ['T1489', 'T1485'],
  },
  {
    id: 'file-systems-deleted',
    title: 'File system or mount target deleted',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchEvents('elasticfilesystem', 'DeleteFileSystem', 'DeleteMountTarget', 'DeleteFileSystemPolicy')} && ${NOT_BY_SERVICE} }`,
    description: 'Files are gone, or machines lose the way to them, or a policy does not protect them any more.',
    runbook: 'Check that it was planned; stop the identity otherwise.',
    falsePositives: 'Stacks of tests that are torn down by other tools than CloudFormation.',
    techniques: ['T1485'],
  },
];
