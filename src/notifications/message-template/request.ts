/**
 * JSONata variables for the action of `$record`, its resources, and its outcome.
 *
 * - `$action`: for example `DeleteTrail (cloudtrail)`; always defined
 * - `$access`: `read-only` or `write`, if the record contains `readOnly`
 * - `$resources`: the ARNs that the service lists, then the resources that the request names; a list of texts that can be empty
 * - `$outcome`: `succeeded`, `denied`, or `failed`; no value for service events and Insights events
 * - `$error`: the error code and the error message
 *
 * Requests differ by service. Each parameter whose name ends like the name of an identifier is therefore a resource. If the request names
 * no resource, for example if a user creates an access key for itself, the response elements are used. Only the first elements of
 * long lists are evaluated, because Step Functions limits the evaluation time of an expression.
 */
export const REQUEST = String.raw`
  $insight := $record.insightDetails;
  $eventName := $first([$name($record.eventName, 100), $name($insight.eventName, 100)]);
  $service := $name($split($first([$line($record.eventSource, 100), $line($insight.eventSource, 100)]), '.')[0], 60);
  $action := ($exists($eventName) ? $eventName : 'unnamed event') & ($exists($service) ? ' (' & $service & ')');
  $readOnly := $line($record.readOnly, 5);
  $isSignIn := $record.eventName = 'ConsoleLogin';
  $access := $isSignIn ? $nothing : $readOnly = 'true' ? 'read-only' : $readOnly = 'false' ? 'write';

  $identifiers := function($fields) {
    $type($fields) = 'object' ? $keys($fields)[[0..49]][$contains($, /^[a-z0-9]{0,40}(name|id|arn|identifier|key)$/i)
      and $not($contains($, /token|client|request|session|marker|assertion/i))]
  };
  $named := function($fields) {
    $identifiers($fields)[[0..7]].(
      $text := $name($lookup($fields, $), 150);
      $exists($text) ? { 'key': $, 'text': $text }
    )
  };
  $limit := function($texts, $most, $total) { [$texts[[0..$most - 1]], $total > $most ? $total - $most & ' more'] };
  $request := $record.requestParameters;
  $response := $record.responseElements;
  $listed := [$record.resources];
  $arns := $distinct([$listed[[0..9]].$name($first([ARN, ARNPrefix]), 250)]);
  $instances := [$append($request.instancesSet.items.instanceId, $response.instancesSet.items.instanceId)];
  $instanceIds := $distinct([$instances[[0..9]].$name($, 40)]);
  $cidrs := [$append($request.cidrIp, $append($request.ipPermissions.items.ipRanges.items.cidrIp, $request.ipPermissions.items.ipv6Ranges.items.cidrIpv6))];
  $ranges := $distinct([$cidrs[[0..9]].$name($, 50)]);
  $requested := [$named($request)];
  $fields := [$count($requested) + $count($instanceIds) + $count($arns) > 0 ? $requested : $append($named($response), $response.*[[0..3]].$named($))];
  $arnText := $join($arns, ' ');
  $unlisted := [$fields[$not($contains($arnText, text))].($lowercase(key) in ['name', 'id', 'arn'] ? text : key & ' ' & text)];
  $resources := [
    $limit($arns, 3, $count($arns) < 3 ? 0 : $count($listed)),
    $limit($unlisted, 5, $count($unlisted)),
    $limit($instanceIds, 5, $count($instanceIds) < 5 ? 0 : $count($instances)),
    $limit($ranges, 3, $count($ranges) < 3 ? 0 : $count($cidrs))
  ];

  $errorCode := $name($record.errorCode, 100);
  $errorMessage := $substringBefore($line($record.errorMessage, 400), ' Encoded authorization failure message');
  $error := $join([$errorCode, $exists($errorMessage) ? '"' & $replace($errorMessage, '"', "'") & '"'], ', ');
  $outcome := $contains($errorCode, /AccessDenied|Unauthorized|NotAuthorized|Forbidden|AuthFailure/i) ? 'denied'
    : $error != '' or $response.ConsoleLogin = 'Failure' ? 'failed'
    : $record.eventType = 'AwsServiceEvent' or $exists($insight) ? $nothing : 'succeeded';
`;

/**
 * JSONata variables for the location and the time of `$record`.
 *
 * - `$account` and `$region`: the account that received the event, and its Region
 * - `$source`: the source IP address, the VPC endpoint, and whether the request came from a console session
 * - `$userAgent`: the user agent
 * - `$time`: for example `2026-03-02 09:30:00 UTC`
 */
export const LOCATION = String.raw`
  $account := $name($record.recipientAccountId, 40);
  $region := $name($record.awsRegion, 40);
  $address := $name($record.sourceIPAddress, 100);
  $endpoint := $name($record.vpcEndpointId, 40);
  $source := $join([
    $address,
    $exists($endpoint) ? 'VPC endpoint ' & $endpoint,
    $line($record.sessionCredentialFromConsole, 5) = 'true' ? 'console session'
  ], ', ');
  $userAgent := $replace($replace($line($record.userAgent, 160), '"', "'"), /^\[|\]$/, '');
  $eventTime := $line($record.eventTime, 40);
  $time := $contains($eventTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) ? $substring($eventTime, 0, 10) & ' ' & $substring($eventTime, 11, 8) & ' UTC'
    : $name($eventTime, 40);
`;
