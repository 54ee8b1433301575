import { TEXT_FUNCTIONS } from './helpers';
import { IDENTITY } from './identity';
import { links, QueryPlace } from './links';
import { LOCATION } from './location';
import { REQUEST } from './request';

/**
 * One sentence that says who did what to what, where, and how it ended. It begins with a capital letter and has no full
 * stop at its end.
 */
const SENTENCE = String.raw`
  $target := $count($resources) > 0 ? ' on ' & $join($resources[[0..1]], ', ') & ($count($resources) > 2 ? ' and more');
  $where := ($exists($recipient) ? ' in account ' & $recipient) & ($exists($region) ? ($exists($recipient) ? ', ' : ' in ') & $region);
  $ending := $error != '' ? ': ' & $first([$code, $error]);
  $did := $signIn ? ($outcome = 'succeeded' ? 'signed in to the console' & ($exists($mfa) ? ' ' & $mfa) : 'tried to sign in to the console')
    : $record.eventType = 'AwsServiceEvent' ? 'reported ' & $event & $target
    : ($outcome = 'succeeded' ? 'called ' : 'tried ') & $event & $target;
  $ended := $outcome = 'denied' ? ' and was denied' & $ending : $outcome = 'failed' ? ' and failed' & $ending : '';
  $unusual := $lookup({ 'ApiCallRateInsight': 'call rate', 'ApiErrorRateInsight': 'error rate' }, $line($insight.insightType, 40));
  $plain := $exists($insight)
    ? 'CloudTrail Insights sees an unusual ' & ($exists($unusual) ? $unusual : 'rate') & ' of ' & $event & $where
      & ($insight.state = 'End' ? ', which has ended' : ', which has begun')
    : $person & ($exists($via) ? ', ' & $via & ',') & ' ' & $did & $where & $ended;
  $sentence := $uppercase($substring($plain, 0, 1)) & $substring($plain, 1);
`;

/**
 * What there is to tell about the record in `$states.input.record`, as an object of one-line texts. What the record does
 * not tell is not in it; `who`, `what` and `sentence` always are, and `resources` is a list.
 */
export function facts(place: QueryPlace, partition: string, region: string): string {
  return [
    '(\n  $record := $states.input.record;',
    TEXT_FUNCTIONS, IDENTITY, REQUEST, LOCATION, links(place, partition, region), SENTENCE,
    String.raw`
  {
    'sentence': $sentence,
    'who': $who,
    'mfa': $signIn and $outcome != 'succeeded' ? $nothing : $mfa,
    'credentials': $credentials != '' ? $credentials,
    'what': $event,
    'access': $access,
    'resources': $resources,
    'outcome': $outcome,
    'error': $error != '' ? $error,
    'account': $recipient,
    'region': $region,
    'from': $from != '' ? $from,
    'agent': $agent != '' ? $agent,
    'time': $time,
    'eventId': $id,
    'eventLink': $eventLink,
    'queryLink': $queryLink,
    'eventQuery': $eventQuery,
    'actorQuery': $actorQuery
  }
)`,
  ].join('');
}
