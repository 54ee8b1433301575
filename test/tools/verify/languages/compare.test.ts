import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { findDifferences, readAssembly } from '../../../../tools/verify/languages/compare';

const TEMPLATE = { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Tags: ['a', 'b'] }, Topic: { Type: 'AWS::SNS::Topic' } } };
const BUCKET = TEMPLATE.Resources.Bucket;
const EXPECTED = { 'A.template.json': JSON.stringify(TEMPLATE) };

function replaceBucket(bucket: unknown): Record<string, string> {
  return { 'A.template.json': JSON.stringify({ Resources: { ...TEMPLATE.Resources, Bucket: bucket } }) };
}

test('identical files have no differences', () => expect(findDifferences(EXPECTED, { ...EXPECTED })).toEqual([]));

test.each<[string, Record<string, string>, string]>([
  ['another value', replaceBucket({ ...BUCKET, Type: 'B' }), 'A.template.json differs: /Resources/Bucket/Type is "B", not "AWS::S3::Bucket"'],
  ['an additional value', replaceBucket({ ...BUCKET, Name: 'n' }), 'A.template.json differs: /Resources/Bucket/Name is "n", not undefined'],
  [
    'a missing value',
    replaceBucket(undefined),
    'A.template.json differs: /Resources/Bucket is undefined, not {"Type":"AWS::S3::Bucket","Tags":["a","b"]}',
  ],
  ['a number instead of a string', replaceBucket({ ...BUCKET, Tags: ['a', 1] }), 'A.template.json differs: /Resources/Bucket/Tags/1 is 1, not "b"'],
  [
    'another order',
    { 'A.template.json': JSON.stringify({ Resources: { Topic: TEMPLATE.Resources.Topic, Bucket: TEMPLATE.Resources.Bucket } }) },
    'A.template.json differs: in the order or the format of the same values',
  ],
  ['another format', { 'A.template.json': JSON.stringify(TEMPLATE, null, 1) }, 'A.template.json differs: in the order or the format of the same values'],
  ['a missing template', {}, 'A.template.json is missing'],
  ['an additional template', { ...EXPECTED, 'B.template.json': '{}' }, 'B.template.json is not expected'],
])('%s is a difference', (_, actual, difference) => expect(findDifferences(EXPECTED, actual)).toEqual([difference]));

test('the number of described differences is limited', () => {
  const [one, other] = ['a', 'b'].map((value) => ({ 'A.template.json': JSON.stringify(Array.from({ length: 7 }, () => value)) }));
  expect(findDifferences(one, other)).toEqual([expect.stringMatching(/^A\.template\.json differs: (\/\d is "b", not "a", ){5}2 more$/)]);
});

test('long values are shortened', () => {
  expect(findDifferences(EXPECTED, replaceBucket('x'.repeat(300)))[0]).toMatch(/^A\.template\.json differs: \/Resources\/Bucket is "x{199}…, not \{/);
});

test('a comparison without a template is a difference', () => {
  expect(findDifferences({}, {})).toEqual(['the expected cloud assembly has no template']);
});

test('templates, asset manifests, and warnings are read without the parts that differ between languages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'compare-'));
  try {
    const files = {
      'A.template.json': '{"a": 1}',
      'A.assets.json': '{}',
      'A.metadata.json': JSON.stringify({
        '/A/Audit': [{ type: 'aws:cdk:warning', data: 'a warning', trace: ['a line'] }, { type: 'aws:cdk:logicalId', data: 'Audit' }], '/A/Other': [],
      }),
      'tree.json': '{}',
      'cdk.out': '{}',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    expect(readAssembly(folder)).toEqual({ 'A.template.json': '{"a": 1}', 'A.assets.json': '{}', 'A.warnings': '[["/A/Audit","a warning"]]' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
