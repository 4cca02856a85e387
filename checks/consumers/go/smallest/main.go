package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Security"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("123456789012"), Region: jsii.String("us-east-1")},
	})

	alert.NewConsoleLoginAlert(stack, jsii.String("ConsoleLoginAlert"), &alert.ConsoleLoginAlertProps{
		Recipients: &[]alert.AlertRecipient{
			alert.AlertRecipient_Email(jsii.String("security@example.com")),
			alert.AlertRecipient_Email(jsii.String("on-call@example.net")),
		},
		Trail: alert.SignInTrail_Create(nil),
	})

	app.Synth(nil)
}
