import { EVENT_ROWS, ROW_VARIABLES } from './event-fields';

/** Amazon SNS requires a subject of fewer than 100 characters. */
const MAX_SUBJECT_LENGTH = 99;
/** The maximum length of the severity and the title in a subject. The principal follows them. */
const MAX_TITLE_LENGTH = 66;

const VARIABLES = '$event := $states.input.event; $rule := $states.input.rule;';

/** JSONata expression for the subject: severity, title, and principal in one line of ASCII characters, as Amazon SNS requires. */
export const TEXT_SUBJECT = String.raw`(
  ${VARIABLES}
  $ascii := function($text) { $replace($text, /[^ -~]+/, '?') };
  $cut := function($text, $limit) { $length($text) > $limit ? $substring($text, 0, $limit - 3) & '...' : $text };
  $cut($cut($ascii($rule.severity & ': ' & $rule.title), ${MAX_TITLE_LENGTH}) & ' - ' & $ascii($event.principal), ${MAX_SUBJECT_LENGTH})
)`;

/**
 * JSONata expression for the message: the summary, the event fields, the description and the runbook of the rule, links, and queries.
 *
 * Only texts of the rule can contain line breaks. Texts of the record are single lines, so a record cannot add lines to the message.
 */
export const TEXT_MESSAGE = String.raw`(
  ${VARIABLES}
  $row := function($label, $texts) { $count($texts) > 0 ? $pad($label & ':', 13) & $join($texts, '\n             ') };
  ${ROW_VARIABLES}
  $rows := [
    ${EVENT_ROWS},
    $row('Event ID', [$event.eventId])
  ];
  $texts := [
    $exists($rule.description) ? 'Description: ' & $rule.description,
    $exists($rule.runbook) ? 'Runbook: ' & $rule.runbook
  ];
  $references := [
    $exists($event.eventLink) ? 'Event in CloudTrail (available for 90 days):\n' & $event.eventLink,
    $exists($event.queryLink) ? 'Athena workgroup:\n' & $event.queryLink,
    $exists($event.eventQuery) ? 'Query for this event:\n' & $event.eventQuery,
    $exists($event.principalQuery) ? 'Query for all events of this principal since that day:\n' & $event.principalQuery
  ];
  $join([
    $rule.severity & ': ' & $rule.title,
    $event.summary & '.',
    $join($rows, '\n'),
    $join($texts, '\n'),
    $join($references, '\n\n'),
    'This notification describes one event that matches rule ' & $rule.id & '. It is not an alarm: an alarm counts events.'
  ][$ != ''], '\n\n')
)`;
