import { Pack, PACKS } from './packs';
import { QueryFile } from '../../../src/queries/query-file';
import { EventRecording, getRequiredRecording } from '../../../src/queries/relations';
import { renderDetails, joinBlocks, renderTable } from '../markdown';

const RECORDINGS: Readonly<Record<EventRecording, string>> = { networkActivity: 'network activity events', insights: 'Insights' };

/** All that there is to know of a query. */
export function renderQuerySection(pack: Pack, query: QueryFile): string {
  return joinBlocks(
    `### \`${pack.id}/${query.id}\``,
    `**${query.title}.** ${query.question}`,
    markUpNames(query.interpretation, query),
    [
      `- Reads ${query.relations.map((relation) => `\`${relation}\``).join(', ')}, ${describeWindow(query)}${describeRecording(query)}.`,
      `- Columns: ${query.columns.map((column) => `\`${column}\``).join(', ')}`,
      ...renderRules(query),
    ].join('\n'),
    renderParameters(query),
    renderDetails('SQL', 'sql', query.statement.text.trim()),
  );
}

/** How far back the query looks, in words. */
export function describeWindow({ windowDays, baselineDays }: QueryFile): string {
  const window = windowDays === 1 ? 'the last day' : `the last ${windowDays} days`;
  return baselineDays === undefined ? window : `${window}, compared with the ${baselineDays} days before`;
}

/** A link to a query's section. */
export function renderQueryLink(name: string): string {
  return `[\`${name}\`](#${name.replaceAll('/', '')})`;
}

/** The text with its column names as code, and with links to the queries that it names. */
function markUpNames(text: string, { columns }: QueryFile): string {
  return text.replace(/[a-z0-9]+(?:[-_][a-z0-9]+)+/g, (name) => {
    if (columns.includes(name)) return `\`${name}\``;
    const pack = PACKS.find(({ queries }) => queries.some(({ id }) => id === name));
    return pack ? renderQueryLink(`${pack.id}/${name}`) : name;
  });
}

function describeRecording({ relations }: QueryFile): string {
  const recordings = new Set(relations.map(getRequiredRecording).filter((recording) => recording !== undefined));
  return recordings.size === 0 ? '' : `; there only if ${[...recordings].map((recording) => RECORDINGS[recording]).join(' and ')} are recorded`;
}

function renderRules({ rules }: QueryFile): string[] {
  return rules.length === 0 ? [] : [`- Helps to look into ${rules.map((id) => `[\`${id}\`](rules.md#${id})`).join(', ')}`];
}

function renderParameters({ parameters: list }: QueryFile): string {
  if (list.length === 0) return '';
  return renderTable(['parameter', 'type', 'default', 'meaning'], list.map(({ name, type, literal, description }) =>
    [`\`${name}\``, type, `\`${literal}\``, description]));
}
