/** A record as CloudTrail writes it. */
export type Record = Readonly<{ [field: string]: unknown }>;

/** Where a trail delivers, as documented; not as the tables have it. */
export interface Delivery {
  readonly bucket: string;
  readonly keyPrefix?: string;
  readonly organizationId?: string;
}

export interface DeliveredObject {
  readonly key: string;
  /** A record a line. */
  readonly body: string;
}

/** A record, and when it arrived where that was not soon after the event. */
export interface DeliveredRecord {
  readonly record: Record;
  readonly deliveredAt?: string;
}

const USUAL_DELAY_MS = 5 * 60_000;
const FAMILIES: Readonly<{ [category: string]: string }> = { NetworkActivity: 'CloudTrail-NetworkActivity', Insight: 'CloudTrail-Insight' };
/** What Athena's reader of CloudTrail files gives as text, whatever it is. */
const JSON_FIELDS = ['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails'];

/** The objects of records: one for each account, Region and day, and for each family of log files. */
export function objectsOf(records: readonly DeliveredRecord[], delivery: Delivery): readonly DeliveredObject[] {
  const lines = new Map<string, string[]>();
  for (const delivered of records) {
    const key = keyOf(delivered, delivery);
    const known = lines.get(key);
    const line = JSON.stringify(asRead(delivered.record));
    if (known) known.push(line);
    else lines.set(key, [line]);
  }
  return [...lines].map(([key, texts]) => ({ key, body: `${texts.join('\n')}\n` }));
}

function keyOf({ record, deliveredAt }: DeliveredRecord, { keyPrefix, organizationId }: Delivery): string {
  const at = new Date(deliveredAt ?? Date.parse(String(record.eventTime)) + USUAL_DELAY_MS).toISOString();
  const family = FAMILIES[String(record.eventCategory)] ?? 'CloudTrail';
  const account = String(record.recipientAccountId);
  const region = String(record.awsRegion);
  const folders = [keyPrefix, 'AWSLogs', organizationId, account, family, region, at.slice(0, 10).replaceAll('-', '/')];
  const file = `${account}_${family}_${region}_${at.slice(0, 16).replace(/[-:]/g, '')}Z_verify.json`;
  return [...folders, file].filter((part) => part !== undefined).join('/');
}

function asRead(record: Record): Record {
  const texts = JSON_FIELDS.filter((name) => record[name] !== undefined && record[name] !== null)
    .map((name) => [name, typeof record[name] === 'string' ? record[name] : JSON.stringify(record[name])]);
  return { ...record, ...Object.fromEntries(texts) };
}
