using Amazon.CDK;
using Everything;

var app = new App();
var props = new StackProps
{
    Env = new Amazon.CDK.Environment { Account = "123456789012", Region = "us-east-1" },
};

new HardenedStack(app, "Hardened", props);
new MonitoringStack(app, "Monitoring", props);
new ExistingStack(app, "Existing", props);
new FilteredStack(app, "Filtered", props);
new WidespreadStack(app, "Widespread", props);
new ChannelsStack(app, "Channels", props);

app.Synth();
