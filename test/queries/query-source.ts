import { parseQueryFile, QueryFile } from '../../src/queries/query-file';

const HEADER: Readonly<Record<string, string>> = {
  title: 'A title',
  question: 'Why?',
  relations: 'activity',
  window: '7d',
  columns: 'time',
  interpretation: 'Read it.',
};

/**
 * Renders a query file: a complete header, the SQL, and additional header lines.
 *
 * @param keys header keys to replace, or to remove if undefined
 */
export function renderQueryFile(sql: string, keys: Readonly<Record<string, string | undefined>> = {}, more: readonly string[] = []): string {
  const entries = Object.entries({ ...HEADER, ...keys }).filter(([, value]) => value !== undefined);
  return [...entries.map(([key, value]) => `-- ${key}: ${value}`), ...more, sql].join('\n');
}

export function parseQuery(sql: string, keys?: Readonly<Record<string, string | undefined>>, more?: readonly string[]): QueryFile {
  return parseQueryFile('acme', 'queries/a-query.sql', renderQueryFile(sql, keys, more));
}
