export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
}

/** All files that a package can contain. */
const FILES = [
  /^(\.jsii|LICENSE|NOTICE|README\.md|package\.json)$/,
  /^lib\/([a-z-]+\/)*[a-z0-9-]+\.(js|d\.ts)$/,
  /^queries\/[a-z-]+\/[a-z0-9-]+\.sql$/,
  /^event-names\/event-names\.br$/,
];
const REQUIRED = ['.jsii', 'LICENSE', 'NOTICE', 'README.md', 'event-names/event-names.br', 'lib/index.js', 'lib/index.d.ts', 'package.json'];

const METADATA_KEY = 'CloudTrailAnalytics';

/** Describes each file that a package must not contain, and each that is missing. Paths are relative to the root of the package. */
export function checkFiles(paths: readonly string[]): string[] {
  return [
    ...paths.filter((path) => !FILES.some((pattern) => pattern.test(path))).map((path) => `package: must not contain ${path}`),
    ...REQUIRED.filter((path) => !paths.includes(path)).map((path) => `package: ${path} is missing`),
    ...paths.some((path) => path.startsWith('queries/')) ? [] : ['package: queries/<pack>/<query-id>.sql is missing'],
  ];
}

/** Describes the resources that are missing in a template of the construct with default props. */
export function checkTemplate(template: Template): string[] {
  const findResources = (type: string) => Object.values(template.Resources).filter((resource) => resource.Type === type);
  const trails = findResources('AWS::CloudTrail::Trail');
  const filters = findResources('AWS::Logs::MetricFilter');
  const alarms = findResources('AWS::CloudWatch::Alarm');
  const queries = findResources('AWS::Athena::NamedQuery');
  return [
    ...check(trails.length === 1, `template: has ${trails.length} trails, expected 1`),
    ...check(trails.every((trail) => trail.Properties?.IsMultiRegionTrail === true), 'template: the trail must be a multi-Region trail'),
    ...check(filters.length > 0, 'template: has no metric filter'),
    ...check(alarms.length >= filters.length, `template: has ${filters.length} metric filters and only ${alarms.length} alarms`),
    ...check(queries.length > 0, 'template: has no named query'),
    ...check(queries.every((query) => JSON.stringify(query.Properties?.QueryString ?? '').includes('SELECT')),
      'template: a named query has no SELECT'),
    ...check([...filters, ...queries].every((resource) => resource.Metadata?.[METADATA_KEY] !== undefined),
      `template: a metric filter or named query has no ${METADATA_KEY} metadata`),
    ...['AWS::Glue::Database', 'AWS::Glue::Table', 'AWS::Athena::WorkGroup', 'AWS::S3::Bucket']
      .flatMap((type) => check(findResources(type).length > 0, `template: has no ${type}`)),
  ];
}

function check(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}
