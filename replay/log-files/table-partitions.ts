import { LogFormat, detectFormatOfLocation } from './formats';
import { asObject, asText } from '../template/json';
import { TablePlan } from '../template/plan';

/** Where a record was delivered, as far as it is known: the day as `2026/01/31`. */
interface Delivery {
  readonly account?: string;
  readonly region?: string;
  readonly organization?: string;
  readonly day?: string;
}

/** The value of a partition key. */
type KeyReader = (delivery: Delivery) => string | undefined;

const DELIVERY_FOLDERS = /(?:^|\/)(?:(o-[a-z0-9]+)\/)?(\d{12})\/CloudTrail[^/]*\/([a-z0-9-]+)\/(\d{4}\/\d{2}\/\d{2})\//;
const DELIVERY_NAME = /(?:^|\/)(\d{12})_CloudTrail(?:-[A-Za-z]+)?_([a-z0-9-]+)_(\d{4})(\d{2})(\d{2})T[^/]*$/;
const ACCOUNT_KEY = /\$\{([^}]+)\}\/CloudTrail/;
const REGION_KEY = /\/CloudTrail[^/]*\/\$\{([^}]+)\}/;
const DEFAULT_DAY_FORMAT = 'yyyy/MM/dd';
const DATE_PARTS: Readonly<Record<string, string>> = { year: 'yyyy', month: 'MM', day: 'dd' };

/** Which records belong in a table, and into which of its partitions. */
export class TablePartitions {
  /** `undefined` if the table is not about CloudTrail: then no record belongs in it. */
  public readonly format: LogFormat | undefined;
  private readonly readers: readonly KeyReader[];

  constructor(table: TablePlan) {
    this.format = detectFormatOfTable(table);
    this.readers = table.partitionKeys.map(({ name }) => createKeyReader(name, table));
  }

  /** The values of the partition keys, as far as a file's path tells them. */
  public readPath(path: string): (string | undefined)[] {
    const delivery = parseDelivery(path);
    return this.readers.map((read) => read(delivery));
  }

  /** The values for a record: what the path does not tell is taken from the record and the moment of its event. */
  public complete(fromPath: readonly (string | undefined)[], record: unknown, date: Date): (string | undefined)[] {
    if (!fromPath.includes(undefined)) return [...fromPath];
    const { recipientAccountId, awsRegion, userIdentity } = asObject(record);
    const delivery: Delivery = {
      account: asText(recipientAccountId) ?? asText(asObject(userIdentity).accountId),
      region: asText(awsRegion),
      day: date.toISOString().slice(0, 10).replace(/-/g, '/'),
    };
    return this.readers.map((read, index) => fromPath[index] ?? read(delivery));
  }
}

function getLocation({ location, parameters }: TablePlan): string {
  return parameters['storage.location.template'] ?? location;
}

function detectFormatOfTable(table: TablePlan): LogFormat | undefined {
  const format = detectFormatOfLocation(getLocation(table));
  if (format) return format;
  const columns = table.columns.map(({ name }) => name);
  if (columns.includes('insightdetails')) return 'CloudTrail-Insight';
  return columns.includes('eventname') && columns.includes('eventsource') ? 'CloudTrail' : undefined;
}

/** What a key means is told by its place in the location where there is one, and by its name otherwise. */
function createKeyReader(key: string, table: TablePlan): KeyReader {
  const { parameters } = table;
  const location = getLocation(table);
  const is = (name: string, place: RegExp): boolean => (place.exec(location)?.[1] ?? '').toLowerCase() === key || key.includes(name);
  if (is('account', ACCOUNT_KEY)) return ({ account }) => account;
  if (is('region', REGION_KEY)) return ({ region }) => region;
  if (key.startsWith('org')) return ({ organization }) => organization;
  const format = parameters[`projection.${key}.format`] ?? (isDatePart(key, table) ? DATE_PARTS[key] : DEFAULT_DAY_FORMAT);
  return ({ day }) => day === undefined ? undefined : formatDay(day, format);
}

/** Beside a year and a month, a day is a number; alone it is a date. */
function isDatePart(key: string, { partitionKeys }: TablePlan): boolean {
  return Object.hasOwn(DATE_PARTS, key) && partitionKeys.some(({ name }) => name === 'year');
}

function formatDay(day: string, format: string): string {
  const [year, month, date] = day.split('/');
  return format.replace(/yyyy/g, year).replace(/MM/g, month).replace(/dd/g, date).replace(/'/g, '');
}

function parseDelivery(path: string): Delivery {
  const folders = DELIVERY_FOLDERS.exec(path);
  if (folders) {
    const [, organization, account, region, day] = folders;
    return { organization, account, region, day };
  }
  const name = DELIVERY_NAME.exec(path);
  if (!name) return {};
  const [, account, region, year, month, day] = name;
  return { account, region, day: `${year}/${month}/${day}` };
}
