from aws_cdk import App, Stack
from aws_cdk.aws_logs import LogGroup
from cdk_cloudtrail_analytics import CloudTrailAnalytics, RecordSource, RecordSourceConfig


class AgreedLogGroup(RecordSource):
    """A log group that somebody else creates, with a name that was agreed on."""

    @property
    def description(self):
        return "a log group with the agreed name"

    def bind(self, scope, *, log_group_name, **context):
        return RecordSourceConfig(
            log_group=LogGroup.from_log_group_name(scope, "Agreed", f"/agreed/{log_group_name}")
        )


app = App()
CloudTrailAnalytics(Stack(app, "Own"), "Audit", source=AgreedLogGroup())
app.synth()
