import { CONDITIONS } from './jq';
import { computeMedian, formatCount } from '../report';

/** Results of the benchmark. Times are in seconds. */
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
  /** Maximum memory of a complete replay. */
  readonly mebibytes: number;
  readonly machine: string;
  /** Date of the measurement. */
  readonly date: string;
  readonly command: string;
}

const MEGA = 1_000_000;

/** Renders the section of the page of results. */
export function renderReplaySection(measured: ReplayMeasurement): string {
  const { records, files, bytes, compressedBytes, rules, replay, jq, jqVersion, queries, complete, mebibytes } = measured;
  const conditions = CONDITIONS.length;
  const memory = formatCount(Math.round(mebibytes));
  const [replaySeconds, jqSeconds] = [computeMedian(replay), computeMedian(jq)];
  return [
    '## Replay',
    '',
    `${formatCount(records)} generated records in ${formatCount(files)} log files: ${formatMegabytes(compressedBytes)} MB of gzip, `
      + `${formatMegabytes(bytes)} MB of JSON. \`replay --no-queries\` evaluates the ${rules} rules of the`,
    `example template. The comparison is with one pass of ${jqVersion} that counts the matches of ${conditions} of these rules, `
      + 'with parallel decompression.',
    'Both times include the start of the process, and both tools find the same records.',
    '',
    '| | Median | Records per second | MB of JSON per second |',
    '| --- | ---: | ---: | ---: |',
    renderRow(`Replay, ${rules} rules`, replaySeconds, measured),
    renderRow(`jq, ${conditions} conditions`, jqSeconds, measured),
    `| Ratio | ${(replaySeconds / jqSeconds).toFixed(2)} | | |`,
    '',
    `Complete replay with ${queries} saved queries: ${computeMedian(complete).toFixed(1)} s, with a maximum of ${memory} MiB of memory.`,
    '',
    `Medians of ${replay.length} runs, in alternation after one warm-up run, and of ${complete.length} complete replays: \`${measured.command}\`,`,
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
