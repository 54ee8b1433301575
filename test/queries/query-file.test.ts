import { parseQuery, renderQueryFile } from './query-source';
import { parseQueryFile } from '../../src/queries/query-file';
import { QueryFileError } from '../../src/queries/query-file-error';

const SQL = 'SELECT time FROM activity';

test('a file with all keys', () => {
  const query = parseQuery('SELECT time, actor FROM activity a CROSS JOIN parameters '
    + 'WHERE EXISTS (SELECT 1 FROM detections_before) AND a.event = wanted', {
    relations: 'activity, detections', baseline: '90d', rules: 'root-usage, cloudwatch-1', columns: 'time,\n--   actor',
  }, ['-- parameter: wanted text = it\'s — The event', '']);
  expect(query).toMatchObject({
    id: 'a-query',
    title: 'A title',
    question: 'Why?',
    interpretation: 'Read it.',
    relations: ['activity', 'detections'],
    windowDays: 7,
    baselineDays: 90,
    parameters: [{ name: 'wanted', type: 'text', literal: "'it''s'", description: 'The event' }],
    columns: ['time', 'actor'],
    rules: ['root-usage', 'cloudwatch-1'],
  });
});

test('a byte order mark and Windows line endings are ignored', () => {
  const query = parseQueryFile('acme', 'a-query.sql', `\uFEFF${renderQueryFile(SQL).replaceAll('\n', '\r\n')}\r\n`);
  expect(query).toMatchObject({ title: 'A title', statement: { text: SQL } });
});

describe('default values of parameters', () => {
  test.each([
    ['text', '', "''"],
    ['text', 'a, b = c - d', "'a, b = c - d'"],
    ['number', '-0.5', "DOUBLE '-0.5'"],
    ['integer', '100', '100'],
    ['boolean', 'true', 'TRUE'],
    ['date', '2026-01-31', "DATE '2026-01-31'"],
    ['date', 'today', 'current_date'],
    ['date', 'today - 3d', "current_date - INTERVAL '3' DAY"],
    ['timestamp', '2026-01-31 13:00', "TIMESTAMP '2026-01-31 13:00:00'"],
    ['timestamp', '2026-01-31T13:00:00+01:00', "TIMESTAMP '2026-01-31 12:00:00'"],
    ['timestamp', 'now', 'CAST(current_timestamp AS timestamp(3))'],
    ['timestamp', 'now - 90m', "CAST(current_timestamp - INTERVAL '90' MINUTE AS timestamp(3))"],
    ['timestamp', 'now-2h', "CAST(current_timestamp - INTERVAL '2' HOUR AS timestamp(3))"],
  ])('%s %p', (type, value, literal) => {
    const query = parseQuery('SELECT p.x AS time FROM activity, parameters p', {}, [`-- parameter: x ${type} = ${value} — Meaning`]);
    expect(query.parameters).toMatchObject([{ type, literal, description: 'Meaning' }]);
  });

  test.each([
    ['text', "'quoted'"], ['number', 'x'], ['number', '1e3'], ['number', '.5'], ['integer', '1.5'], ['integer', ''], ['boolean', 'yes'], ['date',
      '2026-02-30'],
    ['date', 'now'], ['date', 'today + 1d'], ['date', 'today - 1h'], ['timestamp', '2026-01-31'], ['timestamp', 'now - 2w'], ['timestamp',
      '2026-01-31 25:00'],
  ])('%s %p is invalid', (type, value) => {
    expect(() => parseQuery('SELECT p.x AS time FROM activity, parameters p', {}, [`-- parameter: x ${type} = ${value} — Meaning`]))
      .toThrow(new RegExp(`a-query.sql:7: parameter 'x': default must be .*; got '${value.replaceAll('+', '\\+')}'`));
  });
});

describe('errors with file and line', () => {
  const parameter = '-- parameter: wanted text = x — Meaning';
  const selectOnTwoLines = (sql: string): string => `SELECT time\n${sql}`;

  test.each<[string, () => unknown, number, string]>([
    ['no header', () => parseQueryFile('p', 'a-query.sql', SQL), 1,
      "the header must have 'title', 'question', 'relations', 'window', 'columns', 'interpretation'"],
    ['a missing key', () => parseQuery(SQL, { window: undefined, interpretation: undefined }), 1, "the header must have 'window', 'interpretation'"],
    ['an empty key', () => parseQuery(SQL, { question: '' }), 2, "'question' must not be empty"],
    ['an unknown key', () => parseQuery(SQL, { Title: 'x' }), 7, 'the key must be one of title, question'],
    ['a key twice', () => parseQuery(SQL, {}, ['-- title: Again']), 7, "'title' must be set once; got it twice"],
    ['a comment in the header', () => parseQuery(SQL, {}, ['-- just so']), 7, "a header line must be '-- key: value'"],
    ['a continuation without an entry', () => parseQueryFile('p', 'a-query.sql', '--   more'), 1, "a header line must be '-- key: value'"],
    ['an unknown relation', () => parseQuery(SQL, { relations: 'activity, logs' }), 3, "'relations' must list relations from activity, events"],
    ['a relation twice', () => parseQuery(SQL, { relations: 'activity, activity' }), 3, "'relations' must not repeat an item; got 'activity' twice"],
    ['a window in words', () => parseQuery(SQL, { window: 'week' }), 4, "'window' must be whole days, at least 1, such as 7d; got 'week'"],
    ['a window of zero days', () => parseQuery(SQL, { window: '0d' }), 4, "'window' must be whole days, at least 1, such as 7d; got '0d'"],
    ['a window of hours', () => parseQuery(SQL, { window: '12h' }), 4, "'window' must be whole days"],
    ['a negative baseline', () => parseQuery(SQL, { baseline: '-1d' }), 7, "'baseline' must be whole days, at least 1, such as 7d; got '-1d'"],
    ['columns in upper case', () => parseQuery(SQL, { columns: 'time, Actor' }), 5,
      "'columns' must list names of result columns, in lower case; got 'Actor'"],
    ['a column twice', () => parseQuery(SQL, { columns: 'time, time' }), 5, "'columns' must not repeat an item; got 'time' twice"],
    ['columns that are not in the result', () => parseQuery('SELECT time, actor AS who FROM activity', { columns: 'time, actor' }), 5,
      "'columns' must list the columns of the result: time, who; got time, actor"],
    ['a column without a name', () => parseQuery('SELECT max(time) FROM activity'), 5,
      "'columns' must list the columns of the result: (a column without a name); got time"],
    ['an empty column', () => parseQuery(SQL, { columns: 'time,' }), 5, "'columns' must list names of result columns, in lower case; got ''"],
    ['invalid rule IDs', () => parseQuery(SQL, { rules: 'Root usage' }), 7, "'rules' must list rule IDs; got 'Root usage'"],
    ['a parameter without a description', () => parseQuery(SQL, {}, ['-- parameter: wanted text = x']), 7,
      "parameter must be 'name type = default — description'"],
    ['a parameter with a bad name', () => parseQuery(SQL, {}, ['-- parameter: Wanted text = x — M']), 7,
      'parameter must have a name of lower-case letters'],
    ['a parameter with an unknown type', () => parseQuery(SQL, {}, ['-- parameter: a varchar = x — M']), 7,
      "parameter 'a' must be one of text, number, integer, boolean, date, timestamp; got 'varchar'"],
    ['a parameter twice', () => parseQuery(SQL, {}, [parameter, parameter]), 8, "parameter 'wanted' is declared twice"],
    ['an unused parameter', () => parseQuery('SELECT 1 FROM activity, parameters', {}, [parameter]), 7,
      "parameter 'wanted' is declared, but not used"],
    ['parameters without their relation', () => parseQuery('SELECT wanted FROM activity', {}, [parameter]), 7,
      "parameter 'wanted' is declared, but not used: the query does not read the relation 'parameters'"],
    ['an unknown parameter',
      () => parseQuery(selectOnTwoLines('FROM activity, parameters WHERE parameters.wanted = parameters.want'), {}, [parameter]), 9,
      "parameter 'want' is not declared; declared are wanted"],
    ['an unknown parameter with an alias', () => parseQuery('SELECT p.wanted, p.want FROM activity, parameters AS p', {}, [parameter]), 8,
      "parameter 'want' is not declared"],
    ['parameters without any', () => parseQuery(selectOnTwoLines('FROM activity, parameters')), 8,
      "the header must declare a 'parameter', because the query reads 'parameters'"],
    ['a relation that is not declared', () => parseQuery(selectOnTwoLines('FROM activity JOIN events ON true')), 8,
      "relation 'events' is not declared; declared are activity"],
    ['an unqualified table of another database', () => parseQuery(selectOnTwoLines('FROM activity, users')), 8, "relation 'users' is not declared"],
    ['an unused relation', () => parseQuery(SQL, { relations: 'activity, events' }), 3, "relation 'events' is declared, but not used"],
    ['a baseline relation without a baseline', () => parseQuery(selectOnTwoLines('FROM activity, activity_before')), 8,
      "the header must declare a 'baseline', because the query reads 'activity_before'"],
    ['an unused baseline', () => parseQuery(SQL, { baseline: '9d' }), 7, "'baseline' is declared, but none of activity_before is used"],
    ['a WITH clause with the name of a relation', () => parseQuery('WITH\nactivity AS (SELECT 1) SELECT 1 FROM activity'), 8,
      "the name of a WITH clause must not be the name of a relation; got 'activity'"],
    ['a WITH clause with the name of the parameters', () => parseQuery('WITH "Parameters" AS (SELECT 1) SELECT 1 FROM activity'), 7,
      "the name of a WITH clause must not be the name of a relation; got 'parameters'"],
    ['two statements', () => parseQuery(`${SQL};\nSELECT 2`), 8, "a file must contain one statement; got 'select' after a semicolon"],
    ['no SELECT', () => parseQuery('\nDROP TABLE activity'), 8, "a query must start with SELECT or WITH; got 'drop'"],
    ['an invalid file name', () => parseQueryFile('p', 'dir/A_Query.sql', renderQueryFile(SQL)), 1, 'the file name must be lower-case words'],
    ['a file name that is too long', () => parseQueryFile('p', `dir/${'a'.repeat(127)}.sql`, renderQueryFile(SQL)), 1,
      "at most 128 characters including 'p/'"],
  ])('%s', (_, parse, line, message) => {
    let error: unknown;
    try { parse(); } catch (caught) { error = caught; }
    expect(error).toBeInstanceOf(QueryFileError);
    const { message: text, line: actualLine, file, name } = error as QueryFileError;
    expect(text).toContain(message);
    expect(actualLine).toBe(line);
    expect(text.startsWith(`${file}:${line}: `)).toBe(true);
    expect(name).toBe('QueryFileError');
  });
});
