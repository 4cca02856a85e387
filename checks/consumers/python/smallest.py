from aws_cdk import App, Environment, Stack
from cdk_console_login_alert import AlertRecipient, ConsoleLoginAlert, SignInTrail

app = App()
stack = Stack(app, "Security", env=Environment(account="123456789012", region="us-east-1"))

ConsoleLoginAlert(
    stack,
    "ConsoleLoginAlert",
    recipients=[
        AlertRecipient.email("security@example.com"),
        AlertRecipient.email("on-call@example.net"),
    ],
    trail=SignInTrail.create(),
)

app.synth()
