/** A record in a CloudTrail log file. */
export type Record = Readonly<{ [field: string]: unknown }>;

/** The key prefix and organization of a trail, as documented by CloudTrail. */
export interface Delivery {
  readonly keyPrefix?: string;
  readonly organizationId?: string;
}

/** A log file. */
export interface LogObject {
  readonly key: string;
  readonly records: readonly Record[];
}

/** A record. `deliveredAt` and `deliveredIn` are set if the delivery time or Region differs from the default. */
export interface DeliveredRecord {
  readonly record: Record;
  readonly deliveredAt?: string;
  readonly deliveredIn?: string;
}

const PARTITION = /(?<account>\d{12})\/CloudTrail[^/]*\/(?<region>[^/]+)\/(?<day>\d{4}\/\d\d\/\d\d)\/[^/]+$/;
const DEFAULT_DELAY_MS = 5 * 60_000;
const LOG_FOLDERS: Readonly<{ [category: string]: string }> = { NetworkActivity: 'CloudTrail-NetworkActivity', Insight: 'CloudTrail-Insight' };
/** Fields that the CloudTrail input format of Athena returns as JSON text. */
const JSON_FIELDS = ['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails'];

/** Groups records into log files, one per account, event category, Region, and day. */
export function groupIntoObjects(records: readonly DeliveredRecord[], delivery: Delivery): readonly LogObject[] {
  const files = new Map<string, Record[]>();
  for (const delivered of records) {
    const key = formatKey(delivered, delivery);
    const known = files.get(key);
    if (known) known.push(delivered.record);
    else files.set(key, [delivered.record]);
  }
  return [...files].map(([key, found]) => ({ key, records: found }));
}

/** Formats a log file as the CloudTrail input format of Athena returns it: one record per line. */
export function formatLines({ records }: LogObject): string {
  return records.map((record) => `${JSON.stringify(readAsAthena(record))}\n`).join('');
}

/** The partition of a log file. */
export interface Partition {
  readonly account: string;
  readonly region: string;
  /** In the form `2026/03/02`. */
  readonly day: string;
}

export function parsePartition(key: string): Partition {
  const { account, region, day } = PARTITION.exec(key)?.groups ?? {};
  if (account === undefined || region === undefined || day === undefined) throw new Error(`a log file must have a key with account, Region, and day; got '${key}'`);
  return { account, region, day };
}

function formatKey({ record, deliveredAt, deliveredIn }: DeliveredRecord, { keyPrefix, organizationId }: Delivery): string {
  const at = new Date(deliveredAt ?? Date.parse(String(record.eventTime)) + DEFAULT_DELAY_MS).toISOString();
  const folder = LOG_FOLDERS[String(record.eventCategory)] ?? 'CloudTrail';
  const account = String(record.recipientAccountId);
  const region = deliveredIn ?? String(record.awsRegion);
  const folders = [keyPrefix, 'AWSLogs', organizationId, account, folder, region, at.slice(0, 10).replaceAll('-', '/')];
  // A trail delivers a file every few minutes. One file per day in the same folder is faster to list and to read.
  const file = `${account}_${folder}_${region}_${at.slice(0, 10).replaceAll('-', '')}T0000Z_verify.json.gz`;
  return [...folders, file].filter((part) => part !== undefined).join('/');
}

function readAsAthena(record: Record): Record {
  const texts = JSON_FIELDS.filter((name) => record[name] !== undefined && record[name] !== null)
    .map((name) => [name, typeof record[name] === 'string' ? record[name] : JSON.stringify(record[name])]);
  return { ...record, ...Object.fromEntries(texts) };
}
