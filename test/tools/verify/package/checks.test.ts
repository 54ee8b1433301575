import { checkContents, checkTemplate, type Resource } from '../../../../tools/verify/package/checks';

const CONTENTS = [
  '.jsii', 'LICENSE', 'README.md', 'knowledge', 'knowledge/event-names.br', 'lib',
  'lib/index.d.ts', 'lib/index.js', 'package.json', 'queries', 'queries/security/root.sql',
];

const ours = { Metadata: { CloudTrailAnalytics: {} } };
const RESOURCES: Record<string, Resource> = {
  Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsMultiRegionTrail: true } },
  Bucket: { Type: 'AWS::S3::Bucket' },
  Database: { Type: 'AWS::Glue::Database' },
  Table: { Type: 'AWS::Glue::Table' },
  WorkGroup: { Type: 'AWS::Athena::WorkGroup' },
  Query: { Type: 'AWS::Athena::NamedQuery', Properties: { QueryString: 'SELECT 1' }, ...ours },
  Filter: { Type: 'AWS::Logs::MetricFilter', ...ours },
  Alarm: { Type: 'AWS::CloudWatch::Alarm' },
};

describe('contents of the package', () => {
  test('complete', () => expect(checkContents(CONTENTS)).toEqual([]));

  test('with a file too many', () => {
    expect(checkContents([...CONTENTS, 'test', 'test/api.test.js'])).toEqual(['package: test does not belong into it']);
  });

  test.each(['.jsii', 'lib/index.js', 'lib/index.d.ts', 'LICENSE', 'README.md'])('without %s', (path) => {
    expect(checkContents(CONTENTS.filter((other) => other !== path))).toEqual([`package: ${path} is missing`]);
  });

  test('without queries', () => {
    expect(checkContents(CONTENTS.filter((path) => !path.endsWith('.sql')))).toEqual(['package: has no queries/<pack>/<query-id>.sql']);
  });
});

describe('template', () => {
  test('complete', () => expect(checkTemplate({ Resources: RESOURCES })).toEqual([]));

  test.each<[string, Record<string, Resource | undefined>, string]>([
    ['a trail', { Trail: undefined }, 'template: has 0 trails, expected 1'],
    ['all Regions', { Trail: { Type: 'AWS::CloudTrail::Trail' } }, 'template: the trail is not of all Regions'],
    ['a metric filter', { Filter: undefined }, 'template: has no metric filter'],
    ['an alarm for each filter', { Alarm: undefined }, 'template: has 1 metric filters and only 0 alarms'],
    ['a named query', { Query: undefined }, 'template: has no named query'],
    ['a query that selects', { Query: { ...RESOURCES.Query, Properties: { QueryString: '' } } }, 'template: a named query selects nothing'],
    [
      'metadata',
      { Filter: { Type: 'AWS::Logs::MetricFilter' } },
      'template: a metric filter or named query has no CloudTrailAnalytics metadata',
    ],
    ['tables', { Table: undefined }, 'template: has no AWS::Glue::Table'],
    ['a workgroup', { WorkGroup: undefined }, 'template: has no AWS::Athena::WorkGroup'],
  ])('without %s', (_, change, problem) => {
    const changed = Object.entries({ ...RESOURCES, ...change }).filter((entry): entry is [string, Resource] => entry[1] !== undefined);
    expect(checkTemplate({ Resources: Object.fromEntries(changed) })).toEqual([problem]);
  });
});
