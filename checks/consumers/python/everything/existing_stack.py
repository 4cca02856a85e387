from aws_cdk import Environment, Stack
from aws_cdk import aws_sns as sns
from cdk_console_login_alert import AlertMessage, ConsoleLoginAlert, SignInEvent, SignInEventType, SignInFilter, SignInTrail
from constructs import Construct


class ExistingStack(Stack):
    """Alerts of rarer events, in words of our own, on a topic and a trail that somebody else manages."""

    def __init__(self, scope: Construct, id: str, *, env: Environment) -> None:
        super().__init__(scope, id, env=env)

        topic = sns.Topic.from_topic_arn(self, "Topic", "arn:aws:sns:us-east-1:123456789012:security")
        trail = SignInTrail.from_trail_arn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization")

        ConsoleLoginAlert(
            self,
            "Passwords",
            message=AlertMessage.from_template(
                "パスワードの変更: <eventName> of <userArn>\nin account <account> at <eventTime>"
            ),
            sign_ins=SignInFilter(
                events=[
                    SignInEvent.PASSWORD_UPDATED,
                    SignInEvent.PASSWORD_RECOVERY_REQUESTED,
                    SignInEvent.PASSWORD_RECOVERY_COMPLETED,
                ]
            ),
            topic=topic,
            trail=trail,
        )

        ConsoleLoginAlert(
            self,
            "Sessions",
            message=AlertMessage.from_template(
                "<eventName> by <userArn>, TLS <tls>",
                fields={"tls": "$.detail.tlsDetails.tlsVersion"},
            ),
            sign_ins=SignInFilter(
                events=[
                    SignInEvent.CHECK_MFA,
                    SignInEvent.EXIT_ROLE,
                    SignInEvent.RENEW_ROLE,
                    SignInEvent.SIGNIN_TOKEN,
                    SignInEvent.EXTERNAL_IDP_DIRECTORY_LOGIN,
                    SignInEvent.USER_AUTHENTICATION,
                    SignInEvent.CREDENTIAL_VERIFICATION,
                    SignInEvent.AUTHORIZE_OAUTH2_ACCESS,
                    SignInEvent.CREATE_OAUTH2_TOKEN,
                    SignInEvent.ASSUME_ROOT,
                    SignInEvent.SIGN_IN_ANOMALY,
                    SignInEvent.of("FutureSignIn", SignInEventType.CONSOLE_SIGN_IN),
                    SignInEvent.of("FutureCall", SignInEventType.API_CALL),
                    SignInEvent.of("FutureServiceEvent", SignInEventType.SERVICE_EVENT),
                    SignInEvent.of("FutureAction", SignInEventType.CONSOLE_ACTION),
                ]
            ),
            topic=topic,
            trail=trail,
        )
