import { Finding, quote } from './finding';
import { allowsAbsence, isWithin, TestContext, requiresValue, findRequiredTexts } from './test-context';

/** A field that many events do not have, and a predicate for tests whose context ensures that the field exists. */
interface SparseField {
  readonly path: string;
  readonly isPresent?: (test: TestContext) => boolean;
}

/** Fields of specific events exist if the conjuncts name the events. */
const requiresEvents = (test: TestContext): boolean =>
  findRequiredTexts(test, '$.eventName') !== undefined || findRequiredTexts(test, '$.eventSource') !== undefined;

const requiresIdentityTypes = (test: TestContext): boolean => findRequiredTexts(test, '$.userIdentity.type') !== undefined;

/** A user with an access key has no session. */
const requiresSession = (test: TestContext): boolean =>
  findRequiredTexts(test, '$.userIdentity.type')?.every((type) => type === 'AssumedRole' || type === 'FederatedUser') ?? false;

const OPTIONAL_FIELDS = [
  'errorCode', 'errorMessage', 'sharedEventID', 'vpcEndpointId', 'vpcEndpointAccountId', 'addendum', 'sessionCredentialFromConsole',
  'edgeDeviceDetails', 'delegatedViaAWS', 'userIdentity.invokedBy', 'userIdentity.identityProvider', 'userIdentity.credentialId',
  'userIdentity.onBehalfOf', 'userIdentity.inScopeOf', 'userIdentity.invokedByDelegate', 'userIdentity.sessionContext.webIdFederationData',
  'userIdentity.sessionContext.ec2RoleDelivery', 'userIdentity.sessionContext.sourceIdentity', 'userIdentity.sessionContext.assumedRoot',
  'userIdentity.sessionContext.signInSessionArn',
];

const EVENT_SPECIFIC_FIELDS = [
  'requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails', 'resources', 'apiVersion', 'mcpEventDetails',
];

/** The first field that contains the tested value applies. */
const SPARSE_FIELDS: readonly SparseField[] = [
  ...OPTIONAL_FIELDS.map((path) => ({ path })),
  { path: 'userIdentity.sessionContext', isPresent: requiresSession },
  { path: 'userIdentity.userName', isPresent: requiresIdentityTypes },
  ...EVENT_SPECIFIC_FIELDS.map((path) => ({ path, isPresent: requiresEvents })),
];

/** The only fields that can be null: a call has no parameters or no response. */
const NULLABLE = /^\$\.(requestParameters|responseElements|additionalEventData|serviceEventDetails|insightDetails)\b/;

/** Finds a `!=` that excludes all events without the field, which are most events. */
export function checkAbsence(test: TestContext): Finding[] {
  const { leaf, selector, conjuncts, alternatives } = test;
  if (leaf.kind !== 'compare' || leaf.operator !== '!=') return [];
  const field = SPARSE_FIELDS.find(({ path }) => isWithin(selector, `$.${path}`));
  if (!field || field.isPresent?.(test)) return [];
  if (conjuncts.some((condition) => requiresValue(condition, selector))) return [];
  if (alternatives.some((condition) => allowsAbsence(condition, selector))) return [];
  return [{
    kind: 'absentField',
    subject: selector,
    message: `${quote(leaf)} matches no event without ${selector}, which many events do not have: to include them, write `
      + `(${selector} NOT EXISTS) || (${quote(leaf)}); to exclude them, add ${selector} = "*"`,
  }];
}

/** Finds an `IS NULL` for a field that records omit if it has no value. */
export function checkNull({ leaf, selector }: TestContext): Finding[] {
  if (leaf.kind !== 'is' || leaf.state !== 'null' || NULLABLE.test(selector)) return [];
  return [{
    kind: 'neverNull',
    subject: selector,
    message: `${quote(leaf)} never matches: records omit ${selector} if it has no value; did you mean ${selector} NOT EXISTS?`,
  }];
}
