import jsii
from aws_cdk import CfnOutput, Stack
from aws_cdk.aws_kms import Key
from aws_cdk.aws_logs import LogGroup
from aws_cdk.aws_s3 import Bucket
from cdk_cloudtrail_analytics import AccountScope, CloudTrailAnalytics, IRecordSource, RecordSource, RecordSourceConfig
from constructs import Construct


def add_organization_trail(stack: Stack) -> None:
    """A new trail for all accounts of an organization."""
    CloudTrailAnalytics(
        stack,
        "Audit",
        source=RecordSource.organization_trail(
            organization_id="o-exampleorgid",
            accounts=AccountScope.listed(["111122223333", "444455556666"]),
        ),
    )


def add_existing_trail(stack: Stack) -> None:
    """An existing trail. The policies of imported resources must contain the statements in the outputs."""
    key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    audit = CloudTrailAnalytics(
        stack,
        "Audit",
        source=RecordSource.existing_trail(
            bucket=Bucket.from_bucket_name(stack, "Logs", "example-logs"),
            encryption_key=Key.from_key_arn(stack, "Key", key_arn),
            log_group=LogGroup.from_log_group_name(stack, "LogGroup", "example"),
            accounts=AccountScope.stack_account(),
        ),
        access_log_bucket=Bucket.from_bucket_name(stack, "AccessLogs", "example-access-logs"),
    )
    for index, statement in enumerate(audit.required_statements):
        CfnOutput(stack, f"Statement{index}", value=statement.json)
    CfnOutput(stack, "Summary", value=audit.summary)


def add_control_tower(stack: Stack) -> None:
    """The trail of AWS Control Tower."""
    CloudTrailAnalytics(
        stack,
        "Audit",
        source=RecordSource.control_tower(
            organization_id="o-exampleorgid",
            bucket=Bucket.from_bucket_name(stack, "Logs", "aws-controltower-logs-111122223333-eu-central-1"),
            accounts=AccountScope.injected(["111122223333"]),
        ),
    )


def add_log_group(stack: Stack) -> None:
    """Alarms for a log group that contains CloudTrail events."""
    CloudTrailAnalytics(
        stack,
        "Audit",
        source=RecordSource.log_group(LogGroup.from_log_group_name(stack, "LogGroup", "example")),
    )


@jsii.implements(IRecordSource)
class SharedLogGroup:
    """A custom source: a log group that another stack creates under a name that both stacks use."""

    @property
    def description(self) -> str:
        return "a shared log group"

    def bind(self, scope: Construct, *, log_group_name: str, **context) -> RecordSourceConfig:
        name = f"/shared/{log_group_name}"
        return RecordSourceConfig(log_group=LogGroup.from_log_group_name(scope, "Shared", name))


def add_custom_source(stack: Stack) -> None:
    CloudTrailAnalytics(stack, "Audit", source=SharedLogGroup())
