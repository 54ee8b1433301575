import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** What the construct is made of, each part by itself. */
export function parts({ analytics, actions, cdk, events, iam, kms, logs, s3, sns, subscriptions }: Modules, stack: Stack): void {
  const key = new kms.Key(stack, 'Key');
  const retention = analytics.RetentionPolicy.searchable(cdk.Duration.days(90));
  const accounts = analytics.AccountScope.listed(['111122223333', '444455556666']);
  const accessLogBucket = s3.Bucket.fromBucketName(stack, 'AccessLogs', 'example-access-logs');
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'LogGroup', 'example');
  const alarmRules = [analytics.RulePack.recommended()];
  const topic = new sns.Topic(stack, 'Topic');

  const archive = new analytics.LogArchive(stack, 'Archive', {
    trailArn: analytics.AuditTrail.formatTrailArn(stack, 'parts', '444455556666'),
    trailAccountId: '444455556666',
    organizationId: 'o-exampleorgid',
    keyPrefix: 'records',
    encryptionKey: key,
    accessLogBucket,
    replicas: [analytics.ArchiveReplica.to(
      s3.Bucket.fromBucketAttributes(stack, 'Replica', { bucketName: 'example-replica', region: 'eu-west-1' }),
      kms.Key.fromKeyArn(stack, 'ReplicaKey', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'),
    )],
    retention,
  });
  new analytics.LogArchive(stack, 'OwnArchive', {
    trailArn: analytics.AuditTrail.formatTrailArn(stack, 'other'),
    bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'example-logs'),
  });
  new analytics.AuditTrail(stack, 'Trail', {
    trailName: 'parts',
    bucket: archive.bucket,
    encryptionKey: archive.encryptionKey,
    keyPrefix: 'records',
    logGroupName: 'parts',
    logGroupRetention: logs.RetentionDays.ONE_YEAR,
    managementAccountId: '444455556666',
    organizationId: 'o-exampleorgid',
  });
  new analytics.AuditTrail(stack, 'OtherTrail', { trailName: 'other', bucket: archive.bucket, encryptionKey: key, logGroup });

  const role = new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
  const catalog = new analytics.EventCatalog(stack, 'Catalog', {
    bucket: archive.bucket,
    databaseName: 'parts',
    accounts,
    detectionRules: alarmRules,
    encryptionKey: key,
    insights: true,
    keyPrefix: 'records',
    networkActivity: true,
    organizationId: 'o-exampleorgid',
    regions: ['eu-central-1'],
    retention,
  });
  catalog.grantRead(role).assertSuccess();
  const queries = new analytics.QueryWorkgroup(stack, 'Queries', {
    databaseName: catalog.databaseName,
    workgroupName: 'parts',
    accessLogBucket,
    accounts,
    encryptionKey: key,
    insights: true,
    networkActivity: true,
    queryPacks: [analytics.QueryPack.insights()],
    queryResults: analytics.QueryResults.expiring(),
    retention,
    bytesScannedCutoffPerQuery: cdk.Size.gibibytes(1),
  });
  queries.grantQuery(role).assertSuccess();

  new analytics.DetectionAlarms(stack, 'Alarms', {
    alarmRules,
    resourceNamePrefix: 'parts',
    logGroup,
    accounts,
    alarmActions: [new actions.SnsAction(topic)],
    databaseName: catalog.databaseName,
    deliveryAlarmAfter: cdk.Duration.hours(2),
    encryptionKey: key,
    subscriptions: [new subscriptions.EmailSubscription('security@example.com')],
  });
  new analytics.DetectionAlarms(stack, 'OtherAlarms', { alarmRules, resourceNamePrefix: 'other', logGroup, topic });

  const notification = analytics.EventNotification.topic(topic).only(['trail-tampering']).withMinSeverity(analytics.Severity.LOW);
  stack.addMetadata('EventNotification.minSeverity', notification.minSeverity);
  stack.addMetadata('EventNotification.reads', notification.reads);
  stack.addMetadata('EventNotification.ruleIds', notification.ruleIds);
  new analytics.LogQueries(stack, 'LogQueries', { resourceNamePrefix: 'parts', logGroup, logQueryRules: [analytics.RulePack.operations()] });
  new analytics.DetectionNotifications(stack, 'Events', {
    alarmRules,
    resourceNamePrefix: 'parts',
    eventNotifications: [notification],
    alarmActions: [new actions.SnsAction(topic)],
    databaseName: catalog.databaseName,
    encryptionKey: key,
    workgroupName: queries.workgroupName,
  });
  const told = notification.target.bind(stack, { encryptionKey: key });
  stack.addMetadata('NotificationTargetConfig.format', told.format);
  stack.addMetadata('NotificationTargetConfig.topic', told.topic!.topicArn);
  const sent = analytics.EventNotification.eventBus(events.EventBus.fromEventBusName(stack, 'Bus', 'security')).target.bind(stack, { encryptionKey: key });
  stack.addMetadata('NotificationTargetConfig.eventBus', sent.eventBus!.eventBusName);
}
