using Amazon.CDK;
using CdkConsoleLoginAlert;
using Constructs;

namespace Everything;

/// <summary>Alerts of some sign-ins only: by who it was, from where, with what outcome, and whether with a second factor.</summary>
public class FilteredStack : Stack
{
    public FilteredStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        var trail = SignInTrail.FromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization");

        new ConsoleLoginAlert(this, "WithoutMfa", new ConsoleLoginAlertProps
        {
            SignIns = new SignInFilter
            {
                Identities = new[] { SignInIdentity.ROOT, SignInIdentity.IAM_USER },
                Outcome = SignInOutcome.SUCCESS,
                Mfa = SignInMfa.NOT_USED,
                ExceptSourceIps = new[] { "203.0.113.0/24" },
            },
            Trail = trail,
        });

        new ConsoleLoginAlert(this, "Failures", new ConsoleLoginAlertProps
        {
            SignIns = new SignInFilter
            {
                Identities = new[]
                {
                    SignInIdentity.ASSUMED_ROLE,
                    SignInIdentity.FEDERATED_USER,
                    SignInIdentity.IDENTITY_CENTER_USER,
                    SignInIdentity.WEB_IDENTITY_USER,
                    SignInIdentity.Of("SAMLUser"),
                },
                Outcome = SignInOutcome.FAILURE,
                ExceptPrincipals = new[] { "arn:aws:iam::123456789012:role/deployment" },
                SourceIps = new[] { "198.51.100.0/24", "2001:db8::/32" },
            },
            Trail = trail,
        });

        new ConsoleLoginAlert(this, "BreakGlass", new ConsoleLoginAlertProps
        {
            SignIns = new SignInFilter
            {
                Mfa = SignInMfa.USED,
                Principals = new[] { "arn:aws:iam::123456789012:user/break-glass" },
            },
            Trail = trail,
        });
    }
}
