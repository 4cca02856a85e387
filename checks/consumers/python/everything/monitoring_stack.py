from aws_cdk import Environment, Stack
from aws_cdk import aws_cloudtrail as cloudtrail
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_sns_subscriptions import SqsSubscription
from cdk_console_login_alert import (
    AlertDelivery,
    AlertMessage,
    AlertRecipient,
    ConsoleLoginAlert,
    SignInEvent,
    SignInFilter,
    SignInTrail,
)
from constructs import Construct


class MonitoringStack(Stack):
    """Two alerts on a trail of this app: people get some events in Japanese, machines get all of them as JSON."""

    def __init__(self, scope: Construct, id: str, *, env: Environment) -> None:
        super().__init__(scope, id, env=env)

        trail = cloudtrail.Trail(self, "Trail")
        siem = sqs.Queue(self, "Siem", enforce_ssl=True)
        pager = sns.Topic(self, "Pager")

        for_people = ConsoleLoginAlert(
            self,
            "ForPeople",
            recipients=[AlertRecipient.email("security@example.com")],
            message=AlertMessage.japanese(),
            delivery=AlertDelivery.with_subject(time_zone="Asia/Tokyo"),
            sign_ins=SignInFilter(events=[SignInEvent.CONSOLE_LOGIN, SignInEvent.SWITCH_ROLE]),
            trail=SignInTrail.from_trail(trail),
        )
        for_people.watch(topic=pager)

        ConsoleLoginAlert(
            self,
            "ForMachines",
            recipients=[AlertRecipient.subscription(SqsSubscription(siem))],
            message=AlertMessage.whole_event(),
            sign_ins=SignInFilter(events=[SignInEvent.ANY]),
            trail=for_people.trail,
        )
