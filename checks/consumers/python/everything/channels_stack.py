from aws_cdk import Environment, Stack
from aws_cdk import aws_chatbot as chatbot
from aws_cdk import aws_iam as iam
from cdk_console_login_alert import AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInTrail
from constructs import Construct


class ChannelsStack(Stack):
    """An alert for mailboxes, phones and chat, whose mails have a subject of our own."""

    def __init__(self, scope: Construct, id: str, *, env: Environment) -> None:
        super().__init__(scope, id, env=env)

        operations = chatbot.SlackChannelConfiguration(
            self,
            "Operations",
            slack_channel_configuration_name="operations",
            slack_workspace_id="T0123456789",
            slack_channel_id="C9876543210",
            guardrail_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("ReadOnlyAccess")],
        )

        ConsoleLoginAlert(
            self,
            "ConsoleLoginAlert",
            recipients=[
                AlertRecipient.email("security@example.com"),
                AlertRecipient.sms("+12065550100", only_high_severity=True),
                AlertRecipient.slack(workspace_id="T0123456789", channel_id="C0123456789"),
                AlertRecipient.slack_channel(operations),
                AlertRecipient.teams(
                    team_id="11111111-2222-3333-4444-555555555555",
                    tenant_id="66666666-7777-8888-9999-000000000000",
                    channel_id="19:a1b2c3d4e5f6@thread.tacv2",
                ),
            ],
            delivery=AlertDelivery.with_subject(
                subject="Sign-in by <userArn>: <outcome>",
                time_zone_offset="+09:00",
            ),
            trail=SignInTrail.from_trail_arn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization"),
        )
