import { Duration, Size, Stack } from 'aws-cdk-lib';
import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import {
  AggregationTemplate, ApiInsights, ArchiveReplica, CloudTrailAnalytics, DataEvents, DataResource, InsightCategory, ManagementEvents,
  NetworkActivityEvents, ObjectLock, QueryResults, RecordSource, RetentionPolicy, ValueMatch,
} from 'cdk-cloudtrail-analytics';

/** A trail with data events, network activity events and Insights, and an archive with Object Lock and a replica. */
export function addTrail(stack: Stack): void {
  const payments = Bucket.fromBucketName(stack, 'Payments', 'example-payments');
  const sessions = ValueMatch.startsWith(['arn:aws:sts::111122223333:assumed-role/']).combinedWith(ValueMatch.notEndsWith(['/scanner']));
  const replica = ArchiveReplica.to(
    Bucket.fromBucketAttributes(stack, 'Replica', { bucketName: 'example-replica', region: 'eu-west-1' }),
    Key.fromKeyArn(stack, 'ReplicaKey', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
    { storageClass: StorageClass.INFREQUENT_ACCESS },
  );

  const audit = new CloudTrailAnalytics(stack, 'Audit', {
    source: RecordSource.trail({
      managementEvents: ManagementEvents.all().excludingKms(),
      dataEvents: [
        DataEvents.forBuckets([payments], { readWriteType: ReadWriteType.WRITE_ONLY }),
        DataEvents.of(DataResource.LAMBDA_FUNCTION, { eventName: ValueMatch.equalTo(['Invoke']), principalArn: sessions }),
        DataEvents.of(DataResource.of('AWS::DynamoDB::Table'), { fromConsole: true }),
      ],
      networkActivity: [NetworkActivityEvents.of('kms.amazonaws.com', { deniedOnly: true })],
      insights: [ApiInsights.callRate([InsightCategory.MANAGEMENT, InsightCategory.DATA]), ApiInsights.errorRate()],
      aggregation: [AggregationTemplate.API_ACTIVITY],
      replicas: [replica],
    }),
    retention: RetentionPolicy.searchable(Duration.days(365), {
      archiveFor: Duration.days(7 * 365),
      glacierInstantRetrievalAfter: Duration.days(90),
      objectLock: ObjectLock.governance(Duration.days(365)),
    }),
    regions: ['eu-central-1', 'us-east-1'],
    queryResults: QueryResults.managed(),
    bytesScannedCutoffPerQuery: Size.gibibytes(10),
    deliveryAlarmAfter: Duration.hours(4),
    expectedVolume: { managementEvents: 2_000_000, dataEvents: 5_000_000, scannedGigabytes: 200 },
    exportSummary: true,
  });

  audit.trail?.excludeFromDataEvents(Bucket.fromBucketName(stack, 'Scratch', 'example-scratch'));
  audit.grantQuery(new Role(stack, 'Analyst', { assumedBy: new AccountRootPrincipal() }));
}
