/** A page of documentation that is made from the code. */
export interface Page {
  /** Within `docs`. */
  readonly file: string;
  readonly markdown: () => string;
}

/** A table; a `|` in a cell is escaped. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Code that a reader sees at once. */
export function renderCode(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Code that a reader opens. */
export function renderDetails(summary: string, language: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${renderCode(language, text)}\n\n</details>`;
}

/** Parts with an empty line between them; empty ones are left out. */
export function joinBlocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
