/** The database and the workgroup in which events can be queried. */
export interface QueryLocation {
  readonly databaseName?: string;
  readonly workgroupName?: string;
}

/** Hosts of the console by partition. Messages in other partitions contain no links. */
const CONSOLE_HOSTS: Readonly<Record<string, string>> = {
  'aws': 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/**
 * Returns JSONata variables for the links and queries of `$record`. Each of them can be undefined.
 *
 * - `$eventLink`: the event in the CloudTrail event history, which contains only management events
 * - `$queryLink`: the workgroup in the Athena console
 * - `$eventQuery`: a query for the event, if the `activity` view contains it
 * - `$principalQuery`: a query for all events of the principal since the day of the event
 *
 * A link or query contains only values in the exact form that CloudTrail documents. With any other value, it is undefined.
 */
export function renderLinks(location: QueryLocation, partition: string, region: string): string {
  return String.raw`
  $exactly := function($value, $form) { $type($value) = 'string' ? $length($value) < 300 ? $contains($value, $form) ? $value };
  $id := $exactly($record.eventID, /^[0-9A-Za-z-]{8,64}$/);
  $regionId := $exactly($record.awsRegion, /^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$/);
  $accountId := $exactly($record.recipientAccountId, /^[0-9]{12}$/);
  $day := $exactly($record.eventTime, /^\d{4}-\d\d-\d\dT/) ? $replace($substring($record.eventTime, 0, 10), '-', '/');
  $principalArn := $exactly($record.userIdentity.arn, /^arn:[A-Za-z0-9_+=,.@:\/-]+$/);
  $console := $lookup(${JSON.stringify(CONSOLE_HOSTS)}, ${quoteString(partition)});
  $link := function($service, $region, $path) { $exists($console) ? 'https://' & $console & '/' & $service & '/home?region=' & $region & '#/' & $path };
  $isManagement := $not($line($record.managementEvent, 5) = 'false' or $record.eventCategory in ['Data', 'NetworkActivity', 'Insight']);
  $eventLink := $exists($id) and $exists($regionId) and $isManagement ? $link('cloudtrailv2', $regionId, 'events/' & $id);
${renderQueries(location, region)}`;
}

function renderQueries({ databaseName, workgroupName }: QueryLocation, region: string): string {
  if (databaseName === undefined) return '  $queryLink := $nothing; $eventQuery := $nothing; $principalQuery := $nothing;\n';
  const workgroup = workgroupName === undefined ? '$nothing' : `$link('athena', ${quoteString(region)}, 'workgroups/details/' & ${quoteString(workgroupName)})`;
  return String.raw`
  $select := 'SELECT * FROM "' & ${quoteString(databaseName)} & '"."activity" WHERE '
    & ($exists($accountId) ? "account = '" & $accountId & "' AND ") & "day >= '" & $day & "' AND ";
  $queryLink := ${workgroup};
  $eventQuery := $exists($day) and $exists($id) and $not($record.eventCategory in ['NetworkActivity', 'Insight']) ? $select & "event_id = '" & $id & "'";
  $principalQuery := $exists($day) and $exists($principalArn) ? $select & "actor_arn = '" & $principalArn & "' ORDER BY time";
`;
}

/** Returns a text as a JSONata string literal. CDK tokens in the text are retained. */
function quoteString(text: string): string {
  return JSON.stringify(text);
}
