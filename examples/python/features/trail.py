from aws_cdk import Duration, Size, Stack
from aws_cdk.aws_cloudtrail import ReadWriteType
from aws_cdk.aws_iam import AccountRootPrincipal, Role
from aws_cdk.aws_kms import Key
from aws_cdk.aws_s3 import Bucket, StorageClass
from cdk_cloudtrail_analytics import (
    AggregationTemplate,
    ApiInsights,
    ArchiveReplica,
    CloudTrailAnalytics,
    DataEvents,
    DataResource,
    ExpectedVolume,
    InsightCategory,
    ManagementEvents,
    NetworkActivityEvents,
    ObjectLock,
    QueryResults,
    RecordSource,
    RetentionPolicy,
    ValueMatch,
)


def add_trail(stack: Stack) -> None:
    """A trail with data events, network activity events and Insights, and an archive with Object Lock and a replica."""
    payments = Bucket.from_bucket_name(stack, "Payments", "example-payments")
    sessions = ValueMatch.starts_with(["arn:aws:sts::111122223333:assumed-role/"]).combined_with(
        ValueMatch.not_ends_with(["/scanner"])
    )
    replica = ArchiveReplica.to(
        Bucket.from_bucket_attributes(stack, "Replica", bucket_name="example-replica", region="eu-west-1"),
        Key.from_key_arn(
            stack, "ReplicaKey", "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555"
        ),
        storage_class=StorageClass.INFREQUENT_ACCESS,
    )

    audit = CloudTrailAnalytics(
        stack,
        "Audit",
        source=RecordSource.trail(
            management_events=ManagementEvents.all().excluding_kms(),
            data_events=[
                DataEvents.for_buckets([payments], read_write_type=ReadWriteType.WRITE_ONLY),
                DataEvents.of(
                    DataResource.LAMBDA_FUNCTION,
                    event_name=ValueMatch.equal_to(["Invoke"]),
                    principal_arn=sessions,
                ),
                DataEvents.of(DataResource.of("AWS::DynamoDB::Table"), from_console=True),
            ],
            network_activity=[NetworkActivityEvents.of("kms.amazonaws.com", denied_only=True)],
            insights=[
                ApiInsights.call_rate([InsightCategory.MANAGEMENT, InsightCategory.DATA]),
                ApiInsights.error_rate(),
            ],
            aggregation=[AggregationTemplate.API_ACTIVITY],
            replicas=[replica],
        ),
        retention=RetentionPolicy.searchable(
            Duration.days(365),
            archive_for=Duration.days(7 * 365),
            glacier_instant_retrieval_after=Duration.days(90),
            object_lock=ObjectLock.governance(Duration.days(365)),
        ),
        regions=["eu-central-1", "us-east-1"],
        query_results=QueryResults.managed(),
        bytes_scanned_cutoff_per_query=Size.gibibytes(10),
        delivery_alarm_after=Duration.hours(4),
        expected_volume=ExpectedVolume(
            management_events=2_000_000, data_events=5_000_000, scanned_gigabytes=200
        ),
        export_summary=True,
    )

    audit.trail.exclude_from_data_events(Bucket.from_bucket_name(stack, "Scratch", "example-scratch"))
    audit.grant_query(Role(stack, "Analyst", assumed_by=AccountRootPrincipal()))
