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

function getEntry(source: string): (typeof ENTRIES)[number] {
  const found = ENTRIES.find((each) => each.source === source);
  if (!found) throw new Error(`source must be one of the entries; got '${source}'`);
  return found;
}

test('the event source of a service is its signing name, with the operations of all API versions', () => {
  expect(getEntry('lambda').names).toEqual(expect.arrayContaining(['CreateFunction20150331', 'InvokeAsync']));
  expect(getEntry('lex').names).toEqual(['PutBot']);
  expect(getEntry('monitoring').names).toEqual(['DeleteAlarms']);
});

test('an operation that CloudTrail logs with a different name is not an event name', () => {
  expect(getEntry('s3').names).toEqual(expect.arrayContaining(['PutBucketLifecycle', 'PutObject', 'PutBucketPublicAccessBlock', 'CreateJob']));
  for (const [source, operation] of [['s3', 'PutBucketLifecycleConfiguration'], ['s3', 'PutPublicAccessBlock'], ['lambda', 'CreateFunction']]) {
    expect(getEntry(source).names).not.toContain(operation);
    expect(getEntry(source).renamed[operation]).not.toEqual([]);
  }
  expect(getEntry('s3').renamed.PutLifecycleConfiguration).toEqual(['PutBucketLifecycle', 'DeleteBucketLifecycle']);
});

test('SDK and endpoint names are aliases, except for the names of other event sources', () => {
  expect(getEntry('monitoring').aliases).toContain('cloudwatch');
  expect(getEntry('lex').aliases).toEqual(['lex-models']);
  const sources = ENTRIES.map(({ source }) => source);
  expect(ENTRIES.flatMap(({ aliases }) => aliases).filter((alias) => sources.includes(alias))).toEqual([]);
});

test('events without an API are included, and event sources without published names can have any name', () => {
  expect(getEntry('signin').names).toContain('ConsoleLogin');
  expect(getEntry('sso-directory').open).toBe(true);
  expect(getEntry('monitoring').open).toBe(false);
});

test('event sources and event names are sorted', () => {
  expect(ENTRIES.map(({ source }) => source)).toEqual(ENTRIES.map(({ source }) => source).sort());
  for (const { names } of ENTRIES) expect(names).toEqual([...names].sort());
});
