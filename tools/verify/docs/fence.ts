import MarkdownIt from 'markdown-it';
import { Page } from './page';

/** A fenced code block of a page. */
export interface Fence {
  readonly page: string;
  /** The line of the opening backticks. */
  readonly line: number;
  /** The first word after the backticks. */
  readonly language: string;
  /** The other words after the backticks, or the marks that the page sets for the language. */
  readonly marks: readonly string[];
  readonly text: string;
  /** The command or section that generates the block; undefined if it is written by hand. */
  readonly generatedBy?: string;
}

/** The marks of the fences on a page that have none, as in `<!-- marks: console project; ts nofixture -->`. */
const DEFAULT_MARKS = /^<!-- marks: (?<marks>.*) -->$/m;
const SECTION_BEGIN = /^<!-- (?<name>[\w-]+):begin -->$/m;
const SECTION_END = /^<!-- [\w-]+:end -->$/m;
const GENERATED_PAGE = /^<!-- .* from .* by `(?<command>[^`]+)`\.? -->$/m;

const markdown = new MarkdownIt({ html: true });

/** Returns the fenced code blocks of a page. */
export function parseFences({ path, text }: Page): Fence[] {
  const defaults = parseDefaultMarks(text);
  const page = GENERATED_PAGE.exec(text)?.groups?.command;
  let section: string | undefined;
  return markdown.parse(text, {}).flatMap(({ type, info, content, map }) => {
    if (type === 'html_block') section = SECTION_BEGIN.exec(content)?.groups?.name ?? (SECTION_END.test(content) ? undefined : section);
    if (type !== 'fence' || !map) return [];
    const [language = '', ...marks] = info.trim().split(/\s+/);
    return [{
      page: path,
      line: map[0] + 1,
      language,
      marks: marks.length > 0 ? marks : defaults.get(language) ?? [],
      text: content.replace(/\n$/, ''),
      generatedBy: section === undefined ? page : `the section '${section}'`,
    }];
  });
}

/** Returns the text of a page with the marks at each fence, as jsii-rosetta requires. */
export function writeMarks(page: Page): string {
  const lines = page.text.split('\n');
  for (const { line, language, marks } of parseFences(page)) lines[line - 1] = lines[line - 1].replace(/(`{3,}).*$/, ['$1' + language, ...marks].join(' '));
  return lines.join('\n');
}

function parseDefaultMarks(text: string): ReadonlyMap<string, readonly string[]> {
  const entries = DEFAULT_MARKS.exec(text)?.groups?.marks.split(';') ?? [];
  return new Map(entries.map((entry) => entry.trim().split(/\s+/)).map(([language, ...marks]) => [language, marks]));
}
