using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using CdkConsoleLoginAlert;
using Constructs;

namespace Everything;

/// <summary>Alerts that receive sign-ins of other Regions and accounts, and a forwarder that sends those of this account to another one.</summary>
public class WidespreadStack : Stack
{
    public WidespreadStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var trail = SignInTrail.FromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization");
        var pager = Topic.FromTopicArn(this, "Pager", "arn:aws:sns:us-east-1:123456789012:pager");
        var unsent = new Queue(this, "Unsent", new QueueProps { EnforceSSL = true });

        new ConsoleLoginAlert(this, "ThisRegion", new ConsoleLoginAlertProps
        {
            Coverage = SignInCoverage.ThisRegion(),
            Trail = trail,
        });
        new ConsoleLoginAlert(this, "SomeRegions", new ConsoleLoginAlertProps
        {
            Coverage = SignInCoverage.Regions(new[] { "us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2" }),
            Trail = trail,
        });
        new ConsoleLoginAlert(this, "DefaultRegions", new ConsoleLoginAlertProps
        {
            Coverage = SignInCoverage.DefaultRegions(),
            Trail = trail,
        });

        new ConsoleLoginAlert(this, "Organization", new ConsoleLoginAlertProps
        {
            Coverage = SignInCoverage.Organization(new OrganizationCoverageOptions
            {
                OrganizationId = "o-a1b2c3d4e5",
                OrganizationalUnitIds = new[] { "r-ab12" },
                Regions = new[] { "us-east-1", "us-east-2" },
                ExceptAccounts = new[] { "111122223333" },
            }),
            Trail = trail,
        });
        new ConsoleLoginAlert(this, "Unit", new ConsoleLoginAlertProps
        {
            Coverage = SignInCoverage.Organization(new OrganizationCoverageOptions
            {
                OrganizationId = "o-a1b2c3d4e5",
                OrganizationalUnitIds = new[] { "ou-ab12-cd34ef56" },
                Regions = new[] { "us-east-1" },
                Accounts = new[] { "111122223333" },
                DelegatedAdministrator = true,
            }),
            Trail = trail,
        });

        var forwarded = new ConsoleLoginAlert(this, "Forwarded", new ConsoleLoginAlertProps
        {
            Coverage = SignInCoverage.Forwarders(new ForwarderCoverageOptions
            {
                Accounts = new[] { "111122223333" },
                OrganizationId = "o-a1b2c3d4e5",
            }),
            Trail = trail,
        });

        var forwarder = new SignInForwarder(this, "Forwarder", new SignInForwarderProps
        {
            EventBusArn = "arn:aws:events:us-east-1:111122223333:event-bus/sign-ins",
            SignIns = new SignInFilter { Identities = new[] { SignInIdentity.ROOT } },
            DeadLetterQueue = unsent,
        });
        forwarder.AlarmOnFailedDelivery("FailedDelivery", new FailedDeliveryAlarmOptions
        {
            Actions = new[] { new SnsAction(pager) },
        });
        forwarder.AlarmOnSilence("Silence", new SilenceAlarmOptions { Actions = new[] { new SnsAction(pager) } });

        new CfnOutput(this, "EventBusArn", new CfnOutputProps { Value = forwarded.EventBus!.EventBusArn });
        new CfnOutput(this, "RuleArn", new CfnOutputProps { Value = forwarder.Rule.RuleArn });
        new CfnOutput(this, "UnsentArn", new CfnOutputProps { Value = forwarder.DeadLetterQueue.QueueArn });
    }
}
