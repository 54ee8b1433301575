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
stack = Stack(app, "Example", description="Audit trail with alarms and saved queries")

unused_region = DetectionRule(
    id="instances-in-unused-region",
    title="Instances launched in an unused Region",
    pattern=FilterPattern.literal(
        '{ ($.eventName = "RunInstances") && ($.awsRegion != "eu-west-1")'
        ' && ($.awsRegion != "us-east-1") }'
    ),
    severity=Severity.HIGH,
    description="EC2 instances were launched in a Region without deployments.",
)

# Test the rule before you deploy it.
if not unused_region.matches('{"eventName":"RunInstances","awsRegion":"ap-southeast-2"}'):
    raise AssertionError("the rule does not match a launch in ap-southeast-2")

CloudTrailAnalytics(
    stack,
    "Audit",
    resource_name_prefix="audit",
    retention=RetentionPolicy.searchable(
        Duration.days(365), archive_for=Duration.days(7 * 365)
    ),
    alarm_rules=[
        RulePack.recommended().without(["root-usage", "kms-key-deletion"]),
        # Contains these two rules with the exact pattern that Security Hub requires.
        RulePack.security_hub(),
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
