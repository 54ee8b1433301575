/** A Hive column type. */
export type HiveType =
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'array'; readonly element: HiveType }
  | { readonly kind: 'map'; readonly key: HiveType; readonly value: HiveType }
  | { readonly kind: 'struct'; readonly fields: readonly { readonly name: string; readonly type: HiveType }[] };

const DUCKDB_TYPES: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  varchar: 'VARCHAR',
  char: 'VARCHAR',
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  int: 'INTEGER',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  float: 'FLOAT',
  double: 'DOUBLE',
  decimal: 'DECIMAL',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  binary: 'BLOB',
};
const TOKEN = /\s*([<>:,()]|[^<>:,()\s]+)/y;

/** Parses a type such as `array<struct<arn:string>>`. Throws an error if the text is not a Hive type. */
export function parseHiveType(text: string): HiveType {
  const tokens = tokenize(text);
  let position = 0;
  const expect = (token: string): void => {
    if (tokens[position] !== token) throw new Error(`Hive type '${text}' must contain '${token}' at token ${position + 1}; got ${tokens[position] === undefined ? 'the end' : `'${tokens[position]}'`}`);
    position += 1;
  };
  const list = <T>(item: () => T): T[] => {
    expect('<');
    const items = [item()];
    while (tokens[position] === ',') {
      position += 1;
      items.push(item());
    }
    expect('>');
    return items;
  };
  const type = (): HiveType => {
    const name = (tokens[position] ?? '').toLowerCase();
    position += 1;
    switch (name) {
      case 'array': return { kind: 'array', element: list(type)[0] };
      case 'map': {
        const [key, value] = list(type);
        return { kind: 'map', key, value };
      }
      case 'struct': return { kind: 'struct', fields: list(field) };
      default: return { kind: 'scalar', name: name + precision() };
    }
  };
  const field = (): { name: string; type: HiveType } => {
    const name = (tokens[position] ?? '').replace(/`/g, '').toLowerCase();
    position += 1;
    expect(':');
    return { name, type: type() };
  };
  const precision = (): string => {
    if (tokens[position] !== '(') return '';
    const end = tokens.indexOf(')', position);
    const parts = tokens.slice(position, end + 1);
    position = end + 1;
    return parts.join('');
  };
  const parsed = type();
  if (position < tokens.length) throw new Error(`Hive type '${text}' must end before '${tokens[position]}'`);
  return parsed;
}

/** Renders a type in DuckDB syntax. Throws an error if DuckDB has no equivalent type. */
export function renderDuckDbType(type: HiveType): string {
  switch (type.kind) {
    case 'array': return `${renderDuckDbType(type.element)}[]`;
    case 'map': return `MAP(${renderDuckDbType(type.key)}, ${renderDuckDbType(type.value)})`;
    case 'struct': return `STRUCT(${type.fields.map((field) => `"${field.name}" ${renderDuckDbType(field.type)}`).join(', ')})`;
    case 'scalar': {
      const [name] = type.name.split('(');
      const found = DUCKDB_TYPES[name];
      if (found === undefined) throw new Error(`Hive type '${type.name}' is not supported`);
      return name === 'decimal' ? found + type.name.slice(name.length) : found;
    }
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) tokens.push(match[1]);
  return tokens;
}
