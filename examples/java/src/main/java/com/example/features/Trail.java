package com.example.features;

import io.github.cloudemprise.cdk.cloudtrail.analytics.AggregationTemplate;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ApiInsights;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ArchiveReplica;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ArchiveReplicaOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DataEventOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DataEvents;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DataResource;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ExpectedVolume;
import io.github.cloudemprise.cdk.cloudtrail.analytics.InsightCategory;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ManagementEvents;
import io.github.cloudemprise.cdk.cloudtrail.analytics.NetworkActivityEvents;
import io.github.cloudemprise.cdk.cloudtrail.analytics.NetworkActivityOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ObjectLock;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryResults;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSource;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RetentionOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RetentionPolicy;
import io.github.cloudemprise.cdk.cloudtrail.analytics.TrailOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ValueMatch;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudtrail.ReadWriteType;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.StorageClass;

public final class Trail {
  /** A trail with data events, network activity events and Insights, and an archive with Object Lock and a replica. */
  public static void addTrail(final Stack stack) {
    IBucket payments = Bucket.fromBucketName(stack, "Payments", "example-payments");
    ValueMatch sessions = ValueMatch.startsWith(List.of("arn:aws:sts::111122223333:assumed-role/"))
        .combinedWith(ValueMatch.notEndsWith(List.of("/scanner")));
    ArchiveReplica replica = ArchiveReplica.to(
        Bucket.fromBucketAttributes(stack, "Replica", BucketAttributes.builder()
            .bucketName("example-replica")
            .region("eu-west-1")
            .build()),
        Key.fromKeyArn(stack, "ReplicaKey", "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"),
        ArchiveReplicaOptions.builder().storageClass(StorageClass.INFREQUENT_ACCESS).build());

    CloudTrailAnalytics audit = CloudTrailAnalytics.Builder.create(stack, "Audit")
        .source(RecordSource.trail(TrailOptions.builder()
            .managementEvents(ManagementEvents.all().excludingKms())
            .dataEvents(List.of(
                DataEvents.forBuckets(List.of(payments), DataEventOptions.builder()
                    .readWriteType(ReadWriteType.WRITE_ONLY)
                    .build()),
                DataEvents.of(DataResource.LAMBDA_FUNCTION, DataEventOptions.builder()
                    .eventName(ValueMatch.equalTo(List.of("Invoke")))
                    .principalArn(sessions)
                    .build()),
                DataEvents.of(DataResource.of("AWS::DynamoDB::Table"), DataEventOptions.builder()
                    .fromConsole(true)
                    .build())))
            .networkActivity(List.of(NetworkActivityEvents.of("kms.amazonaws.com", NetworkActivityOptions.builder()
                .deniedOnly(true)
                .build())))
            .insights(List.of(
                ApiInsights.callRate(List.of(InsightCategory.MANAGEMENT, InsightCategory.DATA)),
                ApiInsights.errorRate()))
            .aggregation(List.of(AggregationTemplate.API_ACTIVITY))
            .replicas(List.of(replica))
            .build()))
        .retention(RetentionPolicy.searchable(Duration.days(365), RetentionOptions.builder()
            .archiveFor(Duration.days(7 * 365))
            .glacierInstantRetrievalAfter(Duration.days(90))
            .objectLock(ObjectLock.governance(Duration.days(365)))
            .build()))
        .regions(List.of("eu-central-1", "us-east-1"))
        .queryResults(QueryResults.managed())
        .bytesScannedCutoffPerQuery(Size.gibibytes(10))
        .deliveryAlarmAfter(Duration.hours(4))
        .expectedVolume(ExpectedVolume.builder()
            .managementEvents(2_000_000)
            .dataEvents(5_000_000)
            .scannedGigabytes(200)
            .build())
        .exportSummary(true)
        .build();

    audit.getTrail().excludeFromDataEvents(Bucket.fromBucketName(stack, "Scratch", "example-scratch"));
    audit.grantQuery(Role.Builder.create(stack, "Analyst").assumedBy(new AccountRootPrincipal()).build());
  }
}
