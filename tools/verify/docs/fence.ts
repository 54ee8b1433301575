import { Page, Problem } from './page';

/** A piece of code of a page, between two lines of backticks. */
export interface Fence {
  readonly page: string;
  /** Line of the opening backticks. */
  readonly line: number;
  /** First word behind the backticks. */
  readonly language: string;
  /** Further words. */
  readonly marks: readonly string[];
  readonly text: string;
  /** The command that writes it, which a check of its own runs; undefined where a person wrote it. */
  readonly writtenBy?: string;
}

const OPENING = /^(?<indent> *)(?<ticks>`{3,})(?<info>[^`]*)$/;
/** What fences of a language are marked with on a page, where they have no marks of their own. */
const DEFAULT_MARKS = /^<!-- marks: (?<marks>.*) -->$/m;
const SECTION_BEGIN = /^<!-- (?<name>[\w-]+):begin -->$/;
const SECTION_END = /^<!-- [\w-]+:end -->$/;
const WHOLE_PAGE = /^<!-- made from .* by `(?<command>[^`]+)` -->$/m;

/** All fences of a page. */
export function fencesOf({ path, text }: Page): { readonly fences: readonly Fence[]; readonly problems: readonly Problem[] } {
  const lines = text.split('\n');
  const defaults = defaultMarksOf(text);
  const byPage = WHOLE_PAGE.exec(text)?.groups?.command;
  const fences: Fence[] = [];
  const problems: Problem[] = [];
  let section: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    section = sectionAt(lines[index], section);
    const opening = OPENING.exec(lines[index])?.groups;
    if (!opening) continue;
    const end = lines.findIndex((line, at) => at > index && isClosing(line, opening.ticks));
    if (end < 0) {
      problems.push({ page: path, line: index + 1, message: 'the code that begins here does not end' });
      break;
    }
    const [language = '', ...own] = opening.info.trim().split(/\s+/);
    const marks = own.length > 0 ? own : defaults.get(language) ?? [];
    const body = lines.slice(index + 1, end).map((line) => withoutIndent(line, opening.indent.length));
    const writtenBy = section === undefined ? byPage : `the section '${section}'`;
    fences.push({ page: path, line: index + 1, language, marks, text: body.join('\n'), writtenBy });
    index = end;
  }
  return { fences, problems };
}

/** The page with the marks that stand for its fences written at each of them. */
export function withMarks(text: string): string {
  const defaults = defaultMarksOf(text);
  return text.replace(/^( *`{3,})(\w+)$/gm, (line, _, language: string) => [line, ...defaults.get(language) ?? []].join(' '));
}

/** As in `<!-- marks: console project; ts nofixture -->`. */
function defaultMarksOf(text: string): ReadonlyMap<string, readonly string[]> {
  const entries = DEFAULT_MARKS.exec(text)?.groups?.marks.split(';') ?? [];
  return new Map(entries.map((entry) => entry.trim().split(/\s+/)).map(([language, ...marks]) => [language, marks]));
}

function sectionAt(line: string, current: string | undefined): string | undefined {
  if (SECTION_END.test(line)) return undefined;
  return SECTION_BEGIN.exec(line)?.groups?.name ?? current;
}

function isClosing(line: string, ticks: string): boolean {
  const text = line.trim();
  return text.length >= ticks.length && /^`+$/.test(text);
}

function withoutIndent(line: string, width: number): string {
  return line.slice(0, width).trim() === '' ? line.slice(width) : line;
}
