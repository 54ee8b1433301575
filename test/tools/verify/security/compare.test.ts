import { App, CfnResource } from 'aws-cdk-lib';
import { Acknowledgement, ACKNOWLEDGEMENTS } from '../../../../tools/verify/security/acknowledgements';
import { compareFindings, MAX_IDS } from '../../../../tools/verify/security/compare';
import { Finding } from '../../../../tools/verify/security/finding';
import { addStacks, CONSTRUCT_ID } from '../../../../tools/verify/security/stacks';

const finding: Finding = { scanner: 'cdk-nag', id: 'Pack-Rule', stack: 'Default', constructPath: 'Archive/Bucket', message: 'is bad' };
const acknowledgement: Acknowledgement = {
  scanner: 'cdk-nag', ids: ['Pack-Rule'], title: 'A rule', constructPaths: ['Archive/Bucket'], reason: 'This is intended.',
};

test('an acknowledged finding is accepted', () => {
  expect(compareFindings([finding, { ...finding, stack: 'Other' }], [acknowledgement])).toEqual([]);
});

test.each<[string, Partial<Finding>, string]>([
  ['rule', { id: 'Pack-Other' }, 'cdk-nag: Pack-Other at Archive/Bucket of stack Default: is bad'],
  ['construct path', { constructPath: 'Archive/AccessLogs' }, 'cdk-nag: Pack-Rule at Archive/AccessLogs of stack Default: is bad'],
  ['scanner', { scanner: 'checkov' }, 'checkov: Pack-Rule at Archive/Bucket of stack Default: is bad'],
])('a finding with another %s is a problem', (_, difference, problem) => {
  expect(compareFindings([finding, { ...finding, ...difference }], [acknowledgement])).toEqual([problem]);
});

test('each ID and each construct path of an acknowledgement must be found', () => {
  const wider = { ...acknowledgement, ids: ['Pack-Rule', 'Other-Rule'], constructPaths: ['Archive/Bucket', 'Deleted'] };
  expect(compareFindings([finding, { ...finding, id: 'Other-Rule' }], [wider])).toEqual([
    'cdk-nag: Pack-Rule at Deleted is acknowledged but not found',
    'cdk-nag: Other-Rule at Deleted is acknowledged but not found',
  ]);
});

test('a duplicate acknowledgement is a problem', () => {
  expect(compareFindings([finding], [acknowledgement, acknowledgement])).toEqual(['cdk-nag: Pack-Rule at Archive/Bucket is acknowledged twice']);
});

test('the number of acknowledged rule IDs is limited', () => {
  const ids = Array.from({ length: MAX_IDS + 1 }, (_, index) => `Pack-${index}`);
  expect(compareFindings(ids.map((id) => ({ ...finding, id })), [{ ...acknowledgement, ids }])).toEqual(['at most 25 rule IDs can be acknowledged; got 26']);
});

test('each acknowledgement of the project has a title and a reason', () => {
  for (const { title, reason } of ACKNOWLEDGEMENTS) {
    expect(title).toMatch(/^[A-Z].{15,}[^.]$/);
    expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  }
  const ids = ACKNOWLEDGEMENTS.flatMap((entry) => entry.ids);
  expect(new Set(ids).size).toBeLessThanOrEqual(MAX_IDS);
});

test('each acknowledged construct path exists', () => {
  const resources = addStacks(new App()).flatMap((stack) => stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct)));
  const paths = resources.map(({ node }) => node.path.replace(new RegExp(`^[^/]+/(${CONSTRUCT_ID}/)?`), '').replace(/\/Resource$/, ''));
  for (const { constructPaths } of ACKNOWLEDGEMENTS) expect(paths).toEqual(expect.arrayContaining([...constructPaths]));
});
