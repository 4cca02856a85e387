package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	props := &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("123456789012"), Region: jsii.String("us-east-1")},
	}

	newHardenedStack(app, "Hardened", props)
	newMonitoringStack(app, "Monitoring", props)
	newExistingStack(app, "Existing", props)
	newFilteredStack(app, "Filtered", props)
	newWidespreadStack(app, "Widespread", props)
	newChannelsStack(app, "Channels", props)

	app.Synth(nil)
}
