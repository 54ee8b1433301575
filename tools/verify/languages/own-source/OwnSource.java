package com.example;

import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSource;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSourceConfig;
import io.github.cloudemprise.cdk.cloudtrail.analytics.RecordSourceContext;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

public final class OwnSource {
  /** A log group that somebody else creates, with a name that was agreed on. */
  private static final class AgreedLogGroup extends RecordSource {
    @Override
    public String getDescription() {
      return "a log group with the agreed name";
    }

    @Override
    public RecordSourceConfig bind(final Construct scope, final RecordSourceContext context) {
      return RecordSourceConfig.builder()
          .logGroup(LogGroup.fromLogGroupName(scope, "Agreed", "/agreed/" + context.getLogGroupName()))
          .build();
    }
  }

  public static void main(final String[] args) {
    App app = new App();
    CloudTrailAnalytics.Builder.create(new Stack(app, "Own"), "Audit").source(new AgreedLogGroup()).build();
    app.synth();
  }
}
