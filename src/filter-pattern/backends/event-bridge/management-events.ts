import { Alternative } from './alternatives';
import { compileText } from '../../evaluator';
import { ValueSet } from '../../value-sets/value-set';

const SIGN_IN = 'AWS Console Sign In via CloudTrail';
/** How EventBridge names what CloudTrail hands on, by the record's `eventType`. */
const DETAIL_TYPES: readonly (readonly [eventType: string, detailType: string])[] = [
  ['AwsApiCall', 'AWS API Call via CloudTrail'],
  ['AwsConsoleSignIn', SIGN_IN],
  ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
  ['AwsConsoleAction', 'AWS Console Action via CloudTrail'],
  ['AwsCloudTrailInsight', 'AWS Insight via CloudTrail'],
  ['AwsVpceEvent', 'AWS Network Activity Event via CloudTrail'],
];
const DETAIL_TYPE_OF_CATEGORY: readonly (readonly [eventCategory: string, detailType: string])[] = [
  ['Insight', 'AWS Insight via CloudTrail'],
  ['NetworkActivity', 'AWS Network Activity Event via CloudTrail'],
];

/** First words of names that nothing which only reads begins with. */
const WRITING = new RegExp(`^(?:${[
  'Accept', 'Add', 'Allocate', 'Apply', 'Associate', 'Attach', 'Authorize', 'Cancel', 'Change', 'Copy', 'Create', 'Deactivate', 'Delete',
  'Deregister', 'Detach', 'Disable', 'Disassociate', 'Enable', 'Grant', 'Import', 'Invite', 'Leave', 'Modify', 'Move', 'Put', 'Reboot', 'Register',
  'Reject', 'Release', 'Remove', 'Replace', 'Reset', 'Restore', 'Revoke', 'Run', 'Schedule', 'Set', 'Share', 'Stop', 'Tag', 'Terminate',
  'Transfer', 'Unshare', 'Untag', 'Update', 'Upload',
].join('|')})[A-Z0-9]`);
/** Whole names, some of which begin with a word that others use for reading. */
const ALSO_WRITING = new Set(['ConsoleLogin', 'ExitRole', 'SwitchRole', 'StartInstances', 'StartLogging', 'StartConfigurationRecorder']);

/** Which events the alternatives can be about: names, or all that come through CloudTrail if nothing narrows them. */
export function selectDetailTypes(alternatives: readonly Alternative[]): readonly unknown[] {
  const types = new Set<string>();
  for (const alternative of alternatives) {
    const found = detailTypes(alternative);
    if (!found) return [{ suffix: ' via CloudTrail' }];
    for (const type of found) types.add(type);
  }
  return [...types];
}

/**
 * Whether one of the alternatives can be about a management event that only reads. EventBridge keeps these from a rule
 * unless its state is `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`. In doubt it can.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export function wantsReadOnlyEvents(alternatives: readonly Alternative[]): boolean {
  return !alternatives.every((alternative) => {
    if (listGlobs(alternative, 'eventName')?.every((name) => WRITING.test(name) || ALSO_WRITING.has(name))) return true;
    if (listGlobs(alternative, 'eventCategory')?.every((category) => !compileText(category)('Management'))) return true;
    return mustBeFalse(alternative, 'readOnly') || mustBeFalse(alternative, 'managementEvent');
  });
}

function detailTypes(alternative: Alternative): readonly string[] | undefined {
  const eventTypes = listGlobs(alternative, 'eventType');
  if (eventTypes) return mapAll(eventTypes, DETAIL_TYPES);
  const names = listGlobs(alternative, 'eventName');
  if (names?.every((name) => name === 'ConsoleLogin')) return [SIGN_IN];
  const categories = listGlobs(alternative, 'eventCategory');
  if (categories) return mapAll(categories, DETAIL_TYPE_OF_CATEGORY);
  const insight = [...alternative.values()].some(({ field, values }) => field.names[0] === 'insightDetails' && !values.absent);
  return insight ? ['AWS Insight via CloudTrail'] : undefined;
}

function mapAll(texts: readonly string[], names: readonly (readonly [string, string])[]): readonly string[] | undefined {
  const found = texts.map((text) => names.find(([known]) => known === text)?.[1]);
  return found.every((name) => name !== undefined) ? found : undefined;
}

/** The texts, with wildcards, of which a field must match one; undefined if there is no such choice. */
function listGlobs(alternative: Alternative, name: string): readonly string[] | undefined {
  const values = findValues(alternative, name);
  if (!values || values.absent || values.null || values.texts.kind !== 'some') return undefined;
  return values.texts.globs;
}

function mustBeFalse(alternative: Alternative, name: string): boolean {
  const values = findValues(alternative, name);
  if (!values || values.absent || values.null || values.true || values.texts.kind !== 'some') return false;
  return values.texts.globs.every((glob) => !compileText(glob)('true'));
}

function findValues(alternative: Alternative, name: string): ValueSet | undefined {
  return alternative.get(`$.${name}`)?.values;
}
