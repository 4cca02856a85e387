using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using CdkConsoleLoginAlert;
using Constructs;

namespace Everything;

/// <summary>Alerts of rarer events, in words of our own, on a topic and a trail that somebody else manages.</summary>
public class ExistingStack : Stack
{
    public ExistingStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var topic = Topic.FromTopicArn(this, "Topic", "arn:aws:sns:us-east-1:123456789012:security");
        var trail = SignInTrail.FromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization");

        new ConsoleLoginAlert(this, "Passwords", new ConsoleLoginAlertProps
        {
            Message = AlertMessage.FromTemplate(
                "パスワードの変更: <eventName> of <userArn>\nin account <account> at <eventTime>"),
            SignIns = new SignInFilter
            {
                Events = new[]
                {
                    SignInEvent.PASSWORD_UPDATED,
                    SignInEvent.PASSWORD_RECOVERY_REQUESTED,
                    SignInEvent.PASSWORD_RECOVERY_COMPLETED,
                },
            },
            Topic = topic,
            Trail = trail,
        });

        new ConsoleLoginAlert(this, "Sessions", new ConsoleLoginAlertProps
        {
            Message = AlertMessage.FromTemplate("<eventName> by <userArn>, TLS <tls>", new AlertTemplateOptions
            {
                Fields = new Dictionary<string, string> { ["tls"] = "$.detail.tlsDetails.tlsVersion" },
            }),
            SignIns = new SignInFilter
            {
                Events = new[]
                {
                    SignInEvent.CHECK_MFA,
                    SignInEvent.EXIT_ROLE,
                    SignInEvent.RENEW_ROLE,
                    SignInEvent.SIGNIN_TOKEN,
                    SignInEvent.EXTERNAL_IDP_DIRECTORY_LOGIN,
                    SignInEvent.USER_AUTHENTICATION,
                    SignInEvent.CREDENTIAL_VERIFICATION,
                    SignInEvent.AUTHORIZE_OAUTH2_ACCESS,
                    SignInEvent.CREATE_OAUTH2_TOKEN,
                    SignInEvent.ASSUME_ROOT,
                    SignInEvent.SIGN_IN_ANOMALY,
                    SignInEvent.Of("FutureSignIn", SignInEventType.CONSOLE_SIGN_IN),
                    SignInEvent.Of("FutureCall", SignInEventType.API_CALL),
                    SignInEvent.Of("FutureServiceEvent", SignInEventType.SERVICE_EVENT),
                    SignInEvent.Of("FutureAction", SignInEventType.CONSOLE_ACTION),
                },
            },
            Topic = topic,
            Trail = trail,
        });
    }
}
