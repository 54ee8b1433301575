import { Aws, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { TableLiterals } from '../literals';

const LOCATION_PARAMETER = 'storage.location.template';

export function addTables(stack: Stack, databaseName: string, archive: s3.CfnBucket, tables: readonly TableLiterals[]): void {
  const database = new glue.CfnDatabase(stack, 'Database', {
    catalogId: Aws.ACCOUNT_ID,
    databaseInput: { name: databaseName, description: 'CloudTrail records' },
  });
  for (const table of tables) {
    const tableInput = table.viewText === undefined ? recordTable(table, `s3://${archive.ref}/AWSLogs/`) : view(table);
    const resource = new glue.CfnTable(stack, `Table-${table.name}`, { catalogId: Aws.ACCOUNT_ID, databaseName, tableInput });
    resource.addDependency(database);
  }
}

function recordTable(table: TableLiterals, root: string): glue.CfnTable.TableInputProperty {
  return {
    name: table.name,
    description: table.description,
    tableType: 'EXTERNAL_TABLE',
    parameters: { ...table.parameters, [LOCATION_PARAMETER]: `${root}\${account}/CloudTrail/\${region}/\${day}/` },
    partitionKeys: table.partitionKeys,
    storageDescriptor: {
      columns: table.columns,
      location: root,
      inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
      serdeInfo: { serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
    },
  };
}

function view(table: TableLiterals): glue.CfnTable.TableInputProperty {
  return {
    name: table.name,
    description: table.description,
    tableType: 'VIRTUAL_VIEW',
    parameters: table.parameters,
    partitionKeys: table.partitionKeys,
    storageDescriptor: { columns: table.columns, serdeInfo: {} },
    viewExpandedText: '/* Presto View */',
    viewOriginalText: table.viewText,
  };
}
