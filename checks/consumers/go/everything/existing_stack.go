package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

// newExistingStack has alerts of rarer events, in words of our own, on a topic and a trail that somebody else manages.
func newExistingStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	topic := awssns.Topic_FromTopicArn(stack, jsii.String("Topic"), jsii.String("arn:aws:sns:us-east-1:123456789012:security"))
	trail := alert.SignInTrail_FromTrailArn(jsii.String("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization"))

	alert.NewConsoleLoginAlert(stack, jsii.String("Passwords"), &alert.ConsoleLoginAlertProps{
		Message: alert.AlertMessage_FromTemplate(
			jsii.String("パスワードの変更: <eventName> of <userArn>\nin account <account> at <eventTime>"), nil),
		SignIns: &alert.SignInFilter{
			Events: &[]alert.SignInEvent{
				alert.SignInEvent_PASSWORD_UPDATED(),
				alert.SignInEvent_PASSWORD_RECOVERY_REQUESTED(),
				alert.SignInEvent_PASSWORD_RECOVERY_COMPLETED(),
			},
		},
		Topic: topic,
		Trail: trail,
	})

	alert.NewConsoleLoginAlert(stack, jsii.String("Sessions"), &alert.ConsoleLoginAlertProps{
		Message: alert.AlertMessage_FromTemplate(
			jsii.String("<eventName> by <userArn>, TLS <tls>"),
			&alert.AlertTemplateOptions{
				Fields: &map[string]*string{"tls": jsii.String("$.detail.tlsDetails.tlsVersion")},
			}),
		SignIns: &alert.SignInFilter{
			Events: &[]alert.SignInEvent{
				alert.SignInEvent_CHECK_MFA(),
				alert.SignInEvent_EXIT_ROLE(),
				alert.SignInEvent_RENEW_ROLE(),
				alert.SignInEvent_SIGNIN_TOKEN(),
				alert.SignInEvent_EXTERNAL_IDP_DIRECTORY_LOGIN(),
				alert.SignInEvent_USER_AUTHENTICATION(),
				alert.SignInEvent_CREDENTIAL_VERIFICATION(),
				alert.SignInEvent_AUTHORIZE_OAUTH2_ACCESS(),
				alert.SignInEvent_CREATE_OAUTH2_TOKEN(),
				alert.SignInEvent_ASSUME_ROOT(),
				alert.SignInEvent_SIGN_IN_ANOMALY(),
				alert.SignInEvent_Of(jsii.String("FutureSignIn"), alert.SignInEventType_CONSOLE_SIGN_IN),
				alert.SignInEvent_Of(jsii.String("FutureCall"), alert.SignInEventType_API_CALL),
				alert.SignInEvent_Of(jsii.String("FutureServiceEvent"), alert.SignInEventType_SERVICE_EVENT),
				alert.SignInEvent_Of(jsii.String("FutureAction"), alert.SignInEventType_CONSOLE_ACTION),
			},
		},
		Topic: topic,
		Trail: trail,
	})
	return stack
}
