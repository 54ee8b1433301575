import { adaptToTrino, readTables } from '../../../../tools/verify/athena/deployed-tables';

const VIEW = { originalSql: 'SELECT 1 AS a', schema: 'audit' };

function viewText(view: object): string {
  return `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString('base64')} */`;
}

test('the intrinsic functions of the template are resolved', () => {
  const template = {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Events: {
        Type: 'AWS::Glue::Table',
        Properties: { DatabaseName: 'audit', TableInput: { Name: 'events', StorageDescriptor: { Location: { 'Fn::Sub': 's3://${AWS::Region}/' } } } },
      },
    },
  };
  expect(readTables(template)).toEqual([
    { database: 'audit', input: { Name: 'events', StorageDescriptor: { Location: 's3://us-east-1/' } } },
  ]);
});

test('only the input format of a table is changed', () => {
  const input = { Name: 'events', StorageDescriptor: { Location: 's3://b/', InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' } };
  expect(adaptToTrino({ database: 'audit', input })).toEqual({
    database: 'audit', input: { ...input, StorageDescriptor: { Location: 's3://b/', InputFormat: 'org.apache.hadoop.mapred.TextInputFormat' } },
  });
});

test('only runAsInvoker of a view is changed', () => {
  const input = { Name: 'activity', TableType: 'VIRTUAL_VIEW', ViewOriginalText: viewText(VIEW) };
  expect(adaptToTrino({ database: 'audit', input })).toEqual({
    database: 'audit', input: { ...input, ViewOriginalText: viewText({ ...VIEW, runAsInvoker: true }) },
  });
});

test('a view without the text format of Athena is an error', () => {
  expect(() => adaptToTrino({ database: 'audit', input: { Name: 'v', ViewOriginalText: 'SELECT 1' } }))
    .toThrow("view 'v' must have the text format of Athena; got 'SELECT 1'");
});
