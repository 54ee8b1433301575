from pathlib import Path

from aws_cdk import App, Duration, Stack
from aws_cdk.aws_logs import FilterPattern
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_sns_subscriptions import EmailSubscription
from cdk_cloudtrail_analytics import (
    CloudTrailAnalytics,
    DetectionRule,
    QueryPack,
    RetentionPolicy,
    RulePack,
    Severity,
)

QUERIES = Path(__file__).resolve().parent.parent / "queries"

app = App()
stack = Stack(app, "Example", description="Who did what, when, from where")

unused_region = DetectionRule(
    id="instances-in-unused-region",
    title="Instances launched where nobody works",
    pattern=FilterPattern.literal(
        '{ ($.eventName = "RunInstances") && ($.awsRegion != "eu-west-1")'
        ' && ($.awsRegion != "us-east-1") }'
    ),
    severity=Severity.HIGH,
    meaning="Nobody deploys to this Region.",
)

# a rule can be tried before there is anything to deploy
if not unused_region.matches('{"eventName":"RunInstances","awsRegion":"ap-southeast-2"}'):
    raise AssertionError("the rule misses a launch in Sydney")

CloudTrailAnalytics(
    stack,
    "Audit",
    resource_name_prefix="audit",
    retention=RetentionPolicy.searchable(
        Duration.days(365), archive_for=Duration.days(7 * 365)
    ),
    alarm_rules=[
        RulePack.recommended().without(["root-usage", "kms-key-deletion"]),
        RulePack.security_hub(),  # has these two, word for word as Security Hub wants them
        RulePack.of("example", [unused_region]),
    ],
    query_packs=[
        QueryPack.security(),
        QueryPack.investigation(),
        QueryPack.from_directory("example", str(QUERIES)),
    ],
    access_log_bucket=Bucket.from_bucket_name(stack, "AccessLogs", "example-access-logs"),
    subscriptions=[EmailSubscription("security@example.com")],
)

app.synth()
