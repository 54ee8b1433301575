import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** What an app synthesised: the text of each file that is compared, by its name. */
export type Synthesised = Readonly<Record<string, string>>;

const COMPARED = ['.template.json', '.assets.json'];
const METADATA = '.metadata.json';
const SHOWN = 5;
const LONGEST_VALUE = 200;

/** Templates and lists of assets as they are, and the warnings that go with them. */
export function readSynthesised(folder: string): Synthesised {
  return Object.fromEntries(readdirSync(folder).sort().flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    if (file.endsWith(METADATA)) return [[file.replace(METADATA, '.warnings'), warningsIn(text)]];
    return COMPARED.some((ending) => file.endsWith(ending)) ? [[file, text]] : [];
  }));
}

/** Names what differs; nothing, if all is the same to the last character. */
export function differences(expected: Synthesised, got: Synthesised): string[] {
  if (!Object.keys(expected).some((file) => file.endsWith('.template.json'))) return ['there is no template to compare with'];
  return [
    ...Object.keys(expected).filter((file) => !(file in got)).map((file) => `${file} is missing`),
    ...Object.keys(got).filter((file) => !(file in expected)).map((file) => `${file} is there, and should not be`),
    ...Object.keys(expected).filter((file) => file in got && expected[file] !== got[file])
      .map((file) => `${file} differs: ${whatDiffers(expected[file], got[file])}`),
  ];
}

function whatDiffers(expected: string, got: string): string {
  const places = differentPlaces(JSON.parse(expected), JSON.parse(got));
  if (places.length === 0) return 'in the order or form of the same values';
  return [...places.slice(0, SHOWN), ...places.length > SHOWN ? [`${places.length - SHOWN} more`] : []].join(', ');
}

function differentPlaces(expected: unknown, got: unknown, place = ''): string[] {
  if (typeof expected !== 'object' || typeof got !== 'object' || expected === null || got === null) {
    return expected === got ? [] : [`${place || 'all'} is ${shortened(got)}, not ${shortened(expected)}`];
  }
  const [one, other] = [expected, got] as Record<string, unknown>[];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => differentPlaces(one[key], other[key], `${place}/${key}`));
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Where and what; the stack traces are each language's own. */
function warningsIn(metadata: string): string {
  const constructs = JSON.parse(metadata) as Record<string, readonly { readonly type: string; readonly data?: unknown }[]>;
  return JSON.stringify(Object.entries(constructs).flatMap(([place, entries]) =>
    entries.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => [place, data])));
}
