from aws_cdk import App, Stack
from aws_cdk.aws_sns_subscriptions import EmailSubscription
from cdk_cloudtrail_analytics import CloudTrailAnalytics

app = App()
stack = Stack(app, "AuditStack")
CloudTrailAnalytics(
    stack,
    "Audit",
    subscriptions=[EmailSubscription("security@example.com")],
)
app.synth()
