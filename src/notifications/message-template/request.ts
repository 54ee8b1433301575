/**
 * What was asked for, on what, and how it ended. Reads `$record`; leaves
 *
 * - `$event`: `DeleteTrail (cloudtrail)`, always there
 * - `$access`: whether it only reads, where the record tells
 * - `$resources`: ARNs that the service lists, then what the request names; a list of texts that can be empty
 * - `$outcome`: `succeeded`, `denied` or `failed`; nothing for what a service tells of itself
 * - `$error`: error code and message
 *
 * Requests differ by service, so any parameter whose name says that it names something is taken; what comes back is asked
 * where the request names nothing, as when a user creates a key for himself. Only the beginning of long lists is looked at, as
 * an expression has a second.
 */
export const REQUEST = String.raw`
  $insight := $record.insightDetails;
  $eventName := $first([$name($record.eventName, 100), $name($insight.eventName, 100)]);
  $service := $name($split($first([$line($record.eventSource, 100), $line($insight.eventSource, 100)]), '.')[0], 60);
  $event := ($exists($eventName) ? $eventName : 'an event without a name') & ($exists($service) ? ' (' & $service & ')');
  $reads := $line($record.readOnly, 5);
  $signIn := $record.eventName = 'ConsoleLogin';
  $access := $signIn ? $nothing : $reads = 'true' ? 'only reads' : $reads = 'false' ? 'a change';

  $names := function($fields) {
    $type($fields) = 'object' ? $keys($fields)[[0..49]][$contains($, /^[a-z0-9]{0,40}(name|id|arn|identifier|key)$/i)
      and $not($contains($, /token|client|request|session|marker|assertion/i))]
  };
  $named := function($fields) {
    $names($fields)[[0..7]].(
      $text := $name($lookup($fields, $), 150);
      $exists($text) ? { 'key': $, 'text': $text }
    )
  };
  $few := function($texts, $most, $all) { [$texts[[0..$most - 1]], $all > $most ? $all - $most & ' more'] };
  $asked := $record.requestParameters;
  $answered := $record.responseElements;
  $touched := [$record.resources];
  $arns := $distinct([$touched[[0..9]].$name($first([ARN, ARNPrefix]), 250)]);
  $instances := [$append($asked.instancesSet.items.instanceId, $answered.instancesSet.items.instanceId)];
  $items := $distinct([$instances[[0..9]].$name($, 40)]);
  $opened := [$append($asked.cidrIp, $append($asked.ipPermissions.items.ipRanges.items.cidrIp, $asked.ipPermissions.items.ipv6Ranges.items.cidrIpv6))];
  $ranges := $distinct([$opened[[0..9]].$name($, 50)]);
  $requested := [$named($asked)];
  $fields := [$count($requested) + $count($items) + $count($arns) > 0 ? $requested : $append($named($answered), $answered.*[[0..3]].$named($))];
  $listed := $join($arns, ' ');
  $unlisted := [$fields[$not($contains($listed, text))].($lowercase(key) in ['name', 'id', 'arn'] ? text : key & ' ' & text)];
  $resources := [
    $few($arns, 3, $count($arns) < 3 ? 0 : $count($touched)),
    $few($unlisted, 5, $count($unlisted)),
    $few($items, 5, $count($items) < 5 ? 0 : $count($instances)),
    $few($ranges, 3, $count($ranges) < 3 ? 0 : $count($opened))
  ];

  $code := $name($record.errorCode, 100);
  $said := $substringBefore($line($record.errorMessage, 400), ' Encoded authorization failure message');
  $error := $join([$code, $exists($said) ? '"' & $replace($said, '"', "'") & '"'], ', ');
  $outcome := $contains($code, /AccessDenied|Unauthorized|NotAuthorized|Forbidden|AuthFailure/i) ? 'denied'
    : $error != '' or $answered.ConsoleLogin = 'Failure' ? 'failed'
    : $record.eventType = 'AwsServiceEvent' or $exists($insight) ? $nothing : 'succeeded';
`;
