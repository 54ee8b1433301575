import { describeWindow, renderQueryLink, renderQuerySection } from './entry';
import { Pack, PACKS } from './packs';
import { QueryWindow } from '../../../src/queries/query-window';
import { renderQuery } from '../../../src/queries/window-cte';
import { INCIDENT_TOPICS, LAKE_TOPICS, Topic } from '../../../test/queries/topics';
import { renderCode, joinBlocks, Page, renderTable } from '../markdown';

const CONFIG_MARK = '¹';
/** A short query with a parameter, which shows the rendered start of a query. */
const EXAMPLE = { pack: 'data', query: 'top-objects', lines: 12 };

/** Changes of queries from CloudTrail Lake. */
const LAKE_CHANGES: readonly (readonly [string, string])[] = [
  ['FROM <event data store id>', '`FROM activity` with typed columns, or `FROM events` with the fields of the record'],
  ['eventTime > \'2026-01-01 00:00:00\'', 'Not required. The header of the query file contains the time window.'],
  ['eventSource = \'s3.amazonaws.com\'', '`service = \'s3\'`'],
  ['userIdentity.arn', '`actor_arn`, or `actor` for the name of the user or role'],
  ['element_at(requestParameters, \'bucketName\')', '`json_extract_scalar(request_parameters, \'$.bucketName\')`'],
  ['errorCode IS NOT NULL', '`error IS NOT NULL`'],
  ['count(*)', '`count(DISTINCT event_id)`, because a trail can deliver an event twice'],
];

/** The query reference, with an index of each pack. */
export const QUERIES_PAGE: Page = {
  file: 'queries.md',
  markdown: () => `${joinBlocks(
    '# Query reference',
    '<!-- Generated from queries by `npm run docs`. -->',
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
    `The library contains ${count} queries in ${PACKS.length} packs. Each query is saved in the workgroup with the name \`<pack>/<id>\`. Its description `
    + 'contains the question that it answers and the interpretation of its results.',
    'All queries scan only the days of their time window, count an event once even if it was delivered several times, and limit the number of rows. They use '
    + 'the same column names: if applicable, results start with `time`, `account`, `region`, `actor`, `source_address`, `event`, and `resource`.',
  );
}

function renderPacks(): string {
  return joinBlocks(
    '## Packs',
    renderTable(['Pack', 'Queries', 'Description'], PACKS.map(({ id, title, description, queries }) =>
      [`[${title}](#${id})<br>\`QueryPack.${id}()\``, String(queries.length), description])),
  );
}

function renderUsage(): string {
  const query = PACKS.find(({ id }) => id === EXAMPLE.pack)?.queries.find(({ id }) => id === EXAMPLE.query);
  if (!query) throw new Error(`the packs must contain the example query '${EXAMPLE.pack}/${EXAMPLE.query}'`);
  const rendered = renderQuery(query, QueryWindow.lastDays(query.windowDays), { database: 'audit' });
  return joinBlocks(
    '## Run a query',
    'In the Athena console, choose the workgroup, open *Saved queries*, and run the query. All parameters have default values. To change them, edit the start '
    + `of the query, for example of ${renderQueryLink(`${EXAMPLE.pack}/${EXAMPLE.query}`)}:`,
    renderCode('sql', `${rendered.split('\n').slice(0, EXAMPLE.lines).join('\n')}\n…`),
    'In a text parameter that is compared with `LIKE`, `%` matches any text and `_` matches any character. The SQL in the following sections is the part '
    + 'after the start. It reads the relations as if they contained only the events of the time window, as do custom queries in `QueryPack.fromDirectory`.',
    'Queries on S3 objects, DynamoDB items, and Lambda invocations return rows only if the trail records data events. Queries on VPC endpoints and Insights '
    + 'require that the trail records network activity events and Insights events.',
  );
}

function renderLakeMigration(): string {
  return joinBlocks(
    '## Moving from CloudTrail Lake',
    'The following queries correspond to the sample queries of CloudTrail Lake:',
    renderTopics('CloudTrail Lake sample query', LAKE_TOPICS),
    `${CONFIG_MARK} The sample query reads AWS Config configuration items, which are not CloudTrail events. The query of this library returns the related `
    + 'CloudTrail events: changes to the configuration of AWS Config or of Systems Manager patching.',
    'The SQL dialects are nearly identical. Make the following changes to your own queries:',
    renderTable(['CloudTrail Lake', 'This library'], LAKE_CHANGES.map(([before, after]) => [`\`${before}\``, after])),
  );
}

function renderIncidentTopics(): string {
  return joinBlocks('## Incident response', renderTopics('Topic', INCIDENT_TOPICS));
}

function renderTopics(head: string, topics: readonly Topic[]): string {
  return renderTable([head, 'Queries'], topics.map(({ topic, queries, configItems }) =>
    [`${topic}${configItems ? ` ${CONFIG_MARK}` : ''}`, queries.map(renderQueryLink).join(', ')]));
}

function renderPack(pack: Pack): string {
  return joinBlocks(
    `## ${pack.title}`,
    pack.description,
    renderTable(['Query', 'Question', 'Time window'], pack.queries.map((query) => [renderQueryLink(`${pack.id}/${query.id}`), query.question, describeWindow(query)])),
    ...pack.queries.map((query) => renderQuerySection(pack, query)),
  );
}
