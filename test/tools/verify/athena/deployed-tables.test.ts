import { adapted, deployedTables } from '../../../../tools/verify/athena/deployed-tables';

const VIEW = { originalSql: 'SELECT 1 AS a', schema: 'audit' };

function viewText(view: object): string {
  return `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString('base64')} */`;
}

test('the tables of a template come with its functions resolved', () => {
  const template = {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Events: {
        Type: 'AWS::Glue::Table',
        Properties: { DatabaseName: 'audit', TableInput: { Name: 'events', StorageDescriptor: { Location: { 'Fn::Sub': 's3://${AWS::Region}/' } } } },
      },
    },
  };
  expect(deployedTables(template)).toEqual([
    { database: 'audit', input: { Name: 'events', StorageDescriptor: { Location: 's3://us-east-1/' } } },
  ]);
});

test('a table changes in its input format alone', () => {
  const input = { Name: 'events', StorageDescriptor: { Location: 's3://b/', InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' } };
  expect(adapted({ database: 'audit', input })).toEqual({
    database: 'audit', input: { ...input, StorageDescriptor: { Location: 's3://b/', InputFormat: 'org.apache.hadoop.mapred.TextInputFormat' } },
  });
});

test('a view changes in who it runs as alone', () => {
  const input = { Name: 'activity', TableType: 'VIRTUAL_VIEW', ViewOriginalText: viewText(VIEW) };
  expect(adapted({ database: 'audit', input })).toEqual({
    database: 'audit', input: { ...input, ViewOriginalText: viewText({ ...VIEW, runAsInvoker: true }) },
  });
});

test('a view that is not in the form of Athena is an error', () => {
  expect(() => adapted({ database: 'audit', input: { Name: 'v', ViewOriginalText: 'SELECT 1' } }))
    .toThrow("view 'v' must hold its text in Athena's form; got 'SELECT 1'");
});
