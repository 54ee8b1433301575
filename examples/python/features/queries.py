from pathlib import Path

from aws_cdk import Duration, Stack
from aws_cdk.aws_kms import Key
from aws_cdk.aws_s3 import Bucket
from cdk_cloudtrail_analytics import (
    CloudTrailAnalytics,
    QueryPack,
    QueryResults,
    QueryWindow,
    QueryWorkgroup,
)

QUERIES = Path(__file__).resolve().parent.parent.parent / "queries"


def add_queries(stack: Stack) -> None:
    """Saved queries of built-in packs and of a directory, with other time windows and prepared statements."""
    CloudTrailAnalytics(
        stack,
        "Audit",
        query_packs=[
            QueryPack.investigation()
            .only(["access-key-activity", "role-sessions"])
            .with_prepared_statements(["access-key-activity"]),
            QueryPack.security()
            .without(["root-activity"])
            .with_window(QueryWindow.last(Duration.days(3)), ["new-regions"]),
            QueryPack.cost().only(["purchases"]).with_window(QueryWindow.between("2026-01-01", "2026-02-01")),
            QueryPack.compliance().only(["root-use"]).with_window(QueryWindow.last_days(90)),
            QueryPack.from_directory("example", str(QUERIES)),
        ],
        query_results=QueryResults.expiring(
            bucket=Bucket.from_bucket_name(stack, "Results", "example-results"), key_prefix="athena"
        ),
    )


def add_shared_queries(stack: Stack) -> None:
    """Saved queries for the workgroup of another stack."""
    key_arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    workgroup = QueryWorkgroup.from_query_workgroup_attributes(
        stack,
        "Workgroup",
        workgroup_name="audit",
        database_name="audit",
        encryption_key=Key.from_key_arn(stack, "Key", key_arn),
    )
    workgroup.add_query_pack(QueryPack.data().only(["secrets-read"]))
