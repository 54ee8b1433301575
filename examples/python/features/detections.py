import jsii
from aws_cdk import Duration, Stack
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_events import EventBus
from aws_cdk.aws_kms import IKey
from aws_cdk.aws_logs import FilterPattern
from aws_cdk.aws_sns import ITopic, Topic
from aws_cdk.aws_sns_subscriptions import EmailSubscription
from cdk_cloudtrail_analytics import (
    CisLevel,
    CisVersion,
    CloudTrailAnalytics,
    DetectionRule,
    EventFormat,
    EventNotification,
    INotificationTarget,
    NotificationTargetConfig,
    RulePack,
    Severity,
)
from constructs import Construct


def add_detections(stack: Stack) -> None:
    """Rules with alarms, rules for queries only, and the notifications for events that match."""
    incidents = import_topic(stack, "Incidents")
    database_deleted = DetectionRule(
        id="production-database-deleted",
        title="Production database deleted",
        pattern=FilterPattern.all(
            FilterPattern.string_value("$.eventName", "=", "DeleteDBInstance"),
            FilterPattern.string_value("$.requestParameters.dBInstanceIdentifier", "=", "prod-*"),
        ),
        severity=Severity.CRITICAL,
        description="A production database was deleted.",
        runbook="Restore the database from its final snapshot.",
        false_positives="Planned deletions.",
        techniques=["T1485"],
        threshold=1,
        period=Duration.minutes(15),
    )

    audit = CloudTrailAnalytics(
        stack,
        "Audit",
        alarm_rules=[
            RulePack.of("example", [database_deleted], metric_namespace="Example/Audit"),
            RulePack.identity()
            .only(["user-created", "password-policy-changed"])
            .excluding_principals("arn:aws:sts::*:assumed-role/Pipeline/*"),
            RulePack.operations()
            .without(["ec2-instance-changes"])
            .tuned("ec2-large-instances", threshold=3, period=Duration.hours(1)),
            RulePack.cis(CisVersion.V5_0_0, level=CisLevel.LEVEL_1),
            RulePack.outside_regions(["eu-*", "us-east-1"]),
        ],
        detection_rules=[
            RulePack.compute(),
            RulePack.cost(),
            RulePack.data(),
            RulePack.network(),
            RulePack.tampering(),
        ],
        log_query_rules=[RulePack.organization()],
        subscriptions=[EmailSubscription("security@example.com")],
        alarm_actions=[SnsAction(incidents)],
        event_notifications=[
            EventNotification.subscribers([EmailSubscription("security@example.com")]).with_min_severity(
                Severity.HIGH
            ),
            EventNotification.chat(import_topic(stack, "Chat")).without_reads(),
            EventNotification.topic(incidents).only(["production-database-deleted"]),
            EventNotification.event_bus(EventBus.from_event_bus_name(stack, "Bus", "security")),
            EventNotification.to(EncryptedTopic()),
        ],
    )

    audit.alarm_for("production-database-deleted").add_alarm_action(SnsAction(import_topic(stack, "Pager")))
    audit.metric_incoming_events().create_alarm(
        stack, "ManyEvents", threshold=100_000, evaluation_periods=1
    )


@jsii.implements(INotificationTarget)
class EncryptedTopic:
    """A custom notification target: a new topic that is encrypted with the key of the notifications."""

    def bind(self, scope: Construct, *, encryption_key: IKey) -> NotificationTargetConfig:
        topic = Topic(scope, "Topic", master_key=encryption_key)
        return NotificationTargetConfig(format=EventFormat.TEXT, topic=topic)


def import_topic(stack: Stack, name: str) -> ITopic:
    return Topic.from_topic_arn(stack, name, f"arn:aws:sns:eu-central-1:111122223333:{name}")
