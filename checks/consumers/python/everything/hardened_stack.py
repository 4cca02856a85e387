from aws_cdk import CfnOutput, Duration, Environment, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_sns_subscriptions import SqsSubscription
from cdk_console_login_alert import AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, SignInTrail
from constructs import Construct


class HardenedStack(Stack):
    """An alert under watch: its topic and trail use a key of the account, and a pager tells what goes wrong with it."""

    def __init__(self, scope: Construct, id: str, *, env: Environment) -> None:
        super().__init__(scope, id, env=env)

        encryption_key = kms.Key(self, "Key", enable_key_rotation=True)
        records = s3.Bucket(self, "Records", block_public_access=s3.BlockPublicAccess.BLOCK_ALL, enforce_ssl=True)
        copies = logs.LogGroup(self, "Copies", retention=logs.RetentionDays.ONE_YEAR)
        undelivered = sqs.Queue(self, "Undelivered", enforce_ssl=True, retention_period=Duration.days(7))
        siem = sqs.Queue(self, "Siem", enforce_ssl=True)
        pager = sns.Topic.from_topic_arn(self, "Pager", "arn:aws:sns:us-east-1:123456789012:pager")

        alert = ConsoleLoginAlert(
            self,
            "ConsoleLoginAlert",
            recipients=[
                AlertRecipient.email("security@example.com"),
                AlertRecipient.email("on-call@example.net"),
            ],
            message=AlertMessage.english(
                account_names={"123456789012": "production"},
                runbook="https://wiki.example.com/sign-ins",
            ),
            delivery=AlertDelivery.direct(),
            trail=SignInTrail.create(bucket=records, encryption_key=encryption_key, log_group=copies),
            encryption_key=encryption_key,
            dead_letter_queue=undelivered,
            display_name="Sign-in, hardened",
        )
        alert.add_recipient(AlertRecipient.subscription(SqsSubscription(siem)))
        alert.alarm_on_failed_delivery("FailedDelivery", actions=[SnsAction(pager)])
        alert.alarm_on_silence("Silence", actions=[SnsAction(pager)])
        alert.alert_on_tampering(topic=pager)
        alert.check_daily(topic=pager, all_well_on="FRI")

        cloudwatch.Dashboard(
            self,
            "Dashboard",
            widgets=[
                [
                    cloudwatch.GraphWidget(
                        left=[alert.metric_sign_ins(period=Duration.hours(1))],
                        right=[alert.metric_failed_deliveries()],
                    )
                ]
            ],
        )

        CfnOutput(self, "TopicArn", value=alert.topic.topic_arn)
        CfnOutput(self, "RuleArn", value=alert.rule.rule_arn)
        CfnOutput(self, "UndeliveredArn", value=alert.dead_letter_queue.queue_arn)
