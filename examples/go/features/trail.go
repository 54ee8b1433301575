package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudtrail"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

// A trail with data events, network activity events and Insights, and an archive with Object Lock and a replica.
func addTrail(stack awscdk.Stack) {
	payments := awss3.Bucket_FromBucketName(stack, jsii.String("Payments"), jsii.String("example-payments"))
	sessions := analytics.ValueMatch_StartsWith(jsii.Strings("arn:aws:sts::111122223333:assumed-role/")).
		CombinedWith(analytics.ValueMatch_NotEndsWith(jsii.Strings("/scanner")))
	replica := analytics.ArchiveReplica_To(
		awss3.Bucket_FromBucketAttributes(stack, jsii.String("Replica"), &awss3.BucketAttributes{
			BucketName: jsii.String("example-replica"),
			Region:     jsii.String("eu-west-1"),
		}),
		awskms.Key_FromKeyArn(stack, jsii.String("ReplicaKey"),
			jsii.String("arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555")),
		&analytics.ArchiveReplicaOptions{StorageClass: awss3.StorageClass_INFREQUENT_ACCESS()},
	)

	audit := analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		Source: analytics.RecordSource_Trail(&analytics.TrailOptions{
			ManagementEvents: analytics.ManagementEvents_All().ExcludingKms(),
			DataEvents: &[]analytics.DataEvents{
				analytics.DataEvents_ForBuckets(&[]awss3.IBucket{payments}, &analytics.DataEventOptions{
					ReadWriteType: awscloudtrail.ReadWriteType_WRITE_ONLY,
				}),
				analytics.DataEvents_Of(analytics.DataResource_LAMBDA_FUNCTION(), &analytics.DataEventOptions{
					EventName:    analytics.ValueMatch_EqualTo(jsii.Strings("Invoke")),
					PrincipalArn: sessions,
				}),
				analytics.DataEvents_Of(analytics.DataResource_Of(jsii.String("AWS::DynamoDB::Table")), &analytics.DataEventOptions{
					FromConsole: jsii.Bool(true),
				}),
			},
			NetworkActivity: &[]analytics.NetworkActivityEvents{
				analytics.NetworkActivityEvents_Of(jsii.String("kms.amazonaws.com"), &analytics.NetworkActivityOptions{
					DeniedOnly: jsii.Bool(true),
				}),
			},
			Insights: &[]analytics.ApiInsights{
				analytics.ApiInsights_CallRate(&[]analytics.InsightCategory{
					analytics.InsightCategory_MANAGEMENT, analytics.InsightCategory_DATA,
				}),
				analytics.ApiInsights_ErrorRate(nil),
			},
			Aggregation: &[]analytics.AggregationTemplate{analytics.AggregationTemplate_API_ACTIVITY},
			Replicas:    &[]analytics.ArchiveReplica{replica},
		}),
		Retention: analytics.RetentionPolicy_Searchable(awscdk.Duration_Days(jsii.Number(365)), &analytics.RetentionOptions{
			ArchiveFor:                   awscdk.Duration_Days(jsii.Number(7 * 365)),
			GlacierInstantRetrievalAfter: awscdk.Duration_Days(jsii.Number(90)),
			ObjectLock:                   analytics.ObjectLock_Governance(awscdk.Duration_Days(jsii.Number(365))),
		}),
		Regions:                    jsii.Strings("eu-central-1", "us-east-1"),
		QueryResults:               analytics.QueryResults_Managed(),
		BytesScannedCutoffPerQuery: awscdk.Size_Gibibytes(jsii.Number(10)),
		DeliveryAlarmAfter:         awscdk.Duration_Hours(jsii.Number(4)),
		ExpectedVolume: &analytics.ExpectedVolume{
			ManagementEvents: jsii.Number(2_000_000),
			DataEvents:       jsii.Number(5_000_000),
			ScannedGigabytes: jsii.Number(200),
		},
		ExportSummary: jsii.Bool(true),
	})

	audit.Trail().ExcludeFromDataEvents(awss3.Bucket_FromBucketName(stack, jsii.String("Scratch"), jsii.String("example-scratch")))
	audit.GrantQuery(awsiam.NewRole(stack, jsii.String("Analyst"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()}))
}
