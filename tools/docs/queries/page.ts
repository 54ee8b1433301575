import { queryLink, querySection, windowOf } from './entry';
import { Pack, PACKS } from './packs';
import { QueryWindow } from '../../../src/queries/query-window';
import { renderQuery } from '../../../src/queries/window-cte';
import { INCIDENT_TOPICS, LAKE_TOPICS, Topic } from '../../../test/queries/topics';
import { code, joined, Page, table } from '../markdown';

const CONFIG_MARK = '¹';
/** Short, with a parameter: shows what the library puts in front. */
const EXAMPLE = { pack: 'data', query: 'top-objects', lines: 12 };

/** How a query that was written for CloudTrail Lake changes. */
const MOVES: readonly (readonly [string, string])[] = [
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
  markdown: () => `${joined(
    '# Queries',
    '<!-- made from queries/ by `npm run docs` -->',
    introduction(),
    overview(),
    howTo(),
    lake(),
    incidents(),
    ...PACKS.map(packSection),
  )}\n`,
};

function introduction(): string {
  const count = PACKS.reduce((sum, { queries }) => sum + queries.length, 0);
  return joined(
    `The ${count} queries that come with the library, in ${PACKS.length} packs. Each answers one question over the records of CloudTrail; it is saved in the `
    + 'workgroup as `<pack>/<id>`, with its question and how to read the result as its description.',
    'All of them read the days of their window only, name the columns of their results alike (`time`, `account`, `region`, `actor`, `source_address`, '
    + '`event`, `resource` first, where they make sense), count a record once however often it was delivered, and are limited.',
  );
}

function overview(): string {
  return joined(
    '## Packs',
    table(['pack', 'queries', 'what for'], PACKS.map(({ id, title, description, queries }) =>
      [`[${title}](#${id})<br>\`QueryPack.${id}()\``, String(queries.length), description])),
  );
}

function howTo(): string {
  const query = PACKS.find(({ id }) => id === EXAMPLE.pack)?.queries.find(({ id }) => id === EXAMPLE.query);
  if (!query) throw new Error(`there is no query '${EXAMPLE.pack}/${EXAMPLE.query}' to show as an example`);
  const rendered = renderQuery(query, QueryWindow.lastDays(query.windowDays), { database: 'audit' });
  return joined(
    '## How to run one',
    'In the console of Athena, choose the workgroup, open *Saved queries*, and run the query as it is: every parameter has a default. What can be changed '
    + `stands at its start. That of ${queryLink(`${EXAMPLE.pack}/${EXAMPLE.query}`)}:`,
    code('sql', `${rendered.split('\n').slice(0, EXAMPLE.lines).join('\n')}\n…`),
    'A text parameter that is compared with `LIKE` takes `%` for any text and `_` for any character. The SQL below is what follows that start: it reads the '
    + 'relations as if they held the window\'s records only, and so can your own queries in `QueryPack.fromDirectory`.',
    'Queries on objects in buckets, items in tables and calls of functions find something only if the trail records data events, and those on VPC endpoints '
    + 'and Insights only if it records these.',
  );
}

function lake(): string {
  return joined(
    '## Moving from CloudTrail Lake',
    'Each sample query of CloudTrail Lake has its answer here:',
    topicTable('sample of CloudTrail Lake', LAKE_TOPICS),
    `${CONFIG_MARK} Asked of the items of AWS Config, which are no CloudTrail records: the query answers what CloudTrail knows of it, which is who set up or `
    + 'changed what AWS Config records and checks, or what Systems Manager patches.',
    'Queries of your own need little change, as the two speak nearly the same SQL:',
    table(['in CloudTrail Lake', 'here'], MOVES.map(([before, after]) => [`\`${before}\``, after])),
  );
}

function incidents(): string {
  return joined('## When something happened', topicTable('looking for', INCIDENT_TOPICS));
}

function topicTable(head: string, topics: readonly Topic[]): string {
  return table([head, 'queries'], topics.map(({ topic, queries, configItems }) =>
    [`${topic}${configItems ? ` ${CONFIG_MARK}` : ''}`, queries.map(queryLink).join(', ')]));
}

function packSection(pack: Pack): string {
  return joined(
    `## ${pack.title}`,
    pack.description,
    table(['query', 'answers', 'reads'], pack.queries.map((query) => [queryLink(`${pack.id}/${query.id}`), query.question, windowOf(query)])),
    ...pack.queries.map((query) => querySection(pack, query)),
  );
}
