import Table from 'cli-table3';

/** What a table's own lines take beside each column's text. */
const PADDING = 3;
/** Enough for a time, and to tell names apart. */
const MIN_TRUNCATED_WIDTH = 20;
/** Longer ones are ids. */
const NUMBER = /^-?\d{1,9}(\.\d+)?$/;

export interface TableOptions {
  /** How wide the table may be, in characters. */
  readonly width: number;
  /** Whether text that does not fit goes on in the next line; otherwise it is cut. */
  readonly wrap?: boolean;
}

/** A table that fits: the last columns are left out if there is no room for all, and of the others the widest ones are cut. */
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

/** Of ARNs, the end tells more than the beginning. */
function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.startsWith('arn:') ? `…${text.slice(1 - length)}` : `${text.slice(0, length - 1)}…`;
}

/** The widths of as many columns as there is room for. */
function fitColumns(natural: readonly number[], room: number): number[] {
  let columns = natural.length;
  const taken = (widest: number): number => natural.slice(0, columns).reduce((sum, width) => sum + Math.min(width, widest) + PADDING, 0);
  while (columns > 1 && taken(MIN_TRUNCATED_WIDTH) > room) columns -= 1;
  let widest = Math.max(...natural);
  while (widest > 1 && taken(widest) > room) widest -= 1;
  return natural.slice(0, columns).map((width) => Math.min(width, widest));
}
