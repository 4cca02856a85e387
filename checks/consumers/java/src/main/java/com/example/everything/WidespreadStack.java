package com.example.everything;

import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.FailedDeliveryAlarmOptions;
import io.github.cdkconsoleloginalert.ForwarderCoverageOptions;
import io.github.cdkconsoleloginalert.OrganizationCoverageOptions;
import io.github.cdkconsoleloginalert.SignInCoverage;
import io.github.cdkconsoleloginalert.SignInFilter;
import io.github.cdkconsoleloginalert.SignInForwarder;
import io.github.cdkconsoleloginalert.SignInIdentity;
import io.github.cdkconsoleloginalert.SignInTrail;
import io.github.cdkconsoleloginalert.SilenceAlarmOptions;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Alerts that receive sign-ins of other Regions and accounts, and a forwarder that sends those of this account to another one. */
final class WidespreadStack extends Stack {
    WidespreadStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        SignInTrail trail = SignInTrail.fromTrailArn("arn:aws:cloudtrail:us-east-1:111122223333:trail/organization");
        ITopic pager = Topic.fromTopicArn(this, "Pager", "arn:aws:sns:us-east-1:123456789012:pager");
        Queue unsent = Queue.Builder.create(this, "Unsent").enforceSsl(true).build();

        ConsoleLoginAlert.Builder.create(this, "ThisRegion")
            .coverage(SignInCoverage.thisRegion())
            .trail(trail)
            .build();
        ConsoleLoginAlert.Builder.create(this, "SomeRegions")
            .coverage(SignInCoverage.regions(List.of("us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2")))
            .trail(trail)
            .build();
        ConsoleLoginAlert.Builder.create(this, "DefaultRegions")
            .coverage(SignInCoverage.defaultRegions())
            .trail(trail)
            .build();

        ConsoleLoginAlert.Builder.create(this, "Organization")
            .coverage(SignInCoverage.organization(OrganizationCoverageOptions.builder()
                .organizationId("o-a1b2c3d4e5")
                .organizationalUnitIds(List.of("r-ab12"))
                .regions(List.of("us-east-1", "us-east-2"))
                .exceptAccounts(List.of("111122223333"))
                .build()))
            .trail(trail)
            .build();
        ConsoleLoginAlert.Builder.create(this, "Unit")
            .coverage(SignInCoverage.organization(OrganizationCoverageOptions.builder()
                .organizationId("o-a1b2c3d4e5")
                .organizationalUnitIds(List.of("ou-ab12-cd34ef56"))
                .regions(List.of("us-east-1"))
                .accounts(List.of("111122223333"))
                .delegatedAdministrator(true)
                .build()))
            .trail(trail)
            .build();

        ConsoleLoginAlert forwarded = ConsoleLoginAlert.Builder.create(this, "Forwarded")
            .coverage(SignInCoverage.forwarders(ForwarderCoverageOptions.builder()
                .accounts(List.of("111122223333"))
                .organizationId("o-a1b2c3d4e5")
                .build()))
            .trail(trail)
            .build();

        SignInForwarder forwarder = SignInForwarder.Builder.create(this, "Forwarder")
            .eventBusArn("arn:aws:events:us-east-1:111122223333:event-bus/sign-ins")
            .signIns(SignInFilter.builder().identities(List.of(SignInIdentity.ROOT)).build())
            .deadLetterQueue(unsent)
            .build();
        forwarder.alarmOnFailedDelivery("FailedDelivery", FailedDeliveryAlarmOptions.builder()
            .actions(List.of(new SnsAction(pager)))
            .build());
        forwarder.alarmOnSilence("Silence", SilenceAlarmOptions.builder().actions(List.of(new SnsAction(pager))).build());

        CfnOutput.Builder.create(this, "EventBusArn").value(forwarded.getEventBus().getEventBusArn()).build();
        CfnOutput.Builder.create(this, "RuleArn").value(forwarder.getRule().getRuleArn()).build();
        CfnOutput.Builder.create(this, "UnsentArn").value(forwarder.getDeadLetterQueue().getQueueArn()).build();
    }
}
