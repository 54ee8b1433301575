import { EVENT_ROWS, ROW_VARIABLES } from './event-fields';

/** Limits of a custom notification, in characters. */
const MAX_LENGTH = { title: 250, description: 8000, step: 350, keyword: 75 };

/**
 * JSONata expression for a custom notification of Amazon Q Developer in chat applications.
 *
 * Texts of the record are shown in code spans, or without the characters that create links, mentions, and code in a chat message.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export const CHAT_MESSAGE = String.raw`(
  $event := $states.input.event; $rule := $states.input.rule;
  $cut := function($text, $limit) { $length($text) > $limit ? $substring($text, 0, $limit - 3) & '...' : $text };
  $escape := function($text) { $replace($replace($replace($replace($text, '<', '\u2039'), '>', '\u203a'), '\u0060', "'"), '](', '] (') };
  $code := function($text) { '\u0060' & $escape($text) & '\u0060' };
  $row := function($label, $texts) { $count($texts) > 0 ? $label & ': ' & $join($texts.$code($), ', ') };
  ${ROW_VARIABLES}
  $description := $join([
    $escape($event.summary) & '.',
    $rule.description,
    ${EVENT_ROWS}
  ], '\n');
  $string({
    'version': '1.0',
    'source': 'custom',
    'id': $event.eventId,
    'content': {
      'textType': 'client-markdown',
      'title': $cut($rule.severity & ': ' & $rule.title, ${MAX_LENGTH.title}),
      'description': $cut($description, ${MAX_LENGTH.description}),
      'nextSteps': [
        $exists($rule.runbook) ? $cut($rule.runbook, ${MAX_LENGTH.step}),
        $exists($event.eventLink) ? 'Event in CloudTrail: ' & $event.eventLink,
        $exists($event.queryLink) ? 'Athena workgroup: ' & $event.queryLink
      ],
      'keywords': [[$rule.severity, $rule.id, $event.account, $event.region].$cut($escape($), ${MAX_LENGTH.keyword})]
    },
    'metadata': {
      'threadId': $escape($join([$rule.id, $event.account, $event.region], '/')),
      'summary': $cut($escape($event.summary), ${MAX_LENGTH.title}),
      'additionalContext': { 'rule': $rule.id, 'severity': $rule.severity }
    }
  })
)`;
