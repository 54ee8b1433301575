import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { LABELLED_DETECTIONS, Mapping } from './labelled-detections';
import { Report } from './report';
import { BUILTIN_PACKS } from '../../../src/detection/builtin-rules';
import { compilePattern, parsePattern } from '../../../src/filter-pattern';
import { CORPUS } from '../real-records';

interface Label {
  readonly source: string;
  readonly rule: string;
  readonly description: string;
  readonly expected: boolean;
  readonly event: object;
}

interface LabelReport {
  /** The number of compared records. */
  readonly checked: number;
  /** The number of labelled detections, and of those with a rule. */
  readonly detections: number;
  readonly mapped: number;
  /** The detections without a rule, with the reasons. */
  readonly excluded: readonly string[];
  readonly failures: readonly string[];
}

const FILE = /^labels-(.+)\.ndjson$/;
/** The minimum share of detections with a rule. */
const MIN_SHARE = 0.8;

/** Reports the result of `compareLabels`, if there are labelled records. */
export function checkLabels(report: Report): void {
  if (!existsSync(CORPUS)) {
    report.log('no labelled records in ../shared/corpus');
    return;
  }
  const { checked, detections, mapped, excluded, failures } = compareLabels(CORPUS);
  for (const failure of failures) report.problem(`labels: ${failure}`);
  report.log(`labels: ${checked} records compared, ${mapped} of ${detections} detections; excluded:`);
  for (const reason of excluded) console.log(`        ${reason}`);
}

/**
 * Compares the built-in rules with the detections of other projects. One of the rules for a detection must match each record with a positive
 * label, and none of them a record with a negative label.
 */
function compareLabels(corpus: string): LabelReport {
  const labels = readLabels(corpus);
  const names = [...new Set(labels.map(formatName))];
  const compared = labels.flatMap((label) => {
    const rules = findRules(label);
    return rules === undefined ? [] : [{ label, firing: rules.filter((id) => getMatcher(id)(label.event)) }];
  });
  const excluded = listMappings().flatMap(({ name, mapping }) => ('excluded' in mapping ? [`${name}: ${mapping.excluded}`] : []));
  const mapped = new Set(compared.map(({ label }) => formatName(label))).size;
  return {
    checked: compared.length,
    detections: names.length,
    mapped,
    excluded,
    failures: [
      ...compared.filter(({ label, firing }) => label.expected !== (firing.length > 0)).map(({ label, firing }) =>
        `${formatName(label)}: ${label.expected ? 'no rule matches' : `${firing.join(', ')} must not match`} (${label.description})`),
      ...findUnmapped(names),
      ...mapped >= names.length * MIN_SHARE ? [] : [`only ${mapped} of ${names.length} detections have a rule`],
    ],
  };
}

/** Returns the detections without a mapping and the mappings without a detection. */
function findUnmapped(names: readonly string[]): readonly string[] {
  const mapped = listMappings().map(({ name }) => name);
  return [
    ...names.filter((name) => !mapped.includes(name)).map((name) => `${name}: neither mapped nor excluded`),
    ...mapped.filter((name) => !names.includes(name)).map((name) => `${name}: no labelled record`),
  ];
}

function listMappings(): readonly { readonly name: string; readonly mapping: Mapping }[] {
  return Object.entries(LABELLED_DETECTIONS).flatMap(([source, detections]) =>
    Object.entries(detections).map(([rule, mapping]) => ({ name: `${source}/${rule}`, mapping })));
}

function readLabels(corpus: string): readonly Label[] {
  return readdirSync(corpus).sort().flatMap((name) => {
    const source = FILE.exec(name)?.[1];
    if (source === undefined) return [];
    const lines = readFileSync(path.join(corpus, name), 'utf8').split('\n').filter((line) => line !== '');
    return lines.map((line): Label => ({ ...JSON.parse(line), source }));
  });
}

function formatName({ source, rule }: Label): string {
  return `${source}/${rule}`;
}

function findRules({ source, rule }: Label): readonly string[] | undefined {
  const mapping = LABELLED_DETECTIONS[source]?.[rule];
  return mapping === undefined || 'excluded' in mapping ? undefined : mapping;
}

const matchers = new Map<string, (record: unknown) => boolean>();

function getMatcher(id: string): (record: unknown) => boolean {
  const known = matchers.get(id);
  if (known) return known;
  const entry = Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries).find((each) => each.id === id);
  if (!entry) throw new Error(`no built-in rule has the ID '${id}'`);
  const matcher = compilePattern(parsePattern(entry.pattern));
  matchers.set(id, matcher);
  return matcher;
}
