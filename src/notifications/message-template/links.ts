import { quoteString } from './helpers';

/** Where records can be asked; what is undefined is not offered. */
export interface QueryPlace {
  readonly databaseName?: string;
  readonly workgroupName?: string;
}

/** Where a partition has its console. Nothing is linked to in any other partition. */
const CONSOLES: Readonly<Record<string, string>> = {
  'aws': 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/**
 * The way to the record and to what else happened. Reads `$record`; leaves, where there is one,
 *
 * - `$eventLink`: the record in CloudTrail's event history, which has management events only
 * - `$queryLink`: the workgroup in Athena's console
 * - `$eventQuery`, `$actorQuery`: SQL for the record, if `activity` has it, and for all that its identity did from that day on
 *
 * What goes into a link or a query has exactly the form that CloudTrail gives it, or there is no such link or query.
 */
export function links(place: QueryPlace, partition: string, region: string): string {
  return String.raw`
  $exactly := function($value, $form) { $type($value) = 'string' ? $length($value) < 300 ? $contains($value, $form) ? $value };
  $id := $exactly($record.eventID, /^[0-9A-Za-z-]{8,64}$/);
  $regionId := $exactly($record.awsRegion, /^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$/);
  $accountId := $exactly($record.recipientAccountId, /^[0-9]{12}$/);
  $day := $exactly($record.eventTime, /^\d{4}-\d\d-\d\dT/) ? $replace($substring($record.eventTime, 0, 10), '-', '/');
  $actorArn := $exactly($record.userIdentity.arn, /^arn:[A-Za-z0-9_+=,.@:\/-]+$/);
  $console := $lookup(${JSON.stringify(CONSOLES)}, ${quoteString(partition)});
  $link := function($service, $region, $rest) { $exists($console) ? 'https://' & $console & '/' & $service & '/home?region=' & $region & '#/' & $rest };
  $elsewhere := $line($record.managementEvent, 5) = 'false' or $record.eventCategory in ['Data', 'NetworkActivity', 'Insight'];
  $eventLink := $exists($id) and $exists($regionId) and $not($elsewhere) ? $link('cloudtrailv2', $regionId, 'events/' & $id);
${queries(place, region)}`;
}

function queries({ databaseName, workgroupName }: QueryPlace, region: string): string {
  if (databaseName === undefined) return '  $queryLink := $nothing; $eventQuery := $nothing; $actorQuery := $nothing;\n';
  const workgroup = workgroupName === undefined ? '$nothing' : `$link('athena', ${quoteString(region)}, 'workgroups/details/' & ${quoteString(workgroupName)})`;
  return String.raw`
  $select := 'SELECT * FROM "' & ${quoteString(databaseName)} & '"."activity" WHERE '
    & ($exists($accountId) ? "account = '" & $accountId & "' AND ") & "day >= '" & $day & "' AND ";
  $queryLink := ${workgroup};
  $eventQuery := $exists($day) and $exists($id) and $not($record.eventCategory in ['NetworkActivity', 'Insight']) ? $select & "event_id = '" & $id & "'";
  $actorQuery := $exists($day) and $exists($actorArn) ? $select & "actor_arn = '" & $actorArn & "' ORDER BY time";
`;
}
