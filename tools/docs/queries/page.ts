import { describeWindow, renderQueryLink, renderQuerySection } from './entry';
import { Pack, PACKS } from './packs';
import { QueryWindow } from '../../../src/queries/query-window';
import { renderQuery } from '../../../src/queries/window-cte';
import { INCIDENT_TOPICS, LAKE_TOPICS, Topic } from '../../../test/queries/topics';
import { renderCode, joinBlocks, Page, renderTable } from '../markdown';

const CONFIG_MARK = '¹';
/** Short, with a parameter: shows what the library puts in front. */
const EXAMPLE = { pack: 'data', query: 'top-objects', lines: 12 };

/** How a query that was written for CloudTrail Lake changes. */
const LAKE_CHANGES: readonly (readonly [string, string])[] = [
  ['FROM <event data store id>', '`FROM activity`, with typed columns, or `FROM events`, with the fields of the record'],
  ['eventTime > \'2026-01-01 00:00:00\'', 'nothing: the window stands in the header of the query\'s file'],
  ['eventSource = \'s3.amazonaws.com\'', '`service = \'s3\'`'],
  ['userIdentity.arn', '`actor_arn`, and `actor` for the name of the user or role'],
  ['element_at(requestParameters, \'bucketName\')', '`json_extract_scalar(request_parameters, \'$.bucketName\')`'],
  ['errorCode IS NOT NULL', '`error IS NOT NULL`'],
  ['count(*)', '`count(DISTINCT event_id)`: a trail can deliver a record twice'],
];

/** Every query that comes with the library, and an index of each pack. */
export const QUERIES_PAGE: Page = {
  file: 'queries.md',
  markdown: () => `${joinBlocks(
    '# Queries',
    '<!-- made from queries/ by `npm run docs` -->',
    renderIntroduction(),
    renderPacks(),
    renderUsage(),
    renderLakeMigration(),
    renderIncidentTopics(),
    ...PACKS.map(renderPack),
  )}\n`,
};

function renderIntroduction(): string {
  const count = PACKS.reduce((sum, { queries }) => sum + queries.length, 0);
  return joinBlocks(
    `The ${count} queries that come with the library, in ${PACKS.length} packs. Each answers one question over the records of CloudTrail; it is saved in the `
    + 'workgroup as `<pack>/<id>`, with its question and how to read the result as its description.',
    'All of them read the days of their window only, name the columns of their results alike (`time`, `account`, `region`, `actor`, `source_address`, '
    + '`event`, `resource` first, where they make sense), count a record once however often it was delivered, and are limited.',
  );
}

function renderPacks(): string {
  return joinBlocks(
    '## Packs',
    renderTable(['pack', 'queries', 'what for'], PACKS.map(({ id, title, description, queries }) =>
      [`[${title}](#${id})<br>\`QueryPack.${id}()\``, String(queries.length), description])),
  );
}

function renderUsage(): string {
  const query = PACKS.find(({ id }) => id === EXAMPLE.pack)?.queries.find(({ id }) => id === EXAMPLE.query);
  if (!query) throw new Error(`there is no query '${EXAMPLE.pack}/${EXAMPLE.query}' to show as an example`);
  const rendered = renderQuery(query, QueryWindow.lastDays(query.windowDays), { database: 'audit' });
  return joinBlocks(
    '## How to run one',
    'In the console of Athena, choose the workgroup, open *Saved queries*, and run the query as it is: every parameter has a default. What can be changed '
    + `stands at its start. That of ${renderQueryLink(`${EXAMPLE.pack}/${EXAMPLE.query}`)}:`,
    renderCode('sql', `${rendered.split('\n').slice(0, EXAMPLE.lines).join('\n')}\n…`),
    'A text parameter that is compared with `LIKE` takes `%` for any text and `_` for any character. The SQL below is what follows that start: it reads the '
    + 'relations as if they held the window\'s records only, and so can your own queries in `QueryPack.fromDirectory`.',
    'Queries on objects in buckets, items in tables and calls of functions find something only if the trail records data events, and those on VPC endpoints '
    + 'and Insights only if it records these.',
  );
}

function renderLakeMigration(): string {
  return joinBlocks(
    '## Moving from CloudTrail Lake',
    'Each sample query of CloudTrail Lake has its answer here:',
    renderTopics('sample of CloudTrail Lake', LAKE_TOPICS),
    `${CONFIG_MARK} Asked of the items of AWS Config, which are no CloudTrail records: the query answers what CloudTrail knows of it, which is who set up or `
    + 'changed what AWS Config records and checks, or what Systems Manager patches.',
    'Queries of your own need little change, as the two speak nearly the same SQL:',
    renderTable(['in CloudTrail Lake', 'here'], LAKE_CHANGES.map(([before, after]) => [`\`${before}\``, after])),
  );
}

function renderIncidentTopics(): string {
  return joinBlocks('## When something happened', renderTopics('looking for', INCIDENT_TOPICS));
}

function renderTopics(head: string, topics: readonly Topic[]): string {
  return renderTable([head, 'queries'], topics.map(({ topic, queries, configItems }) =>
    [`${topic}${configItems ? ` ${CONFIG_MARK}` : ''}`, queries.map(renderQueryLink).join(', ')]));
}

function renderPack(pack: Pack): string {
  return joinBlocks(
    `## ${pack.title}`,
    pack.description,
    renderTable(['query', 'answers', 'reads'], pack.queries.map((query) => [renderQueryLink(`${pack.id}/${query.id}`), query.question, describeWindow(query)])),
    ...pack.queries.map((query) => renderQuerySection(pack, query)),
  );
}
