/*
 * Macros for Athena functions that DuckDB does not have or that have different semantics in DuckDB. The prefix `trino_` prevents that
 * the translation or DuckDB changes the calls. `rewrites.ts` replaces calls of the Athena functions with calls of the macros.
 */

const UNITS = {
  millisecond: 'milliseconds', second: 'seconds', minute: 'minutes', hour: 'hours', day: 'days', week: 'weeks', month: 'months', year: 'years',
};

/** Functions that extract a part of a time. The translation misses some of them in nested calls. */
export const DATE_PARTS = [
  'millisecond', 'second', 'minute', 'hour', 'day', 'month', 'quarter', 'year', 'day_of_month', 'day_of_week', 'day_of_year', 'week_of_year',
];
const DUCKDB_PARTS: Readonly<Record<string, string>> = {
  day_of_month: 'day', day_of_week: 'isodow', day_of_year: 'dayofyear', week_of_year: 'week', dow: 'isodow', doy: 'dayofyear', year_of_week: 'isoyear',
};

const MACROS: Readonly<Record<string, string | readonly string[]>> = {
  // NULL for text that is not JSON and for values that are not scalar
  json_extract: '(j, p) AS TRY(json_extract(j, p))',
  json_extract_scalar: `(j, p) AS CASE WHEN left(TRY(json_extract_string(j, p)), 1) IN ('{', '[')
    THEN CASE WHEN TRY(json_type(j, p)) NOT IN ('OBJECT', 'ARRAY') THEN TRY(json_extract_string(j, p)) END
    ELSE TRY(json_extract_string(j, p)) END`,
  json_text: '(j) AS json_extract_string(j, \'$\')',
  json_format: '(j) AS CAST(j AS VARCHAR)',
  json_array_length: '(j) AS CASE WHEN TRY(json_type(j)) = \'ARRAY\' THEN json_array_length(j) END',
  json_array_contains: '(j, v) AS CASE WHEN TRY(json_type(j)) = \'ARRAY\' THEN list_contains(CAST(CAST(j AS JSON) AS VARCHAR[]), CAST(v AS VARCHAR)) END',
  json_array_get: '(j, i) AS CASE WHEN TRY(json_type(j)) = \'ARRAY\' THEN json_extract(j, \'$[\' || CASE WHEN i < 0 THEN \'#\' ELSE \'\' END || i || \']\') END',
  json_size: '(j, p) AS CASE TRY(json_type(j, p)) WHEN \'ARRAY\' THEN json_array_length(j, p) WHEN \'OBJECT\' THEN len(json_keys(j, p)) ELSE 0 END',
  is_json_scalar: '(j) AS json_type(j) NOT IN (\'OBJECT\', \'ARRAY\')',
  json_exists: '(j, p) AS json_array_length(trino_find_by_path(CAST(j AS VARCHAR), p)) > 0',
  json_value: `(j, p) AS CASE WHEN json_array_length(trino_find_by_path(CAST(j AS VARCHAR), p)) = 1
    THEN trino_json_extract_scalar(trino_find_by_path(CAST(j AS VARCHAR), p), '$[0]') END`,
  json_query: `(j, p) AS CASE WHEN json_array_length(trino_find_by_path(CAST(j AS VARCHAR), p)) = 1
    THEN CAST(json_extract(trino_find_by_path(CAST(j AS VARCHAR), p), '$[0]') AS VARCHAR) END`,
  json_query_array: `(j, p) AS CASE WHEN json_array_length(trino_find_by_path(CAST(j AS VARCHAR), p)) > 0
    THEN trino_find_by_path(CAST(j AS VARCHAR), p) END`,
  json_query_conditional: `(j, p) AS CASE WHEN json_array_length(trino_find_by_path(CAST(j AS VARCHAR), p)) = 1
    AND json_type(trino_find_by_path(CAST(j AS VARCHAR), p), '$[0]') IN ('OBJECT', 'ARRAY')
    THEN CAST(json_extract(trino_find_by_path(CAST(j AS VARCHAR), p), '$[0]') AS VARCHAR) ELSE trino_json_query_array(j, p) END`,

  any_match: '(l) AS CASE WHEN list_contains(l, true) THEN true WHEN list_count(l) < len(l) OR l IS NULL THEN NULL ELSE false END',
  all_match: '(l) AS CASE WHEN list_contains(l, false) THEN false WHEN list_count(l) < len(l) OR l IS NULL THEN NULL ELSE true END',
  none_match: '(l) AS NOT trino_any_match(l)',
  array_join: [
    '(l, d) AS CASE WHEN l IS NOT NULL THEN coalesce(array_to_string(CAST(l AS VARCHAR[]), d), \'\') END',
    '(l, d, n) AS array_to_string(list_transform(CAST(l AS VARCHAR[]), lambda x: coalesce(x, n)), d)',
  ],
  contains: '(l, v) AS list_contains(l, v)',
  array_distinct: '(l) AS list_filter(l, lambda x, i: list_position(l, x) = i)',
  array_sort: '(l) AS list_sort(l, \'ASC\', \'NULLS LAST\')',
  array_position: '(l, v) AS coalesce(list_position(l, v), 0)',
  array_remove: '(l, v) AS list_filter(l, lambda x: x <> v)',
  array_union: '(a, b) AS trino_array_distinct(list_concat(a, b))',
  array_intersect: '(a, b) AS trino_array_distinct(list_filter(a, lambda x: list_contains(b, x)))',
  array_except: '(a, b) AS trino_array_distinct(list_filter(a, lambda x: NOT list_contains(b, x)))',
  arrays_overlap: '(a, b) AS list_has_any(a, b)',
  slice: '(l, s, n) AS CASE WHEN s > 0 THEN list_slice(l, s, s + n - 1) ELSE list_slice(l, len(l) + s + 1, len(l) + s + n) END',
  sequence: ['(a, b) AS generate_series(a, b)', '(a, b, s) AS generate_series(a, b, s)'],
  flatten: '(l) AS flatten(l)',
  array_size: '(l) AS len(l)',
  map_keys: '(m) AS map_keys(m)',
  map_values: '(m) AS map_values(m)',
  map_size: '(m) AS len(map_keys(m))',
  map_agg: '(k, v) AS map_from_entries(list(DISTINCT {\'k\': k, \'v\': v}))',
  approx_percentile: '(x, p) AS approx_quantile(x, p)',

  concat: '(a, b) AS a || b',
  greatest: '(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN greatest(a, b) END',
  least: '(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN least(a, b) END',
  split_part: '(s, d, i) AS CASE WHEN i <= len(string_split(s, d)) THEN split_part(s, d, i) END',
  strpos: '(s, x) AS strpos(s, x)',
  starts_with: '(s, x) AS starts_with(s, x)',
  regexp_like: '(s, p) AS regexp_matches(s, p)',
  split: '(s, d) AS string_split(s, d)',
  replace: ['(s, x) AS replace(s, x, \'\')', '(s, x, y) AS replace(s, x, y)'],
  regexp_extract: [
    '(s, p) AS CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p) END',
    '(s, p, g) AS CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) END',
  ],
  regexp_replace: ['(s, p) AS regexp_replace(s, p, \'\', \'g\')', '(s, p, r) AS regexp_replace(s, p, r, \'g\')'],
  regexp_split: '(s, p) AS string_split_regex(s, p)',
  regexp_count: '(s, p) AS len(regexp_extract_all(s, p))',
  url_extract_host: '(u) AS nullif(regexp_extract(u, \'^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]*)\', 1), \'\')',
  url_extract_path: '(u) AS regexp_extract(u, \'^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*([^?#]*)\', 1)',

  from_iso8601_timestamp: '(s) AS CAST(s AS TIMESTAMPTZ)',
  from_iso8601_date: '(s) AS CAST(s AS DATE)',
  from_unixtime: '(n) AS to_timestamp(n)',
  to_unixtime: '(t) AS epoch(t)',
  date: '(t) AS CAST(CAST(t AS TIMESTAMP) AS DATE)',
  last_day_of_month: '(t) AS last_day(CAST(t AS TIMESTAMP))',
  strftime: '(t, f) AS strftime(CAST(t AS TIMESTAMP), f)',
  strptime: '(s, f) AS strptime(s, f)',
  date_diff: '(u, a, b) AS date_sub(u, CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP))',
  at_timezone: '(t, z) AS timezone(z, CAST(t AS TIMESTAMPTZ))',
  with_timezone: '(t, z) AS timezone(z, CAST(t AS TIMESTAMP))',
  millisecond: '(t) AS millisecond(t) % 1000',
  ...Object.fromEntries([...DATE_PARTS.slice(1), 'dow', 'doy', 'week', 'year_of_week'].map((part) => [part, `(t) AS ${DUCKDB_PARTS[part] ?? part}(t)`])),
  ...Object.fromEntries(Object.entries(UNITS).map(([unit, units]) => [`date_add_${unit}`, `(n, t) AS t + to_${units}(CAST(n AS INTEGER))`])),
};

/** Statements that create the macros for the lifetime of a connection. */
export const MACRO_STATEMENTS: readonly string[] = Object.entries(MACROS).map(([name, definition]) =>
  `CREATE OR REPLACE TEMP MACRO trino_${name} ${[definition].flat().join(', ')}`);

/** Whether an Athena function has a macro. */
export function hasMacro(name: string): boolean {
  return Object.hasOwn(MACROS, name);
}
