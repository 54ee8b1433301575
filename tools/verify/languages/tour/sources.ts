import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** Trails that are there already, or none, and a source that is bound by hand. */
export function sources({ analytics, cdk, kms, logs, s3 }: Modules, stackOf: (id: string) => Stack): void {
  const existing = stackOf('ExistingTrail');
  new analytics.CloudTrailAnalytics(existing, 'Audit', {
    source: analytics.RecordSource.existingTrail({
      bucket: s3.Bucket.fromBucketName(existing, 'Logs', 'example-logs'),
      logGroup: logs.LogGroup.fromLogGroupName(existing, 'LogGroup', 'example'),
      accounts: analytics.AccountScope.injected(['111122223333']),
      encryptionKey: kms.Key.fromKeyArn(existing, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
      insights: true,
      keyPrefix: 'records',
      networkActivity: true,
      organizationId: 'o-exampleorgid',
    }),
  });

  const tower = stackOf('ControlTower');
  new analytics.CloudTrailAnalytics(tower, 'Audit', {
    source: analytics.RecordSource.controlTower({
      organizationId: 'o-exampleorgid',
      bucket: s3.Bucket.fromBucketName(tower, 'Logs', 'aws-controltower-logs-111122223333-eu-central-1'),
      accounts: analytics.AccountScope.listed(['111122223333']),
      encryptionKey: kms.Key.fromKeyArn(tower, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
      keyPrefix: 'o-exampleorgid',
      logGroup: logs.LogGroup.fromLogGroupName(tower, 'LogGroup', 'aws-controltower/CloudTrailLogs'),
    }),
  });

  const logGroup = stackOf('LogGroup');
  new analytics.CloudTrailAnalytics(logGroup, 'Audit', {
    source: analytics.RecordSource.logGroup(logs.LogGroup.fromLogGroupName(logGroup, 'LogGroup', 'example')),
  });

  const bound = stackOf('Bound');
  const source = analytics.RecordSource.trail();
  bound.addMetadata('RecordSource.description', source.description);
  const config = source.bind(bound, {
    trailName: 'bound',
    logGroupName: 'bound',
    retention: analytics.RetentionPolicy.searchable(cdk.Duration.days(90)),
    accessLogBucket: s3.Bucket.fromBucketName(bound, 'AccessLogs', 'example-access-logs'),
  });
  bound.addMetadata('RecordSourceConfig.archive', config.archive!.bucket.bucketName);
  bound.addMetadata('RecordSourceConfig.files', config.files!.bucket.bucketName);
  bound.addMetadata('RecordSourceConfig.logGroup', config.logGroup!.logGroupName);
  bound.addMetadata('RecordSourceConfig.trail', config.trail!.trailName);
}
