package com.example.everything;

import io.github.cdkconsoleloginalert.AlertDelivery;
import io.github.cdkconsoleloginalert.AlertRecipient;
import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.SignInTrail;
import io.github.cdkconsoleloginalert.SlackRecipientOptions;
import io.github.cdkconsoleloginalert.SmsRecipientOptions;
import io.github.cdkconsoleloginalert.SubjectDeliveryOptions;
import io.github.cdkconsoleloginalert.TeamsRecipientOptions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.chatbot.SlackChannelConfiguration;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.constructs.Construct;

/** An alert for mailboxes, phones and chat, whose mails have a subject of our own. */
final class ChannelsStack extends Stack {
    ChannelsStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        SlackChannelConfiguration operations = SlackChannelConfiguration.Builder.create(this, "Operations")
            .slackChannelConfigurationName("operations")
            .slackWorkspaceId("T0123456789")
            .slackChannelId("C9876543210")
            .guardrailPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName("ReadOnlyAccess")))
            .build();

        ConsoleLoginAlert.Builder.create(this, "ConsoleLoginAlert")
            .recipients(List.of(
                AlertRecipient.email("security@example.com"),
                AlertRecipient.sms("+12065550100", SmsRecipientOptions.builder().onlyHighSeverity(true).build()),
                AlertRecipient.slack(SlackRecipientOptions.builder()
                    .workspaceId("T0123456789")
                    .channelId("C0123456789")
                    .build()),
                AlertRecipient.slackChannel(operations),
                AlertRecipient.teams(TeamsRecipientOptions.builder()
                    .teamId("11111111-2222-3333-4444-555555555555")
                    .tenantId("66666666-7777-8888-9999-000000000000")
                    .channelId("19:a1b2c3d4e5f6@thread.tacv2")
                    .build())))
            .delivery(AlertDelivery.withSubject(SubjectDeliveryOptions.builder()
                .subject("Sign-in by <userArn>: <outcome>")
                .timeZoneOffset("+09:00")
                .build()))
            .trail(SignInTrail.fromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization"))
            .build();
    }
}
