import { CONDITIONS } from './jq';
import { median } from '../report';

/** What was measured; times in seconds. */
export interface Measured {
  readonly records: number;
  readonly files: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly rules: number;
  readonly replay: readonly number[];
  readonly jq: readonly number[];
  readonly jqVersion: string;
  readonly queries: number;
  readonly whole: readonly number[];
  /** Most memory of the whole replay. */
  readonly mebibytes: number;
  readonly machine: string;
  /** The day that it was measured on. */
  readonly date: string;
  readonly command: string;
}

const MEGA = 1_000_000;

/** The section of the page of results. */
export function replaySection(measured: Measured): string {
  const { records, files, bytes, compressedBytes, rules, replay, jq, jqVersion, queries, whole, mebibytes } = measured;
  const conditions = CONDITIONS.length;
  const memory = count(Math.round(mebibytes));
  const [ours, theirs] = [median(replay), median(jq)];
  return [
    '## Replay',
    '',
    `${count(records)} generated records in ${count(files)} log files: ${megabytes(compressedBytes)} MB of gzip, `
      + `${megabytes(bytes)} MB of JSON. \`replay --no-queries\` with`,
    `the ${rules} rules of the example's template, against one pass of ${jqVersion} that counts the matches of ${conditions} `
      + 'of them, with the',
    'decompression beside it. Start-up is counted for both, and both find the same records.',
    '',
    '| | median | records a second | MB of JSON a second |',
    '| --- | ---: | ---: | ---: |',
    row(`replay, ${rules} rules`, ours, measured),
    row(`jq, ${conditions} conditions`, theirs, measured),
    `| ratio | ${(ours / theirs).toFixed(2)} | | |`,
    '',
    `The whole replay, with ${queries} saved queries: ${median(whole).toFixed(1)} s, at most ${memory} MiB of memory.`,
    '',
    `Medians of ${replay.length} runs each, in turns, after one to warm up, and of ${whole.length} whole replays: \`${measured.command}\`,`,
    `on ${measured.machine}; ${measured.date}.`,
  ].join('\n');
}

function row(name: string, seconds: number, { records, bytes }: Measured): string {
  const thousands = Math.round(records / seconds / 1000) * 1000;
  return `| ${name} | ${seconds.toFixed(2)} s | ${count(thousands)} | ${Math.round(bytes / seconds / MEGA)} |`;
}

function megabytes(bytes: number): string {
  return (bytes / MEGA).toFixed(1);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
