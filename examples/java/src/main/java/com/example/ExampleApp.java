package com.example;

import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DetectionRule;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryPack;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RetentionOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RetentionPolicy;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RulePack;
import io.github.cloudemprise.cdk.cloudtrail.analytics.Severity;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

public final class ExampleApp {
  public static void main(final String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "Example", StackProps.builder()
        .description("Audit trail with alarms and saved queries")
        .build());

    DetectionRule unusedRegion = DetectionRule.Builder.create()
        .id("instances-in-unused-region")
        .title("Instances launched in an unused Region")
        .pattern(FilterPattern.literal("{ ($.eventName = \"RunInstances\") && ($.awsRegion != \"eu-west-1\")"
            + " && ($.awsRegion != \"us-east-1\") }"))
        .severity(Severity.HIGH)
        .description("EC2 instances were launched in a Region without deployments.")
        .build();

    // Test the rule before you deploy it.
    if (!unusedRegion.matches("{\"eventName\":\"RunInstances\",\"awsRegion\":\"ap-southeast-2\"}")) {
      throw new IllegalStateException("the rule does not match a launch in ap-southeast-2");
    }

    CloudTrailAnalytics.Builder.create(stack, "Audit")
        .resourceNamePrefix("audit")
        .retention(RetentionPolicy.searchable(Duration.days(365), RetentionOptions.builder()
            .archiveFor(Duration.days(7 * 365))
            .build()))
        .alarmRules(List.of(
            RulePack.recommended().without(List.of("root-usage", "kms-key-deletion")),
            // Contains these two rules with the exact pattern that Security Hub requires.
            RulePack.securityHub(),
            RulePack.of("example", List.of(unusedRegion))))
        .queryPacks(List.of(
            QueryPack.security(),
            QueryPack.investigation(),
            QueryPack.fromDirectory("example", Path.of("..", "queries").toString())))
        .accessLogBucket(Bucket.fromBucketName(stack, "AccessLogs", "example-access-logs"))
        .subscriptions(List.of(new EmailSubscription("security@example.com")))
        .build();

    app.synth();
  }
}
