package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssnssubscriptions"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

// Rules with alarms, rules for queries only, and the notifications for events that match.
func addDetections(stack awscdk.Stack) {
	incidents := importTopic(stack, "Incidents")
	email := awssnssubscriptions.NewEmailSubscription(jsii.String("security@example.com"), nil)
	databaseDeleted := analytics.NewDetectionRule(&analytics.DetectionRuleProps{
		Id:    jsii.String("production-database-deleted"),
		Title: jsii.String("Production database deleted"),
		Pattern: awslogs.FilterPattern_All(
			awslogs.FilterPattern_StringValue(jsii.String("$.eventName"), jsii.String("="), jsii.String("DeleteDBInstance")),
			awslogs.FilterPattern_StringValue(
				jsii.String("$.requestParameters.dBInstanceIdentifier"), jsii.String("="), jsii.String("prod-*")),
		),
		Severity:       analytics.Severity_CRITICAL,
		Description:    jsii.String("A production database was deleted."),
		Runbook:        jsii.String("Restore the database from its final snapshot."),
		FalsePositives: jsii.String("Planned deletions."),
		Techniques:     jsii.Strings("T1485"),
		Threshold:      jsii.Number(1),
		Period:         awscdk.Duration_Minutes(jsii.Number(15)),
	})

	audit := analytics.NewCloudTrailAnalytics(stack, jsii.String("Audit"), &analytics.CloudTrailAnalyticsProps{
		AlarmRules: &[]analytics.RulePack{
			analytics.RulePack_Of(jsii.String("example"), &[]analytics.DetectionRule{databaseDeleted}, &analytics.RulePackOptions{
				MetricNamespace: jsii.String("Example/Audit"),
			}),
			analytics.RulePack_Identity().
				Only(jsii.Strings("user-created", "password-policy-changed")).
				ExcludingPrincipals(jsii.String("arn:aws:sts::*:assumed-role/Pipeline/*")),
			analytics.RulePack_Operations().
				Without(jsii.Strings("ec2-instance-changes")).
				Tuned(jsii.String("ec2-large-instances"), &analytics.RuleTuning{
					Threshold: jsii.Number(3),
					Period:    awscdk.Duration_Hours(jsii.Number(1)),
				}),
			analytics.RulePack_Cis(analytics.CisVersion_V5_0_0, &analytics.CisOptions{Level: analytics.CisLevel_LEVEL_1}),
			analytics.RulePack_OutsideRegions(jsii.Strings("eu-*", "us-east-1")),
		},
		DetectionRules: &[]analytics.RulePack{
			analytics.RulePack_Compute(),
			analytics.RulePack_Cost(),
			analytics.RulePack_Data(),
			analytics.RulePack_Network(),
			analytics.RulePack_Tampering(),
		},
		LogQueryRules: &[]analytics.RulePack{analytics.RulePack_Organization()},
		Subscriptions: &[]awssns.ITopicSubscription{email},
		AlarmActions:  &[]awscloudwatch.IAlarmAction{awscloudwatchactions.NewSnsAction(incidents)},
		EventNotifications: &[]analytics.EventNotification{
			analytics.EventNotification_Subscribers(&[]awssns.ITopicSubscription{email}).WithMinSeverity(analytics.Severity_HIGH),
			analytics.EventNotification_Chat(importTopic(stack, "Chat")).WithoutReads(),
			analytics.EventNotification_Topic(incidents).Only(jsii.Strings("production-database-deleted")),
			analytics.EventNotification_EventBus(awsevents.EventBus_FromEventBusName(stack, jsii.String("Bus"), jsii.String("security"))),
			analytics.EventNotification_To(&encryptedTopic{id: "Topic"}),
		},
	})

	audit.AlarmFor(jsii.String("production-database-deleted")).
		AddAlarmAction(awscloudwatchactions.NewSnsAction(importTopic(stack, "Pager")))
	audit.MetricIncomingEvents(nil).CreateAlarm(stack, jsii.String("ManyEvents"), &awscloudwatch.CreateAlarmOptions{
		Threshold:         jsii.Number(100_000),
		EvaluationPeriods: jsii.Number(1),
	})
}

// A custom notification target: a new topic that is encrypted with the key of the notifications.
// The struct has a field, because jsii identifies objects by address, and structs without fields can share an address.
type encryptedTopic struct{ id string }

func (target *encryptedTopic) Bind(
	scope constructs.Construct, options *analytics.NotificationTargetBindOptions,
) *analytics.NotificationTargetConfig {
	topic := awssns.NewTopic(scope, &target.id, &awssns.TopicProps{MasterKey: options.EncryptionKey})
	return &analytics.NotificationTargetConfig{Format: analytics.EventFormat_TEXT, Topic: topic}
}

func importTopic(stack awscdk.Stack, name string) awssns.ITopic {
	return awssns.Topic_FromTopicArn(stack, jsii.String(name), jsii.String("arn:aws:sns:eu-central-1:111122223333:"+name))
}
