package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

// newWidespreadStack has alerts that receive sign-ins of other Regions and accounts, and a forwarder that sends those of this account to another one.
func newWidespreadStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	trail := alert.SignInTrail_FromTrailArn(jsii.String("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization"))
	pager := awssns.Topic_FromTopicArn(stack, jsii.String("Pager"), jsii.String("arn:aws:sns:us-east-1:123456789012:pager"))
	unsent := awssqs.NewQueue(stack, jsii.String("Unsent"), &awssqs.QueueProps{EnforceSSL: jsii.Bool(true)})

	alert.NewConsoleLoginAlert(stack, jsii.String("ThisRegion"), &alert.ConsoleLoginAlertProps{
		Coverage: alert.SignInCoverage_ThisRegion(),
		Trail:    trail,
	})
	alert.NewConsoleLoginAlert(stack, jsii.String("SomeRegions"), &alert.ConsoleLoginAlertProps{
		Coverage: alert.SignInCoverage_Regions(jsii.Strings("us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2")),
		Trail:    trail,
	})
	alert.NewConsoleLoginAlert(stack, jsii.String("DefaultRegions"), &alert.ConsoleLoginAlertProps{
		Coverage: alert.SignInCoverage_DefaultRegions(),
		Trail:    trail,
	})

	alert.NewConsoleLoginAlert(stack, jsii.String("Organization"), &alert.ConsoleLoginAlertProps{
		Coverage: alert.SignInCoverage_Organization(&alert.OrganizationCoverageOptions{
			OrganizationId:        jsii.String("o-a1b2c3d4e5"),
			OrganizationalUnitIds: jsii.Strings("r-ab12"),
			Regions:               jsii.Strings("us-east-1", "us-east-2"),
			ExceptAccounts:        jsii.Strings("111122223333"),
		}),
		Trail: trail,
	})
	alert.NewConsoleLoginAlert(stack, jsii.String("Unit"), &alert.ConsoleLoginAlertProps{
		Coverage: alert.SignInCoverage_Organization(&alert.OrganizationCoverageOptions{
			OrganizationId:         jsii.String("o-a1b2c3d4e5"),
			OrganizationalUnitIds:  jsii.Strings("ou-ab12-cd34ef56"),
			Regions:                jsii.Strings("us-east-1"),
			Accounts:               jsii.Strings("111122223333"),
			DelegatedAdministrator: jsii.Bool(true),
		}),
		Trail: trail,
	})

	forwarded := alert.NewConsoleLoginAlert(stack, jsii.String("Forwarded"), &alert.ConsoleLoginAlertProps{
		Coverage: alert.SignInCoverage_Forwarders(&alert.ForwarderCoverageOptions{
			Accounts:       jsii.Strings("111122223333"),
			OrganizationId: jsii.String("o-a1b2c3d4e5"),
		}),
		Trail: trail,
	})

	forwarder := alert.NewSignInForwarder(stack, jsii.String("Forwarder"), &alert.SignInForwarderProps{
		EventBusArn:     jsii.String("arn:aws:events:us-east-1:111122223333:event-bus/sign-ins"),
		SignIns:         &alert.SignInFilter{Identities: &[]alert.SignInIdentity{alert.SignInIdentity_ROOT()}},
		DeadLetterQueue: unsent,
	})
	forwarder.AlarmOnFailedDelivery(jsii.String("FailedDelivery"), &alert.FailedDeliveryAlarmOptions{
		Actions: &[]awscloudwatch.IAlarmAction{awscloudwatchactions.NewSnsAction(pager)},
	})
	forwarder.AlarmOnSilence(jsii.String("Silence"), &alert.SilenceAlarmOptions{
		Actions: &[]awscloudwatch.IAlarmAction{awscloudwatchactions.NewSnsAction(pager)},
	})

	awscdk.NewCfnOutput(stack, jsii.String("EventBusArn"), &awscdk.CfnOutputProps{Value: forwarded.EventBus().EventBusArn()})
	awscdk.NewCfnOutput(stack, jsii.String("RuleArn"), &awscdk.CfnOutputProps{Value: forwarder.Rule().RuleArn()})
	awscdk.NewCfnOutput(stack, jsii.String("UnsentArn"), &awscdk.CfnOutputProps{
		Value: forwarder.DeadLetterQueue().QueueArn(),
	})
	return stack
}
