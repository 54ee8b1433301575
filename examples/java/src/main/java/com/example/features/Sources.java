package com.example.features;

import io.github.cloudemprise.cdk.cloudtrail.analytics.AccountScope;
import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ControlTowerOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.ExistingTrailOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.IRecordSource;
import io.github.cloudemprise.cdk.cloudtrail.analytics.OrganizationTrailOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSource;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSourceConfig;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSourceContext;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RequiredStatement;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

public final class Sources {
  /** A new trail for all accounts of an organization. */
  public static void addOrganizationTrail(final Stack stack) {
    CloudTrailAnalytics.Builder.create(stack, "Audit")
        .source(RecordSource.organizationTrail(OrganizationTrailOptions.builder()
            .organizationId("o-exampleorgid")
            .accounts(AccountScope.listed(List.of("111122223333", "444455556666")))
            .build()))
        .build();
  }

  /** An existing trail. The policies of imported resources must contain the statements in the outputs. */
  public static void addExistingTrail(final Stack stack) {
    CloudTrailAnalytics audit = CloudTrailAnalytics.Builder.create(stack, "Audit")
        .source(RecordSource.existingTrail(ExistingTrailOptions.builder()
            .bucket(Bucket.fromBucketName(stack, "Logs", "example-logs"))
            .encryptionKey(Key.fromKeyArn(stack, "Key",
                "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"))
            .logGroup(LogGroup.fromLogGroupName(stack, "LogGroup", "example"))
            .accounts(AccountScope.stackAccount())
            .build()))
        .accessLogBucket(Bucket.fromBucketName(stack, "AccessLogs", "example-access-logs"))
        .build();
    List<RequiredStatement> statements = audit.getRequiredStatements();
    for (int index = 0; index < statements.size(); index++) {
      CfnOutput.Builder.create(stack, "Statement" + index).value(statements.get(index).getJson()).build();
    }
    CfnOutput.Builder.create(stack, "Summary").value(audit.getSummary()).build();
  }

  /** The trail of AWS Control Tower. */
  public static void addControlTower(final Stack stack) {
    CloudTrailAnalytics.Builder.create(stack, "Audit")
        .source(RecordSource.controlTower(ControlTowerOptions.builder()
            .organizationId("o-exampleorgid")
            .bucket(Bucket.fromBucketName(stack, "Logs", "aws-controltower-logs-111122223333-eu-central-1"))
            .accounts(AccountScope.injected(List.of("111122223333")))
            .build()))
        .build();
  }

  /** Alarms for a log group that contains CloudTrail events. */
  public static void addLogGroup(final Stack stack) {
    CloudTrailAnalytics.Builder.create(stack, "Audit")
        .source(RecordSource.logGroup(LogGroup.fromLogGroupName(stack, "LogGroup", "example")))
        .build();
  }

  /** A custom source: a log group that another stack creates under a name that both stacks use. */
  private static final class SharedLogGroup implements IRecordSource {
    @Override
    public String getDescription() {
      return "a shared log group";
    }

    @Override
    public RecordSourceConfig bind(final Construct scope, final RecordSourceContext context) {
      return RecordSourceConfig.builder()
          .logGroup(LogGroup.fromLogGroupName(scope, "Shared", "/shared/" + context.getLogGroupName()))
          .build();
    }
  }

  public static void addCustomSource(final Stack stack) {
    CloudTrailAnalytics.Builder.create(stack, "Audit").source(new SharedLogGroup()).build();
  }
}
