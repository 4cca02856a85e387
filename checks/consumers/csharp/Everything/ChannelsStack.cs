using Amazon.CDK;
using Amazon.CDK.AWS.Chatbot;
using Amazon.CDK.AWS.IAM;
using CdkConsoleLoginAlert;
using Constructs;

namespace Everything;

/// <summary>An alert for mailboxes, phones and chat, whose mails have a subject of our own.</summary>
public class ChannelsStack : Stack
{
    public ChannelsStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var operations = new SlackChannelConfiguration(this, "Operations", new SlackChannelConfigurationProps
        {
            SlackChannelConfigurationName = "operations",
            SlackWorkspaceId = "T0123456789",
            SlackChannelId = "C9876543210",
            GuardrailPolicies = new[] { ManagedPolicy.FromAwsManagedPolicyName("ReadOnlyAccess") },
        });

        new ConsoleLoginAlert(this, "ConsoleLoginAlert", new ConsoleLoginAlertProps
        {
            Recipients = new[]
            {
                AlertRecipient.Email("security@example.com"),
                AlertRecipient.Sms("+12065550100", new SmsRecipientOptions { OnlyHighSeverity = true }),
                AlertRecipient.Slack(new SlackRecipientOptions
                {
                    WorkspaceId = "T0123456789",
                    ChannelId = "C0123456789",
                }),
                AlertRecipient.SlackChannel(operations),
                AlertRecipient.Teams(new TeamsRecipientOptions
                {
                    TeamId = "11111111-2222-3333-4444-555555555555",
                    TenantId = "66666666-7777-8888-9999-000000000000",
                    ChannelId = "19:a1b2c3d4e5f6@thread.tacv2",
                }),
            },
            Delivery = AlertDelivery.WithSubject(new SubjectDeliveryOptions
            {
                Subject = "Sign-in by <userArn>: <outcome>",
                TimeZoneOffset = "+09:00",
            }),
            Trail = SignInTrail.FromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization"),
        });
    }
}
