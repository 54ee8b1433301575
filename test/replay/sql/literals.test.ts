import { translateJsonPath, translateReplacement, translateJodaFormat, translateMysqlFormat } from '../../../replay/sql/literals';

test.each([
  ['%Y/%m/%d', '%Y/%m/%d'],
  ['%Y-%m-%d %H:%i:%s', '%Y-%m-%d %H:%M:%S'],
  ['%h:%i %p', '%I:%M %p'],
  ['%c/%e %k', '%-m/%-d %-H'],
  ['%W, %M %d', '%A, %B %d'],
  ['%T', '%H:%M:%S'],
  ['100%%', '100%%'],
])('date_format %s is %s', (mysql, expected) => {
  expect(translateMysqlFormat(mysql)).toBe(expected);
});

test.each([
  ["yyyy-MM-dd'T'HH:mm:ss", '%Y-%m-%dT%H:%M:%S'],
  ['yyyy/MM/dd', '%Y/%m/%d'],
  ['EEE, d MMM yy', '%a, %-d %b %y'],
  ["HH 'o''clock'", "%H o'clock"],
  ["50% 'of' e", '50%% of %u'],
  ['HH:mm:ss.SSS Z', '%H:%M:%S.%g %z'],
])('format_datetime %s is %s', (joda, expected) => {
  expect(translateJodaFormat(joda)).toBe(expected);
});

test('a format that DuckDB has no field for is an error', () => {
  expect(() => translateJodaFormat('yyyy QQ')).toThrow("the date format 'yyyy QQ' is not supported: 'QQ'");
});

test.each([
  ['$', '$'],
  ['$.a', '$."a"'],
  ['$.a.b', '$."a"."b"'],
  ['$.a["b c"][0]', '$."a"."b c"[0]'],
  ["$['a'][ 1 ]", '$."a"[1]'],
  ['$."a b".c-d', '$."a b"."c-d"'],
  ['$.a[*]', '$.a[*]'],
  ['$..a', '$..a'],
  ['a.b', 'a.b'],
])('the JSON path %s is %s', (path, expected) => {
  expect(translateJsonPath(path)).toBe(expected);
});

test.each([['$1-$2', '\\1-\\2'], ['a\\$b', 'a$b'], ['a\\\\b', 'a\\\\b'], ['end\\', 'end\\\\'], ['plain', 'plain']])(
  'the replacement %s is %s', (java, expected) => {
    expect(translateReplacement(java)).toBe(expected);
  });
