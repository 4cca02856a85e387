package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssnssubscriptions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

// newHardenedStack has an alert under watch: its topic and trail use a key of the account, and a pager tells what goes wrong with it.
func newHardenedStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	encryptionKey := awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)})
	records := awss3.NewBucket(stack, jsii.String("Records"), &awss3.BucketProps{
		BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		EnforceSSL:        jsii.Bool(true),
	})
	copies := awslogs.NewLogGroup(stack, jsii.String("Copies"), &awslogs.LogGroupProps{
		Retention: awslogs.RetentionDays_ONE_YEAR,
	})
	undelivered := awssqs.NewQueue(stack, jsii.String("Undelivered"), &awssqs.QueueProps{
		EnforceSSL:      jsii.Bool(true),
		RetentionPeriod: awscdk.Duration_Days(jsii.Number(7)),
	})
	siem := awssqs.NewQueue(stack, jsii.String("Siem"), &awssqs.QueueProps{EnforceSSL: jsii.Bool(true)})
	pager := awssns.Topic_FromTopicArn(stack, jsii.String("Pager"), jsii.String("arn:aws:sns:us-east-1:123456789012:pager"))

	signIns := alert.NewConsoleLoginAlert(stack, jsii.String("ConsoleLoginAlert"), &alert.ConsoleLoginAlertProps{
		Recipients: &[]alert.AlertRecipient{
			alert.AlertRecipient_Email(jsii.String("security@example.com")),
			alert.AlertRecipient_Email(jsii.String("on-call@example.net")),
		},
		Message: alert.AlertMessage_English(&alert.AlertMessageOptions{
			AccountNames: &map[string]*string{"123456789012": jsii.String("production")},
			Runbook:      jsii.String("https://wiki.example.com/sign-ins"),
		}),
		Delivery: alert.AlertDelivery_Direct(),
		Trail: alert.SignInTrail_Create(&alert.SignInTrailOptions{
			Bucket:        records,
			EncryptionKey: encryptionKey,
			LogGroup:      copies,
		}),
		EncryptionKey:   encryptionKey,
		DeadLetterQueue: undelivered,
		DisplayName:     jsii.String("Sign-in, hardened"),
	})
	signIns.AddRecipient(alert.AlertRecipient_Subscription(awssnssubscriptions.NewSqsSubscription(siem, nil)))
	signIns.AlarmOnFailedDelivery(jsii.String("FailedDelivery"), &alert.FailedDeliveryAlarmOptions{
		Actions: &[]awscloudwatch.IAlarmAction{awscloudwatchactions.NewSnsAction(pager)},
	})
	signIns.AlarmOnSilence(jsii.String("Silence"), &alert.SilenceAlarmOptions{
		Actions: &[]awscloudwatch.IAlarmAction{awscloudwatchactions.NewSnsAction(pager)},
	})
	signIns.AlertOnTampering(&alert.TamperingAlertOptions{Topic: pager})
	signIns.CheckDaily(&alert.DailyCheckOptions{Topic: pager, AllWellOn: jsii.String("FRI")})

	awscloudwatch.NewDashboard(stack, jsii.String("Dashboard"), &awscloudwatch.DashboardProps{
		Widgets: &[]*[]awscloudwatch.IWidget{
			{
				awscloudwatch.NewGraphWidget(&awscloudwatch.GraphWidgetProps{
					Left: &[]awscloudwatch.IMetric{
						signIns.MetricSignIns(&awscloudwatch.MetricOptions{Period: awscdk.Duration_Hours(jsii.Number(1))}),
					},
					Right: &[]awscloudwatch.IMetric{signIns.MetricFailedDeliveries(nil)},
				}),
			},
		},
	})

	awscdk.NewCfnOutput(stack, jsii.String("TopicArn"), &awscdk.CfnOutputProps{Value: signIns.Topic().TopicArn()})
	awscdk.NewCfnOutput(stack, jsii.String("RuleArn"), &awscdk.CfnOutputProps{Value: signIns.Rule().RuleArn()})
	awscdk.NewCfnOutput(stack, jsii.String("UndeliveredArn"), &awscdk.CfnOutputProps{
		Value: signIns.DeadLetterQueue().QueueArn(),
	})
	return stack
}
