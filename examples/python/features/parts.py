from aws_cdk import Stack
from aws_cdk.aws_iam import AccountRootPrincipal, Role
from aws_cdk.aws_kms import Key
from aws_cdk.aws_sns import Topic
from cdk_cloudtrail_analytics import (
    AuditTrail,
    DetectionAlarms,
    DetectionNotifications,
    EventCatalog,
    EventNotification,
    LogArchive,
    LogQueries,
    QueryPack,
    QueryWorkgroup,
    RulePack,
)


def add_parts(stack: Stack) -> None:
    """The parts of the construct, each created separately."""
    key = Key(stack, "Key")
    topic = Topic(stack, "Topic", master_key=key)
    alarm_rules = [RulePack.recommended()]

    archive = LogArchive(
        stack, "Archive", trail_arn=AuditTrail.format_trail_arn(stack, "parts"), encryption_key=key
    )
    trail = AuditTrail(stack, "Trail", trail_name="parts", bucket=archive.bucket, encryption_key=key)

    catalog = EventCatalog(
        stack, "Catalog", bucket=archive.bucket, database_name="parts", detection_rules=alarm_rules
    )
    workgroup = QueryWorkgroup(
        stack,
        "Workgroup",
        workgroup_name="parts",
        database_name=catalog.database_name,
        query_packs=[QueryPack.identity()],
        encryption_key=key,
    )
    analyst = Role(stack, "Analyst", assumed_by=AccountRootPrincipal())
    catalog.grant_read(analyst)
    workgroup.grant_query(analyst)

    DetectionAlarms(
        stack,
        "Alarms",
        resource_name_prefix="parts",
        database_name=catalog.database_name,
        alarm_rules=alarm_rules,
        encryption_key=key,
        log_group=trail.log_group,
        topic=topic,
    )
    DetectionNotifications(
        stack,
        "Notifications",
        resource_name_prefix="parts",
        database_name=catalog.database_name,
        workgroup_name=workgroup.workgroup_name,
        detection_rules=alarm_rules,
        encryption_key=key,
        event_notifications=[EventNotification.topic(topic)],
    )
    LogQueries(
        stack,
        "LogQueries",
        resource_name_prefix="parts",
        log_group=trail.log_group,
        log_query_rules=[RulePack.operations()],
    )
