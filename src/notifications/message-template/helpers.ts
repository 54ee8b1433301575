/*
 * Expressions are written in JSONata 2.0.6, which is what Step Functions knows: no `??`, no `?:`, no `$eval`, and `and`
 * and `or` may evaluate both sides. They are plain text here, so that they can be read, joined and tested as they run.
 *
 * A value of a record is somebody's text. Whoever is watched chooses names, programs and parameters, so what is shown of
 * them is one line, without control characters, without links, and in quotes where it could be taken for a sentence.
 */

/**
 * `$nothing`: no value at all. (A word like `undefined` would be a field of that name.)
 *
 * `$line(value, most)`: a text, number or boolean as one line of at most so many characters; nothing for anything else.
 * What is left out: control and format characters, line separators, what changes the direction of writing, and what lies
 * beyond the basic plane, as half of such a character is no text. The `://` that makes a link is broken.
 *
 * `$name(value, most)`: the same, in quotes unless it looks like a name.
 *
 * `$first(values)`: the first that is there. `$tail(text)`: what stands after the last slash.
 */
export const TEXT_FUNCTIONS = String.raw`
  $nothing := false ? '';
  $line := function($value, $most) {(
    $kind := $type($value);
    $raw := $kind = 'string' ? $value
      : $kind = 'boolean' ? $string($value)
      : $kind = 'number' ? ($abs($value) < 1e15 ? $string($value));
    $clean := $trim($replace($substring($raw, 0, 2000),
      /[^ -~\u00a1-\u00ac\u00ae-\u061b\u061d-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\uf900-\ufdff\ufe10-\ufefe\uff01-\uffdc]+/, ' '));
    $plain := $replace($clean, '://', '[:]//');
    $length($plain) > $most ? $substring($plain, 0, $most - 3) & '...' : $plain != '' ? $plain
  )};
  $name := function($value, $most) {(
    $text := $line($value, $most);
    $contains($text, /^[A-Za-z0-9_+=,.@:\/*#$~%-]+$/) ? $text : $text != '' ? '"' & $replace($text, '"', "'") & '"'
  )};
  $first := function($values) { $values[0] };
  $tail := function($text) { $split($text, '/')[-1] };
`;

/** A text as a string of JSONata. Tokens of the CDK inside stay as they are. */
export function quoteString(text: string): string {
  return JSON.stringify(text);
}
