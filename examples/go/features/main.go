package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newStack := func(id string) awscdk.Stack {
		return awscdk.NewStack(app, jsii.String(id), &awscdk.StackProps{
			Env: &awscdk.Environment{Account: jsii.String("111122223333"), Region: jsii.String("eu-central-1")},
		})
	}
	addTrail(newStack("Trail"))
	addDetections(newStack("Detections"))
	addQueries(newStack("Queries"))
	addSharedQueries(newStack("SharedQueries"))
	addOrganizationTrail(newStack("OrganizationTrail"))
	addExistingTrail(newStack("ExistingTrail"))
	addControlTower(newStack("ControlTower"))
	addLogGroup(newStack("LogGroup"))
	addCustomSource(newStack("CustomSource"))
	addParts(newStack("Parts"))
	app.Synth(nil)
}
