package main

import (
	"log"
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssnssubscriptions"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Example"), &awscdk.StackProps{
		Description: jsii.String("Audit trail with alarms and saved queries"),
	})

	unusedRegion := analytics.NewDetectionRule(&analytics.DetectionRuleProps{
		Id:    jsii.String("instances-in-unused-region"),
		Title: jsii.String("Instances launched in an unused Region"),
		Pattern: awslogs.FilterPattern_Literal(jsii.String(
			`{ ($.eventName = "RunInstances") && ($.awsRegion != "eu-west-1") && ($.awsRegion != "us-east-1") }`)),
		Severity:    analytics.Severity_HIGH,
		Description: jsii.String("EC2 instances were launched in a Region without deployments."),
	})

	// Test the rule before you deploy it.
	if !*unusedRegion.Matches(jsii.String(`{"eventName":"RunInstances","awsRegion":"ap-southeast-2"}`)) {
		log.Panic("the rule does not match a launch in ap-southeast-2")
	}

	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		ResourceNamePrefix: jsii.String("audit"),
		Retention: analytics.RetentionPolicy_Searchable(awscdk.Duration_Days(jsii.Number(365)), &analytics.RetentionOptions{
			ArchiveFor: awscdk.Duration_Days(jsii.Number(7 * 365)),
		}),
		AlarmRules: &[]analytics.RulePack{
			analytics.RulePack_Recommended().Without(jsii.Strings("root-usage", "kms-key-deletion")),
			// Contains these two rules with the exact pattern that Security Hub requires.
			analytics.RulePack_SecurityHub(),
			analytics.RulePack_Of(jsii.String("example"), &[]analytics.DetectionRule{unusedRegion}, nil),
		},
		QueryPacks: &[]analytics.QueryPack{
			analytics.QueryPack_Security(),
			analytics.QueryPack_Investigation(),
			analytics.QueryPack_FromDirectory(jsii.String("example"), jsii.String(filepath.Join("..", "queries"))),
		},
		AccessLogBucket: awss3.Bucket_FromBucketName(stack, jsii.String("AccessLogs"), jsii.String("example-access-logs")),
		Subscriptions: &[]awssns.ITopicSubscription{
			awssnssubscriptions.NewEmailSubscription(jsii.String("security@example.com"), nil),
		},
	})

	app.Synth(nil)
}
