package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awschatbot"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

// newChannelsStack has an alert for mailboxes, phones and chat, whose mails have a subject of our own.
func newChannelsStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	operations := awschatbot.NewSlackChannelConfiguration(stack, jsii.String("Operations"), &awschatbot.SlackChannelConfigurationProps{
		SlackChannelConfigurationName: jsii.String("operations"),
		SlackWorkspaceId:              jsii.String("T0123456789"),
		SlackChannelId:                jsii.String("C9876543210"),
		GuardrailPolicies: &[]awsiam.IManagedPolicy{
			awsiam.ManagedPolicy_FromAwsManagedPolicyName(jsii.String("ReadOnlyAccess")),
		},
	})

	alert.NewConsoleLoginAlert(stack, jsii.String("ConsoleLoginAlert"), &alert.ConsoleLoginAlertProps{
		Recipients: &[]alert.AlertRecipient{
			alert.AlertRecipient_Email(jsii.String("security@example.com")),
			alert.AlertRecipient_Sms(jsii.String("+12065550100"), &alert.SmsRecipientOptions{OnlyHighSeverity: jsii.Bool(true)}),
			alert.AlertRecipient_Slack(&alert.SlackRecipientOptions{
				WorkspaceId: jsii.String("T0123456789"),
				ChannelId:   jsii.String("C0123456789"),
			}),
			alert.AlertRecipient_SlackChannel(operations),
			alert.AlertRecipient_Teams(&alert.TeamsRecipientOptions{
				TeamId:    jsii.String("11111111-2222-3333-4444-555555555555"),
				TenantId:  jsii.String("66666666-7777-8888-9999-000000000000"),
				ChannelId: jsii.String("19:a1b2c3d4e5f6@thread.tacv2"),
			}),
		},
		Delivery: alert.AlertDelivery_WithSubject(&alert.SubjectDeliveryOptions{
			Subject:        jsii.String("Sign-in by <userArn>: <outcome>"),
			TimeZoneOffset: jsii.String("+09:00"),
		}),
		Trail: alert.SignInTrail_FromTrailArn(jsii.String("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization")),
	})
	return stack
}
