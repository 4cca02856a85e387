using Amazon.CDK;
using CdkConsoleLoginAlert;

var app = new App();
var stack = new Stack(app, "Security", new StackProps
{
    Env = new Amazon.CDK.Environment { Account = "123456789012", Region = "us-east-1" },
});

new ConsoleLoginAlert(stack, "ConsoleLoginAlert", new ConsoleLoginAlertProps
{
    Recipients = new[]
    {
        AlertRecipient.Email("security@example.com"),
        AlertRecipient.Email("on-call@example.net"),
    },
    Trail = SignInTrail.Create(),
});

app.Synth();
