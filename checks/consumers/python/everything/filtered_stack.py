from aws_cdk import Environment, Stack
from cdk_console_login_alert import (
    ConsoleLoginAlert,
    SignInFilter,
    SignInIdentity,
    SignInMfa,
    SignInOutcome,
    SignInTrail,
)
from constructs import Construct


class FilteredStack(Stack):
    """Alerts of some sign-ins only: by who it was, from where, with what outcome, and whether with a second factor."""

    def __init__(self, scope: Construct, id: str, *, env: Environment) -> None:
        super().__init__(scope, id, env=env)

        trail = SignInTrail.from_trail_arn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization")

        ConsoleLoginAlert(
            self,
            "WithoutMfa",
            sign_ins=SignInFilter(
                identities=[SignInIdentity.ROOT, SignInIdentity.IAM_USER],
                outcome=SignInOutcome.SUCCESS,
                mfa=SignInMfa.NOT_USED,
                except_source_ips=["203.0.113.0/24"],
            ),
            trail=trail,
        )

        ConsoleLoginAlert(
            self,
            "Failures",
            sign_ins=SignInFilter(
                identities=[
                    SignInIdentity.ASSUMED_ROLE,
                    SignInIdentity.FEDERATED_USER,
                    SignInIdentity.IDENTITY_CENTER_USER,
                    SignInIdentity.WEB_IDENTITY_USER,
                    SignInIdentity.of("SAMLUser"),
                ],
                outcome=SignInOutcome.FAILURE,
                except_principals=["arn:aws:iam::123456789012:role/deployment"],
                source_ips=["198.51.100.0/24", "2001:db8::/32"],
            ),
            trail=trail,
        )

        ConsoleLoginAlert(
            self,
            "BreakGlass",
            sign_ins=SignInFilter(
                mfa=SignInMfa.USED,
                principals=["arn:aws:iam::123456789012:user/break-glass"],
            ),
            trail=trail,
        )
