import { Token } from 'aws-cdk-lib';
import { ValidationError } from './errors';

const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;
/** The characters that S3 calls safe: no `$`, which would look like a partition column, and no white space. */
const KEY_PREFIX = /^[\w!.*'()-]+(\/[\w!.*'()-]+)*$/;
/** CloudTrail's limit. */
const MAX_PREFIX_LENGTH = 200;

/** What the keys of log files begin with, before the account. */
export interface LogLocation {
  readonly keyPrefix?: string;
  readonly organizationId?: string;
}

/**
 * `[PREFIX/]AWSLogs/[o-ORGANIZATION/]`
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function logPrefix({ keyPrefix, organizationId }: LogLocation): string {
  if (keyPrefix !== undefined) validateKeyPrefix(keyPrefix);
  if (organizationId !== undefined && !Token.isUnresolved(organizationId) && !ORGANIZATION_ID.test(organizationId)) {
    throw new ValidationError(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${organizationId}'`);
  }
  return `${keyPrefix === undefined ? '' : `${keyPrefix}/`}AWSLogs/${organizationId === undefined ? '' : `${organizationId}/`}`;
}

/** Refuses what cannot stand in front of a key. */
export function validateKeyPrefix(prefix: string): void {
  if (Token.isUnresolved(prefix)) return;
  if (!KEY_PREFIX.test(prefix) || prefix.length > MAX_PREFIX_LENGTH) {
    throw new ValidationError(`keyPrefix must be at most ${MAX_PREFIX_LENGTH} letters, digits and !_.*'()-, in parts joined by '/', `
      + `without one at its start or end; got '${prefix}'`);
  }
}
