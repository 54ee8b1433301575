package com.example.features;

import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ExpiringResultsOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.IQueryWorkgroup;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryPack;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryResults;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryWindow;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryWorkgroup;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryWorkgroupAttributes;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;

public final class Queries {
  /** Saved queries of built-in packs and of a directory, with other time windows and prepared statements. */
  public static void addQueries(final Stack stack) {
    CloudTrailAnalytics.Builder.create(stack, "Audit")
        .queryPacks(List.of(
            QueryPack.investigation()
                .only(List.of("access-key-activity", "role-sessions"))
                .withPreparedStatements(List.of("access-key-activity")),
            QueryPack.security()
                .without(List.of("root-activity"))
                .withWindow(QueryWindow.last(Duration.days(3)), List.of("new-regions")),
            QueryPack.cost().only(List.of("purchases")).withWindow(QueryWindow.between("2026-01-01", "2026-02-01")),
            QueryPack.compliance().only(List.of("root-use")).withWindow(QueryWindow.lastDays(90)),
            QueryPack.fromDirectory("example", Path.of("..", "queries").toString())))
        .queryResults(QueryResults.expiring(ExpiringResultsOptions.builder()
            .bucket(Bucket.fromBucketName(stack, "Results", "example-results"))
            .keyPrefix("athena")
            .build()))
        .build();
  }

  /** Saved queries for the workgroup of another stack. */
  public static void addSharedQueries(final Stack stack) {
    IQueryWorkgroup workgroup = QueryWorkgroup.fromQueryWorkgroupAttributes(stack, "Workgroup", QueryWorkgroupAttributes.builder()
        .workgroupName("audit")
        .databaseName("audit")
        .encryptionKey(Key.fromKeyArn(stack, "Key", "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"))
        .build());
    workgroup.addQueryPack(QueryPack.data().only(List.of("secrets-read")));
  }
}
