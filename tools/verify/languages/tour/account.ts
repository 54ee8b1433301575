import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** A new trail with all that it can record, everything that can be decided of the archive, and all that is given out. */
export function account({ actions, analytics, cdk, events, iam, kms, logs, s3, sns, subscriptions }: Modules, stack: Stack): void {
  const replica = analytics.ArchiveReplica.to(
    s3.Bucket.fromBucketAttributes(stack, 'Replica', { bucketName: 'example-replica', region: 'eu-west-1' }),
    kms.Key.fromKeyArn(stack, 'ReplicaKey', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
    { storageClass: s3.StorageClass.INFREQUENT_ACCESS, deleteMarkers: true },
  );
  stack.addMetadata('ArchiveReplica.bucket', replica.bucket.bucketName);
  stack.addMetadata('ArchiveReplica.encryptionKey', replica.encryptionKey.keyArn);

  const lock = analytics.ObjectLock.governance(cdk.Duration.days(365));
  stack.addMetadata('ObjectLock.mode', lock.mode);
  stack.addMetadata('ObjectLock.period', lock.period.toDays());
  const compliance = analytics.ObjectLock.compliance(cdk.Duration.days(30), { acknowledgeIrreversible: true });
  stack.addMetadata('ObjectLock.compliance', compliance.mode);

  const retention = analytics.RetentionPolicy.searchable(cdk.Duration.days(365), {
    archiveFor: cdk.Duration.days(2555),
    infrequentAccessAfter: cdk.Duration.days(30),
    glacierInstantRetrievalAfter: cdk.Duration.days(120),
    glacierAfter: cdk.Duration.days(400),
    deepArchiveAfter: cdk.Duration.days(800),
    objectLock: lock,
    accessLogsFor: cdk.Duration.days(400),
    logGroupRetention: logs.RetentionDays.TWO_YEARS,
    queryResultsFor: cdk.Duration.days(14),
  });
  stack.addMetadata('RetentionPolicy.accessLogsFor', retention.accessLogsFor!.toDays());
  stack.addMetadata('RetentionPolicy.archiveFor', retention.archiveFor!.toDays());
  stack.addMetadata('RetentionPolicy.logGroupRetention', retention.logGroupRetention);
  stack.addMetadata('RetentionPolicy.objectLock', retention.objectLock!.mode);
  stack.addMetadata('RetentionPolicy.queryResultsFor', retention.queryResultsFor.toDays());
  stack.addMetadata('RetentionPolicy.searchablePeriod', retention.searchablePeriod.toDays());
  stack.addMetadata('RetentionPolicy.summary', retention.summary);

  const audit = new analytics.CloudTrailAnalytics(stack, 'Audit', {
    source: analytics.RecordSource.trail({
      dataEvents: [analytics.DataEvents.of(analytics.DataResource.S3_OBJECT)],
      networkActivity: [analytics.NetworkActivityEvents.of('s3.amazonaws.com')],
      insights: [
        analytics.ApiInsights.callRate([analytics.InsightCategory.MANAGEMENT, analytics.InsightCategory.DATA]),
        analytics.ApiInsights.errorRate(),
      ],
      aggregation: [analytics.AggregationTemplate.API_ACTIVITY],
      managementEvents: analytics.ManagementEvents.all(),
      keyPrefix: 'records',
      replicas: [replica],
    }),
    resourceNamePrefix: 'account-audit',
    retention,
    alarmRules: [analytics.RulePack.recommended()],
    detectionRules: [analytics.RulePack.tampering()],
    logQueryRules: [analytics.RulePack.organization()],
    tamperDetection: true,
    expectedVolume: { managementEvents: 2_000_000, dataEvents: 1_000_000, scannedGigabytes: 200 },
    exportSummary: true,
    queryPacks: [analytics.QueryPack.security()],
    subscriptions: [new subscriptions.EmailSubscription('security@example.com')],
    alarmActions: [new actions.SnsAction(sns.Topic.fromTopicArn(stack, 'Incidents', 'arn:aws:sns:eu-central-1:111122223333:incidents'))],
    eventNotifications: [
      analytics.EventNotification.subscribers([new subscriptions.EmailSubscription('security@example.com')])
        .withMinSeverity(analytics.Severity.HIGH),
      analytics.EventNotification.chat(sns.Topic.fromTopicArn(stack, 'Chat', 'arn:aws:sns:eu-central-1:111122223333:chat')).withoutReads(),
      analytics.EventNotification.eventBus(events.EventBus.fromEventBusName(stack, 'Bus', 'security')),
    ],
    queryResults: analytics.QueryResults.expiring(),
    regions: ['eu-central-1', 'us-east-1'],
    bytesScannedCutoffPerQuery: cdk.Size.gibibytes(10),
    deliveryAlarmAfter: cdk.Duration.hours(4),
  });
  audit.alarmFor('trail-tampering').addAlarmAction(
    new actions.SnsAction(sns.Topic.fromTopicArn(stack, 'Pager', 'arn:aws:sns:eu-central-1:111122223333:pager')),
  );
  audit.grantQuery(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() })).assertSuccess();

  audit.trail!.excludeFromDataEvents(s3.Bucket.fromBucketName(stack, 'Noisy', 'example-noisy'));
  stack.addMetadata('AuditTrail.arnOf', analytics.AuditTrail.formatTrailArn(stack, 'other', '444455556666'));
  stack.addMetadata('AuditTrail.deliveryRole', audit.trail!.deliveryRole.roleArn);
  stack.addMetadata('AuditTrail.logGroup', audit.trail!.logGroup.logGroupName);
  stack.addMetadata('AuditTrail.trailArn', audit.trail!.trailArn);
  stack.addMetadata('AuditTrail.trailName', audit.trail!.trailName);
  stack.addMetadata('LogArchive.bucket', audit.archive!.bucket.bucketName);
  stack.addMetadata('LogArchive.encryptionKey', audit.archive!.encryptionKey.keyArn);
  stack.addMetadata('LogArchive.accessLogBucket', audit.archive!.accessLogBucket!.bucketName);
  stack.addMetadata('CloudTrailAnalytics.logGroup', audit.logGroup!.logGroupName);
  stack.addMetadata('EventCatalog.databaseName', audit.catalog!.databaseName);
  stack.addMetadata('EventCatalog.keyPrefix', audit.catalog!.keyPrefix);
  stack.addMetadata('EventCatalog.resourceArns', audit.catalog!.resourceArns);
  stack.addMetadata('QueryWorkgroup.workgroupName', audit.workgroup!.workgroupName);
  stack.addMetadata('QueryWorkgroup.encryptionKey', audit.workgroup!.encryptionKey.keyArn);
  stack.addMetadata('QueryWorkgroup.accessLogBucket', audit.workgroup!.accessLogBucket!.bucketName);
  stack.addMetadata('QueryWorkgroup.resultsBucket', audit.workgroup!.resultsBucket!.bucketName);
  stack.addMetadata('DetectionAlarms.topic', audit.alarms!.topic.topicArn);
  stack.addMetadata('DetectionAlarms.deliveryAlarm', audit.alarms!.deliveryAlarm.alarmName);
  stack.addMetadata('DetectionAlarms.alarmFor', audit.alarms!.alarmFor('trail-tampering').alarmName);
  stack.addMetadata('CloudTrailAnalytics.summary', audit.summary);
  stack.addMetadata('AuditTrail.recorded', audit.trail!.recordedEvents);
  stack.addMetadata('QueryWorkgroup.queryNames', audit.workgroup!.queryNames);
  stack.addMetadata('DetectionAlarms.ruleIds', audit.alarms!.ruleIds);
  stack.addMetadata('LogQueries.queryNames', audit.logQueries!.queryNames);
  stack.addMetadata('DetectionNotifications.ruleIds', audit.notifications!.ruleIds);
  stack.addMetadata('DetectionNotifications.stateMachine', audit.notifications!.stateMachine.stateMachineArn);
  stack.addMetadata('DetectionNotifications.undelivered', audit.notifications!.deadLetterQueue.queueName);
  stack.addMetadata('DetectionNotifications.undeliveredAlarm', audit.notifications!.undeliveredAlarm.alarmName);
}
