package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

// A new trail for all accounts of an organization.
func addOrganizationTrail(stack awscdk.Stack) {
	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		Source: analytics.RecordSource_OrganizationTrail(&analytics.OrganizationTrailOptions{
			OrganizationId: jsii.String("o-exampleorgid"),
			Accounts:       analytics.AccountScope_Listed(jsii.Strings("111122223333", "444455556666")),
		}),
	})
}

// An existing trail. The policies of imported resources must contain the statements in the outputs.
func addExistingTrail(stack awscdk.Stack) {
	audit := analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		Source: analytics.RecordSource_ExistingTrail(&analytics.ExistingTrailOptions{
			Bucket: awss3.Bucket_FromBucketName(stack, jsii.String("Logs"), jsii.String("example-logs")),
			EncryptionKey: awskms.Key_FromKeyArn(stack, jsii.String("Key"),
				jsii.String("arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555")),
			LogGroup: awslogs.LogGroup_FromLogGroupName(stack, jsii.String("LogGroup"), jsii.String("example")),
			Accounts: analytics.AccountScope_StackAccount(),
		}),
		AccessLogBucket: awss3.Bucket_FromBucketName(stack, jsii.String("AccessLogs"), jsii.String("example-access-logs")),
	})
	for index, statement := range *audit.RequiredStatements() {
		id := fmt.Sprintf("Statement%d", index)
		awscdk.NewCfnOutput(stack, &id, &awscdk.CfnOutputProps{Value: statement.Json()})
	}
	awscdk.NewCfnOutput(stack, jsii.String("Summary"), &awscdk.CfnOutputProps{Value: audit.Summary()})
}

// The trail of AWS Control Tower.
func addControlTower(stack awscdk.Stack) {
	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		Source: analytics.RecordSource_ControlTower(&analytics.ControlTowerOptions{
			OrganizationId: jsii.String("o-exampleorgid"),
			Bucket: awss3.Bucket_FromBucketName(stack, jsii.String("Logs"),
				jsii.String("aws-controltower-logs-111122223333-eu-central-1")),
			Accounts: analytics.AccountScope_Injected(jsii.Strings("111122223333")),
		}),
	})
}

// Alarms for a log group that contains CloudTrail events.
func addLogGroup(stack awscdk.Stack) {
	logGroup := awslogs.LogGroup_FromLogGroupName(stack, jsii.String("LogGroup"), jsii.String("example"))
	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		Source: analytics.RecordSource_LogGroup(logGroup),
	})
}

// A custom source: a log group that another stack creates under a name that both stacks use.
// The struct has a field, because jsii identifies objects by address, and structs without fields can share an address.
type sharedLogGroup struct{ prefix string }

func (*sharedLogGroup) Description() *string {
	return jsii.String("a shared log group")
}

func (source *sharedLogGroup) Bind(scope constructs.Construct, context *analytics.RecordSourceContext) *analytics.RecordSourceConfig {
	name := source.prefix + *context.LogGroupName
	return &analytics.RecordSourceConfig{LogGroup: awslogs.LogGroup_FromLogGroupName(scope, jsii.String("Shared"), &name)}
}

func addCustomSource(stack awscdk.Stack) {
	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{Source: &sharedLogGroup{prefix: "/shared/"}})
}
