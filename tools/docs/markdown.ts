/** A page of documentation that is generated from the code. */
export interface Page {
  /** File name within `docs`. */
  readonly file: string;
  readonly markdown: () => string;
}

/** Renders a table. Pipe characters in cells are escaped. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Renders a code block. */
export function renderCode(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Renders a collapsed code block. */
export function renderDetails(summary: string, language: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${renderCode(language, text)}\n\n</details>`;
}

/** Joins the parts that are not empty with an empty line. */
export function joinBlocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
