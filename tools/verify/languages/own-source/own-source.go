package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

// A log group that somebody else creates, with a name that was agreed on.
type agreedLogGroup struct {
	analytics.RecordSource
}

func newAgreedLogGroup() analytics.RecordSource {
	source := &agreedLogGroup{}
	analytics.NewRecordSource_Override(source)
	return source
}

func (*agreedLogGroup) Description() *string {
	return jsii.String("a log group with the agreed name")
}

func (*agreedLogGroup) Bind(scope constructs.Construct, context *analytics.RecordSourceContext) *analytics.RecordSourceConfig {
	name := jsii.String("/agreed/" + *context.LogGroupName)
	return &analytics.RecordSourceConfig{LogGroup: awslogs.LogGroup_FromLogGroupName(scope, jsii.String("Agreed"), name)}
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Own"), nil)
	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{Source: newAgreedLogGroup()})
	app.Synth(nil)
}
