import { gatherEntries } from '../../../tools/event-names/gather';

const ENTRIES = gatherEntries([
  { folder: 's3', endpointPrefix: 's3', operations: ['PutBucketLifecycleConfiguration', 'PutObject'] },
  { folder: 's3control', endpointPrefix: 's3-control', operations: ['PutPublicAccessBlock', 'CreateJob'] },
  { folder: 'lambda', endpointPrefix: 'lambda', operations: ['CreateFunction'] },
  { folder: 'lambda', endpointPrefix: 'lambda', operations: ['InvokeAsync'] },
  { folder: 'cloudwatch', endpointPrefix: 'monitoring', operations: ['DeleteAlarms'] },
  { folder: 'cloudwatchomni', endpointPrefix: 'cloudwatch-omni', signingName: 'cloudwatch', operations: ['CreateSpace'] },
  { folder: 'lex-models', endpointPrefix: 'models.lex', signingName: 'lex', operations: ['PutBot'] },
]);

function entry(source: string): (typeof ENTRIES)[number] {
  const found = ENTRIES.find((each) => each.source === source);
  if (!found) throw new Error(`there is no entry for ${source}`);
  return found;
}

test('operations are logged by the name that the service signs with, in every version of its API', () => {
  expect(entry('lambda').names).toEqual(expect.arrayContaining(['CreateFunction20150331', 'InvokeAsync']));
  expect(entry('lex').names).toEqual(['PutBot']);
  expect(entry('monitoring').names).toEqual(['DeleteAlarms']);
});

test('an operation that is logged under another name is not known by its own', () => {
  expect(entry('s3').names).toEqual(expect.arrayContaining(['PutBucketLifecycle', 'PutObject', 'PutBucketPublicAccessBlock', 'CreateJob']));
  for (const [source, operation] of [['s3', 'PutBucketLifecycleConfiguration'], ['s3', 'PutPublicAccessBlock'], ['lambda', 'CreateFunction']]) {
    expect(entry(source).names).not.toContain(operation);
    expect(entry(source).renamed[operation]).not.toEqual([]);
  }
  expect(entry('s3').renamed.PutLifecycleConfiguration).toEqual(['PutBucketLifecycle', 'DeleteBucketLifecycle']);
});

test("services are found by their SDK's and their endpoint's names, but for those that are another's own", () => {
  expect(entry('monitoring').aliases).toContain('cloudwatch');
  expect(entry('lex').aliases).toEqual(['lex-models']);
  const sources = ENTRIES.map(({ source }) => source);
  expect(ENTRIES.flatMap(({ aliases }) => aliases).filter((alias) => sources.includes(alias))).toEqual([]);
});

test('what stands behind no API is known too, and what nobody lists can have any name', () => {
  expect(entry('signin').names).toContain('ConsoleLogin');
  expect(entry('sso-directory').open).toBe(true);
  expect(entry('monitoring').open).toBe(false);
});

test('sources and names are in order', () => {
  expect(ENTRIES.map(({ source }) => source)).toEqual(ENTRIES.map(({ source }) => source).sort());
  for (const { names } of ENTRIES) expect(names).toEqual([...names].sort());
});
