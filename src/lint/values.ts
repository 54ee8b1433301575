import { isExactText } from '../filter-pattern';
import { isOpaque } from './events';
import { describeConsequence, Finding, hint, quote } from './finding';
import { findNearest } from './spelling';
import { TestContext } from './test-context';

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
  '$.eventType': ['AwsApiCall', 'AwsCloudTrailInsight', 'AwsConsoleAction', 'AwsConsoleSignIn', 'AwsMcpEvent', 'AwsServiceEvent', 'AwsVpceEvent'],
  '$.eventCategory': ['Data', 'Insight', 'Management', 'NetworkActivity'],
  '$.additionalEventData.MFAUsed': ['No', 'Yes'],
  '$.additionalEventData.MobileVersion': ['No', 'Yes'],
  '$.responseElements.ConsoleLogin': ['Failure', 'Success'],
};

/** Of a role, records have the ARN of a session; its own is in `sessionContext`. */
const ROLE = /^(arn:[^:]*|\*):iam:[^/]*:role\/(?:.*\/)?([^/]*)$/;

/** A value that is nearly one of those that the field can have. */
export function checkValue(place: TestContext): Finding[] {
  return [...checkSpelling(place), ...checkRole(place)];
}

function checkRole({ leaf, selector }: TestContext): Finding[] {
  if (leaf.kind !== 'compare' || leaf.operand.kind !== 'text' || selector !== '$.userIdentity.arn') return [];
  const [, , role] = ROLE.exec(leaf.operand.text) ?? [];
  if (role === undefined) return [];
  const meant = `${selector} ${leaf.operator} "arn:aws:sts::*:assumed-role/${role}/*"`;
  return [{
    kind: 'unknownValue',
    subject: `${selector}:${leaf.operand.text}`,
    message: `${quote(leaf)} ${describeConsequence(leaf)}: of a role, ${selector} is the ARN of a session${hint([meant])}`,
  }];
}

function checkSpelling({ leaf, selector }: TestContext): Finding[] {
  if (leaf.kind !== 'compare' || !isExactText(leaf.operand) || isOpaque(leaf.operand) || !Object.hasOwn(VALUES, selector)) return [];
  const { text } = leaf.operand;
  const known = VALUES[selector];
  const meant = known.includes(text) ? undefined : findNearest(text, known);
  if (meant === undefined) return [];
  return [{
    kind: 'unknownValue',
    subject: `${selector}:${text}`,
    message: `${quote(leaf)} ${describeConsequence(leaf)}: ${selector} is never spelt so${hint([meant])}`,
  }];
}
