import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import * as path from 'node:path';

/** The page of results. Each benchmark writes its own section. */
export const REPORT_FILE = path.join(__dirname, 'README.md');

const EMPTY_REPORT = '# Benchmarks\n\nThis page contains measured results. The command in each section writes the section.\n';

/**
 * Replaces the text between the markers `<!-- name:begin -->` and `<!-- name:end -->` of a page.
 *
 * If the page has no markers, the section is appended. If the page does not exist, it is created.
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
  if (from < 0 || to < from) throw new Error(`section '${name}' must be between ${begin} and ${end}; got one of the markers or the wrong order`);
  return page.slice(0, from) + section + page.slice(to + end.length);
}

/** Returns a description of the processors, memory, operating system, and Node.js version. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} x ${model}, ${memory} GiB, ${type()}, Node.js ${process.version}`;
}

export function computeMedian(values: readonly number[]): number {
  if (values.length === 0) throw new Error('values must contain at least one number; got none');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function formatCount(number: number): string {
  return number.toLocaleString('en-US');
}
