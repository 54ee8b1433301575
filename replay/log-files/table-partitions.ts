import { LogFormat, detectFormatOfLocation } from './formats';
import { asObject, asText } from '../template/json';
import { TablePlan } from '../template/plan';

/** Known parts of the delivery location of a record. The day has the format `2026/01/31`. */
interface Delivery {
  readonly account?: string;
  readonly region?: string;
  readonly organization?: string;
  readonly day?: string;
}

/** Returns the value of a partition key. */
type KeyReader = (delivery: Delivery) => string | undefined;

const DELIVERY_FOLDERS = /(?:^|\/)(?:(o-[a-z0-9]+)\/)?(\d{12})\/CloudTrail[^/]*\/([a-z0-9-]+)\/(\d{4}\/\d{2}\/\d{2})\//;
const DELIVERY_NAME = /(?:^|\/)(\d{12})_CloudTrail(?:-[A-Za-z]+)?_([a-z0-9-]+)_(\d{4})(\d{2})(\d{2})T[^/]*$/;
const ACCOUNT_KEY = /\$\{([^}]+)\}\/CloudTrail/;
const REGION_KEY = /\/CloudTrail[^/]*\/\$\{([^}]+)\}/;
const DEFAULT_DAY_FORMAT = 'yyyy/MM/dd';
const DATE_PARTS: Readonly<Record<string, string>> = { year: 'yyyy', month: 'MM', day: 'dd' };

/** The log format of a table, and the partition key values of its records. */
export class TablePartitions {
  /** Log format of the records, or `undefined` if the table does not contain CloudTrail events. */
  public readonly format: LogFormat | undefined;
  private readonly readers: readonly KeyReader[];

  constructor(table: TablePlan) {
    this.format = detectFormatOfTable(table);
    this.readers = table.partitionKeys.map(({ name }) => createKeyReader(name, table));
  }

  /** Returns the values of the partition keys from the path of a file, or `undefined` for values that the path does not contain. */
  public readPath(path: string): (string | undefined)[] {
    const delivery = parseDelivery(path);
    return this.readers.map((read) => read(delivery));
  }

  /** Completes the values of the path with values of the record and of its event time. */
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

/** Selects the value of a key by its position in the location template, or otherwise by its name. */
function createKeyReader(key: string, table: TablePlan): KeyReader {
  const { parameters } = table;
  const location = getLocation(table);
  const is = (name: string, position: RegExp): boolean => (position.exec(location)?.[1] ?? '').toLowerCase() === key || key.includes(name);
  if (is('account', ACCOUNT_KEY)) return ({ account }) => account;
  if (is('region', REGION_KEY)) return ({ region }) => region;
  if (key.startsWith('org')) return ({ organization }) => organization;
  const format = parameters[`projection.${key}.format`] ?? (isDatePart(key, table) ? DATE_PARTS[key] : DEFAULT_DAY_FORMAT);
  return ({ day }) => day === undefined ? undefined : formatDay(day, format);
}

/** Whether a key is a part of a date. A table without a key `year` has a complete date in its key `day`. */
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
