package com.example.everything;

import io.github.cdkconsoleloginalert.AlertDelivery;
import io.github.cdkconsoleloginalert.AlertMessage;
import io.github.cdkconsoleloginalert.AlertMessageOptions;
import io.github.cdkconsoleloginalert.AlertRecipient;
import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.DailyCheckOptions;
import io.github.cdkconsoleloginalert.FailedDeliveryAlarmOptions;
import io.github.cdkconsoleloginalert.SignInTrail;
import io.github.cdkconsoleloginalert.SignInTrailOptions;
import io.github.cdkconsoleloginalert.SilenceAlarmOptions;
import io.github.cdkconsoleloginalert.TamperingAlertOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** An alert under watch: its topic and trail use a key of the account, and a pager tells what goes wrong with it. */
final class HardenedStack extends Stack {
    HardenedStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        Key encryptionKey = Key.Builder.create(this, "Key").enableKeyRotation(true).build();
        Bucket records = Bucket.Builder.create(this, "Records")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .build();
        LogGroup copies = LogGroup.Builder.create(this, "Copies").retention(RetentionDays.ONE_YEAR).build();
        Queue undelivered = Queue.Builder.create(this, "Undelivered")
            .enforceSsl(true)
            .retentionPeriod(Duration.days(7))
            .build();
        Queue siem = Queue.Builder.create(this, "Siem").enforceSsl(true).build();
        ITopic pager = Topic.fromTopicArn(this, "Pager", "arn:aws:sns:us-east-1:123456789012:pager");

        ConsoleLoginAlert alert = ConsoleLoginAlert.Builder.create(this, "ConsoleLoginAlert")
            .recipients(List.of(
                AlertRecipient.email("security@example.com"),
                AlertRecipient.email("on-call@example.net")))
            .message(AlertMessage.english(AlertMessageOptions.builder()
                .accountNames(Map.of("123456789012", "production"))
                .runbook("https://wiki.example.com/sign-ins")
                .build()))
            .delivery(AlertDelivery.direct())
            .trail(SignInTrail.create(SignInTrailOptions.builder()
                .bucket(records)
                .encryptionKey(encryptionKey)
                .logGroup(copies)
                .build()))
            .encryptionKey(encryptionKey)
            .deadLetterQueue(undelivered)
            .displayName("Sign-in, hardened")
            .build();
        alert.addRecipient(AlertRecipient.subscription(new SqsSubscription(siem)));
        alert.alarmOnFailedDelivery("FailedDelivery", FailedDeliveryAlarmOptions.builder()
            .actions(List.of(new SnsAction(pager)))
            .build());
        alert.alarmOnSilence("Silence", SilenceAlarmOptions.builder().actions(List.of(new SnsAction(pager))).build());
        alert.alertOnTampering(TamperingAlertOptions.builder().topic(pager).build());
        alert.checkDaily(DailyCheckOptions.builder().topic(pager).allWellOn("FRI").build());

        Dashboard.Builder.create(this, "Dashboard")
            .widgets(List.of(List.of(GraphWidget.Builder.create()
                .left(List.of(alert.metricSignIns(MetricOptions.builder().period(Duration.hours(1)).build())))
                .right(List.of(alert.metricFailedDeliveries()))
                .build())))
            .build();

        CfnOutput.Builder.create(this, "TopicArn").value(alert.getTopic().getTopicArn()).build();
        CfnOutput.Builder.create(this, "RuleArn").value(alert.getRule().getRuleArn()).build();
        CfnOutput.Builder.create(this, "UndeliveredArn").value(alert.getDeadLetterQueue().getQueueArn()).build();
    }
}
