package com.example.everything;

import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.SignInFilter;
import io.github.cdkconsoleloginalert.SignInIdentity;
import io.github.cdkconsoleloginalert.SignInMfa;
import io.github.cdkconsoleloginalert.SignInOutcome;
import io.github.cdkconsoleloginalert.SignInTrail;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Alerts of some sign-ins only: by who it was, from where, with what outcome, and whether with a second factor. */
final class FilteredStack extends Stack {
    FilteredStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        SignInTrail trail = SignInTrail.fromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization");

        ConsoleLoginAlert.Builder.create(this, "WithoutMfa")
            .signIns(SignInFilter.builder()
                .identities(List.of(SignInIdentity.ROOT, SignInIdentity.IAM_USER))
                .outcome(SignInOutcome.SUCCESS)
                .mfa(SignInMfa.NOT_USED)
                .exceptSourceIps(List.of("203.0.113.0/24"))
                .build())
            .trail(trail)
            .build();

        ConsoleLoginAlert.Builder.create(this, "Failures")
            .signIns(SignInFilter.builder()
                .identities(List.of(
                    SignInIdentity.ASSUMED_ROLE,
                    SignInIdentity.FEDERATED_USER,
                    SignInIdentity.IDENTITY_CENTER_USER,
                    SignInIdentity.WEB_IDENTITY_USER,
                    SignInIdentity.of("SAMLUser")))
                .outcome(SignInOutcome.FAILURE)
                .exceptPrincipals(List.of("arn:aws:iam::123456789012:role/deployment"))
                .sourceIps(List.of("198.51.100.0/24", "2001:db8::/32"))
                .build())
            .trail(trail)
            .build();

        ConsoleLoginAlert.Builder.create(this, "BreakGlass")
            .signIns(SignInFilter.builder()
                .mfa(SignInMfa.USED)
                .principals(List.of("arn:aws:iam::123456789012:user/break-glass"))
                .build())
            .trail(trail)
            .build();
    }
}
