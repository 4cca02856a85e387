package com.example;

import io.github.cdkconsoleloginalert.AlertRecipient;
import io.github.cdkconsoleloginalert.ConsoleLoginAlert;
import io.github.cdkconsoleloginalert.SignInTrail;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;

public final class Smallest {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = Stack.Builder.create(app, "Security")
            .env(Environment.builder().account("123456789012").region("us-east-1").build())
            .build();

        ConsoleLoginAlert.Builder.create(stack, "ConsoleLoginAlert")
            .recipients(List.of(
                AlertRecipient.email("security@example.com"),
                AlertRecipient.email("on-call@example.net")))
            .trail(SignInTrail.create())
            .build();

        app.synth();
    }
}
