import { TableInput } from '@aws-sdk/client-glue';
import { DeployedTable } from '../../verify/athena/deployed-tables';

export interface ComparisonLayout {
  readonly bucket: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** First day of the projection, `2026/01/01`. */
  readonly since: string;
}

/** A table as a template without partitions makes it: one location for all log files. */
export function createUnpartitionedTable(events: DeployedTable, { bucket }: ComparisonLayout): DeployedTable {
  return createTable(events, 'unpartitioned', `s3://${bucket}/AWSLogs/`, {}, []);
}

/** A table as AWS Security Analytics Bootstrap makes it: partitions by day, Region and account, computed from the query. */
export function createBootstrapTable(events: DeployedTable, { bucket, accounts, regions, since }: ComparisonLayout): DeployedTable {
  const location = `s3://${bucket}/AWSLogs/`;
  return createTable(events, 'bootstrap', location, {
    'projection.enabled': 'true',
    'projection.date_partition.type': 'date',
    'projection.date_partition.format': 'yyyy/MM/dd',
    'projection.date_partition.interval': '1',
    'projection.date_partition.interval.unit': 'DAYS',
    'projection.date_partition.range': `${since},NOW`,
    'projection.region_partition.type': 'enum',
    'projection.region_partition.values': regions.join(','),
    'projection.account_partition.type': 'enum',
    'projection.account_partition.values': accounts.join(','),
    'storage.location.template': `${location}\${account_partition}/CloudTrail/\${region_partition}/\${date_partition}`,
  }, ['date_partition', 'region_partition', 'account_partition']);
}

function createTable(
  { database, input }: DeployedTable, name: string, location: string, parameters: Readonly<Record<string, string>>, partitions: readonly string[],
): DeployedTable {
  const table: TableInput & { readonly Name: string } = {
    Name: name,
    TableType: input.TableType,
    Parameters: { EXTERNAL: 'TRUE', ...parameters },
    PartitionKeys: partitions.map((key) => ({ Name: key, Type: 'string' })),
    StorageDescriptor: { ...input.StorageDescriptor, Location: location },
  };
  return { database, input: table };
}
