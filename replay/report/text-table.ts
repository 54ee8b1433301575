import Table from 'cli-table3';

/** Width of the border and padding of a column. */
const PADDING = 3;
/** Minimum width of truncated columns, which is sufficient for a time. */
const MIN_TRUNCATED_WIDTH = 20;
/** Longer numbers are IDs, which are aligned left. */
const NUMBER = /^-?\d{1,9}(\.\d+)?$/;

export interface TableOptions {
  /** Maximum width in characters. */
  readonly width: number;
  /**
   * Whether to wrap long text instead of truncating it.
   *
   * @default false
   */
  readonly wrap?: boolean;
}

/** Renders a table. If it exceeds the maximum width, the last columns are removed and the widest columns are truncated. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[], { width, wrap = false }: TableOptions): string {
  const natural = head.map((title, index) => rows.reduce((longest, row) => Math.max(longest, row[index].length), title.length));
  const widths = fitColumns(natural, width - 1);
  const table = new Table({
    head: head.slice(0, widths.length),
    colWidths: widths.map((columnWidth) => columnWidth + PADDING - 1),
    colAligns: widths.map((_, index) => (rows.every((row) => row[index] === '' || NUMBER.test(row[index])) ? 'right' : 'left')),
    wordWrap: wrap,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(widths.map((columnWidth, index) => (wrap ? row[index] : truncate(row[index], columnWidth))));
  return table.toString();
}

/** Truncates a text. The start of an ARN is removed because its end is more specific. */
function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.startsWith('arn:') ? `…${text.slice(1 - length)}` : `${text.slice(0, length - 1)}…`;
}

/** Returns the widths of the columns that fit into a width. */
function fitColumns(natural: readonly number[], available: number): number[] {
  let columns = natural.length;
  const computeWidth = (widest: number): number => natural.slice(0, columns).reduce((sum, width) => sum + Math.min(width, widest) + PADDING, 0);
  while (columns > 1 && computeWidth(MIN_TRUNCATED_WIDTH) > available) columns -= 1;
  let widest = Math.max(...natural);
  while (widest > 1 && computeWidth(widest) > available) widest -= 1;
  return natural.slice(0, columns).map((width) => Math.min(width, widest));
}
