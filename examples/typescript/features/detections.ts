import { Duration, Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  CisLevel, CisVersion, CloudTrailAnalytics, DetectionRule, EventFormat, EventNotification, INotificationTarget, NotificationTargetBindOptions,
  NotificationTargetConfig, RulePack, Severity,
} from 'cdk-cloudtrail-analytics';
import { Construct } from 'constructs';

/** Rules with alarms, rules for queries only, and the notifications for events that match. */
export function addDetections(stack: Stack): void {
  const incidents = importTopic(stack, 'Incidents');
  const databaseDeleted = new DetectionRule({
    id: 'production-database-deleted',
    title: 'Production database deleted',
    pattern: FilterPattern.all(
      FilterPattern.stringValue('$.eventName', '=', 'DeleteDBInstance'),
      FilterPattern.stringValue('$.requestParameters.dBInstanceIdentifier', '=', 'prod-*'),
    ),
    severity: Severity.CRITICAL,
    description: 'A production database was deleted.',
    runbook: 'Restore the database from its final snapshot.',
    falsePositives: 'Planned deletions.',
    techniques: ['T1485'],
    threshold: 1,
    period: Duration.minutes(15),
  });

  const audit = new CloudTrailAnalytics(stack, 'Audit', {
    alarmRules: [
      RulePack.of('example', [databaseDeleted], { metricNamespace: 'Example/Audit' }),
      RulePack.identity().only(['user-created', 'password-policy-changed']).excludingPrincipals('arn:aws:sts::*:assumed-role/Pipeline/*'),
      RulePack.operations().without(['ec2-instance-changes']).tuned('ec2-large-instances', { threshold: 3, period: Duration.hours(1) }),
      RulePack.cis(CisVersion.V5_0_0, { level: CisLevel.LEVEL_1 }),
      RulePack.outsideRegions(['eu-*', 'us-east-1']),
    ],
    detectionRules: [RulePack.compute(), RulePack.cost(), RulePack.data(), RulePack.network(), RulePack.tampering()],
    logQueryRules: [RulePack.organization()],
    subscriptions: [new EmailSubscription('security@example.com')],
    alarmActions: [new SnsAction(incidents)],
    eventNotifications: [
      EventNotification.subscribers([new EmailSubscription('security@example.com')]).withMinSeverity(Severity.HIGH),
      EventNotification.chat(importTopic(stack, 'Chat')).withoutReads(),
      EventNotification.topic(incidents).only(['production-database-deleted']),
      EventNotification.eventBus(EventBus.fromEventBusName(stack, 'Bus', 'security')),
      EventNotification.to(new EncryptedTopic()),
    ],
  });

  audit.alarmFor('production-database-deleted').addAlarmAction(new SnsAction(importTopic(stack, 'Pager')));
  audit.metricIncomingEvents().createAlarm(stack, 'ManyEvents', { threshold: 100_000, evaluationPeriods: 1 });
}

/** A custom notification target: a new topic that is encrypted with the key of the notifications. */
class EncryptedTopic implements INotificationTarget {
  public bind(scope: Construct, options: NotificationTargetBindOptions): NotificationTargetConfig {
    return { format: EventFormat.TEXT, topic: new Topic(scope, 'Topic', { masterKey: options.encryptionKey }) };
  }
}

function importTopic(stack: Stack, name: string): ITopic {
  return Topic.fromTopicArn(stack, name, `arn:aws:sns:eu-central-1:111122223333:${name}`);
}
