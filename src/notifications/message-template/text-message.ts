/** The longest subject that SNS takes is shorter than 100 characters. */
const LONGEST_SUBJECT = 99;
/** So much of it at most is severity and title, and who it was comes after. */
const LONGEST_TITLE = 66;

const READ = '$fact := $states.input.facts; $rule := $states.input.rule;';

/** Severity, title and who it was, as one line of ASCII that SNS takes as a subject. */
export const SUBJECT = String.raw`(
  ${READ}
  $ascii := function($text) { $replace($text, /[^ -~]+/, '?') };
  $cut := function($text, $most) { $length($text) > $most ? $substring($text, 0, $most - 3) & '...' : $text };
  $cut($cut($ascii($rule.severity & ': ' & $rule.title), ${LONGEST_TITLE}) & ' - ' & $ascii($fact.who), ${LONGEST_SUBJECT})
)`;

/**
 * The message as a person reads it: what happened in a sentence, the same as a list, what it means, what to do, and where to
 * look. Only the texts of the rule have line breaks; those of the record have none, so each of its lines is ours.
 */
export const MESSAGE = String.raw`(
  ${READ}
  $row := function($label, $texts) { $count($texts) > 0 ? $pad($label & ':', 10) & $join($texts, '\n          ') };
  $comma := function($texts) { $join($texts, ', ') };
  $result := $fact.outcome & ($exists($fact.error) ? ($exists($fact.outcome) ? ': ') & $fact.error);
  $place := $comma([$exists($fact.account) ? 'account ' & $fact.account, $fact.region]);
  $rows := [
    $row('Who', [$comma([$fact.who, $fact.mfa]), $fact.credentials]),
    $row('What', [$comma([$fact.what, $fact.access])]),
    $row('On what', $fact.resources),
    $row('Result', [$result != '' ? $result]),
    $row('Where', [$place != '' ? $place]),
    $row('From', [$fact.from]),
    $row('With', [$fact.agent]),
    $row('When', [$fact.time]),
    $row('Event', [$fact.eventId])
  ];
  $explained := [
    $exists($rule.meaning) ? 'What it means: ' & $rule.meaning,
    $exists($rule.response) ? 'What to do: ' & $rule.response
  ];
  $shown := [
    $exists($fact.eventLink) ? 'See the event (event history keeps it for 90 days):\n' & $fact.eventLink,
    $exists($fact.queryLink) ? 'Ask in Athena:\n' & $fact.queryLink,
    $exists($fact.eventQuery) ? 'This event:\n' & $fact.eventQuery,
    $exists($fact.actorQuery) ? 'Everything this identity did since that day:\n' & $fact.actorQuery
  ];
  $join([
    $rule.severity & ': ' & $rule.title,
    $fact.sentence & '.',
    $join($rows, '\n'),
    $join($explained, '\n'),
    $join($shown, '\n\n'),
    'This message tells of one event that rule ' & $rule.id & ' matches. It is no alarm: an alarm counts events.'
  ][$ != ''], '\n\n')
)`;
