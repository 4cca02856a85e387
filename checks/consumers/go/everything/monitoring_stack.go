package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudtrail"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssnssubscriptions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

// newMonitoringStack has two alerts on a trail of this app: people get some events in Japanese, machines get all of them as JSON.
func newMonitoringStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	trail := awscloudtrail.NewTrail(stack, jsii.String("Trail"), nil)
	siem := awssqs.NewQueue(stack, jsii.String("Siem"), &awssqs.QueueProps{EnforceSSL: jsii.Bool(true)})
	pager := awssns.NewTopic(stack, jsii.String("Pager"), nil)

	forPeople := alert.NewConsoleLoginAlert(stack, jsii.String("ForPeople"), &alert.ConsoleLoginAlertProps{
		Recipients: &[]alert.AlertRecipient{
			alert.AlertRecipient_Email(jsii.String("security@example.com")),
		},
		Message:  alert.AlertMessage_Japanese(nil),
		Delivery: alert.AlertDelivery_WithSubject(&alert.SubjectDeliveryOptions{TimeZone: jsii.String("Asia/Tokyo")}),
		SignIns: &alert.SignInFilter{
			Events: &[]alert.SignInEvent{alert.SignInEvent_CONSOLE_LOGIN(), alert.SignInEvent_SWITCH_ROLE()},
		},
		Trail: alert.SignInTrail_FromTrail(trail),
	})
	forPeople.Watch(&alert.WatchOptions{Topic: pager})

	alert.NewConsoleLoginAlert(stack, jsii.String("ForMachines"), &alert.ConsoleLoginAlertProps{
		Recipients: &[]alert.AlertRecipient{
			alert.AlertRecipient_Subscription(awssnssubscriptions.NewSqsSubscription(siem, nil)),
		},
		Message: alert.AlertMessage_WholeEvent(),
		SignIns: &alert.SignInFilter{Events: &[]alert.SignInEvent{alert.SignInEvent_ANY()}},
		Trail:   forPeople.Trail(),
	})
	return stack
}
