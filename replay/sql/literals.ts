/** MySQL date specifiers of `date_format` and `date_parse`, and the equivalent strftime specifiers. */
const MYSQL_FIELDS: Readonly<Record<string, string>> = {
  c: '%-m', e: '%-d', h: '%I', i: '%M', k: '%-H', l: '%-I', M: '%B', r: '%I:%M:%S %p', s: '%S', T: '%H:%M:%S', v: '%V', W: '%A', x: '%G',
};

/** Joda date specifiers of `format_datetime` and `parse_datetime`, and the equivalent strftime specifiers. */
const JODA_FIELDS: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  YYYY: '%Y',
  yy: '%y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%-m',
  dd: '%d',
  d: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  mm: '%M',
  m: '%-M',
  ss: '%S',
  s: '%-S',
  SSS: '%g',
  a: '%p',
  EEEE: '%A',
  EEE: '%a',
  EE: '%a',
  E: '%a',
  e: '%u',
  ww: '%V',
  xxxx: '%G',
  Z: '%z',
};

export function translateMysqlFormat(format: string): string {
  return format.replace(/%(.)/g, (field, letter: string) => MYSQL_FIELDS[letter] ?? field);
}

export function translateJodaFormat(format: string): string {
  return format.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*|%/g, (field, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? '\'' : quoted.replace(/''/g, '\'').replace(/%/g, '%%');
    if (field === '%') return '%%';
    const found = JODA_FIELDS[field];
    if (found === undefined) throw new Error(`date format '${format}' contains the unsupported field '${field}'`);
    return found;
  });
}

/** Translates a path of `json_extract` to DuckDB: `$.a["b c"][0]` becomes `$."a"."b c"[0]`. Returns other texts unchanged. */
export function translateJsonPath(path: string): string {
  let rest = path.trim();
  if (!rest.startsWith('$')) return path;
  rest = rest.slice(1);
  let result = '$';
  while (rest !== '') {
    const match = /^(?:\.([^.["\s]+)|\."([^"]*)"|\[\s*"([^"]*)"\s*\]|\[\s*'([^']*)'\s*\]|\[\s*(\d+)\s*\])/.exec(rest);
    if (!match) return path;
    const [all, plain, dotted, double, single, index] = match;
    result += index === undefined ? `."${plain ?? dotted ?? double ?? single}"` : `[${index}]`;
    rest = rest.slice(all.length);
  }
  return result;
}

/** Translates a Java replacement text, which can contain `$1`, to RE2. */
export function translateReplacement(replacement: string): string {
  return replacement.replace(/\\(.)|\$(\d)|\\$/g, (_, escaped: string | undefined, group: string | undefined) => {
    if (group !== undefined) return `\\${group}`;
    return escaped === '\\' || escaped === undefined ? '\\\\' : escaped;
  });
}
