import { translateJsonPath, translateReplacement, translateJodaFormat, translateMysqlFormat } from './literals';
import { DATE_PARTS, hasMacro } from './macros';
import { readNode, createCall, createExpression, readFunctionName, createText, readText, Tree } from './syntax';

/** Functions that the parser represents with a dedicated node kind, and the fields that contain their arguments. */
const ARGUMENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
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

/** Rewrites by function name. A function without a rewrite and without a macro is not changed. */
const FUNCTIONS: Readonly<Record<string, Rewrite>> = {
  json_extract: ([json, path]) => createCall('trino_json_extract', json, mapText(path, translateJsonPath)),
  json_extract_scalar: ([json, path]) => createCall('trino_json_extract_scalar', json, mapText(path, translateJsonPath)),
  json_size: ([json, path]) => createCall('trino_json_size', json, mapText(path, translateJsonPath)),
  json_parse: ([json]) => createExpression('CAST(arg_0 AS JSON)', json),
  any_match: ([list, test]) => createCall('trino_any_match', createCall('list_transform', list, test)),
  all_match: ([list, test]) => createCall('trino_all_match', createCall('list_transform', list, test)),
  none_match: ([list, test]) => createCall('trino_none_match', createCall('list_transform', list, test)),
  transform: (args) => createCall('list_transform', ...args),
  filter: (args) => createCall('list_filter', ...args),
  reduce: ([list, start, step, finish]) => {
    const reduced = createCall('list_reduce', list, step, start);
    return finish === undefined ? reduced : createExpression('list_transform(ARRAY[arg_0], arg_1)[1]', reduced, finish);
  },
  element_at: ([container, key]) => ({ subscript: { this: parenthesize(container), index: key } }),
  cardinality: ([container]) => createCall(isMap(container) ? 'trino_map_size' : 'trino_array_size', container),
  contains: ([container, value]) => createCall(isNetwork(container, value) ? 'trino_network_contains' : 'trino_contains', container, value),
  concat: ([first, ...others]) => others.reduce((all, other) => createCall('trino_concat', all, other), first),
  greatest: ([first, ...others]) => others.reduce((all, other) => createCall('trino_greatest', all, other), first),
  least: ([first, ...others]) => others.reduce((all, other) => createCall('trino_least', all, other), first),
  regexp_replace: ([subject, pattern, ...replacement]) =>
    createCall('trino_regexp_replace', subject, pattern, ...replacement.map((value) => mapText(value, translateReplacement))),
  date_format: ([time, format]) => createCall('trino_strftime', time, mapText(format, translateMysqlFormat)),
  date_parse: ([value, format]) => createCall('trino_strptime', value, mapText(format, translateMysqlFormat)),
  format_datetime: ([time, format]) => createCall('trino_strftime', time, mapText(format, translateJodaFormat)),
  parse_datetime: ([value, format]) => createCall('trino_strptime', value, mapText(format, translateJodaFormat)),
  date_diff: ([unit, from, to]) => createCall('trino_date_diff', mapText(unit, (name) => name.toLowerCase()), from, to),
  date_add: ([unit, count, time]) => {
    const name = `date_add_${readText(unit)?.toLowerCase()}`;
    return hasMacro(name) ? createCall(`trino_${name}`, count, time) : undefined;
  },
  at_time_zone: (args) => createCall('trino_at_timezone', ...args),
  if_func: ([condition, yes, no]) =>
    no ? createExpression('CASE WHEN arg_0 THEN arg_1 ELSE arg_2 END', condition, yes, no) : createExpression('CASE WHEN arg_0 THEN arg_1 END', condition, yes),
  str_position: ([subject, part]) => createCall('trino_strpos', subject, part),
  array_intersect: ([left, right]) => createCall('trino_array_intersect', left, right),
  split: ([subject, separator, limit]) => (limit === undefined ? createCall('trino_split', subject, separator) : undefined),
  try: ([value]) => rewriteTry(value),
  map: ([keys, values]) => (keys === undefined ? undefined : createCall('map', keys, values)),
};

/** Rewrites a node whose children are already rewritten. */
export function rewriteExpression(tree: Tree): Tree {
  const [kind] = Object.keys(tree);
  switch (kind) {
    case 'cast': case 'try_cast': return rewriteCast(kind, tree);
    case 'extract': return rewriteExtract(tree);
    case 'json_value': case 'json_query': return rewriteJsonPath(kind, tree);
    // the data is small enough for the exact count
    case 'approx_distinct': return rewriteApproxDistinct(tree);
    case 'aggregate_function': return rewriteAggregate(tree);
    case 'array_intersect': return FUNCTIONS.array_intersect(readNode(kind, tree)?.expressions as readonly Tree[]) ?? tree;
    case 'json_object': return createCall(kind, ...(readNode(kind, tree)?.pairs as readonly (readonly Tree[])[]).flat());
    case 'literal': return rewriteTimestampLiteral(tree);
    default: return rewriteFunction(tree, kind);
  }
}

function rewriteFunction(tree: Tree, kind: string): Tree {
  const fields = ARGUMENT_FIELDS[kind];
  const name = fields ? kind : readFunctionName(tree);
  if (name === undefined) return tree;
  const node = readNode(kind, tree) ?? {};
  const args = (fields ? fields.map((field) => node[field] ?? undefined) : node.args) as readonly Tree[];
  const rewritten = FUNCTIONS[name]?.(args);
  if (rewritten) return rewritten;
  if (!hasMacro(name)) return tree;
  // keep the other clauses of the call, such as FILTER
  return fields ? createCall(`trino_${name}`, ...args) : { [kind]: { ...node, name: `trino_${name}` } };
}

function rewriteCast(kind: string, tree: Tree): Tree {
  const { this: value, to } = readNode(kind, tree) as { readonly this: Tree; readonly to: Tree };
  const type = String(to.data_type === 'custom' ? to.name : to.data_type).toLowerCase();
  switch (type) {
    case 'ipaddress': {
      const address = createCall('trino_to_address', value);
      return kind === 'try_cast' ? rewriteTry(address) : address;
    }
    case 'ipprefix': return value;
    // remove the precision: DuckDB compares only timestamps of the default precision with timestamps with time zone
    case 'timestamp': return { [kind]: { ...readNode(kind, tree), to: { ...to, precision: null } } };
    case 'json': return isJson(value) ? value : createCall('to_json', value);
    case 'var_char': return isJson(value) ? createCall('trino_json_text', value) : tree;
    default: return tree;
  }
}

/** Rewrites `min_by` and `max_by` to the functions that include NULL, as in Athena. */
function rewriteAggregate(tree: Tree): Tree {
  const node = readNode('aggregate_function', tree) as { readonly name: string; readonly args: readonly Tree[] };
  const direction = /^(min|max)_by$/i.exec(node.name)?.[1].toLowerCase();
  if (direction === undefined) return rewriteFunction(tree, 'aggregate_function');
  return { aggregate_function: { ...node, name: node.args.length > 2 ? `arg_${direction}` : `arg_${direction}_null` } };
}

function rewriteTimestampLiteral(tree: Tree): Tree {
  const { literal_type: type, value } = readNode('literal', tree) ?? {};
  const [time, zone] = type === 'timestamp' ? String(value).split(/(?<=:\d\d(?:\.\d+)?)\s*(?=[A-Za-z+-])/) : [];
  return zone === undefined ? tree : createExpression('trino_with_timezone(arg_0, arg_1)', createText(time), createText(zone));
}

/** Rewrites `extract(dow …)`: Monday is 1. */
function rewriteExtract(tree: Tree): Tree {
  const { this: value, field } = readNode('extract', tree) ?? {};
  return field === 'DayOfWeek' ? createExpression('day_of_week(arg_0)', value as Tree) : tree;
}

function rewriteJsonPath(kind: string, tree: Tree): Tree {
  const { this: json, path, returning, wrapper_option: wrapper } = readNode(kind, tree) as Record<string, Tree>;
  if (kind === 'json_query') {
    const name = QUERY_WRAPPERS.find(([pattern]) => pattern.test(String(wrapper ?? '')))?.[1] ?? 'trino_json_query';
    return createCall(name, json, path);
  }
  const value = createCall('trino_json_value', json, path);
  return returning ? { try_cast: { this: value, to: returning, trailing_comments: [], double_colon_syntax: false } } : value;
}

/** Rewrites `try`. Handling an error per row is slow, so a cast to an address uses a function that returns NULL. */
function rewriteTry(tree: Tree): Tree {
  const [address] = readFunctionName(tree) === 'trino_to_address' ? readNode('function', tree)?.args as readonly Tree[] : [];
  if (address === undefined) return createCall('try', tree);
  const attempt = createCall('trino_try_address', address);
  return readNode('column', address) || readNode('dot', address) ? attempt : createCall('try', attempt);
}

function rewriteApproxDistinct(tree: Tree): Tree {
  const { this: value, filter } = readNode('approx_distinct', tree) as { readonly this: Tree; readonly filter?: Tree };
  const count = createExpression('count(DISTINCT arg_0)', value);
  return filter ? { count: { ...readNode('count', count), filter } } : count;
}

function mapText(tree: Tree, map: (value: string) => string): Tree {
  const value = readText(tree);
  return value === undefined ? tree : createText(map(value));
}

/** Adds parentheses to an expression that cannot be followed by a subscript. */
function parenthesize(tree: Tree): Tree {
  return readNode('column', tree) || readNode('function', tree) || readNode('subscript', tree) || readNode('dot', tree)
    ? tree : { paren: { this: tree, trailing_comments: [] } };
}

function isJson(tree: Tree): boolean {
  const cast = readNode('cast', tree) ?? readNode('try_cast', tree);
  if (cast) return (cast.to as Tree).data_type === 'json';
  const name = readFunctionName(tree);
  if (name === 'try') return isJson((readNode('function', tree)?.args as readonly Tree[])[0]);
  return readNode('json_object', tree) !== undefined || (name !== undefined && JSON_FUNCTIONS.has(name));
}

export function isMap(tree: Tree): boolean {
  const cast = readNode('cast', tree) ?? readNode('try_cast', tree);
  if (cast) return (cast.to as Tree).data_type === 'map';
  const name = readFunctionName(tree);
  return name !== undefined && MAP_FUNCTIONS.has(name);
}

/** Whether a call of `contains` tests a network: the first argument is a text, or the second argument is a cast to an address. */
function isNetwork(container: Tree, value: Tree): boolean {
  if (readText(container) !== undefined) return true;
  const name = readFunctionName(value);
  if (name === 'try') return isNetwork(container, (readNode('function', value)?.args as readonly Tree[])[0]);
  return name === 'trino_to_address' || name === 'trino_try_address';
}
