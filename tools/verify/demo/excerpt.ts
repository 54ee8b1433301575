const ALARM_ROWS = 8;
const MAX_QUERIES = 1;
/** Differs between runs. */
const DURATION = /^Completed in /;
const TABLE_ROW = /^│/;
const QUERY = /^[\w-]+\/[\w-]+: [\d,]+ rows?/;

/** Creates an excerpt of the output of the demo for the README. It contains all sections, but long sections are truncated. */
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

/** Removes the rows after the first rows of a table. */
function truncateTable(section: string): string {
  const lines = section.split('\n');
  const [, ...rows] = lines.filter((line) => TABLE_ROW.test(line));
  const surplus = rows.slice(ALARM_ROWS);
  if (surplus.length === 0) return section;
  return [...lines.filter((line) => !surplus.includes(line)), `[${surplus.length} more rows]`].join('\n');
}
