import * as glue from 'aws-cdk-lib/aws-glue';
import { EVENT_FIELDS } from './record-schema';
import { Regions } from './regions';
import { hiveType, storedType } from './types';

/** Athena's ceiling for the partitions of one scan. */
export const MAX_PARTITIONS = 1_000_000;

/** Where a table's files are, and over which partitions they spread. */
export interface TableLayout {
  readonly bucketName: string;
  /** Comma-separated account ids. */
  readonly accounts: string;
  readonly regions: Regions;
  /** How many days back from today a query can reach. */
  readonly searchableDays: number;
}

/**
 * The records as CloudTrail delivers them, in partitions that Athena computes from a query instead of looking them up:
 * no crawler, no daily job.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export function eventsTableInput(layout: TableLayout): glue.CfnTable.TableInputProperty {
  validatePartitions(layout);
  const root = `s3://${layout.bucketName}/AWSLogs/`;
  return {
    name: 'events',
    description: 'Every recorded event, as CloudTrail delivers it',
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      'EXTERNAL': 'TRUE',
      'classification': 'cloudtrail',
      'projection.enabled': 'true',
      'projection.account.type': 'enum',
      'projection.account.values': layout.accounts,
      'projection.region.type': 'enum',
      'projection.region.values': layout.regions.values,
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy/MM/dd',
      'projection.day.range': `NOW-${layout.searchableDays}DAYS,NOW+1DAYS`,
      'projection.day.interval': '1',
      'projection.day.interval.unit': 'DAYS',
      'storage.location.template': `${root}\${account}/CloudTrail/\${region}/\${day}/`,
    },
    partitionKeys: [
      { name: 'account', type: 'string', comment: 'The account that received the record' },
      { name: 'region', type: 'string', comment: 'The Region that delivered the record' },
      { name: 'day', type: 'string', comment: 'The day of delivery in UTC, yyyy/MM/dd; a record can be a day late' },
    ],
    storageDescriptor: {
      columns: EVENT_FIELDS.map(({ name, type, comment }) => ({ name: name.toLowerCase(), type: hiveType(storedType(type)), comment })),
      location: root,
      inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      // Not CloudTrailSerde, the CDK's own choice for such files: it leaves out the newer fields.
      serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    },
  };
}

function validatePartitions(layout: TableLayout): void {
  const days = layout.searchableDays + 2;
  const accounts = layout.accounts.split(',').length;
  const partitions = accounts * layout.regions.count * days;
  if (partitions > MAX_PARTITIONS) {
    throw new Error(`retention: accounts x Regions x days must be at most ${MAX_PARTITIONS}, Athena's limit for one scan; `
      + `got ${accounts} x ${layout.regions.count} x ${days} = ${partitions}: shorten the searchable period or choose regions`);
  }
}
