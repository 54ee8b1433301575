import { Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AuditTrail } from './audit-trail';
import { RecordedEvents } from './event-selectors/recorded-events';
import type { RecordSourceConfig, RecordSourceContext } from './record-source';
import { validateLogGroup, validateRemoteBucket, warnOfRemoteBucket } from './validation';
import { ArchiveReplica } from '../archive/archive-replica';
import { LogArchive } from '../archive/log-archive';
import { validateSameRegion } from '../private/environment';
import { ValidationError } from '../private/errors';
import { AccountScope } from '../tables/account-scope';

const ACCOUNT_ID = /^\d{12}$/;

/** What a new trail records, and what it can be given instead of having it created. */
export interface TrailOptions extends RecordedEvents {
  /**
   * Holds the log files. Its lifecycle, versions and access logs stay as they are, so the retention can then name no
   * archive period and no storage class. Where it is imported, a warning names each statement that its policy must contain.
   *
   * @default - a new bucket, kept when the stack is deleted
   */
  readonly bucket?: s3.IBucket;

  /**
   * Where new log files are copied to, in other accounts or Regions; for a new bucket only.
   *
   * @default - nowhere
   */
  readonly replicas?: ArchiveReplica[];

  /**
   * Stands in front of `AWSLogs/` in the keys of the log files: at most 200 letters, digits and `!_.*'()-`, in parts joined by `/`.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * Encrypts the evidence: log files and a new log group. It must be in the Region of the bucket. Where it is imported, a
   * warning names each statement that its policy must contain. An alias is refused.
   *
   * @default - a new key with yearly rotation, kept when the stack is deleted; none is made for a bucket in another Region
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Receives a copy of each record, for alarms to watch; of log class Standard, and in the account and the Region of the stack.
   *
   * @default - a new log group that goes with the stack
   */
  readonly logGroup?: logs.ILogGroup;
}

/** What a new organization trail needs, and what it can be given instead of having it created. */
export interface OrganizationTrailOptions extends TrailOptions {
  /**
   * Id of the organization, e.g. `o-exampleorgid`.
   */
  readonly organizationId: string;

  /**
   * The accounts whose records can be queried; all of the organization's are recorded in any case.
   */
  readonly accounts: AccountScope;

  /**
   * The organization's management account, which owns the trail whoever creates it. Name it where the stack is in the
   * account of a delegated administrator.
   *
   * @default - the stack's account
   */
  readonly managementAccountId?: string;
}

/** A trail, and an archive for its log files. */
export function bindNewTrail(scope: Construct, context: RecordSourceContext, options: TrailOptions): RecordSourceConfig {
  return newTrail(scope, context, options);
}

/** A trail of the organization, and an archive for its log files. */
export function bindOrganizationTrail(
  scope: Construct, context: RecordSourceContext, options: OrganizationTrailOptions,
): RecordSourceConfig {
  const { managementAccountId } = options;
  if (managementAccountId !== undefined && !Token.isUnresolved(managementAccountId) && !ACCOUNT_ID.test(managementAccountId)) {
    throw new ValidationError(`managementAccountId must be an id of 12 digits; got '${managementAccountId}'`);
  }
  return newTrail(scope, context, options);
}

function newTrail(
  scope: Construct, context: RecordSourceContext, options: TrailOptions & Partial<OrganizationTrailOptions>,
): RecordSourceConfig {
  const { keyPrefix, organizationId, managementAccountId, accounts } = options;
  if (options.logGroup) {
    validateLogGroup(scope, options.logGroup);
    context.retention._assertNoLogGroupOptions();
  }
  if (options.bucket) {
    validateRemoteBucket(scope, options.bucket, options);
    warnOfRemoteBucket(scope, options.bucket);
  }
  if (options.encryptionKey) validateSameRegion(scope, 'encryptionKey', options.encryptionKey, 'the bucket', options.bucket);

  const archive = new LogArchive(scope, 'Archive', {
    trailArn: AuditTrail.formatTrailArn(scope, context.trailName, managementAccountId),
    trailAccountId: managementAccountId,
    organizationId,
    keyPrefix,
    bucket: options.bucket,
    replicas: options.replicas,
    accessLogBucket: context.accessLogBucket,
    retention: context.retention,
    encryptionKey: options.encryptionKey,
  });
  const { managementEvents, dataEvents, networkActivity, insights, aggregation } = options;
  const trail = new AuditTrail(scope, 'Trail', {
    managementEvents,
    dataEvents,
    networkActivity,
    insights,
    aggregation,
    trailName: context.trailName,
    bucket: archive.bucket,
    keyPrefix,
    encryptionKey: archive.encryptionKey,
    logGroup: options.logGroup,
    logGroupName: context.logGroupName,
    logGroupRetention: context.retention.logGroupRetention,
    organizationId,
    managementAccountId,
  });
  const receivers = [archive.accessLogBucket, ...(options.replicas ?? []).map((replica) => replica.bucket)];
  for (const bucket of receivers) if (bucket) trail.excludeFromDataEvents(bucket);
  return {
    trail,
    archive,
    logGroup: trail.logGroup,
    files: {
      bucket: archive.bucket,
      keyPrefix,
      organizationId,
      accounts,
      networkActivity: Boolean(networkActivity?.length),
      insights: Boolean(insights?.length),
      encryptionKey: archive.encryptionKey,
    },
  };
}
