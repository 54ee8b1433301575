import { renderDuckDbType, parseHiveType } from '../../../replay/sql/types';

test.each([
  ['string', 'VARCHAR'],
  ['STRING', 'VARCHAR'],
  ['varchar(20)', 'VARCHAR'],
  ['char(2)', 'VARCHAR'],
  ['boolean', 'BOOLEAN'],
  ['int', 'INTEGER'],
  ['bigint', 'BIGINT'],
  ['double', 'DOUBLE'],
  ['decimal(10, 2)', 'DECIMAL(10,2)'],
  ['date', 'DATE'],
  ['timestamp', 'TIMESTAMP'],
  ['binary', 'BLOB'],
  ['array<string>', 'VARCHAR[]'],
  ['map<string,array<int>>', 'MAP(VARCHAR, INTEGER[])'],
  ['struct<ARN:string, `type`:string>', 'STRUCT("arn" VARCHAR, "type" VARCHAR)'],
  ['array<struct<a:map<string,string>,b:struct<c:decimal(5,1)>>>', 'STRUCT("a" MAP(VARCHAR, VARCHAR), "b" STRUCT("c" DECIMAL(5,1)))[]'],
])('%s is rendered as %s', (hive, expected) => {
  expect(renderDuckDbType(parseHiveType(hive))).toBe(expected);
});

test.each([
  ['array<string', "Hive type 'array<string' must contain '>' at token 4; got the end"],
  ['array', "Hive type 'array' must contain '<' at token 2; got the end"],
  ['struct<a string>', "Hive type 'struct<a string>' must contain ':' at token 4; got 'string'"],
  ['string>', "Hive type 'string>' must end before '>'"],
])('%s is rejected', (hive, message) => {
  expect(() => parseHiveType(hive)).toThrow(message);
});

test.each([['uniontype'], ['']])('%p is not supported', (hive) => {
  expect(() => renderDuckDbType(parseHiveType(hive))).toThrow(`Hive type '${hive}' is not supported`);
});
