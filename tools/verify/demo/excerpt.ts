const ALARM_ROWS = 12;
const MAX_QUERIES = 3;
/** Differs from run to run. */
const DURATION = /^replayed in /;
const TABLE_ROW = /^│/;
const QUERY = /^[\w-]+\/[\w-]+: [\d,]+ rows?/;

/** What the README shows of the demo's output: all of its parts, the long ones cut. */
export function createExcerpt(output: string): string {
  const sections = output.trim().split('\n\n').filter((section) => !DURATION.test(section));
  const queries = sections.filter((section) => QUERY.test(section));
  const shown = sections.filter((section) => !queries.slice(MAX_QUERIES).includes(section)).flatMap((section) => {
    const cut = truncateTable(section);
    const isLastQuery = section === queries[MAX_QUERIES - 1] && queries.length > MAX_QUERIES;
    return isLastQuery ? [cut, `[${queries.length - MAX_QUERIES} more queries with rows]`] : [cut];
  });
  return `\`\`\`text\n${shown.join('\n\n')}\n\`\`\``;
}

/** The head of a table counts as a row. */
function truncateTable(section: string): string {
  const lines = section.split('\n');
  const rows = lines.filter((line) => TABLE_ROW.test(line));
  const surplus = rows.slice(ALARM_ROWS + 1);
  if (surplus.length === 0) return section;
  return [...lines.filter((line) => !surplus.includes(line)), `[${surplus.length} more rows]`].join('\n');
}
