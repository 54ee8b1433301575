import { isExactText } from '../filter-pattern';
import { isOpaque } from './events';
import { describeEffect, Finding, formatSuggestion } from './finding';
import { findNearest } from './spelling';
import { TestContext } from './test-context';

/**
 * The values of fields with few values. AWS adds values, so another value is only reported if it is similar to one of these.
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

/** Matches the ARN of a role. The field has the ARN of its session; the ARN of the role is in `sessionContext`. */
const ROLE = /^(arn:[^:]*|\*):iam:[^/]*:role\/(?:.*\/)?([^/]*)$/;

/** Finds values that are similar to a value of the field, and ARNs of roles where the field has ARNs of sessions. */
export function checkValue(test: TestContext): Finding[] {
  return [...checkSpelling(test), ...checkRole(test)];
}

function checkRole({ leaf, selector }: TestContext): Finding[] {
  if (leaf.kind !== 'compare' || leaf.operand.kind !== 'text' || selector !== '$.userIdentity.arn') return [];
  const [, , role] = ROLE.exec(leaf.operand.text) ?? [];
  if (role === undefined) return [];
  const correction = `${selector} ${leaf.operator} "arn:aws:sts::*:assumed-role/${role}/*"`;
  return [{
    kind: 'unknownValue',
    subject: `${selector}:${leaf.operand.text}`,
    message: `${describeEffect(leaf)}: for a role, ${selector} is the ARN of a session${formatSuggestion([correction])}`,
  }];
}

function checkSpelling({ leaf, selector }: TestContext): Finding[] {
  if (leaf.kind !== 'compare' || !isExactText(leaf.operand) || isOpaque(leaf.operand) || !Object.hasOwn(VALUES, selector)) return [];
  const { text } = leaf.operand;
  const known = VALUES[selector];
  const correction = known.includes(text) ? undefined : findNearest(text, known);
  if (correction === undefined) return [];
  return [{
    kind: 'unknownValue',
    subject: `${selector}:${text}`,
    message: `${describeEffect(leaf)}: ${selector} never has this spelling${formatSuggestion([correction])}`,
  }];
}
