import { tokenize } from '../../src/queries/sql-text';

function texts(sql: string): string[] {
  return tokenize({ text: sql, file: 'q.sql', line: 1 }).map(({ kind, text }) => `${kind} ${text}`);
}

test.each<[string, string, string[]]>([
  ['words in lower case', 'SELECT Time', ['word select', 'word time']],
  ['quoted names as Trino compares them', '"Odd ""Name"""', ['name odd "name"']],
  ['strings as written', "'it''s -- no comment; (' || ''", ["string 'it''s -- no comment; ('", 'symbol |', 'symbol |', "string ''"]],
  ['line comments are none', "1 -- don't (\n+ 2", ['number 1', 'symbol +', 'number 2']],
  ['block comments are none', "1 /* don't ( \n -- */ + 2", ['number 1', 'symbol +', 'number 2']],
  ['numbers', '1.5e3 a1', ['number 1.5e3', 'word a1']],
  ['a comment marker in a name', 'a "--b" c', ['word a', 'name --b', 'word c']],
])('%s', (_, sql, expected) => {
  expect(texts(sql)).toEqual(expected);
});

test('each token knows where it is', () => {
  const sql = "a /* \n\n */ 'x\ny'\n  b";
  const tokens = tokenize({ text: sql, file: 'q.sql', line: 5 });
  expect(tokens.map(({ line }) => line)).toEqual([5, 7, 9]);
  expect(tokens.map(({ start, end }) => sql.slice(start, end))).toEqual(['a', "'x\ny'", 'b']);
});

test.each([
  ["a\n'b", 'q.sql:2: the string is never closed'],
  ['"b', 'q.sql:1: the quoted name is empty or never closed'],
  ['a ""', 'q.sql:1: the quoted name is empty or never closed'],
  ['a\n/* b', 'q.sql:2: the comment is never closed'],
  ['a `b`', 'q.sql:1: a quoted name stands in double quotes; got a backtick'],
  ['(a\n(b)', "q.sql:1: '(' is never closed"],
  ['(a)\n)', "q.sql:2: ')' closes nothing"],
])('%j is refused', (sql, message) => {
  expect(() => texts(sql)).toThrow(message);
});
