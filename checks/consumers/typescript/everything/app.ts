import { App } from 'aws-cdk-lib';
import { ChannelsStack } from './channels-stack';
import { ExistingStack } from './existing-stack';
import { FilteredStack } from './filtered-stack';
import { HardenedStack } from './hardened-stack';
import { MonitoringStack } from './monitoring-stack';
import { WidespreadStack } from './widespread-stack';

const app = new App();
const env = { account: '123456789012', region: 'us-east-1' };

new HardenedStack(app, 'Hardened', { env });
new MonitoringStack(app, 'Monitoring', { env });
new ExistingStack(app, 'Existing', { env });
new FilteredStack(app, 'Filtered', { env });
new WidespreadStack(app, 'Widespread', { env });
new ChannelsStack(app, 'Channels', { env });
