/** An event holds 256 KB; a record of more characters than this is left out, as the rest must fit too. */
const LONGEST_RECORD = 200_000;

/** The event for a bus: the rule, what there is to tell, and the record itself unless it is too long. */
export const BUS_EVENT = String.raw`(
  $record := $states.context.Execution.Input.record;
  $merge([
    { 'rule': $states.input.rule, 'event': $states.input.facts },
    $length($string($record)) <= ${LONGEST_RECORD} ? { 'record': $record } : {}
  ])
)`;
