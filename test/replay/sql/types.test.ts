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
])('%s is %s', (hive, expected) => {
  expect(renderDuckDbType(parseHiveType(hive))).toBe(expected);
});

test.each([
  ['array<string', "'array<string' is no Hive type: expected '>', got 'its end'"],
  ['array', "'array' is no Hive type: expected '<', got 'its end'"],
  ['struct<a string>', "'struct<a string>' is no Hive type: expected ':', got 'string'"],
  ['string>', "'string>' is no Hive type: '>' is too much"],
])('%s is refused', (hive, message) => {
  expect(() => parseHiveType(hive)).toThrow(message);
});

test.each([['uniontype'], ['']])('%p is not supported', (hive) => {
  expect(() => renderDuckDbType(parseHiveType(hive))).toThrow(`the Hive type '${hive}' is not supported`);
});
