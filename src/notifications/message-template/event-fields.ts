import { QueryLocation, renderLinks } from './links';
import { PRINCIPAL } from './principal';
import { LOCATION, REQUEST } from './request';
import { TEXT_FUNCTIONS } from './text-functions';

/** One sentence that describes the event. It begins with a capital letter and has no full stop. */
const SUMMARY = String.raw`
  $target := $count($resources) > 0 ? ' on ' & $join($resources[[0..1]], ', ') & ($count($resources) > 2 ? ' and more');
  $place := ($exists($account) ? ' in account ' & $account) & ($exists($region) ? ($exists($account) ? ', ' : ' in ') & $region);
  $reason := $error != '' ? ': ' & $first([$errorCode, $error]);
  $predicate := $isSignIn ? ($outcome = 'succeeded' ? 'signed in to the console' & ($exists($mfa) ? ' ' & $mfa) : 'attempted to sign in to the console')
    : $record.eventType = 'AwsServiceEvent' ? 'reported ' & $action & $target
    : ($outcome = 'succeeded' ? 'called ' : 'attempted to call ') & $action & $target;
  $result := $outcome = 'denied' or $outcome = 'failed' ? ' (' & $outcome & $reason & ')' : '';
  $rate := $lookup({ 'ApiCallRateInsight': 'call rate', 'ApiErrorRateInsight': 'error rate' }, $line($insight.insightType, 40));
  $sentence := $exists($insight)
    ? 'CloudTrail Insights detected the ' & ($insight.state = 'End' ? 'end' : 'start') & ' of an unusual ' & ($exists($rate) ? $rate : 'rate')
      & ' of ' & $action & $place
    : $caller & ($exists($invoker) ? ', ' & $invoker & ',') & ' ' & $predicate & $place & $result;
  $summary := $uppercase($substring($sentence, 0, 1)) & $substring($sentence, 1);
`;

/**
 * Returns a JSONata expression for the event in `$states.input.record`: an object of one-line texts. Fields that the record does not
 * contain are omitted. `summary`, `principal`, and `action` are always defined, and `resources` is a list.
 */
export function renderEventFields(location: QueryLocation, partition: string, region: string): string {
  return [
    '(\n  $record := $states.input.record;',
    TEXT_FUNCTIONS, PRINCIPAL, REQUEST, LOCATION, renderLinks(location, partition, region), SUMMARY,
    String.raw`
  {
    'summary': $summary,
    'principal': $principal,
    'mfa': $isSignIn and $outcome != 'succeeded' ? $nothing : $mfa,
    'credentials': $credentials != '' ? $credentials,
    'action': $action,
    'access': $access,
    'resources': $resources,
    'outcome': $outcome,
    'error': $error != '' ? $error,
    'account': $account,
    'region': $region,
    'source': $source != '' ? $source,
    'userAgent': $userAgent != '' ? $userAgent,
    'time': $time,
    'eventId': $id,
    'eventLink': $eventLink,
    'queryLink': $queryLink,
    'eventQuery': $eventQuery,
    'principalQuery': $principalQuery
  }
)`,
  ].join('');
}

/** JSONata variables that `EVENT_ROWS` requires, for the event fields in `$event`. */
export const ROW_VARIABLES = String.raw`$list := function($texts) { $join($texts, ', ') };
  $outcome := $event.outcome & ($exists($event.error) ? ($exists($event.outcome) ? ': ') & $event.error);`;

/** JSONata expressions for the rows of a message: one call of `$row(label, texts)` for each label. */
export const EVENT_ROWS = String.raw`$row('Principal', [$list([$event.principal, $event.mfa]), $event.credentials]),
    $row('Action', [$list([$event.action, $event.access])]),
    $row('Resource', $event.resources),
    $row('Outcome', [$outcome != '' ? $outcome]),
    $row('Account', [$event.account]),
    $row('Region', [$event.region]),
    $row('Source', [$event.source]),
    $row('User agent', [$event.userAgent]),
    $row('Time', [$event.time])`;

/** An entry on an event bus is limited to 256 KB. A record with more characters than this is omitted. */
const MAX_RECORD_LENGTH = 200_000;

/** JSONata expression for the detail of an event on a bus: the rule, the event fields, and the record. */
export const BUS_EVENT_DETAIL = String.raw`(
  $record := $states.context.Execution.Input.record;
  $merge([
    { 'rule': $states.input.rule, 'event': $states.input.event },
    $length($string($record)) <= ${MAX_RECORD_LENGTH} ? { 'record': $record } : {}
  ])
)`;
