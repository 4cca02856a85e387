from aws_cdk import App, Environment

from channels_stack import ChannelsStack
from existing_stack import ExistingStack
from filtered_stack import FilteredStack
from hardened_stack import HardenedStack
from monitoring_stack import MonitoringStack
from widespread_stack import WidespreadStack

app = App()
env = Environment(account="123456789012", region="us-east-1")

HardenedStack(app, "Hardened", env=env)
MonitoringStack(app, "Monitoring", env=env)
ExistingStack(app, "Existing", env=env)
FilteredStack(app, "Filtered", env=env)
WidespreadStack(app, "Widespread", env=env)
ChannelsStack(app, "Channels", env=env)

app.synth()
