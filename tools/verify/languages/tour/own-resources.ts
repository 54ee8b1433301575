import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** All that can be brought along. */
export function ownResources({ analytics, kms, logs, s3, sns }: Modules, stack: Stack): void {
  const key = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555');
  const results = analytics.QueryResults.expiring({ bucket: s3.Bucket.fromBucketName(stack, 'Results', 'example-results'), keyPrefix: 'athena' });
  stack.addMetadata('QueryResults.description', results.description);
  const audit = new analytics.CloudTrailAnalytics(stack, 'Audit', {
    source: analytics.RecordSource.trail({
      bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'example-logs'),
      encryptionKey: key,
      logGroup: logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'example'),
    }),
    topic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:security'),
    operationsKey: key,
    accessLogBucket: s3.Bucket.fromBucketName(stack, 'AccessLogs', 'example-access-logs'),
    queryResults: results,
  });
  const required = audit.requiredStatements[0];
  stack.addMetadata('RequiredStatement.json', required.json);
  stack.addMetadata('RequiredStatement.resourceProp', required.resourceProp);
  stack.addMetadata('RequiredStatement.statement', required.statement.sid);
}
