import { checkTemplate, type Resource } from '../../../../tools/verify/package/checks';

const METADATA = { Metadata: { CloudTrailAnalytics: {} } };
const RESOURCES: Record<string, Resource> = {
  Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsMultiRegionTrail: true } },
  Bucket: { Type: 'AWS::S3::Bucket' },
  Database: { Type: 'AWS::Glue::Database' },
  Table: { Type: 'AWS::Glue::Table' },
  WorkGroup: { Type: 'AWS::Athena::WorkGroup' },
  Query: { Type: 'AWS::Athena::NamedQuery', Properties: { QueryString: 'SELECT 1' }, ...METADATA },
  Filter: { Type: 'AWS::Logs::MetricFilter', ...METADATA },
  Alarm: { Type: 'AWS::CloudWatch::Alarm' },
};

describe('template', () => {
  test('a complete template has no problems', () => expect(checkTemplate({ Resources: RESOURCES })).toEqual([]));

  test.each<[string, Record<string, Resource | undefined>, string]>([
    ['a trail', { Trail: undefined }, 'template: has 0 trails, expected 1'],
    ['a multi-Region trail', { Trail: { Type: 'AWS::CloudTrail::Trail' } }, 'template: the trail must be a multi-Region trail'],
    ['a metric filter', { Filter: undefined }, 'template: has no metric filter'],
    ['an alarm for each filter', { Alarm: undefined }, 'template: has 1 metric filters and only 0 alarms'],
    ['a named query', { Query: undefined }, 'template: has no named query'],
    ['SELECT in a query', { Query: { ...RESOURCES.Query, Properties: { QueryString: '' } } }, 'template: a named query has no SELECT'],
    [
      'metadata',
      { Filter: { Type: 'AWS::Logs::MetricFilter' } },
      'template: a metric filter or named query has no CloudTrailAnalytics metadata',
    ],
    ['tables', { Table: undefined }, 'template: has no AWS::Glue::Table'],
    ['a workgroup', { WorkGroup: undefined }, 'template: has no AWS::Athena::WorkGroup'],
  ])('%s is required', (_, change, problem) => {
    const changed = Object.entries({ ...RESOURCES, ...change }).filter((entry): entry is [string, Resource] => entry[1] !== undefined);
    expect(checkTemplate({ Resources: Object.fromEntries(changed) })).toEqual([problem]);
  });
});
