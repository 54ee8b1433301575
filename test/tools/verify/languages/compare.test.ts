import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { differences, readSynthesised } from '../../../../tools/verify/languages/compare';

const TEMPLATE = { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Tags: ['a', 'b'] }, Topic: { Type: 'AWS::SNS::Topic' } } };
const EXPECTED = { 'A.template.json': JSON.stringify(TEMPLATE) };

function withBucket(bucket: unknown): Record<string, string> {
  return { 'A.template.json': JSON.stringify({ Resources: { ...TEMPLATE.Resources, Bucket: bucket } }) };
}

test('the same does not differ', () => expect(differences(EXPECTED, { ...EXPECTED })).toEqual([]));

test.each<[string, Record<string, string>, string]>([
  ['another value', withBucket({ ...TEMPLATE.Resources.Bucket, Type: 'B' }), 'A.template.json differs: /Resources/Bucket/Type is "B", not "AWS::S3::Bucket"'],
  ['a value too many', withBucket({ ...TEMPLATE.Resources.Bucket, Name: 'n' }), 'A.template.json differs: /Resources/Bucket/Name is "n", not undefined'],
  ['a missing value', withBucket(undefined), 'A.template.json differs: /Resources/Bucket is undefined, not {"Type":"AWS::S3::Bucket","Tags":["a","b"]}'],
  ['a number for a text', withBucket({ ...TEMPLATE.Resources.Bucket, Tags: ['a', 1] }), 'A.template.json differs: /Resources/Bucket/Tags/1 is 1, not "b"'],
  [
    'another order',
    { 'A.template.json': JSON.stringify({ Resources: { Topic: TEMPLATE.Resources.Topic, Bucket: TEMPLATE.Resources.Bucket } }) },
    'A.template.json differs: in the order or form of the same values',
  ],
  ['another form', { 'A.template.json': JSON.stringify(TEMPLATE, null, 1) }, 'A.template.json differs: in the order or form of the same values'],
  ['no template', {}, 'A.template.json is missing'],
  ['a template too many', { ...EXPECTED, 'B.template.json': '{}' }, 'B.template.json is there, and should not be'],
])('%s differs', (_, got, difference) => expect(differences(EXPECTED, got)).toEqual([difference]));

test('of many differences some are shown', () => {
  const [one, other] = ['a', 'b'].map((value) => ({ 'A.template.json': JSON.stringify(Array.from({ length: 7 }, () => value)) }));
  expect(differences(one, other)).toEqual([expect.stringMatching(/^A\.template\.json differs: (\/\d is "b", not "a", ){5}2 more$/)]);
});

test('long values are cut', () => {
  expect(differences(EXPECTED, withBucket('x'.repeat(300)))[0]).toMatch(/^A\.template\.json differs: \/Resources\/Bucket is "x{199}…, not \{/);
});

test('nothing is no proof', () => expect(differences({}, {})).toEqual(['there is no template to compare with']));

test('templates, lists of assets and warnings are read, without what belongs to one language', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'compare-'));
  try {
    const files = {
      'A.template.json': '{"a": 1}',
      'A.assets.json': '{}',
      'A.metadata.json': JSON.stringify({
        '/A/Audit': [{ type: 'aws:cdk:warning', data: 'beware', trace: ['here'] }, { type: 'aws:cdk:logicalId', data: 'Audit' }], '/A/Other': [],
      }),
      'tree.json': '{}',
      'cdk.out': '{}',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    expect(readSynthesised(folder)).toEqual({ 'A.template.json': '{"a": 1}', 'A.assets.json': '{}', 'A.warnings': '[["/A/Audit","beware"]]' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
