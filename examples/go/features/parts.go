package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/jsii-runtime-go"
	analytics "github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics"
)

// The parts of the construct, each created separately.
func addParts(stack awscdk.Stack) {
	name := jsii.String("parts")
	key := awskms.NewKey(stack, jsii.String("Key"), nil)
	topic := awssns.NewTopic(stack, jsii.String("Topic"), &awssns.TopicProps{MasterKey: key})
	alarmRules := &[]analytics.RulePack{analytics.RulePack_Recommended()}

	archive := analytics.NewLogArchive(stack, jsii.String("Archive"), &analytics.LogArchiveProps{
		TrailArn:      analytics.AuditTrail_FormatTrailArn(stack, name, nil),
		EncryptionKey: key,
	})
	trail := analytics.NewAuditTrail(stack, jsii.String("Trail"), &analytics.AuditTrailProps{
		TrailName:     name,
		Bucket:        archive.Bucket(),
		EncryptionKey: key,
	})

	catalog := analytics.NewEventCatalog(stack, jsii.String("Catalog"), &analytics.EventCatalogProps{
		Bucket:         archive.Bucket(),
		DatabaseName:   name,
		DetectionRules: alarmRules,
	})
	workgroup := analytics.NewQueryWorkgroup(stack, jsii.String("Workgroup"), &analytics.QueryWorkgroupProps{
		WorkgroupName: name,
		DatabaseName:  catalog.DatabaseName(),
		QueryPacks:    &[]analytics.QueryPack{analytics.QueryPack_Identity()},
		EncryptionKey: key,
	})
	analyst := awsiam.NewRole(stack, jsii.String("Analyst"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()})
	catalog.GrantRead(analyst)
	workgroup.GrantQuery(analyst)

	analytics.NewDetectionAlarms(stack, jsii.String("Alarms"), &analytics.DetectionAlarmsProps{
		ResourceNamePrefix: name,
		DatabaseName:       catalog.DatabaseName(),
		AlarmRules:         alarmRules,
		EncryptionKey:      key,
		LogGroup:           trail.LogGroup(),
		Topic:              topic,
	})
	analytics.NewDetectionNotifications(stack, jsii.String("Notifications"), &analytics.DetectionNotificationsProps{
		ResourceNamePrefix: name,
		DatabaseName:       catalog.DatabaseName(),
		WorkgroupName:      workgroup.WorkgroupName(),
		DetectionRules:     alarmRules,
		EncryptionKey:      key,
		EventNotifications: &[]analytics.EventNotification{analytics.EventNotification_Topic(topic)},
	})
	analytics.NewLogQueries(stack, jsii.String("LogQueries"), &analytics.LogQueriesProps{
		ResourceNamePrefix: name,
		LogGroup:           trail.LogGroup(),
		LogQueryRules:      &[]analytics.RulePack{analytics.RulePack_Operations()},
	})
}
