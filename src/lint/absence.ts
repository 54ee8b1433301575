import { Finding, quote } from './finding';
import { asksForAbsence, isWithin, TestContext, requires, findRequiredTexts } from './test-context';

/** A field that many events lack, with what is in it, and what has to stand beside a test for the field to be there. */
interface SparseField {
  readonly path: string;
  readonly thereWith?: (place: TestContext) => boolean;
}

/** Fields that belong to certain events are there once these are named. */
const namesEvents = (place: TestContext): boolean =>
  findRequiredTexts(place, '$.eventName') !== undefined || findRequiredTexts(place, '$.eventSource') !== undefined;

const namesTypes = (place: TestContext): boolean => findRequiredTexts(place, '$.userIdentity.type') !== undefined;

/** A user with an access key has no session. */
const hasSession = (place: TestContext): boolean =>
  findRequiredTexts(place, '$.userIdentity.type')?.every((type) => type === 'AssumedRole' || type === 'FederatedUser') ?? false;

const ALWAYS_SPARSE = [
  'errorCode', 'errorMessage', 'sharedEventID', 'vpcEndpointId', 'vpcEndpointAccountId', 'addendum', 'sessionCredentialFromConsole',
  'edgeDeviceDetails', 'delegatedViaAWS', 'userIdentity.invokedBy', 'userIdentity.identityProvider', 'userIdentity.credentialId',
  'userIdentity.onBehalfOf', 'userIdentity.inScopeOf', 'userIdentity.invokedByDelegate', 'userIdentity.sessionContext.webIdFederationData',
  'userIdentity.sessionContext.ec2RoleDelivery', 'userIdentity.sessionContext.sourceIdentity', 'userIdentity.sessionContext.assumedRoot',
  'userIdentity.sessionContext.signInSessionArn',
];

const OF_CERTAIN_EVENTS = [
  'requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails', 'resources', 'apiVersion', 'mcpEventDetails',
];

/** The first that fits counts. */
const SPARSE_FIELDS: readonly SparseField[] = [
  ...ALWAYS_SPARSE.map((path) => ({ path })),
  { path: 'userIdentity.sessionContext', thereWith: hasSession },
  { path: 'userIdentity.userName', thereWith: namesTypes },
  ...OF_CERTAIN_EVENTS.map((path) => ({ path, thereWith: namesEvents })),
];

/** Records have a null for these alone, where a call has no parameters or no answer. */
const NULLABLE = /^\$\.(requestParameters|responseElements|additionalEventData|serviceEventDetails|insightDetails)\b/;

/** A `!=` that leaves out every event without the field, which are most of them. */
export function checkAbsence(place: TestContext): Finding[] {
  const { leaf, selector, conjuncts, alternatives } = place;
  if (leaf.kind !== 'compare' || leaf.operator !== '!=') return [];
  const field = SPARSE_FIELDS.find(({ path }) => isWithin(selector, `$.${path}`));
  if (!field || field.thereWith?.(place)) return [];
  if (conjuncts.some((condition) => requires(condition, selector)) || alternatives.some((condition) => asksForAbsence(condition, selector))) return [];
  return [{
    kind: 'absentField',
    subject: selector,
    message: `${quote(leaf)} holds for no event without ${selector}, and many have none: write (${selector} NOT EXISTS) || (${quote(leaf)}) `
      + `where they are meant too, or ${selector} = "*" beside it where they are not`,
  }];
}

/** An `IS NULL` for a field that is left out where it has no value. */
export function checkNull({ leaf, selector }: TestContext): Finding[] {
  if (leaf.kind !== 'is' || leaf.state !== 'null' || NULLABLE.test(selector)) return [];
  return [{
    kind: 'neverNull',
    subject: selector,
    message: `${quote(leaf)} never holds: records leave ${selector} out where it has no value; did you mean ${selector} NOT EXISTS?`,
  }];
}
