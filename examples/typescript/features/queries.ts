import * as path from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CloudTrailAnalytics, QueryPack, QueryResults, QueryWindow, QueryWorkgroup } from 'cdk-cloudtrail-analytics';

/** Saved queries of built-in packs and of a directory, with other time windows and prepared statements. */
export function addQueries(stack: Stack): void {
  new CloudTrailAnalytics(stack, 'Audit', {
    queryPacks: [
      QueryPack.investigation().only(['access-key-activity', 'role-sessions']).withPreparedStatements(['access-key-activity']),
      QueryPack.security().without(['root-activity']).withWindow(QueryWindow.last(Duration.days(3)), ['new-regions']),
      QueryPack.cost().only(['purchases']).withWindow(QueryWindow.between('2026-01-01', '2026-02-01')),
      QueryPack.compliance().only(['root-use']).withWindow(QueryWindow.lastDays(90)),
      QueryPack.fromDirectory('example', path.join(__dirname, '..', '..', 'queries')),
    ],
    queryResults: QueryResults.expiring({ bucket: Bucket.fromBucketName(stack, 'Results', 'example-results'), keyPrefix: 'athena' }),
  });
}

/** Saved queries for the workgroup of another stack. */
export function addSharedQueries(stack: Stack): void {
  const workgroup = QueryWorkgroup.fromQueryWorkgroupAttributes(stack, 'Workgroup', {
    workgroupName: 'audit',
    databaseName: 'audit',
    encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
  });
  workgroup.addQueryPack(QueryPack.data().only(['secrets-read']));
}
