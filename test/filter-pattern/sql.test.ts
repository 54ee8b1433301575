import * as fc from 'fast-check';
import { parsePattern, UnsupportedPatternError, RecordSchema, renderSql } from '../../src/filter-pattern';
import { fuzzRuns } from '../fuzz';

const SCHEMA: RecordSchema = {
  'eventName': 'string',
  'readOnly': 'boolean',
  'sourceIPAddress': 'string',
  'userIdentity': { struct: { type: 'string', sessionIssuer: { struct: { arn: 'string', userName: 'string' } }, attributes: { map: 'string' } } },
  'resources': { list: { struct: { ARN: 'string', type: 'string' } } },
  'names': { list: 'string' },
  'requestParameters': 'json',
  'order': 'string',
  'odd name': 'string',
};

/** Conditions, each with its SQL. */
const RENDERED: readonly (readonly [string, string])[] = [
  ['$.eventName = "x"', "eventname = 'x'"],
  ['$.eventName != "x"', "eventname <> 'x'"],
  ['$.eventName = "it\'s"', "eventname = 'it''s'"],
  ['$.eventName = "\\"\\\\"', "eventname = '\"\\'"],
  ['$.eventName = "x*"', "eventname LIKE 'x%'"],
  ['$.eventName != "*x*y"', "eventname NOT LIKE '%x%y'"],
  ['$.eventName = "a_b!*%"', "eventname LIKE 'a!_b!!%!%' ESCAPE '!'"],
  ['$.eventName = "a\'_*"', "eventname LIKE 'a''!_%' ESCAPE '!'"],
  ['$.eventName = "*"', 'eventname IS NOT NULL'],
  ['$.eventName != "**"', 'false'],
  ['$.eventName = 5', "eventname = '5'"],
  ['$.sourceIPAddress != 10.0.*', "sourceipaddress NOT LIKE '10.0.%'"],
  ['$.eventName = %^Put[A-Z]$%', "regexp_like(eventname, '^Put[A-Z]\\z')"],
  ['$.eventName = %a.b\\.\\$%', "regexp_like(eventname, '(?s)a.b\\.\\$')"],
  ['$.eventName != %x%', "(eventname IS NOT NULL AND NOT regexp_like(eventname, 'x'))"],
  ['$.readOnly IS FALSE', "readonly = 'false'"],
  ['$.eventName IS NULL', 'eventname IS NULL'],
  ['$.eventName NOT EXISTS', 'eventname IS NULL'],
  ['$.userIdentity NOT EXISTS', 'useridentity IS NULL'],
  ['$.order = x', '"order" = \'x\''],
  ["$.['odd name'] = x", '"odd name" = \'x\''],

  ['$.userIdentity.sessionIssuer.arn = "x"', "useridentity.sessionissuer.arn = 'x'"],
  ['$.userIdentity.attributes.aBc = "x"', "element_at(useridentity.attributes, 'aBc') = 'x'"],
  ["$.userIdentity.attributes.['a\\'b'] = x", "element_at(useridentity.attributes, 'a''b') = 'x'"],
  ['$.userIdentity.attributes.* = "x"', "cardinality(filter(map_values(useridentity.attributes), x -> x = 'x')) > 0"],
  ['$.userIdentity.*.arn = "x"', "(useridentity.sessionissuer.arn = 'x' OR element_at(useridentity.attributes, 'arn') = 'x')"],
  ['$.userIdentity.sessionIssuer.* = "x"', "(useridentity.sessionissuer.arn = 'x' OR useridentity.sessionissuer.username = 'x')"],
  ['$.resources[0].ARN = "x"', "element_at(resources, 1).arn = 'x'"],
  ['$.resources[*].ARN = "x"', "cardinality(filter(resources, x -> x.arn = 'x')) > 0"],
  ['$.resources[*].ARN NOT EXISTS', 'NOT COALESCE(cardinality(filter(resources, x -> x.arn IS NOT NULL)) > 0, false)'],
  ['$.resources[*] NOT EXISTS', 'NOT COALESCE(cardinality(filter(resources, x -> true)) > 0, false)'],
  ['$.names[*] != "x"', "cardinality(filter(names, x -> x <> 'x')) > 0"],

  ['$.requestParameters.a.b = "x"', "json_extract_scalar(requestparameters, '$.a.b') = 'x'"],
  ['$.requestParameters.a[0].b = "x"', "json_extract_scalar(requestparameters, '$.a[0].b') = 'x'"],
  ["$.requestParameters.['a.b'].['it\\'s'].['\"\\\\'] = x", "json_extract_scalar(requestparameters, '$[\"a.b\"][\"it''s\"][\"\\\"\\\\\"]') = 'x'"],
  ['$.requestParameters.a-b = x', "json_extract_scalar(requestparameters, '$[\"a-b\"]') = 'x'"],
  ['$.requestParameters.n >= 5', "TRY_CAST(json_format(json_extract(requestparameters, '$.n')) AS double) >= 5"],
  ['$.requestParameters.n < -2.5e1', "TRY_CAST(json_format(json_extract(requestparameters, '$.n')) AS double) < -25"],
  ['$.requestParameters.n < 0.1', "TRY_CAST(json_format(json_extract(requestparameters, '$.n')) AS double) < 1E-1"],
  ['$.requestParameters.n < 1e300', "TRY_CAST(json_format(json_extract(requestparameters, '$.n')) AS double) < 1E300"],
  ['$.requestParameters.n = 5', "(TRY_CAST(json_format(json_extract(requestparameters, '$.n')) AS double) = 5 "
    + "OR json_extract_scalar(requestparameters, '$.n') = '5')"],
  ['$.requestParameters.n != 5', "(TRY_CAST(json_format(json_extract(requestparameters, '$.n')) AS double) IS DISTINCT FROM 5 "
    + "AND json_extract_scalar(requestparameters, '$.n') <> '5')"],
  ['$.requestParameters.a IS TRUE', "json_extract_scalar(requestparameters, '$.a') = 'true'"],
  ['$.requestParameters.a IS NULL', "json_format(json_extract(requestparameters, '$.a')) = 'null'"],
  ['$.requestParameters.a NOT EXISTS', "json_extract(requestparameters, '$.a') IS NULL"],
  ['$.requestParameters NOT EXISTS', 'requestparameters IS NULL'],
  ['$.requestParameters.a[*].b = "x"', "cardinality(filter(TRY_CAST(json_extract(requestparameters, '$.a') AS array(json)), "
    + "x -> json_extract_scalar(x, '$.b') = 'x')) > 0"],
  ['$.requestParameters.*.b = "x"', "cardinality(filter(map_values(TRY_CAST(json_extract(requestparameters, '$') AS map(varchar, json))), "
    + "x -> json_extract_scalar(x, '$.b') = 'x')) > 0"],
  ['$.requestParameters.a[*][*] = "x"', "cardinality(filter(TRY_CAST(json_extract(requestparameters, '$.a') AS array(json)), "
    + "x -> cardinality(filter(TRY_CAST(json_extract(x, '$') AS array(json)), x2 -> json_extract_scalar(x2, '$') = 'x')) > 0)) > 0"],

  ['$.eventName = a || $.eventName = b', "eventname IN ('a', 'b')"],
  ['$.eventName = a || $.eventName = a', "eventname = 'a'"],
  ['$.eventName != a && $.eventName != b', "eventname NOT IN ('a', 'b')"],
  ['$.names[*] = a || $.names[*] = b', "cardinality(filter(names, x -> x IN ('a', 'b'))) > 0"],
  ['$.names[*] != a && $.names[*] != b', "cardinality(filter(names, x -> x <> 'a')) > 0 AND cardinality(filter(names, x -> x <> 'b')) > 0"],
  ['$.eventName = a || $.order = c || $.eventName = b || $.eventName = d*', "eventname IN ('a', 'b') OR \"order\" = 'c' OR eventname LIKE 'd%'"],
  ['$.order = c && ($.eventName = a || $.eventName = b)', "\"order\" = 'c' AND eventname IN ('a', 'b')"],
  ['$.order = c && ($.eventName = a || $.eventName = b*)', "\"order\" = 'c' AND (eventname = 'a' OR eventname LIKE 'b%')"],
  ['$.order = c || $.eventName = a && $.eventName = b', "\"order\" = 'c' OR (eventname = 'a' AND eventname = 'b')"],
];

test.each(RENDERED)('{ %s } is rendered as %s', (pattern, sql) => {
  expect(renderSql(parsePattern(`{ ${pattern} }`), SCHEMA)).toBe(sql);
});

/** Conditions that are not supported, each with the reason. */
const UNSUPPORTED: readonly (readonly [string, string])[] = [
  ['$.nothing = "x"', "the table has no field 'nothing'"],
  ['$.eventname = "x"', "the table has no field 'eventname'; did you mean 'eventName'?"],
  ['$.userIdentity.Type = "x"', "the table has no field 'Type'; did you mean 'type'?"],
  ['$.constructor = "x"', "the table has no field 'constructor'"],
  ['$.userIdentity.__proto__ = "x"', "the table has no field '__proto__'"],
  ['$.eventName.part = "x"', 'eventname is a string, which has no fields or elements'],
  ['$.eventName[0] = "x"', 'eventname is a string, which has no fields or elements'],
  ['$.userIdentity = "x"', 'the condition never matches, because the value is an object; name one of its fields'],
  ['$.userIdentity[0] = "x"', 'useridentity is an object, not a list'],
  ['$.userIdentity[*] = "x"', 'useridentity is an object, not a list'],
  ['$.resources = "x"', 'the condition never matches, because the value is a list; add [0] or [*]'],
  ['$.resources.ARN = "x"', 'resources is a list; add [0] or [*]'],
  ['$.eventName > 5', 'the condition never matches, because eventname is a string in every record and > compares only numbers'],
  ['$.userIdentity.sessionIssuer.*.x = "a"', 'the selector applies to no field of the table'],
];

test.each(UNSUPPORTED)('{ %s } is not supported', (pattern, reason) => {
  const compound = parsePattern(`{ $.order = "y" && (${pattern} || $.eventName IS NULL) }`);
  const render = () => renderSql(compound, SCHEMA);
  expect(render).toThrow(UnsupportedPatternError);
  expect(render).toThrow(`condition { ${pattern} } is not supported by Athena SQL: ${reason}`);
});

test('the error for a list of strings has the first of them', () => {
  expect(() => renderSql(parsePattern('{ $.nothing = a || $.nothing = b }'), SCHEMA)).toThrow('condition { $.nothing = "a" } is not supported by Athena SQL');
});

describe('values that are known only at deployment', () => {
  const opaque = /\$\{Token\[[^\]]*\]\}/g;
  const token = '${Token[TOKEN.1]}';

  test.each([
    [`$.eventName = "${token}"`, `eventname = '${token}'`],
    [`$.eventName = "a_${token}*"`, `starts_with(eventname, 'a_${token}')`],
    [`$.eventName = "*${token}"`, `substr(eventname, -length('${token}')) = '${token}'`],
    [`$.eventName = "*${token}:x*"`, `strpos(eventname, '${token}:x') > 0`],
    [`$.eventName != "${token}*"`, `(eventname IS NOT NULL AND NOT starts_with(eventname, '${token}'))`],
    [`$.eventName != "*${token}"`, `substr(eventname, -length('${token}')) <> '${token}'`],
    [`$.eventName != "*${token}*"`, `strpos(eventname, '${token}') = 0`],
    [`$.eventName = a || $.eventName = "${token}"`, `eventname IN ('a', '${token}')`],
  ])('{ %s }', (pattern, sql) => {
    const condition = parsePattern(`{ ${pattern} }`);
    expect([1, 2].map(() => renderSql(condition, SCHEMA, { opaque }))).toEqual([sql, sql]);
  });

  test.each([`a*${token}`, `${token}*a`, `*a*${token}*`])('"%s" is not supported', (text) => {
    expect(() => renderSql(parsePattern(`{ $.eventName = "${text}" }`), SCHEMA, { opaque }))
      .toThrow('can have wildcards at its start and end, but not in between');
  });
});

test('strings and names are always quoted', () => {
  const hostile = fc.array(fc.constantFrom("'", '"', '\\', '*', '--', '/*', ';', 'x', '%'), { minLength: 1 }).map((pieces) => pieces.join(''));
  const anything = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), hostile);
  fc.assert(fc.property(anything, anything, fc.constantFrom('=' as const, '!=' as const), (text, name, operator) => {
    const operand = { kind: 'text', text } as const;
    const column = { kind: 'field', name: 'requestParameters' } as const;
    const sql = renderSql({ kind: 'compare', selector: [column, { kind: 'field', name }], operator, operand }, SCHEMA);
    const withoutTexts = sql.replace(/'(?:[^']|'')*'/gu, 'T');
    const scalar = 'json_extract_scalar(requestparameters, T)';
    const tests = ['= T', '<> T', 'LIKE T', 'NOT LIKE T', 'LIKE T ESCAPE T', 'NOT LIKE T ESCAPE T', 'IS NOT NULL'];
    expect(['false', ...tests.map((test) => `${scalar} ${test}`)]).toContain(withoutTexts);
    const unknown = { kind: 'compare', selector: [{ kind: 'field', name }], operator, operand } as const;
    expect(() => renderSql(unknown, { eventName: 'string' })).toThrow(UnsupportedPatternError);
  }), { numRuns: fuzzRuns(2000) });
});
