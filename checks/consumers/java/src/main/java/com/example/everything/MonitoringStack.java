package com.example.everything;

import io.github.cdkconsoleloginalert.AlertDelivery;
import io.github.cdkconsoleloginalert.AlertMessage;
import io.github.cdkconsoleloginalert.AlertRecipient;
import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.SignInEvent;
import io.github.cdkconsoleloginalert.SignInFilter;
import io.github.cdkconsoleloginalert.SignInTrail;
import io.github.cdkconsoleloginalert.SubjectDeliveryOptions;
import io.github.cdkconsoleloginalert.WatchOptions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudtrail.Trail;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Two alerts on a trail of this app: people get some events in Japanese, machines get all of them as JSON. */
final class MonitoringStack extends Stack {
    MonitoringStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);

        Trail trail = new Trail(this, "Trail");
        Queue siem = Queue.Builder.create(this, "Siem").enforceSsl(true).build();
        Topic pager = Topic.Builder.create(this, "Pager").build();

        ConsoleLoginAlert forPeople = ConsoleLoginAlert.Builder.create(this, "ForPeople")
            .recipients(List.of(AlertRecipient.email("security@example.com")))
            .message(AlertMessage.japanese())
            .delivery(AlertDelivery.withSubject(SubjectDeliveryOptions.builder().timeZone("Asia/Tokyo").build()))
            .signIns(SignInFilter.builder()
                .events(List.of(SignInEvent.CONSOLE_LOGIN, SignInEvent.SWITCH_ROLE))
                .build())
            .trail(SignInTrail.fromTrail(trail))
            .build();
        forPeople.watch(WatchOptions.builder().topic(pager).build());

        ConsoleLoginAlert.Builder.create(this, "ForMachines")
            .recipients(List.of(AlertRecipient.subscription(new SqsSubscription(siem))))
            .message(AlertMessage.wholeEvent())
            .signIns(SignInFilter.builder().events(List.of(SignInEvent.ANY)).build())
            .trail(forPeople.getTrail())
            .build();
    }
}
