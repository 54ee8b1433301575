import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import * as path from 'node:path';

/** The one page of results; each script writes its own section of it. */
export const REPORT_FILE = path.join(__dirname, 'README.md');

const EMPTY_REPORT = '# Benchmarks\n\nMeasured, not estimated: each section below is written by the command that it names.\n';

/**
 * Puts `body` between the markers `<!-- name:begin -->` and `<!-- name:end -->` of a page and leaves the rest as it is. A page without the
 * markers gets them at its end; a page that is not there is made.
 */
export function writeSection(name: string, body: string, file = REPORT_FILE): void {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : EMPTY_REPORT;
  writeFileSync(file, replaceSection(page, name, body));
}

export function replaceSection(page: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const section = `${begin}\n${body.trim()}\n${end}`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 && to < 0) return `${page.trimEnd()}\n\n${section}\n`;
  if (from < 0 || to < from) throw new Error(`section '${name}' must stand between ${begin} and ${end}; got one of them alone or the wrong order`);
  return page.slice(0, from) + section + page.slice(to + end.length);
}

/** What the numbers were measured on, in a few words. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} x ${model}, ${memory} GiB, ${type()}, Node.js ${process.version}`;
}

export function computeMedian(values: readonly number[]): number {
  if (values.length === 0) throw new Error('median needs at least one value; got none');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
