import { Token } from 'aws-cdk-lib';
import { ValidationError } from './errors';

const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;
/** Characters that are safe in S3 keys. `$` is excluded, because a storage location template uses it for partition columns. */
const KEY_PREFIX = /^[\w!.*'()-]+(\/[\w!.*'()-]+)*$/;
/** Maximum length of a prefix in CloudTrail. */
const MAX_PREFIX_LENGTH = 200;

/** The parts of an S3 key before the account ID. */
export interface LogLocation {
  readonly keyPrefix?: string;
  readonly organizationId?: string;
}

/**
 * Formats the prefix of log file keys: `[PREFIX/]AWSLogs/[o-ORGANIZATION/]`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function formatLogPrefix(location: LogLocation): string {
  validateLogLocation(location);
  const { keyPrefix, organizationId } = location;
  return `${keyPrefix === undefined ? '' : `${keyPrefix}/`}AWSLogs/${organizationId === undefined ? '' : `${organizationId}/`}`;
}

/** Validates a key prefix and an organization ID. */
export function validateLogLocation({ keyPrefix, organizationId }: LogLocation): void {
  if (keyPrefix !== undefined) validateKeyPrefix(keyPrefix);
  if (organizationId !== undefined && !Token.isUnresolved(organizationId) && !ORGANIZATION_ID.test(organizationId)) {
    throw new ValidationError(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${organizationId}'`);
  }
}

/** Validates a key prefix. */
export function validateKeyPrefix(prefix: string): void {
  if (Token.isUnresolved(prefix)) return;
  if (prefix.split('/').includes('AWSLogs')) {
    throw new ValidationError(`keyPrefix must be only the part of the keys before 'AWSLogs/'; got '${prefix}'`
      + (prefix.startsWith('AWSLogs') ? ': omit keyPrefix' : ''));
  }
  if (!KEY_PREFIX.test(prefix) || prefix.length > MAX_PREFIX_LENGTH) {
    throw new ValidationError(`keyPrefix must be at most ${MAX_PREFIX_LENGTH} letters, digits and !_.*'()-, in parts joined by '/', `
      + `without one at its start or end; got '${prefix}'`);
  }
}
