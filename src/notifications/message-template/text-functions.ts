/*
 * The expressions use JSONata 2.0.6, the version of Step Functions: no `??`, no `?:`, no `$eval`, and `and` and `or` can evaluate
 * both operands. They are plain text, so that they can be joined, read, and tested in the form in which they are deployed.
 *
 * The values of a record are untrusted input, because the caller chooses names, user agents, and parameters. Each value is shown as
 * one line without control characters and links. A value that does not look like a name is shown in quotation marks.
 */

/**
 * JSONata functions that convert values of a record to text.
 *
 * - `$nothing`: no value. (A word such as `undefined` would be a field of that name.)
 * - `$line(value, limit)`: a text, number, or Boolean as one line with at most `limit` characters; no value for other types.
 *   Control characters, format characters, line separators, and characters that change the direction of writing are removed.
 *   Characters outside the Basic Multilingual Plane are removed, because one half of a surrogate pair is not valid text. The `://` of
 *   links is made inactive.
 * - `$name(value, limit)`: the same, in quotation marks unless it looks like a name.
 * - `$first(values)`: the first value that exists.
 * - `$tail(text)`: the text after the last slash.
 */
export const TEXT_FUNCTIONS = String.raw`
  $nothing := false ? '';
  $line := function($value, $limit) {(
    $kind := $type($value);
    $raw := $kind = 'string' ? $value
      : $kind = 'boolean' ? $string($value)
      : $kind = 'number' ? ($abs($value) < 1e15 ? $string($value));
    $clean := $trim($replace($substring($raw, 0, 2000),
      /[^ -~\u00a1-\u00ac\u00ae-\u061b\u061d-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\uf900-\ufdff\ufe10-\ufefe\uff01-\uffdc]+/, ' '));
    $plain := $replace($clean, '://', '[:]//');
    $length($plain) > $limit ? $substring($plain, 0, $limit - 3) & '...' : $plain != '' ? $plain
  )};
  $name := function($value, $limit) {(
    $text := $line($value, $limit);
    $contains($text, /^[A-Za-z0-9_+=,.@:\/*#$~%-]+$/) ? $text : $text != '' ? '"' & $replace($text, '"', "'") & '"'
  )};
  $first := function($values) { $values[0] };
  $tail := function($text) { $split($text, '/')[-1] };
`;
