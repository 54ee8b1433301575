import { tokenize } from '../../src/queries/sql-text';

function listTokens(sql: string): string[] {
  return tokenize({ text: sql, file: 'q.sql', line: 1 }).map(({ kind, text }) => `${kind} ${text}`);
}

test.each<[string, string, string[]]>([
  ['words in lower case', 'SELECT Time', ['word select', 'word time']],
  ['quoted names as Trino compares them', '"Odd ""Name"""', ['name odd "name"']],
  ['strings as written', "'it''s -- no comment; (' || ''", ["string 'it''s -- no comment; ('", 'symbol |', 'symbol |', "string ''"]],
  ['line comments are skipped', "1 -- don't (\n+ 2", ['number 1', 'symbol +', 'number 2']],
  ['block comments are skipped', "1 /* don't ( \n -- */ + 2", ['number 1', 'symbol +', 'number 2']],
  ['numbers', '1.5e3 a1', ['number 1.5e3', 'word a1']],
  ['a comment marker in a name', 'a "--b" c', ['word a', 'name --b', 'word c']],
])('%s', (_, sql, expected) => {
  expect(listTokens(sql)).toEqual(expected);
});

test('tokens have their line and position', () => {
  const sql = "a /* \n\n */ 'x\ny'\n  b";
  const tokens = tokenize({ text: sql, file: 'q.sql', line: 5 });
  expect(tokens.map(({ line }) => line)).toEqual([5, 7, 9]);
  expect(tokens.map(({ start, end }) => sql.slice(start, end))).toEqual(['a', "'x\ny'", 'b']);
});

test.each([
  ["a\n'b", 'q.sql:2: the string must end with a single quote'],
  ['"b', 'q.sql:1: a quoted name must not be empty, and must end with a double quote'],
  ['a ""', 'q.sql:1: a quoted name must not be empty, and must end with a double quote'],
  ['a\n/* b', "q.sql:2: the comment must end with '*/'"],
  ['a `b`', 'q.sql:1: a quoted name must be in double quotes; got a backtick'],
  ['(a\n(b)', "q.sql:1: '(' must have a matching ')'"],
  ['(a)\n)', "q.sql:2: ')' must have a matching '('"],
])('%j is invalid', (sql, message) => {
  expect(() => listTokens(sql)).toThrow(message);
});
