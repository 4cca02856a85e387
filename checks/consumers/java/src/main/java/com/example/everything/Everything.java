package com.example.everything;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

public final class Everything {
    public static void main(String[] args) {
        App app = new App();
        StackProps props = StackProps.builder()
            .env(Environment.builder().account("123456789012").region("us-east-1").build())
            .build();

        new HardenedStack(app, "Hardened", props);
        new MonitoringStack(app, "Monitoring", props);
        new ExistingStack(app, "Existing", props);
        new FilteredStack(app, "Filtered", props);
        new WidespreadStack(app, "Widespread", props);
        new ChannelsStack(app, "Channels", props);

        app.synth();
    }
}
