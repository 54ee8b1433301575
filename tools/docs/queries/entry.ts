import { Pack, PACKS } from './packs';
import { QueryFile } from '../../../src/queries/query-file';
import { EventRecording, getRequiredRecording } from '../../../src/queries/relations';
import { renderDetails, joinBlocks, renderTable } from '../markdown';

const RECORDINGS: Readonly<Record<EventRecording, string>> = { networkActivity: 'network activity events', insights: 'Insights events' };

/** Renders the section of a query. */
export function renderQuerySection(pack: Pack, query: QueryFile): string {
  return joinBlocks(
    `### \`${pack.id}/${query.id}\``,
    `**${query.title}.** ${query.question}`,
    `Interpretation: ${markUpNames(query.interpretation, query)}`,
    [
      `- Relations: ${listCode(query.relations)}`,
      `- Time window: ${describeWindow(query)}`,
      ...renderRequirement(query),
      `- Columns: ${listCode(query.columns)}`,
      ...renderRules(query),
    ].join('\n'),
    renderParameters(query),
    renderDetails('SQL', 'sql', query.statement.text.trim()),
  );
}

/** Describes the time window of a query. */
export function describeWindow({ windowDays, baselineDays }: QueryFile): string {
  const window = windowDays === 1 ? 'the last day' : `the last ${windowDays} days`;
  return baselineDays === undefined ? window : `${window}, compared with the ${baselineDays} days before`;
}

/** Renders a link to the section of a query. */
export function renderQueryLink(name: string): string {
  return `[\`${name}\`](#${name.replaceAll('/', '')})`;
}

/** Marks up the column names of a text as code, and adds links to the queries that it mentions. */
function markUpNames(text: string, { columns }: QueryFile): string {
  return text.replace(/[a-z0-9]+(?:[-_][a-z0-9]+)+/g, (name) => {
    if (columns.includes(name)) return `\`${name}\``;
    const pack = PACKS.find(({ queries }) => queries.some(({ id }) => id === name));
    return pack ? renderQueryLink(`${pack.id}/${name}`) : name;
  });
}

function renderRequirement({ relations }: QueryFile): string[] {
  const recordings = new Set(relations.map(getRequiredRecording).filter((recording) => recording !== undefined));
  return recordings.size === 0 ? [] : [`- Requires: ${[...recordings].map((recording) => RECORDINGS[recording]).join(', ')}`];
}

function listCode(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function renderRules({ rules }: QueryFile): string[] {
  return rules.length === 0 ? [] : [`- Related rules: ${rules.map((id) => `[\`${id}\`](rules.md#${id})`).join(', ')}`];
}

function renderParameters({ parameters: list }: QueryFile): string {
  if (list.length === 0) return '';
  return renderTable(['Parameter', 'Type', 'Default', 'Description'], list.map(({ name, type, literal, description }) =>
    [`\`${name}\``, type, `\`${literal}\``, description]));
}
