/** The limits of a custom notification, in characters. */
const LONGEST = { title: 250, description: 8000, step: 350, keyword: 75 };

/**
 * A custom notification of Amazon Q Developer in chat applications. What a record says stands in code spans or without the
 * characters by which a chat makes links, mentions and code of a text.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export const CHAT_MESSAGE = String.raw`(
  $fact := $states.input.facts; $rule := $states.input.rule;
  $cut := function($text, $most) { $length($text) > $most ? $substring($text, 0, $most - 3) & '...' : $text };
  $flat := function($text) { $replace($replace($replace($replace($text, '<', '\u2039'), '>', '\u203a'), '\u0060', "'"), '](', '] (') };
  $code := function($text) { '\u0060' & $flat($text) & '\u0060' };
  $row := function($label, $texts) { $count($texts) > 0 ? $label & ': ' & $join($texts.$code($), ', ') };
  $comma := function($texts) { $join($texts, ', ') };
  $result := $fact.outcome & ($exists($fact.error) ? ($exists($fact.outcome) ? ': ') & $fact.error);
  $place := $comma([$exists($fact.account) ? 'account ' & $fact.account, $fact.region]);
  $description := $join([
    $flat($fact.sentence) & '.',
    $rule.meaning,
    $row('Who', [$comma([$fact.who, $fact.mfa]), $fact.credentials]),
    $row('What', [$comma([$fact.what, $fact.access])]),
    $row('On what', $fact.resources),
    $row('Result', [$result != '' ? $result]),
    $row('Where', [$place != '' ? $place]),
    $row('From', [$fact.from]),
    $row('With', [$fact.agent]),
    $row('When', [$fact.time])
  ], '\n');
  $string({
    'version': '1.0',
    'source': 'custom',
    'id': $fact.eventId,
    'content': {
      'textType': 'client-markdown',
      'title': $cut($rule.severity & ': ' & $rule.title, ${LONGEST.title}),
      'description': $cut($description, ${LONGEST.description}),
      'nextSteps': [
        $exists($rule.response) ? $cut($rule.response, ${LONGEST.step}),
        $exists($fact.eventLink) ? 'The event: ' & $fact.eventLink,
        $exists($fact.queryLink) ? 'Ask the records: ' & $fact.queryLink
      ],
      'keywords': [[$rule.severity, $rule.id, $fact.account, $fact.region].$cut($flat($), ${LONGEST.keyword})]
    },
    'metadata': {
      'threadId': $flat($join([$rule.id, $fact.account, $fact.region], '/')),
      'summary': $cut($flat($fact.sentence), ${LONGEST.title}),
      'additionalContext': { 'rule': $rule.id, 'severity': $rule.severity }
    }
  })
)`;
