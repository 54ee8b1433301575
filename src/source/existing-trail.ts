import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { validateLogGroup, warnOfRemoteBucket } from './environments';
import { RecordFiles } from './record-files';
import type { RecordSourceConfig } from './record-source';

/** Where an existing trail delivers to, and what it records. */
export interface ExistingTrailOptions extends RecordFiles {
  /**
   * Receives a copy of each record; of log class Standard, and in the account and the Region of the stack.
   *
   * @default - none: tables and queries alone, no alarms
   */
  readonly logGroup?: logs.ILogGroup;
}

/** Takes things as they are. */
export function bindExistingTrail(scope: Construct, options: ExistingTrailOptions): RecordSourceConfig {
  const { logGroup, ...files } = options;
  if (files.organizationId !== undefined && !files.accounts) {
    throw new Error(`accounts must say whose records can be queried where organizationId is given; got none for '${files.organizationId}'`);
  }
  if (logGroup) validateLogGroup(scope, logGroup);
  warnOfRemoteBucket(scope, files.bucket);
  return { logGroup, files };
}
