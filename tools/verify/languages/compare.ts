import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The text of each compared file of a cloud assembly, by file name. */
export type SynthesizedFiles = Readonly<Record<string, string>>;

const COMPARED = ['.template.json', '.assets.json'];
const METADATA = '.metadata.json';
const SHOWN = 5;
const MAX_VALUE_LENGTH = 200;

/** Reads the templates, the asset manifests, and the warnings of a cloud assembly. */
export function readAssembly(folder: string): SynthesizedFiles {
  return Object.fromEntries(readdirSync(folder).sort().flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    if (file.endsWith(METADATA)) return [[file.replace(METADATA, '.warnings'), readWarnings(text)]];
    return COMPARED.some((ending) => file.endsWith(ending)) ? [[file, text]] : [];
  }));
}

/** Describes the differences between two cloud assemblies. The files must be identical in every character. */
export function findDifferences(expected: SynthesizedFiles, actual: SynthesizedFiles): string[] {
  if (!Object.keys(expected).some((file) => file.endsWith('.template.json'))) return ['the expected cloud assembly has no template'];
  return [
    ...Object.keys(expected).filter((file) => !(file in actual)).map((file) => `${file} is missing`),
    ...Object.keys(actual).filter((file) => !(file in expected)).map((file) => `${file} is not expected`),
    ...Object.keys(expected).filter((file) => file in actual && expected[file] !== actual[file])
      .map((file) => `${file} differs: ${describeDifference(expected[file], actual[file])}`),
  ];
}

function describeDifference(expected: string, actual: string): string {
  const differences = compareValues(JSON.parse(expected), JSON.parse(actual));
  if (differences.length === 0) return 'in the order or the format of the same values';
  return [...differences.slice(0, SHOWN), ...differences.length > SHOWN ? [`${differences.length - SHOWN} more`] : []].join(', ');
}

function compareValues(expected: unknown, actual: unknown, location = ''): string[] {
  if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null) {
    return expected === actual ? [] : [`${location || 'the file'} is ${shorten(actual)}, not ${shorten(expected)}`];
  }
  const [one, other] = [expected, actual] as Record<string, unknown>[];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => compareValues(one[key], other[key], `${location}/${key}`));
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

/** Returns the construct path and the text of each warning. Stack traces differ between languages. */
function readWarnings(metadata: string): string {
  const constructs = JSON.parse(metadata) as Record<string, readonly { readonly type: string; readonly data?: unknown }[]>;
  return JSON.stringify(Object.entries(constructs).flatMap(([location, entries]) =>
    entries.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => [location, data])));
}
