/**
 * Where and when. Reads `$record`; leaves
 *
 * - `$recipient` and `$region`: account and Region of the record
 * - `$from`: source address, VPC endpoint, and whether it was the console
 * - `$agent`: the program that made the request
 * - `$time`: `2026-03-02 09:30:00 UTC`
 */
export const LOCATION = String.raw`
  $recipient := $name($record.recipientAccountId, 40);
  $region := $name($record.awsRegion, 40);
  $address := $name($record.sourceIPAddress, 100);
  $endpoint := $name($record.vpcEndpointId, 40);
  $from := $join([
    $address,
    $exists($endpoint) ? 'through VPC endpoint ' & $endpoint,
    $line($record.sessionCredentialFromConsole, 5) = 'true' ? 'from the console'
  ], ', ');
  $agent := $replace($replace($line($record.userAgent, 160), '"', "'"), /^\[|\]$/, '');
  $moment := $line($record.eventTime, 40);
  $time := $contains($moment, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) ? $substring($moment, 0, 10) & ' ' & $substring($moment, 11, 8) & ' UTC'
    : $name($moment, 40);
`;
