import * as glue from 'aws-cdk-lib/aws-glue';
import { AccountProjection } from './account-scope';
import { EVENT_FIELDS, INSIGHT_FIELDS } from './record-schema';
import { Regions } from './regions';
import { ColumnType, hiveType, storedType } from './types';
import { ValidationError } from '../private/errors';

/** Athena's ceiling for the partitions of one scan. */
export const MAX_PARTITIONS = 1_000_000;

/** One kind of log files, as CloudTrail delivers it. */
export interface LogTable {
  readonly name: string;
  readonly comment: string;
  /** The folder of an account's files. */
  readonly folder: string;
  readonly columns: readonly LogColumn[];
}

export interface LogColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
}

const EVENT_COLUMNS: readonly LogColumn[] = EVENT_FIELDS.map(({ name, type, comment }) => ({ name, type: storedType(type), comment }));

export const EVENTS: LogTable = {
  name: 'events',
  comment: 'Every recorded event, as CloudTrail delivers it',
  folder: 'CloudTrail',
  columns: EVENT_COLUMNS,
};

export const NETWORK_ACTIVITY: LogTable = {
  name: 'network_activity',
  comment: 'Requests through VPC endpoints, as CloudTrail delivers them',
  folder: 'CloudTrail-NetworkActivity',
  columns: EVENT_COLUMNS,
};

export const INSIGHTS: LogTable = {
  name: 'insights',
  comment: 'Unusual activity that CloudTrail Insights found, as CloudTrail delivers it: a record for the start, one for the end',
  folder: 'CloudTrail-Insight',
  columns: INSIGHT_FIELDS,
};

/** Where the files are, and over which partitions they spread. */
export interface TableLayout {
  readonly bucketName: string;
  /** What all keys begin with, up to the account. */
  readonly prefix: string;
  readonly accounts: AccountProjection;
  readonly regions: Regions;
  /** How many days back from today a query can reach. */
  readonly searchableDays: number;
}

/**
 * Log files as a table, in partitions that Athena computes from a query instead of looking them up: no crawler, no daily
 * job.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export function logTableInput(table: LogTable, layout: TableLayout): glue.CfnTable.TableInputProperty {
  validatePartitions(layout);
  const root = `s3://${layout.bucketName}/${layout.prefix}`;
  return {
    name: table.name,
    description: table.comment,
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      'EXTERNAL': 'TRUE',
      'classification': 'cloudtrail',
      'read_restored_glacier_objects': 'true',
      'projection.enabled': 'true',
      ...accountProjection(layout.accounts),
      'projection.region.type': 'enum',
      'projection.region.values': layout.regions.values,
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.range': `NOW-${layout.searchableDays}DAYS,NOW+1DAYS`,
      'projection.day.interval': '1',
      'projection.day.interval.unit': 'DAYS',
      'storage.location.template': `${root}\${account}/${table.folder}/\${region}/\${day}/`,
    },
    partitionKeys: [
      { name: 'account', type: 'string', comment: 'The account that received the record' },
      { name: 'region', type: 'string', comment: 'The Region that delivered the record' },
      { name: 'day', type: 'string', comment: 'The day of delivery in UTC, yyyy/MM/dd; a record can be a day late' },
    ],
    storageDescriptor: {
      columns: table.columns.map(({ name, type, comment }) => ({ name: name.toLowerCase(), type: hiveType(type), comment })),
      location: root,
      inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      // Not CloudTrailSerde, the CDK's own choice for such files: it leaves out the newer fields.
      serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    },
  };
}

function accountProjection({ values }: AccountProjection): Record<string, string> {
  if (!values) return { 'projection.account.type': 'injected' };
  return { 'projection.account.type': 'enum', 'projection.account.values': values.join(',') };
}

function validatePartitions({ searchableDays, accounts, regions }: TableLayout): void {
  const days = searchableDays + 2;
  const partitions = accounts.count * regions.count * days;
  if (partitions > MAX_PARTITIONS) {
    throw new ValidationError(`retention: accounts x Regions x days must be at most ${MAX_PARTITIONS}, Athena's limit for one scan; `
      + `got ${accounts.count} x ${regions.count} x ${days} = ${partitions}: shorten the searchable period, choose regions or list fewer accounts`);
  }
}
