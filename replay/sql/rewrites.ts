import { duckDbJsonPath, re2Replacement, strftimeFromJoda, strftimeFromMysql } from './literals';
import { DATE_PARTS, hasMacro } from './macros';
import { as, call, expression, functionName, text, textOf, Tree } from './syntax';

/** Functions that the parser has kinds of their own for, and where their arguments are. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  contains: ['this', 'expression'],
  element_at: ['this', 'expression'],
  cardinality: ['this'],
  json_extract: ['this', 'path'],
  json_extract_scalar: ['this', 'path'],
  json_array_length: ['this'],
  array_except: ['this', 'expression'],
  array_distinct: ['this'],
  array_union: ['this', 'expression'],
  array_remove: ['this', 'expression'],
  array_position: ['this', 'expression'],
  starts_with: ['this', 'expression'],
  at_time_zone: ['this', 'zone'],
  if_func: ['condition', 'true_value', 'false_value'],
  str_position: ['this', 'substr'],
  map_keys: ['this'],
  map_values: ['this'],
  ...Object.fromEntries(DATE_PARTS.map((part) => [part, ['this']])),
};

const JSON_FUNCTIONS = new Set(['trino_json_extract', 'json_parse', 'trino_json_array_get', 'to_json', 'json_object', 'json_array']);
const MAP_FUNCTIONS = new Set(['trino_map_agg', 'histogram', 'map', 'map_from_entries', 'map_concat', 'map_filter', 'multimap_agg']);
const QUERY_WRAPPERS: readonly (readonly [RegExp, string])[] = [
  [/CONDITIONAL/i, 'trino_json_query_conditional'],
  [/^WITH /i, 'trino_json_query_array'],
];

type Rewrite = (args: readonly Tree[]) => Tree | undefined;

/** What becomes of a function; those that are not here and have no macro keep their names. */
const FUNCTIONS: Readonly<Record<string, Rewrite>> = {
  json_extract: ([json, path]) => call('trino_json_extract', json, mapText(path, duckDbJsonPath)),
  json_extract_scalar: ([json, path]) => call('trino_json_extract_scalar', json, mapText(path, duckDbJsonPath)),
  json_size: ([json, path]) => call('trino_json_size', json, mapText(path, duckDbJsonPath)),
  json_parse: ([json]) => expression('CAST(arg_0 AS JSON)', json),
  any_match: ([list, test]) => call('trino_any_match', call('list_transform', list, test)),
  all_match: ([list, test]) => call('trino_all_match', call('list_transform', list, test)),
  none_match: ([list, test]) => call('trino_none_match', call('list_transform', list, test)),
  transform: (args) => call('list_transform', ...args),
  filter: (args) => call('list_filter', ...args),
  reduce: ([list, start, step, finish]) => {
    const reduced = call('list_reduce', list, step, start);
    return finish === undefined ? reduced : expression('list_transform(ARRAY[arg_0], arg_1)[1]', reduced, finish);
  },
  element_at: ([container, key]) => ({ subscript: { this: operand(container), index: key } }),
  cardinality: ([container]) => call(isMap(container) ? 'trino_map_size' : 'trino_array_size', container),
  contains: ([container, value]) => call(isNetwork(container, value) ? 'trino_network_contains' : 'trino_contains', container, value),
  concat: ([first, ...others]) => others.reduce((all, other) => call('trino_concat', all, other), first),
  greatest: ([first, ...others]) => others.reduce((all, other) => call('trino_greatest', all, other), first),
  least: ([first, ...others]) => others.reduce((all, other) => call('trino_least', all, other), first),
  regexp_replace: ([subject, pattern, ...replacement]) =>
    call('trino_regexp_replace', subject, pattern, ...replacement.map((value) => mapText(value, re2Replacement))),
  date_format: ([time, format]) => call('trino_strftime', time, mapText(format, strftimeFromMysql)),
  date_parse: ([value, format]) => call('trino_strptime', value, mapText(format, strftimeFromMysql)),
  format_datetime: ([time, format]) => call('trino_strftime', time, mapText(format, strftimeFromJoda)),
  parse_datetime: ([value, format]) => call('trino_strptime', value, mapText(format, strftimeFromJoda)),
  date_diff: ([unit, from, to]) => call('trino_date_diff', mapText(unit, (name) => name.toLowerCase()), from, to),
  date_add: ([unit, count, time]) => {
    const name = `date_add_${textOf(unit)?.toLowerCase()}`;
    return hasMacro(name) ? call(`trino_${name}`, count, time) : undefined;
  },
  at_time_zone: (args) => call('trino_at_timezone', ...args),
  if_func: ([condition, yes, no]) =>
    no ? expression('CASE WHEN arg_0 THEN arg_1 ELSE arg_2 END', condition, yes, no) : expression('CASE WHEN arg_0 THEN arg_1 END', condition, yes),
  str_position: ([subject, part]) => call('trino_strpos', subject, part),
  array_intersect: ([left, right]) => call('trino_array_intersect', left, right),
  split: ([subject, separator, limit]) => (limit === undefined ? call('trino_split', subject, separator) : undefined),
  try: ([value]) => tried(value),
  map: ([keys, values]) => (keys === undefined ? undefined : call('map', keys, values)),
};

/** What a node becomes whose children are rewritten already. */
export function rewriteExpression(tree: Tree): Tree {
  const [kind] = Object.keys(tree);
  switch (kind) {
    case 'cast': case 'try_cast': return rewriteCast(kind, tree);
    case 'extract': return rewriteExtract(tree);
    case 'json_value': case 'json_query': return rewriteJsonPath(kind, tree);
    // the exact count, which what is counted here allows
    case 'approx_distinct': return exactDistinct(tree);
    case 'aggregate_function': return rewriteAggregate(tree);
    case 'array_intersect': return FUNCTIONS.array_intersect(as(kind, tree)?.expressions as readonly Tree[]) ?? tree;
    case 'json_object': return call(kind, ...(as(kind, tree)?.pairs as readonly (readonly Tree[])[]).flat());
    case 'literal': return zonedTimestamp(tree);
    default: return rewriteFunction(tree, kind);
  }
}

function rewriteFunction(tree: Tree, kind: string): Tree {
  const places = KINDS[kind];
  const name = places ? kind : functionName(tree);
  if (name === undefined) return tree;
  const node = as(kind, tree) ?? {};
  const args = (places ? places.map((place) => node[place] ?? undefined) : node.args) as readonly Tree[];
  const rewritten = FUNCTIONS[name]?.(args);
  if (rewritten) return rewritten;
  if (!hasMacro(name)) return tree;
  // the other parts, such as FILTER, stay with the call
  return places ? call(`trino_${name}`, ...args) : { [kind]: { ...node, name: `trino_${name}` } };
}

function rewriteCast(kind: string, tree: Tree): Tree {
  const { this: value, to } = as(kind, tree) as { readonly this: Tree; readonly to: Tree };
  const type = String(to.data_type === 'custom' ? to.name : to.data_type).toLowerCase();
  switch (type) {
    case 'ipaddress': {
      const address = call('trino_to_address', value);
      return kind === 'try_cast' ? tried(address) : address;
    }
    case 'ipprefix': return value;
    // one precision for all: DuckDB compares only those of its usual one with times in a zone
    case 'timestamp': return { [kind]: { ...as(kind, tree), to: { ...to, precision: null } } };
    case 'json': return isJson(value) ? value : call('to_json', value);
    case 'var_char': return isJson(value) ? call('trino_json_text', value) : tree;
    default: return tree;
  }
}

/** Those with a form of their own for NULLs, which Athena keeps. */
function rewriteAggregate(tree: Tree): Tree {
  const node = as('aggregate_function', tree) as { readonly name: string; readonly args: readonly Tree[] };
  const direction = /^(min|max)_by$/i.exec(node.name)?.[1].toLowerCase();
  if (direction === undefined) return rewriteFunction(tree, 'aggregate_function');
  return { aggregate_function: { ...node, name: node.args.length > 2 ? `arg_${direction}` : `arg_${direction}_null` } };
}

function zonedTimestamp(tree: Tree): Tree {
  const { literal_type: type, value } = as('literal', tree) ?? {};
  const [time, zone] = type === 'timestamp' ? String(value).split(/(?<=:\d\d(?:\.\d+)?)\s*(?=[A-Za-z+-])/) : [];
  return zone === undefined ? tree : expression('trino_with_timezone(arg_0, arg_1)', text(time), text(zone));
}

/** A week begins with Monday, 1. */
function rewriteExtract(tree: Tree): Tree {
  const { this: value, field } = as('extract', tree) ?? {};
  return field === 'DayOfWeek' ? expression('day_of_week(arg_0)', value as Tree) : tree;
}

function rewriteJsonPath(kind: string, tree: Tree): Tree {
  const { this: json, path, returning, wrapper_option: wrapper } = as(kind, tree) as Record<string, Tree>;
  if (kind === 'json_query') {
    const name = QUERY_WRAPPERS.find(([pattern]) => pattern.test(String(wrapper ?? '')))?.[1] ?? 'trino_json_query';
    return call(name, json, path);
  }
  const value = call('trino_json_value', json, path);
  return returning ? { try_cast: { this: value, to: returning, trailing_comments: [], double_colon_syntax: false } } : value;
}

/** Catching an error for each of many rows is slow, so what is tried most has a form that gives NULL. */
function tried(tree: Tree): Tree {
  const [address] = functionName(tree) === 'trino_to_address' ? as('function', tree)?.args as readonly Tree[] : [];
  if (address === undefined) return call('try', tree);
  const attempt = call('trino_try_address', address);
  return as('column', address) || as('dot', address) ? attempt : call('try', attempt);
}

function exactDistinct(tree: Tree): Tree {
  const { this: value, filter } = as('approx_distinct', tree) as { readonly this: Tree; readonly filter?: Tree };
  const count = expression('count(DISTINCT arg_0)', value);
  return filter ? { count: { ...as('count', count), filter } } : count;
}

function mapText(tree: Tree, map: (value: string) => string): Tree {
  const value = textOf(tree);
  return value === undefined ? tree : text(map(value));
}

/** What a subscript can follow. */
function operand(tree: Tree): Tree {
  return as('column', tree) || as('function', tree) || as('subscript', tree) || as('dot', tree)
    ? tree : { paren: { this: tree, trailing_comments: [] } };
}

function isJson(tree: Tree): boolean {
  const cast = as('cast', tree) ?? as('try_cast', tree);
  if (cast) return (cast.to as Tree).data_type === 'json';
  const name = functionName(tree);
  if (name === 'try') return isJson((as('function', tree)?.args as readonly Tree[])[0]);
  return as('json_object', tree) !== undefined || (name !== undefined && JSON_FUNCTIONS.has(name));
}

export function isMap(tree: Tree): boolean {
  const cast = as('cast', tree) ?? as('try_cast', tree);
  if (cast) return (cast.to as Tree).data_type === 'map';
  const name = functionName(tree);
  return name !== undefined && MAP_FUNCTIONS.has(name);
}

/** `contains` is also asked of a network, which is a text, or of what was cast to an address. */
function isNetwork(container: Tree, value: Tree): boolean {
  if (textOf(container) !== undefined) return true;
  const name = functionName(value);
  if (name === 'try') return isNetwork(container, (as('function', value)?.args as readonly Tree[])[0]);
  return name === 'trino_to_address' || name === 'trino_try_address';
}
