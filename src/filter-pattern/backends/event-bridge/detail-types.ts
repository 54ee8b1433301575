import { Alternative } from './alternatives';
import { compileGlob } from '../../glob';
import { ValueSet } from '../../value-sets/value-set';

const SIGN_IN = 'AWS Console Sign In via CloudTrail';
/** The detail types of the events that CloudTrail sends to EventBridge, by the `eventType` of the record. */
const DETAIL_TYPES_BY_EVENT_TYPE: readonly (readonly [eventType: string, detailType: string])[] = [
  ['AwsApiCall', 'AWS API Call via CloudTrail'],
  ['AwsConsoleSignIn', SIGN_IN],
  ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
  ['AwsConsoleAction', 'AWS Console Action via CloudTrail'],
  ['AwsCloudTrailInsight', 'AWS Insight via CloudTrail'],
  ['AwsVpceEvent', 'AWS Network Activity Event via CloudTrail'],
];
const DETAIL_TYPES_BY_CATEGORY: readonly (readonly [eventCategory: string, detailType: string])[] = [
  ['Insight', 'AWS Insight via CloudTrail'],
  ['NetworkActivity', 'AWS Network Activity Event via CloudTrail'],
];

/** Verbs of event names that no read-only event name begins with. */
const WRITE_VERBS = new RegExp(`^(?:${[
  'Accept', 'Add', 'Allocate', 'Apply', 'Associate', 'Attach', 'Authorize', 'Cancel', 'Change', 'Copy', 'Create', 'Deactivate', 'Delete',
  'Deregister', 'Detach', 'Disable', 'Disassociate', 'Enable', 'Grant', 'Import', 'Invite', 'Leave', 'Modify', 'Move', 'Put', 'Reboot', 'Register',
  'Reject', 'Release', 'Remove', 'Replace', 'Reset', 'Restore', 'Revoke', 'Run', 'Schedule', 'Set', 'Share', 'Stop', 'Tag', 'Terminate',
  'Transfer', 'Unshare', 'Untag', 'Update', 'Upload',
].join('|')})[A-Z0-9]`);
/** Names of further write events. Some of their verbs are also verbs of read-only events. */
const WRITE_EVENTS = new Set(['ConsoleLogin', 'ExitRole', 'SwitchRole', 'StartInstances', 'StartLogging', 'StartConfigurationRecorder']);

/** Returns matchers for the detail types that the alternatives can match: their names, or all events from CloudTrail. */
export function selectDetailTypes(alternatives: readonly Alternative[]): readonly unknown[] {
  const types = new Set<string>();
  for (const alternative of alternatives) {
    const found = findDetailTypes(alternative);
    if (!found) return [{ suffix: ' via CloudTrail' }];
    for (const type of found) types.add(type);
  }
  return [...types];
}

/**
 * Returns whether an alternative can match a read-only management event. EventBridge sends these events only to rules in
 * the state `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`. Returns true if that is not decidable.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export function requiresReadOnlyEvents(alternatives: readonly Alternative[]): boolean {
  return !alternatives.every((alternative) => {
    if (listGlobs(alternative, 'eventName')?.every((name) => WRITE_VERBS.test(name) || WRITE_EVENTS.has(name))) return true;
    if (listGlobs(alternative, 'eventCategory')?.every((category) => !compileGlob(category)('Management'))) return true;
    return mustBeFalse(alternative, 'readOnly') || mustBeFalse(alternative, 'managementEvent');
  });
}

function findDetailTypes(alternative: Alternative): readonly string[] | undefined {
  const eventTypes = listGlobs(alternative, 'eventType');
  if (eventTypes) return mapAll(eventTypes, DETAIL_TYPES_BY_EVENT_TYPE);
  const names = listGlobs(alternative, 'eventName');
  if (names?.every((name) => name === 'ConsoleLogin')) return [SIGN_IN];
  const categories = listGlobs(alternative, 'eventCategory');
  if (categories) return mapAll(categories, DETAIL_TYPES_BY_CATEGORY);
  const isInsight = [...alternative.values()].some(({ field, values }) => field.names[0] === 'insightDetails' && !values.absent);
  return isInsight ? ['AWS Insight via CloudTrail'] : undefined;
}

function mapAll(texts: readonly string[], names: readonly (readonly [string, string])[]): readonly string[] | undefined {
  const found = texts.map((text) => names.find(([known]) => known === text)?.[1]);
  return found.every((name) => name !== undefined) ? found : undefined;
}

/** Returns globs if a field must match one of them, or `undefined` if other values can match too. */
function listGlobs(alternative: Alternative, name: string): readonly string[] | undefined {
  const values = findValues(alternative, name);
  if (!values || values.absent || values.null || values.texts.kind !== 'some') return undefined;
  return values.texts.globs;
}

function mustBeFalse(alternative: Alternative, name: string): boolean {
  const values = findValues(alternative, name);
  if (!values || values.absent || values.null || values.true || values.texts.kind !== 'some') return false;
  return values.texts.globs.every((glob) => !compileGlob(glob)('true'));
}

function findValues(alternative: Alternative, name: string): ValueSet | undefined {
  return alternative.get(`$.${name}`)?.values;
}
