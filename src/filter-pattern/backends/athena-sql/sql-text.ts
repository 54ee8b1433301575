const PLAIN_IDENTIFIER = /^[a-z_][a-z0-9_]*$/;
const PLAIN_JSON_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const ESCAPE = '!';

/** What Trino does not take as a name without quotes. */
const RESERVED = new Set((
  'alter and as between by case cast constraint create cross cube current_catalog current_date current_path current_role current_schema '
  + 'current_time current_timestamp current_user deallocate delete describe distinct drop else end escape except execute exists extract '
  + 'false for from full group grouping having in inner insert intersect into is join json_array json_exists json_object json_query '
  + 'json_table json_value left like listagg localtime localtimestamp natural normalize not null on or order outer prepare recursive '
  + 'right rollup select skip table then trim true uescape union unnest using values when where with'
).split(' '));

export function sqlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The name of a column, or of a field in one: that of the record in lower case. */
export function sqlIdentifier(name: string): string {
  const lower = name.toLowerCase();
  return PLAIN_IDENTIFIER.test(lower) && !RESERVED.has(lower) ? lower : `"${lower.replaceAll('"', '""')}"`;
}

/** A whole number as it is, any other as a DOUBLE: a decimal literal would be compared in another precision. */
export function sqlNumber(source: string): string {
  const number = Number(source);
  return Number.isSafeInteger(number) ? String(number) : number.toExponential().replace('e', 'E').replace('E+', 'E');
}

/** One step of a JSON path. */
export function jsonPathStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return PLAIN_JSON_NAME.test(step) ? `.${step}` : `["${step.replace(/["\\]/g, '\\$&')}"]`;
}

/** A text that has wildcards, and no other way to test it than LIKE. */
export function likePattern(pieces: readonly string[]): string {
  const escaped = pieces.map((piece) => piece.replace(/[%_!]/g, `${ESCAPE}$&`));
  const needsEscape = escaped.some((piece, index) => piece !== pieces[index]);
  return sqlString(escaped.join('%')) + (needsEscape ? ` ESCAPE ${sqlString(ESCAPE)}` : '');
}
