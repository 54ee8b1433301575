import { CONDITIONS } from './jq';
import { computeMedian } from '../report';

/** What was measured; times in seconds. */
export interface ReplayMeasurement {
  readonly records: number;
  readonly files: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly rules: number;
  readonly replay: readonly number[];
  readonly jq: readonly number[];
  readonly jqVersion: string;
  readonly queries: number;
  readonly complete: readonly number[];
  /** Most memory of the whole replay. */
  readonly mebibytes: number;
  readonly machine: string;
  /** The day that it was measured on. */
  readonly date: string;
  readonly command: string;
}

const MEGA = 1_000_000;

/** The section of the page of results. */
export function renderReplaySection(measured: ReplayMeasurement): string {
  const { records, files, bytes, compressedBytes, rules, replay, jq, jqVersion, queries, complete, mebibytes } = measured;
  const conditions = CONDITIONS.length;
  const memory = formatCount(Math.round(mebibytes));
  const [ours, theirs] = [computeMedian(replay), computeMedian(jq)];
  return [
    '## Replay',
    '',
    `${formatCount(records)} generated records in ${formatCount(files)} log files: ${formatMegabytes(compressedBytes)} MB of gzip, `
      + `${formatMegabytes(bytes)} MB of JSON. \`replay --no-queries\` with`,
    `the ${rules} rules of the example's template, against one pass of ${jqVersion} that counts the matches of ${conditions} `
      + 'of them, with the',
    'decompression beside it. Start-up is counted for both, and both find the same records.',
    '',
    '| | median | records a second | MB of JSON a second |',
    '| --- | ---: | ---: | ---: |',
    renderRow(`replay, ${rules} rules`, ours, measured),
    renderRow(`jq, ${conditions} conditions`, theirs, measured),
    `| ratio | ${(ours / theirs).toFixed(2)} | | |`,
    '',
    `The whole replay, with ${queries} saved queries: ${computeMedian(complete).toFixed(1)} s, at most ${memory} MiB of memory.`,
    '',
    `Medians of ${replay.length} runs each, in turns, after one to warm up, and of ${complete.length} whole replays: \`${measured.command}\`,`,
    `on ${measured.machine}; ${measured.date}.`,
  ].join('\n');
}

function renderRow(name: string, seconds: number, { records, bytes }: ReplayMeasurement): string {
  const thousands = Math.round(records / seconds / 1000) * 1000;
  return `| ${name} | ${seconds.toFixed(2)} s | ${formatCount(thousands)} | ${Math.round(bytes / seconds / MEGA)} |`;
}

function formatMegabytes(bytes: number): string {
  return (bytes / MEGA).toFixed(1);
}

function formatCount(number: number): string {
  return number.toLocaleString('en-US');
}
