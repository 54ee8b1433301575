import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import { DataEvents, DataResource } from '../../src';

test('the readWriteType of data events cannot be NONE', () => {
  expect(() => DataEvents.of(DataResource.S3_OBJECT, { readWriteType: ReadWriteType.NONE })).toThrow(/^readWriteType .*; got NONE/);
});
