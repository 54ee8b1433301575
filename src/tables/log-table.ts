import * as glue from 'aws-cdk-lib/aws-glue';
import { EVENT_FIELDS } from '../filter-pattern';
import { ColumnType, renderHiveType, toColumnType } from './column-types';
import { INSIGHT_FIELDS } from './insight-schema';
import { Regions } from './regions';
import { AccountProjection } from '../private/account-scope';
import { ValidationError } from '../private/errors';

/** Athena quota for the partitions of one scan. */
const MAX_PARTITIONS = 1_000_000;

/** A table of one type of log files. */
export interface LogTable {
  readonly name: string;
  readonly comment: string;
  /** The folder of the log files, below the account. */
  readonly folder: string;
  readonly columns: readonly LogColumn[];
}

export interface LogColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly comment: string;
}

const EVENT_COLUMNS: readonly LogColumn[] = EVENT_FIELDS.map(({ name, type, comment }) => ({ name, type: toColumnType(type), comment }));

export const EVENTS: LogTable = {
  name: 'events',
  comment: 'All recorded events, as CloudTrail delivers them',
  folder: 'CloudTrail',
  columns: EVENT_COLUMNS,
};

export const NETWORK_ACTIVITY: LogTable = {
  name: 'network_activity',
  comment: 'Network activity events, as CloudTrail delivers them',
  folder: 'CloudTrail-NetworkActivity',
  columns: EVENT_COLUMNS,
};

export const INSIGHTS: LogTable = {
  name: 'insights',
  comment: 'CloudTrail Insights events, as CloudTrail delivers them: one for the start and one for the end of unusual activity',
  folder: 'CloudTrail-Insight',
  columns: INSIGHT_FIELDS,
};

/** The location of the log files and the ranges of their partitions. */
export interface TableLayout {
  readonly bucketName: string;
  /** Prefix of all keys before the account. */
  readonly prefix: string;
  readonly accounts: AccountProjection;
  readonly regions: Regions;
  /** The number of past days that a query can read. */
  readonly searchableDays: number;
}

/**
 * Creates a table of log files with partition projection: Athena calculates the partitions of a query, so that no crawler or job is
 * required to add them.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export function createLogTableInput(table: LogTable, layout: TableLayout): glue.CfnTable.TableInputProperty {
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
      ...renderAccountProjection(layout.accounts),
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
      { name: 'account', type: 'string', comment: 'Account that received the event' },
      { name: 'region', type: 'string', comment: 'Region that delivered the event' },
      { name: 'day', type: 'string', comment: 'Day of delivery in UTC, yyyy/MM/dd; an event can be delivered on the following day' },
    ],
    storageDescriptor: {
      columns: table.columns.map(({ name, type, comment }) => ({ name: name.toLowerCase(), type: renderHiveType(type), comment })),
      location: root,
      inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      // The CDK uses CloudTrailSerde for CloudTrail log files, which does not read newer fields.
      serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    },
  };
}

function renderAccountProjection({ values }: AccountProjection): Record<string, string> {
  if (!values) return { 'projection.account.type': 'injected' };
  return { 'projection.account.type': 'enum', 'projection.account.values': values.join(',') };
}

function validatePartitions({ searchableDays, accounts, regions }: TableLayout): void {
  const days = searchableDays + 2;
  const partitions = accounts.count * regions.count * days;
  if (partitions > MAX_PARTITIONS) {
    throw new ValidationError(`retention: accounts x Regions x days must be at most ${MAX_PARTITIONS}, the Athena quota for one scan; `
      + `got ${accounts.count} x ${regions.count} x ${days} = ${partitions}: use a shorter searchable period, fewer regions or fewer accounts`);
  }
}
