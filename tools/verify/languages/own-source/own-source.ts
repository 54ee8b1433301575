import { App, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { CloudTrailAnalytics, RecordSource, RecordSourceConfig, RecordSourceContext } from 'cdk-cloudtrail-analytics';

/** A log group that somebody else creates, with a name that was agreed on. */
class AgreedLogGroup extends RecordSource {
  public readonly description = 'a log group with the agreed name';

  public bind(scope: Construct, context: RecordSourceContext): RecordSourceConfig {
    return { logGroup: LogGroup.fromLogGroupName(scope, 'Agreed', `/agreed/${context.logGroupName}`) };
  }
}

const app = new App();
new CloudTrailAnalytics(new Stack(app, 'Own'), 'Audit', { source: new AgreedLogGroup() });
app.synth();
