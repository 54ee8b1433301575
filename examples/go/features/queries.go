package main

import (
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

// Saved queries of built-in packs and of a directory, with other time windows and prepared statements.
func addQueries(stack awscdk.Stack) {
	analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		QueryPacks: &[]analytics.QueryPack{
			analytics.QueryPack_Investigation().
				Only(jsii.Strings("access-key-activity", "role-sessions")).
				WithPreparedStatements(jsii.Strings("access-key-activity")),
			analytics.QueryPack_Security().
				Without(jsii.Strings("root-activity")).
				WithWindow(analytics.QueryWindow_Last(awscdk.Duration_Days(jsii.Number(3))), jsii.Strings("new-regions")),
			analytics.QueryPack_Cost().
				Only(jsii.Strings("purchases")).
				WithWindow(analytics.QueryWindow_Between(jsii.String("2026-01-01"), jsii.String("2026-02-01")), nil),
			analytics.QueryPack_Compliance().
				Only(jsii.Strings("root-use")).
				WithWindow(analytics.QueryWindow_LastDays(jsii.Number(90)), nil),
			analytics.QueryPack_FromDirectory(jsii.String("example"), jsii.String(filepath.Join("..", "queries"))),
		},
		QueryResults: analytics.QueryResults_Expiring(&analytics.ExpiringResultsOptions{
			Bucket:    awss3.Bucket_FromBucketName(stack, jsii.String("Results"), jsii.String("example-results")),
			KeyPrefix: jsii.String("athena"),
		}),
	})
}

// Saved queries for the workgroup of another stack.
func addSharedQueries(stack awscdk.Stack) {
	workgroup := analytics.QueryWorkgroup_FromQueryWorkgroupAttributes(stack, jsii.String("Workgroup"), &analytics.QueryWorkgroupAttributes{
		WorkgroupName: jsii.String("audit"),
		DatabaseName:  jsii.String("audit"),
		EncryptionKey: awskms.Key_FromKeyArn(stack, jsii.String("Key"),
			jsii.String("arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555")),
	})
	workgroup.AddQueryPack(analytics.QueryPack_Data().Only(jsii.Strings("secrets-read")))
}
