/** A record as CloudTrail writes it. */
export type Record = Readonly<{ [field: string]: unknown }>;

/** Where a trail delivers, as documented; not as the tables have it. */
export interface Delivery {
  readonly keyPrefix?: string;
  readonly organizationId?: string;
}

/** A log file. */
export interface DeliveredObject {
  readonly key: string;
  readonly records: readonly Record[];
}

/** A record, and when and in which Region's folder it arrived, where that is not as usual. */
export interface DeliveredRecord {
  readonly record: Record;
  readonly deliveredAt?: string;
  readonly deliveredIn?: string;
}

const PLACE = /(?<account>\d{12})\/CloudTrail[^/]*\/(?<region>[^/]+)\/(?<day>\d{4}\/\d\d\/\d\d)\/[^/]+$/;
const USUAL_DELAY_MS = 5 * 60_000;
const FAMILIES: Readonly<{ [category: string]: string }> = { NetworkActivity: 'CloudTrail-NetworkActivity', Insight: 'CloudTrail-Insight' };
/** What Athena's reader of CloudTrail files gives as text, whatever it is. */
const JSON_FIELDS = ['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails'];

/** The log files of records: one for each account, Region and day, and for each family. */
export function objectsOf(records: readonly DeliveredRecord[], delivery: Delivery): readonly DeliveredObject[] {
  const files = new Map<string, Record[]>();
  for (const delivered of records) {
    const key = keyOf(delivered, delivery);
    const known = files.get(key);
    if (known) known.push(delivered.record);
    else files.set(key, [delivered.record]);
  }
  return [...files].map(([key, found]) => ({ key, records: found }));
}

/** The log file as Athena's reader gives it to the table: a record a line. */
export function linesOf({ records }: DeliveredObject): string {
  return records.map((record) => `${JSON.stringify(asRead(record))}\n`).join('');
}

/** Whose records lie under a key, of where and when they were delivered. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** As it is in the key: `2026/03/02`. */
  readonly day: string;
}

export function placeOf(key: string): Place {
  const { account, region, day } = PLACE.exec(key)?.groups ?? {};
  if (account === undefined || region === undefined || day === undefined) throw new Error(`no log file has the key ${key}`);
  return { account, region, day };
}

function keyOf({ record, deliveredAt, deliveredIn }: DeliveredRecord, { keyPrefix, organizationId }: Delivery): string {
  const at = new Date(deliveredAt ?? Date.parse(String(record.eventTime)) + USUAL_DELAY_MS).toISOString();
  const family = FAMILIES[String(record.eventCategory)] ?? 'CloudTrail';
  const account = String(record.recipientAccountId);
  const region = deliveredIn ?? String(record.awsRegion);
  const folders = [keyPrefix, 'AWSLogs', organizationId, account, family, region, at.slice(0, 10).replaceAll('-', '/')];
  // a trail delivers every few minutes; one file a day is faster to list and to read, and lies in the same folder
  const file = `${account}_${family}_${region}_${at.slice(0, 10).replaceAll('-', '')}T0000Z_verify.json.gz`;
  return [...folders, file].filter((part) => part !== undefined).join('/');
}

function asRead(record: Record): Record {
  const texts = JSON_FIELDS.filter((name) => record[name] !== undefined && record[name] !== null)
    .map((name) => [name, typeof record[name] === 'string' ? record[name] : JSON.stringify(record[name])]);
  return { ...record, ...Object.fromEntries(texts) };
}
