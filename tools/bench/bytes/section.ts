import { computeMedian, formatCount } from '../report';

/** Bytes and time of a query on one table. */
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
    readonly construct: QueryCost;
    readonly unpartitioned: QueryCost;
    readonly bootstrap: QueryCost;
    /** Number of rows that the Bootstrap table misses, because their events were delivered late. */
    readonly missed: number;
  }[];
  readonly machine: string;
  readonly date: string;
  readonly command: string;
}

const KILO = 1000;
const MEGA = 1_000_000;

/** Renders the section of the page of results. */
export function renderBytesSection(measured: BytesMeasurement): string {
  const { records, files, days, accounts, regions, bytes, queries, machine, date, command } = measured;
  const runs = queries[0].construct.seconds.length;
  return [
    '## Bytes scanned per query',
    '',
    `${formatCount(records)} generated records of ${days} days, ${accounts} accounts, and ${regions} Regions in ${formatCount(files)} log files, `
      + `${(bytes / MEGA).toFixed(1)} MB of gzip, queried with Trino. Athena charges`,
    'for the bytes that a query scans. Three tables use the same files: the table of the construct; a table without partitions, with one location',
    'for all files; and a table as AWS Security Analytics Bootstrap creates it. The Bootstrap query selects the days of the events, so it misses',
    'events that were delivered on the next day.',
    '',
    '| Query | Construct | No partitions | Bootstrap | Construct / no partitions | Construct / Bootstrap | Missed by Bootstrap |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...queries.map(({ title, construct, unpartitioned, bootstrap, missed }) =>
      `| ${title} | ${formatCost(construct)} | ${formatCost(unpartitioned)} | ${formatCost(bootstrap)} | 1/${Math.round(unpartitioned.bytes / construct.bytes)} `
      + `| ${(construct.bytes / bootstrap.bytes).toFixed(2)} | ${missed === 0 ? 'none' : `${missed} ${missed === 1 ? 'row' : 'rows'}`} |`),
    '',
    'The construct also reads the day after the last day of the window, to include events that were delivered late: two days instead of one, or',
    'eight days instead of seven.',
    '',
    `Bytes and medians of ${runs} runs, or the time of one run over all files: \`${command}\`, on ${machine}; ${date}.`,
  ].join('\n');
}

function formatCost({ bytes, seconds }: QueryCost): string {
  const size = bytes >= MEGA ? `${(bytes / MEGA).toFixed(1)} MB` : `${(bytes / KILO).toFixed(1)} kB`;
  return `${size}, ${computeMedian(seconds).toFixed(1)} s`;
}
