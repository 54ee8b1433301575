export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
}

/** What the package holds at its top: anything else has got in by accident. */
const TOP_LEVEL = ['.jsii', 'LICENSE', 'NOTICE', 'README.md', 'knowledge', 'lib', 'package.json', 'queries'];

/** Every file of it, to the last. */
const FILES = [
  /^(\.jsii|LICENSE|NOTICE|README\.md|package\.json)$/,
  /^lib\/([a-z-]+\/)*[a-z-]+\.(js|d\.ts)$/,
  /^queries\/[a-z-]+\/[a-z0-9-]+\.sql$/,
  /^knowledge\/event-names\.br$/,
];
const EXPECTED = ['.jsii', 'LICENSE', 'README.md', 'knowledge/event-names.br', 'lib/index.js', 'lib/index.d.ts'];

const METADATA_KEY = 'CloudTrailAnalytics';

/** Names what is wrong with a package that holds `paths`, relative to its root. */
export function checkContents(paths: string[]): string[] {
  const strangers = paths.filter((path) => !path.includes('/') && !TOP_LEVEL.includes(path));
  return [
    ...strangers.map((path) => `package: ${path} does not belong into it`),
    ...missing(paths),
    ...(paths.some((path) => /^queries\/[^/]+\/[^/]+\.sql$/.test(path)) ? [] : ['package: has no queries/<pack>/<query-id>.sql']),
  ];
}

/** Names each file that a package must not hold, and each that it lacks; `paths` are of files alone. */
export function checkFiles(paths: readonly string[]): string[] {
  const strangers = paths.filter((path) => !FILES.some((pattern) => pattern.test(path)));
  return [...strangers.map((path) => `package: ${path} does not belong into it`), ...missing(paths)];
}

function missing(paths: readonly string[]): string[] {
  return EXPECTED.filter((path) => !paths.includes(path)).map((path) => `package: ${path} is missing`);
}

/** Names what a template of the construct with its defaults lacks. */
export function checkTemplate(template: Template): string[] {
  const ofType = (type: string) => Object.values(template.Resources).filter((resource) => resource.Type === type);
  const trails = ofType('AWS::CloudTrail::Trail');
  const filters = ofType('AWS::Logs::MetricFilter');
  const alarms = ofType('AWS::CloudWatch::Alarm');
  const queries = ofType('AWS::Athena::NamedQuery');
  return [
    ...unless(trails.length === 1, `template: has ${trails.length} trails, expected 1`),
    ...unless(trails.every((trail) => trail.Properties?.IsMultiRegionTrail === true), 'template: the trail is not of all Regions'),
    ...unless(filters.length > 0, 'template: has no metric filter'),
    ...unless(alarms.length >= filters.length, `template: has ${filters.length} metric filters and only ${alarms.length} alarms`),
    ...unless(queries.length > 0, 'template: has no named query'),
    ...unless(queries.every((query) => JSON.stringify(query.Properties?.QueryString ?? '').includes('SELECT')),
      'template: a named query selects nothing'),
    ...unless([...filters, ...queries].every((resource) => resource.Metadata?.[METADATA_KEY] !== undefined),
      `template: a metric filter or named query has no ${METADATA_KEY} metadata`),
    ...['AWS::Glue::Database', 'AWS::Glue::Table', 'AWS::Athena::WorkGroup', 'AWS::S3::Bucket']
      .flatMap((type) => unless(ofType(type).length > 0, `template: has no ${type}`)),
  ];
}

function unless(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}
