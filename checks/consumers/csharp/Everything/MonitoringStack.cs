using Amazon.CDK;
using Amazon.CDK.AWS.CloudTrail;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;
using CdkConsoleLoginAlert;
using Constructs;

namespace Everything;

/// <summary>Two alerts on a trail of this app: people get some events in Japanese, machines get all of them as JSON.</summary>
public class MonitoringStack : Stack
{
    public MonitoringStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var trail = new Trail(this, "Trail");
        var siem = new Queue(this, "Siem", new QueueProps { EnforceSSL = true });
        var pager = new Topic(this, "Pager");

        var forPeople = new ConsoleLoginAlert(this, "ForPeople", new ConsoleLoginAlertProps
        {
            Recipients = new[] { AlertRecipient.Email("security@example.com") },
            Message = AlertMessage.Japanese(),
            Delivery = AlertDelivery.WithSubject(new SubjectDeliveryOptions { TimeZone = "Asia/Tokyo" }),
            SignIns = new SignInFilter { Events = new[] { SignInEvent.CONSOLE_LOGIN, SignInEvent.SWITCH_ROLE } },
            Trail = SignInTrail.FromTrail(trail),
        });
        forPeople.Watch(new WatchOptions { Topic = pager });

        new ConsoleLoginAlert(this, "ForMachines", new ConsoleLoginAlertProps
        {
            Recipients = new[] { AlertRecipient.Subscription(new SqsSubscription(siem)) },
            Message = AlertMessage.WholeEvent(),
            SignIns = new SignInFilter { Events = new[] { SignInEvent.ANY } },
            Trail = forPeople.Trail,
        });
    }
}
