package com.example.everything;

import io.github.cdkconsoleloginalert.AlertMessage;
import io.github.cdkconsoleloginalert.AlertTemplateOptions;
import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.SignInEvent;
import io.github.cdkconsoleloginalert.SignInEventType;
import io.github.cdkconsoleloginalert.SignInFilter;
import io.github.cdkconsoleloginalert.SignInTrail;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Alerts of rarer events, in words of our own, on a topic and a trail that somebody else manages. */
final class ExistingStack extends Stack {
    ExistingStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        ITopic topic = Topic.fromTopicArn(this, "Topic", "arn:aws:sns:us-east-1:123456789012:security");
        SignInTrail trail = SignInTrail.fromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization");

        ConsoleLoginAlert.Builder.create(this, "Passwords")
            .message(AlertMessage.fromTemplate("""
                パスワードの変更: <eventName> of <userArn>
                in account <account> at <eventTime>"""))
            .signIns(SignInFilter.builder()
                .events(List.of(
                    SignInEvent.PASSWORD_UPDATED,
                    SignInEvent.PASSWORD_RECOVERY_REQUESTED,
                    SignInEvent.PASSWORD_RECOVERY_COMPLETED))
                .build())
            .topic(topic)
            .trail(trail)
            .build();

        ConsoleLoginAlert.Builder.create(this, "Sessions")
            .message(AlertMessage.fromTemplate(
                "<eventName> by <userArn>, TLS <tls>",
                AlertTemplateOptions.builder()
                    .fields(Map.of("tls", "$.detail.tlsDetails.tlsVersion"))
                    .build()))
            .signIns(SignInFilter.builder()
                .events(List.of(
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
                    SignInEvent.of("FutureAction", SignInEventType.CONSOLE_ACTION)))
                .build())
            .topic(topic)
            .trail(trail)
            .build();
    }
}
