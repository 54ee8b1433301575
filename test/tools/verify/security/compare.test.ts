import { Acknowledgement, ACKNOWLEDGEMENTS } from '../../../../tools/verify/security/acknowledgements';
import { compare, MOST_IDS } from '../../../../tools/verify/security/compare';
import { Finding } from '../../../../tools/verify/security/finding';

const finding: Finding = { scanner: 'cdk-nag', id: 'Pack-Rule', stack: 'Default', place: 'Archive/Bucket', message: 'is bad' };
const acknowledgement: Acknowledgement = {
  scanner: 'cdk-nag', ids: ['Pack-Rule'], what: 'A rule', places: ['Archive/Bucket'], reason: 'It is meant.',
};

test('what is found and acknowledged is no problem', () => {
  expect(compare([finding, { ...finding, stack: 'Other' }], [acknowledgement])).toEqual([]);
});

test.each<[string, Partial<Finding>, string]>([
  ['rule', { id: 'Pack-Other' }, 'cdk-nag: Pack-Other at Archive/Bucket of stack Default: is bad'],
  ['place', { place: 'Archive/AccessLogs' }, 'cdk-nag: Pack-Rule at Archive/AccessLogs of stack Default: is bad'],
  ['scanner', { scanner: 'checkov' }, 'checkov: Pack-Rule at Archive/Bucket of stack Default: is bad'],
])('a finding of another %s is a problem', (_, difference, problem) => {
  expect(compare([finding, { ...finding, ...difference }], [acknowledgement])).toEqual([problem]);
});

test('each id and each place of an acknowledgement must still be found', () => {
  const wider = { ...acknowledgement, ids: ['Pack-Rule', 'Other-Rule'], places: ['Archive/Bucket', 'Gone'] };
  expect(compare([finding, { ...finding, id: 'Other-Rule' }], [wider])).toEqual([
    'cdk-nag: Pack-Rule at Gone is acknowledged, and not found any more',
    'cdk-nag: Other-Rule at Gone is acknowledged, and not found any more',
  ]);
});

test('nothing is acknowledged twice', () => {
  expect(compare([finding], [acknowledgement, acknowledgement])).toEqual(['cdk-nag: Pack-Rule at Archive/Bucket is acknowledged twice']);
});

test('no more ids are acknowledged than somebody reads', () => {
  const ids = Array.from({ length: MOST_IDS + 1 }, (_, index) => `Pack-${index}`);
  expect(compare(ids.map((id) => ({ ...finding, id })), [{ ...acknowledgement, ids }])).toEqual(['26 ids are acknowledged, and at most 25 may be']);
});

test('what the project acknowledges has a reason each, and says it in sentences', () => {
  for (const { what, reason } of ACKNOWLEDGEMENTS) {
    expect(what).toMatch(/^[A-Z].{15,}[^.]$/);
    expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  }
  const ids = ACKNOWLEDGEMENTS.flatMap((entry) => entry.ids);
  expect(new Set(ids).size).toBeLessThanOrEqual(MOST_IDS);
});
