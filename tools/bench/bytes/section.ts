import { computeMedian } from '../report';

/** What a question took from one kind of table. */
export interface QueryCost {
  readonly bytes: number;
  /** Seconds of each run. */
  readonly seconds: readonly number[];
}

export interface BytesMeasurement {
  readonly records: number;
  readonly files: number;
  readonly days: number;
  readonly accounts: number;
  readonly regions: number;
  readonly bytes: number;
  readonly queries: readonly {
    readonly title: string;
    readonly ours: QueryCost;
    readonly unpartitioned: QueryCost;
    readonly bootstrap: QueryCost;
    /** Rows that the answer of the table by day of delivery lacks, as the records came late. */
    readonly missed: number;
  }[];
  readonly machine: string;
  readonly date: string;
  readonly command: string;
}

const KILO = 1000;
const MEGA = 1_000_000;

/** The section of the page of results. */
export function renderBytesSection(measured: BytesMeasurement): string {
  const { records, files, days, accounts, regions, bytes, queries, machine, date, command } = measured;
  const runs = queries[0].ours.seconds.length;
  return [
    '## Bytes that a question reads',
    '',
    `${formatCount(records)} generated records of ${days} days, ${accounts} accounts and ${regions} Regions in ${formatCount(files)} log files, ${(bytes / MEGA).toFixed(1)} MB of gzip,`,
    'on Trino: the bytes that it reads are what Athena bills for. Three tables over the same files: the one of the construct; one without',
    'partitions, with one location for all files; and one as AWS Security Analytics Bootstrap makes it, which is asked for the days of the',
    'events and so misses what was delivered on the day after.',
    '',
    '| question | the construct | no partitions | Bootstrap | of no partitions | of Bootstrap | Bootstrap misses |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...queries.map(({ title, ours, unpartitioned, bootstrap, missed }) =>
      `| ${title} | ${formatCost(ours)} | ${formatCost(unpartitioned)} | ${formatCost(bootstrap)} | 1/${Math.round(unpartitioned.bytes / ours.bytes)} `
      + `| ${(ours.bytes / bootstrap.bytes).toFixed(2)} | ${missed === 0 ? 'nothing' : `${missed} ${missed === 1 ? 'row' : 'rows'}`} |`),
    '',
    'The construct reads the day after the last one too, so that events that were delivered late are in the answer: two days in place of one,',
    'eight in place of seven.',
    '',
    `Bytes, and medians of ${runs} runs, or the time of one over all files: \`${command}\`, on ${machine}; ${date}.`,
  ].join('\n');
}

function formatCost({ bytes, seconds }: QueryCost): string {
  const size = bytes >= MEGA ? `${(bytes / MEGA).toFixed(1)} MB` : `${(bytes / KILO).toFixed(1)} kB`;
  return `${size}, ${computeMedian(seconds).toFixed(1)} s`;
}

function formatCount(number: number): string {
  return number.toLocaleString('en-US');
}
