import { Token } from 'aws-cdk-lib';

const MAX_PREFIX_LENGTH = 200;
const ORGANIZATION_PATTERN = /^o-[a-z0-9]{10,32}$/;
const ACCOUNT_PATTERN = /^\d{12}$/;

/** Refuses what cannot stand in front of `AWSLogs/`. */
export function validateKeyPrefix(keyPrefix?: string): void {
  if (keyPrefix === undefined || Token.isUnresolved(keyPrefix)) return;
  if (keyPrefix === '' || keyPrefix.length > MAX_PREFIX_LENGTH || keyPrefix.startsWith('/') || keyPrefix.endsWith('/')) {
    throw new Error(`keyPrefix must be 1 to ${MAX_PREFIX_LENGTH} characters, without a slash at either end; got '${keyPrefix}'`);
  }
}

/** Refuses ids that are not of an organization and its management account. */
export function validateOrganization(organizationId: string, managementAccountId?: string): void {
  if (!Token.isUnresolved(organizationId) && !ORGANIZATION_PATTERN.test(organizationId)) {
    throw new Error(`organizationId must be 'o-' and 10 to 32 lower-case letters and digits; got '${organizationId}'`);
  }
  if (managementAccountId !== undefined && !Token.isUnresolved(managementAccountId) && !ACCOUNT_PATTERN.test(managementAccountId)) {
    throw new Error(`managementAccountId must be the 12 digits of an account id; got '${managementAccountId}'`);
  }
}
