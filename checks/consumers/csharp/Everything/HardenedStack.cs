using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;
using CdkConsoleLoginAlert;
using Constructs;

namespace Everything;

/// <summary>An alert under watch: its topic and trail use a key of the account, and a pager tells what goes wrong with it.</summary>
public class HardenedStack : Stack
{
    public HardenedStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var encryptionKey = new Key(this, "Key", new KeyProps { EnableKeyRotation = true });
        var records = new Bucket(this, "Records", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            EnforceSSL = true,
        });
        var copies = new LogGroup(this, "Copies", new LogGroupProps { Retention = RetentionDays.ONE_YEAR });
        var undelivered = new Queue(this, "Undelivered", new QueueProps
        {
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(7),
        });
        var siem = new Queue(this, "Siem", new QueueProps { EnforceSSL = true });
        var pager = Topic.FromTopicArn(this, "Pager", "arn:aws:sns:us-east-1:123456789012:pager");

        var alert = new ConsoleLoginAlert(this, "ConsoleLoginAlert", new ConsoleLoginAlertProps
        {
            Recipients = new[]
            {
                AlertRecipient.Email("security@example.com"),
                AlertRecipient.Email("on-call@example.net"),
            },
            Message = AlertMessage.English(new AlertMessageOptions
            {
                AccountNames = new Dictionary<string, string> { ["123456789012"] = "production" },
                Runbook = "https://wiki.example.com/sign-ins",
            }),
            Delivery = AlertDelivery.Direct(),
            Trail = SignInTrail.Create(new SignInTrailOptions
            {
                Bucket = records,
                EncryptionKey = encryptionKey,
                LogGroup = copies,
            }),
            EncryptionKey = encryptionKey,
            DeadLetterQueue = undelivered,
            DisplayName = "Sign-in, hardened",
        });
        alert.AddRecipient(AlertRecipient.Subscription(new SqsSubscription(siem)));
        alert.AlarmOnFailedDelivery("FailedDelivery", new FailedDeliveryAlarmOptions
        {
            Actions = new[] { new SnsAction(pager) },
        });
        alert.AlarmOnSilence("Silence", new SilenceAlarmOptions { Actions = new[] { new SnsAction(pager) } });
        alert.AlertOnTampering(new TamperingAlertOptions { Topic = pager });
        alert.CheckDaily(new DailyCheckOptions { Topic = pager, AllWellOn = "FRI" });

        new Dashboard(this, "Dashboard", new DashboardProps
        {
            Widgets = new[]
            {
                new[]
                {
                    new GraphWidget(new GraphWidgetProps
                    {
                        Left = new[] { alert.MetricSignIns(new MetricOptions { Period = Duration.Hours(1) }) },
                        Right = new[] { alert.MetricFailedDeliveries() },
                    }),
                },
            },
        });

        new CfnOutput(this, "TopicArn", new CfnOutputProps { Value = alert.Topic.TopicArn });
        new CfnOutput(this, "RuleArn", new CfnOutputProps { Value = alert.Rule.RuleArn });
        new CfnOutput(this, "UndeliveredArn", new CfnOutputProps { Value = alert.DeadLetterQueue.QueueArn });
    }
}
