from aws_cdk import CfnOutput, Environment, Stack
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_cloudwatch_actions import SnsAction
from cdk_console_login_alert import (
    ConsoleLoginAlert,
    SignInCoverage,
    SignInFilter,
    SignInForwarder,
    SignInIdentity,
    SignInTrail,
)
from constructs import Construct


class WidespreadStack(Stack):
    """Alerts that receive sign-ins of other Regions and accounts, and a forwarder that sends those of this account to another one."""

    def __init__(self, scope: Construct, id: str, *, env: Environment) -> None:
        super().__init__(scope, id, env=env)

        trail = SignInTrail.from_trail_arn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization")
        pager = sns.Topic.from_topic_arn(self, "Pager", "arn:aws:sns:us-east-1:123456789012:pager")
        unsent = sqs.Queue(self, "Unsent", enforce_ssl=True)

        ConsoleLoginAlert(self, "ThisRegion", coverage=SignInCoverage.this_region(), trail=trail)
        ConsoleLoginAlert(
            self,
            "SomeRegions",
            coverage=SignInCoverage.regions(["us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2"]),
            trail=trail,
        )
        ConsoleLoginAlert(self, "DefaultRegions", coverage=SignInCoverage.default_regions(), trail=trail)

        ConsoleLoginAlert(
            self,
            "Organization",
            coverage=SignInCoverage.organization(
                organization_id="o-a1b2c3d4e5",
                organizational_unit_ids=["r-ab12"],
                regions=["us-east-1", "us-east-2"],
                except_accounts=["111122223333"],
            ),
            trail=trail,
        )
        ConsoleLoginAlert(
            self,
            "Unit",
            coverage=SignInCoverage.organization(
                organization_id="o-a1b2c3d4e5",
                organizational_unit_ids=["ou-ab12-cd34ef56"],
                regions=["us-east-1"],
                accounts=["111122223333"],
                delegated_administrator=True,
            ),
            trail=trail,
        )

        forwarded = ConsoleLoginAlert(
            self,
            "Forwarded",
            coverage=SignInCoverage.forwarders(accounts=["111122223333"], organization_id="o-a1b2c3d4e5"),
            trail=trail,
        )

        forwarder = SignInForwarder(
            self,
            "Forwarder",
            event_bus_arn="arn:aws:events:us-east-1:111122223333:event-bus/sign-ins",
            sign_ins=SignInFilter(identities=[SignInIdentity.ROOT]),
            dead_letter_queue=unsent,
        )
        forwarder.alarm_on_failed_delivery("FailedDelivery", actions=[SnsAction(pager)])
        forwarder.alarm_on_silence("Silence", actions=[SnsAction(pager)])

        CfnOutput(self, "EventBusArn", value=forwarded.event_bus.event_bus_arn)
        CfnOutput(self, "RuleArn", value=forwarder.rule.rule_arn)
        CfnOutput(self, "UnsentArn", value=forwarder.dead_letter_queue.queue_arn)
