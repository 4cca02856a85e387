from aws_cdk import App, Environment

from existing_stack import ExistingStack
from filtered_stack import FilteredStack
from hardened_stack import HardenedStack
from monitoring_stack import MonitoringStack

app = App()
env = Environment(account="123456789012", region="us-east-1")

HardenedStack(app, "Hardened", env=env)
MonitoringStack(app, "Monitoring", env=env)
ExistingStack(app, "Existing", env=env)
FilteredStack(app, "Filtered", env=env)

app.synth()
