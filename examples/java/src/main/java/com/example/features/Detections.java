package com.example.features;

import io.github.cloudemprise.cdk.cloudtrail.analytics.CisLevel;
import io.github.cloudemprise.cdk.cloudtrail.analytics.CisOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.CisVersion;
import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DetectionRule;
import io.github.cloudemprise.cdk.cloudtrail.analytics.EventFormat;
import io.github.cloudemprise.cdk.cloudtrail.analytics.EventNotification;
import io.github.cloudemprise.cdk.cloudtrail.analytics.INotificationTarget;
import io.github.cloudemprise.cdk.cloudtrail.analytics.NotificationTargetBindOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.NotificationTargetConfig;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RulePack;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RulePackOptions;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RuleTuning;
import io.github.cloudemprise.cdk.cloudtrail.analytics.Severity;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

public final class Detections {
  /** Rules with alarms, rules for queries only, and the notifications for events that match. */
  public static void addDetections(final Stack stack) {
    ITopic incidents = importTopic(stack, "Incidents");
    DetectionRule databaseDeleted = DetectionRule.Builder.create()
        .id("production-database-deleted")
        .title("Production database deleted")
        .pattern(FilterPattern.all(
            FilterPattern.stringValue("$.eventName", "=", "DeleteDBInstance"),
            FilterPattern.stringValue("$.requestParameters.dBInstanceIdentifier", "=", "prod-*")))
        .severity(Severity.CRITICAL)
        .description("A production database was deleted.")
        .runbook("Restore the database from its final snapshot.")
        .falsePositives("Planned deletions.")
        .techniques(List.of("T1485"))
        .threshold(1)
        .period(Duration.minutes(15))
        .build();

    CloudTrailAnalytics audit = CloudTrailAnalytics.Builder.create(stack, "Audit")
        .alarmRules(List.of(
            RulePack.of("example", List.of(databaseDeleted), RulePackOptions.builder()
                .metricNamespace("Example/Audit")
                .build()),
            RulePack.identity()
                .only(List.of("user-created", "password-policy-changed"))
                .excludingPrincipals("arn:aws:sts::*:assumed-role/Pipeline/*"),
            RulePack.operations()
                .without(List.of("ec2-instance-changes"))
                .tuned("ec2-large-instances", RuleTuning.builder().threshold(3).period(Duration.hours(1)).build()),
            RulePack.cis(CisVersion.V5_0_0, CisOptions.builder().level(CisLevel.LEVEL_1).build()),
            RulePack.outsideRegions(List.of("eu-*", "us-east-1"))))
        .detectionRules(List.of(
            RulePack.compute(),
            RulePack.cost(),
            RulePack.data(),
            RulePack.network(),
            RulePack.tampering()))
        .logQueryRules(List.of(RulePack.organization()))
        .subscriptions(List.of(new EmailSubscription("security@example.com")))
        .alarmActions(List.of(new SnsAction(incidents)))
        .eventNotifications(List.of(
            EventNotification.subscribers(List.of(new EmailSubscription("security@example.com")))
                .withMinSeverity(Severity.HIGH),
            EventNotification.chat(importTopic(stack, "Chat")).withoutReads(),
            EventNotification.topic(incidents).only(List.of("production-database-deleted")),
            EventNotification.eventBus(EventBus.fromEventBusName(stack, "Bus", "security")),
            EventNotification.to(new EncryptedTopic())))
        .build();

    audit.alarmFor("production-database-deleted").addAlarmAction(new SnsAction(importTopic(stack, "Pager")));
    audit.metricIncomingEvents().createAlarm(stack, "ManyEvents", CreateAlarmOptions.builder()
        .threshold(100_000)
        .evaluationPeriods(1)
        .build());
  }

  /** A custom notification target: a new topic that is encrypted with the key of the notifications. */
  private static final class EncryptedTopic implements INotificationTarget {
    @Override
    public NotificationTargetConfig bind(final Construct scope, final NotificationTargetBindOptions options) {
      return NotificationTargetConfig.builder()
          .format(EventFormat.TEXT)
          .topic(Topic.Builder.create(scope, "Topic").masterKey(options.getEncryptionKey()).build())
          .build();
    }
  }

  private static ITopic importTopic(final Stack stack, final String name) {
    return Topic.fromTopicArn(stack, name, "arn:aws:sns:eu-central-1:111122223333:" + name);
  }
}
