package com.example;

import io.github.cloudemprise.cdk.cloudtrail.analytics.CloudTrailAnalytics;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

public final class FirstApp {
  public static void main(final String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "AuditStack");
    CloudTrailAnalytics.Builder.create(stack, "Audit")
        .subscriptions(List.of(new EmailSubscription("security@example.com")))
        .build();
    app.synth();
  }
}
