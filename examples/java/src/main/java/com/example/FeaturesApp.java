package com.example;

import com.example.features.Detections;
import com.example.features.Parts;
import com.example.features.Queries;
import com.example.features.Sources;
import com.example.features.Trail;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

public final class FeaturesApp {
  public static void main(final String[] args) {
    App app = new App();
    StackProps props = StackProps.builder()
        .env(Environment.builder().account("111122223333").region("eu-central-1").build())
        .build();
    Trail.addTrail(new Stack(app, "Trail", props));
    Detections.addDetections(new Stack(app, "Detections", props));
    Queries.addQueries(new Stack(app, "Queries", props));
    Queries.addSharedQueries(new Stack(app, "SharedQueries", props));
    Sources.addOrganizationTrail(new Stack(app, "OrganizationTrail", props));
    Sources.addExistingTrail(new Stack(app, "ExistingTrail", props));
    Sources.addControlTower(new Stack(app, "ControlTower", props));
    Sources.addLogGroup(new Stack(app, "LogGroup", props));
    Sources.addCustomSource(new Stack(app, "CustomSource", props));
    Parts.addParts(new Stack(app, "Parts", props));
    app.synth();
  }
}
