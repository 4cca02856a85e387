package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	alert "github.com/cdk-console-login-alert/cdk-console-login-alert-go/cdkconsoleloginalert"
)

// newFilteredStack has alerts of some sign-ins only: by who it was, from where, with what outcome, and whether with a second factor.
func newFilteredStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, props)

	trail := alert.SignInTrail_FromTrailArn(jsii.String("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization"))

	alert.NewConsoleLoginAlert(stack, jsii.String("WithoutMfa"), &alert.ConsoleLoginAlertProps{
		SignIns: &alert.SignInFilter{
			Identities:      &[]alert.SignInIdentity{alert.SignInIdentity_ROOT(), alert.SignInIdentity_IAM_USER()},
			Outcome:         alert.SignInOutcome_SUCCESS,
			Mfa:             alert.SignInMfa_NOT_USED,
			ExceptSourceIps: jsii.Strings("203.0.113.0/24"),
		},
		Trail: trail,
	})

	alert.NewConsoleLoginAlert(stack, jsii.String("Failures"), &alert.ConsoleLoginAlertProps{
		SignIns: &alert.SignInFilter{
			Identities: &[]alert.SignInIdentity{
				alert.SignInIdentity_ASSUMED_ROLE(),
				alert.SignInIdentity_FEDERATED_USER(),
				alert.SignInIdentity_IDENTITY_CENTER_USER(),
				alert.SignInIdentity_WEB_IDENTITY_USER(),
				alert.SignInIdentity_Of(jsii.String("SAMLUser")),
			},
			Outcome:          alert.SignInOutcome_FAILURE,
			ExceptPrincipals: jsii.Strings("arn:aws:iam::123456789012:role/deployment"),
			SourceIps:        jsii.Strings("198.51.100.0/24", "2001:db8::/32"),
		},
		Trail: trail,
	})

	alert.NewConsoleLoginAlert(stack, jsii.String("BreakGlass"), &alert.ConsoleLoginAlertProps{
		SignIns: &alert.SignInFilter{
			Mfa:        alert.SignInMfa_USED,
			Principals: jsii.Strings("arn:aws:iam::123456789012:user/break-glass"),
		},
		Trail: trail,
	})
	return stack
}
