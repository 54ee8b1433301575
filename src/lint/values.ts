import { isExactText } from '../pattern';
import { Finding, hint, quote } from './finding';
import { isOpaque } from './name-test';
import { nearest } from './nearest';
import { Place } from './places';

/**
 * What fields hold that have few values. New ones come up, so another value is only taken for a mistake where it is
 * nearly one of these.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '$.userIdentity.type': [
    'AWSAccount', 'AWSService', 'AssumedRole', 'Directory', 'FederatedUser', 'IAMUser', 'IdentityCenterUser', 'Role', 'Root', 'SAMLUser',
    'Unknown', 'WebIdentityUser',
  ],
  '$.userIdentity.sessionContext.attributes.mfaAuthenticated': ['false', 'true'],
  '$.eventType': ['AwsApiCall', 'AwsCloudTrailInsight', 'AwsConsoleAction', 'AwsConsoleSignIn', 'AwsServiceEvent', 'AwsVpceEvent'],
  '$.eventCategory': ['Data', 'Insight', 'Management', 'NetworkActivity'],
  '$.additionalEventData.MFAUsed': ['No', 'Yes'],
  '$.additionalEventData.MobileVersion': ['No', 'Yes'],
  '$.responseElements.ConsoleLogin': ['Failure', 'Success'],
};

/** A value that is nearly one of those that the field can have. */
export function checkValue({ leaf, selector }: Place): Finding[] {
  if (leaf.kind !== 'compare' || !isExactText(leaf.operand) || isOpaque(leaf.operand) || !Object.hasOwn(VALUES, selector)) return [];
  const { text } = leaf.operand;
  const known = VALUES[selector];
  const meant = known.includes(text) ? undefined : nearest(text, known);
  if (meant === undefined) return [];
  const consequence = leaf.operator === '=' ? 'never holds' : 'excludes nothing';
  return [{
    kind: 'unknownValue',
    subject: `${selector}:${text}`,
    message: `${quote(leaf)} ${consequence}: ${selector} is never spelt so${hint([meant])}`,
  }];
}
