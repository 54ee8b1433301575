package com.example.features;

import io.github.cloudemprise.cdk.cloudtrail.analytics.AuditTrail;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DetectionAlarms;
import io.github.cloudemprise.cdk.cloudtrail.analytics.DetectionNotifications;
import io.github.cloudemprise.cdk.cloudtrail.analytics.EventCatalog;
import io.github.cloudemprise.cdk.cloudtrail.analytics.EventNotification;
import io.github.cloudemprise.cdk.cloudtrail.analytics.LogArchive;
import io.github.cloudemprise.cdk.cloudtrail.analytics.LogQueries;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryPack;
import io.github.cloudemprise.cdk.cloudtrail.analytics.QueryWorkgroup;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RulePack;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

public final class Parts {
  /** The parts of the construct, each created separately. */
  public static void addParts(final Stack stack) {
    Key key = new Key(stack, "Key");
    Topic topic = Topic.Builder.create(stack, "Topic").masterKey(key).build();
    List<RulePack> alarmRules = List.of(RulePack.recommended());

    LogArchive archive = LogArchive.Builder.create(stack, "Archive")
        .trailArn(AuditTrail.formatTrailArn(stack, "parts"))
        .encryptionKey(key)
        .build();
    AuditTrail trail = AuditTrail.Builder.create(stack, "Trail")
        .trailName("parts")
        .bucket(archive.getBucket())
        .encryptionKey(key)
        .build();

    EventCatalog catalog = EventCatalog.Builder.create(stack, "Catalog")
        .bucket(archive.getBucket())
        .databaseName("parts")
        .detectionRules(alarmRules)
        .build();
    QueryWorkgroup workgroup = QueryWorkgroup.Builder.create(stack, "Workgroup")
        .workgroupName("parts")
        .databaseName(catalog.getDatabaseName())
        .queryPacks(List.of(QueryPack.identity()))
        .encryptionKey(key)
        .build();
    Role analyst = Role.Builder.create(stack, "Analyst").assumedBy(new AccountRootPrincipal()).build();
    catalog.grantRead(analyst);
    workgroup.grantQuery(analyst);

    DetectionAlarms.Builder.create(stack, "Alarms")
        .resourceNamePrefix("parts")
        .databaseName(catalog.getDatabaseName())
        .alarmRules(alarmRules)
        .encryptionKey(key)
        .logGroup(trail.getLogGroup())
        .topic(topic)
        .build();
    DetectionNotifications.Builder.create(stack, "Notifications")
        .resourceNamePrefix("parts")
        .databaseName(catalog.getDatabaseName())
        .workgroupName(workgroup.getWorkgroupName())
        .detectionRules(alarmRules)
        .encryptionKey(key)
        .eventNotifications(List.of(EventNotification.topic(topic)))
        .build();
    LogQueries.Builder.create(stack, "LogQueries")
        .resourceNamePrefix("parts")
        .logGroup(trail.getLogGroup())
        .logQueryRules(List.of(RulePack.operations()))
        .build();
  }
}
