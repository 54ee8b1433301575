import { readFileSync, statSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { corpusRecords, HAS_CORPUS } from './corpus';
import { decodeKnowledge, encodeKnowledge, SourceEntry, splitKnowledge } from '../../src/lint/codec';
import { EventNameIndex, KNOWLEDGE_FILE } from '../../src/lint/event-name-index';
import { REVIEW_FILE } from '../../tools/event-names/files';

/** What the file may take of the package. */
const MAX_BYTES = 80_000;

/** Records in collections that were put together by hand, with a service that logs no such event. */
const MADE_UP: Readonly<Record<string, string>> = {
  'cloudwatch.amazonaws.com PutMetricData': 'an event of monitoring.amazonaws.com',
  'route53.amazonaws.com DisableDomainTransferLock': 'an event of route53domains.amazonaws.com',
  'route53.amazonaws.com TransferDomainToAnotherAwsAccount': 'an event of route53domains.amazonaws.com',
  's3.amazonaws.com PutBucketLifecycleConfiguration': 'logged as PutBucketLifecycle',
  's3.amazonaws.com UpdateSubnet': 'no operation of any service',
};

const ENTRIES: readonly SourceEntry[] = [
  {
    source: 'lambda',
    open: false,
    aliases: ['functions'],
    names: ['CreateFunction20150331', 'GetFunction', 'GetFunction20150331v2', 'Invoke', 'Invoke20150331'],
    renamed: { CreateFunction: ['CreateFunction20150331'], PassRole: [] },
  },
  { source: 'signin', open: true, aliases: [], names: ['ConsoleLogin', 'OAuth2_Token_POST', 'getToken'], renamed: {} },
];

describe('the text', () => {
  const text = encodeKnowledge({ origin: 'somewhere', entries: ENTRIES });

  test('is short, and says where it comes from', () => {
    expect(text).toBe([
      '# Event names of CloudTrail by event source; written by verify/knowledge/renew.ts.',
      '# From somewhere.',
      '@lambda functions',
      'Create Function20150331',
      'Get Function Function20150331v2',
      'Invoke . 20150331',
      '>CreateFunction CreateFunction20150331',
      '>PassRole',
      '@signin?',
      'Console Login',
      'O Auth2_Token_POST',
      'get Token',
      '',
    ].join('\n'));
  });

  test('is read as it was written', () => {
    expect(decodeKnowledge(text)).toEqual({ origin: 'somewhere', entries: ENTRIES });
  });

  test('has no names before the first source', () => {
    expect(() => decodeKnowledge('# x\nGet Function\n@lambda\n')).toThrow("event names must follow an event source; got 'Get Function' before any");
  });
});

describe('what is known', () => {
  const knowledge = new EventNameIndex(splitKnowledge(encodeKnowledge({ origin: 'somewhere', entries: ENTRIES })));
  const lambda = 'lambda.amazonaws.com';

  test.each<[string, boolean]>([
    ['GetFunction', true],
    ['GetFunction20150331v2', true],
    ['GetFunction20150331', true],
    ['CreateFunction20150331v2', true],
    ['CreateFunction', false],
    ['Invoke', true],
    ['Invoke20150331', true],
    ['Invoke20260101', true],
    ['InvokeFunction', false],
    ['GetFunctions', false],
    ['Get', false],
    ['', false],
  ])('of %s, whatever its version', (name, logged) => {
    expect(knowledge.logs(lambda, name)).toBe(logged);
    expect(knowledge.listSources(name)).toEqual(logged ? [lambda] : []);
  });

  test('of names that are not spelt like others', () => {
    for (const name of ['OAuth2_Token_POST', 'getToken']) expect(knowledge.listSources(name)).toEqual(['signin.amazonaws.com']);
  });

  test('of sources', () => {
    expect(knowledge.sources).toEqual([lambda, 'signin.amazonaws.com']);
    expect([knowledge.knowsSource(lambda), knowledge.knowsSource('lambda')]).toEqual([true, false]);
    expect([lambda, 'signin.amazonaws.com', 's3.amazonaws.com'].map((source) => knowledge.isOpen(source))).toEqual([false, true, true]);
    expect([knowledge.resolveAlias('functions'), knowledge.resolveAlias('lambda')]).toEqual([lambda, undefined]);
    expect(knowledge.logs('s3.amazonaws.com', 'GetObject')).toBe(false);
  });

  test('of names in use elsewhere', () => {
    expect(knowledge.replacedBy(lambda, 'CreateFunction')).toEqual(['CreateFunction20150331']);
    expect(knowledge.replacedBy(lambda, 'PassRole')).toEqual([]);
    expect(knowledge.replacedBy(lambda, 'toString')).toBeUndefined();
    expect(knowledge.replacedBy('s3.amazonaws.com', 'PassRole')).toBeUndefined();
  });
});

describe("the library's own", () => {
  const text = brotliDecompressSync(readFileSync(KNOWLEDGE_FILE)).toString('utf8');
  const knowledge = EventNameIndex.load();

  test('is the text that was reviewed', () => {
    expect(text === readFileSync(REVIEW_FILE, 'utf8')).toBe(true);
    expect(text === encodeKnowledge(decodeKnowledge(text))).toBe(true);
  });

  test('is small, and names its source and its date', () => {
    expect(statSync(KNOWLEDGE_FILE).size).toBeLessThan(MAX_BYTES);
    expect(knowledge.origin).toMatch(/^botocore \d+\.\d+\.\d+ \(PyPI, Apache-2\.0\), read on 20\d\d-\d\d-\d\d, with what /);
  });

  test('has one entry for a source, and each name once', () => {
    const { entries } = decodeKnowledge(text);
    expect(new Set(entries.map(({ source }) => source)).size).toBe(entries.length);
    expect(entries.filter(({ names }) => new Set(names).size < names.length)).toEqual([]);
  });

  test('names what is logged instead of a name as it is logged, and no other way', () => {
    const { entries } = decodeKnowledge(text);
    const pairs = entries.flatMap(({ source, renamed }) => Object.entries(renamed).map(([name, logged]) => ({ source, name, logged })));
    expect(pairs.length).toBeGreaterThan(50);
    for (const { source, name, logged } of pairs) {
      const known = entries.find((entry) => entry.source === source)!.names;
      expect({ source, name, logged: known.includes(name) }).toEqual({ source, name, logged: false });
      for (const other of logged) expect(known).toContain(other);
    }
  });

  test('knows services by their other names', () => {
    const aliases = { cloudwatch: 'monitoring', elbv2: 'elasticloadbalancing', efs: 'elasticfilesystem', stepfunctions: 'states', opensearch: 'es' };
    for (const [alias, source] of Object.entries(aliases)) expect([alias, knowledge.resolveAlias(alias)]).toEqual([alias, `${source}.amazonaws.com`]);
  });
});

if (HAS_CORPUS) {
  test('every event of real records is known', () => {
    const knowledge = EventNameIndex.load();
    const pairs = new Set(corpusRecords().filter(({ eventSource, eventName }) => eventSource !== '...' && eventName !== '...')
      .map(({ eventSource, eventName }) => `${eventSource} ${eventName}`));
    const unknown = [...pairs].filter((pair) => {
      const [source, name] = pair.split(' ');
      return !knowledge.logs(source, name) && !(knowledge.knowsSource(source) && knowledge.isOpen(source));
    });
    expect(pairs.size).toBeGreaterThan(500);
    expect(unknown.sort()).toEqual(Object.keys(MADE_UP).sort());
  });
}
