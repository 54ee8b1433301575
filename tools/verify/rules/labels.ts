import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { LABELLED_DETECTIONS, Mapping } from './labelled-detections';
import { BUILTIN_PACKS } from '../../../src/detection/builtin-rules';
import { compilePattern, parsePattern } from '../../../src/filter-pattern';

interface Label {
  readonly source: string;
  readonly rule: string;
  readonly description: string;
  readonly expected: boolean;
  readonly event: object;
}

export interface LabelReport {
  /** Labelled records that were judged. */
  readonly checked: number;
  /** Detections that the labels are about, and those of them that have a rule. */
  readonly detections: number;
  readonly mapped: number;
  /** Detections without a rule, each with the reason. */
  readonly excluded: readonly string[];
  readonly failures: readonly string[];
}

const FILE = /^labels-(.+)\.ndjson$/;
/** Fewer detections with a rule than this part of all would be no coverage. */
const MIN_SHARE = 0.8;

/**
 * Whether the library's rules say of labelled records what other people's detections say: one of the rules for a
 * detection matches each record that it is to find, and none of them a record that it is to leave alone.
 */
export function checkLabels(corpus: string): LabelReport {
  const labels = readLabels(corpus);
  const names = [...new Set(labels.map(formatName))];
  const judged = labels.flatMap((label) => {
    const rules = findRules(label);
    return rules === undefined ? [] : [{ label, firing: rules.filter((id) => getMatcher(id)(label.event)) }];
  });
  const leftOut = listMappings().flatMap(({ name, mapping }) => ('leftOut' in mapping ? [`${name}: ${mapping.leftOut}`] : []));
  const mapped = new Set(judged.map(({ label }) => formatName(label))).size;
  return {
    checked: judged.length,
    detections: names.length,
    mapped,
    excluded,
    failures: [
      ...judged.filter(({ label, firing }) => label.expected !== (firing.length > 0)).map(({ label, firing }) =>
        `${formatName(label)}: ${label.expected ? 'no rule matches' : `${firing.join(', ')} should not match`} (${label.description})`),
      ...findUnmapped(names),
      ...mapped >= names.length * MIN_SHARE ? [] : [`only ${mapped} of ${names.length} detections have a rule`],
    ],
  };
}

/** Detections that nobody decided on, and decisions on detections that are not there. */
function findUnmapped(names: readonly string[]): readonly string[] {
  const decided = listMappings().map(({ name }) => name);
  return [
    ...names.filter((name) => !decided.includes(name)).map((name) => `${name}: neither mapped nor left out`),
    ...decided.filter((name) => !names.includes(name)).map((name) => `${name}: no label is about it`),
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
  return mapping === undefined || 'leftOut' in mapping ? undefined : mapping;
}

const matchers = new Map<string, (record: unknown) => boolean>();

function getMatcher(id: string): (record: unknown) => boolean {
  const known = matchers.get(id);
  if (known) return known;
  const entry = Object.values(BUILTIN_PACKS).flatMap(({ entries }) => entries).find((each) => each.id === id);
  if (!entry) throw new Error(`the catalog has no rule '${id}'`);
  const matcher = compilePattern(parsePattern(entry.pattern));
  matchers.set(id, matcher);
  return matcher;
}
