import { RegionInfo } from 'aws-cdk-lib/region-info';
import { hasScheduler } from '../../../src/monitoring/scheduler-regions';
import { ACCOUNT, alertIn, stackIn, warnings } from '../../support/synthesis';

const given = (region?: string) => {
  const stack = stackIn(region ? { account: ACCOUNT, region } : {});
  alertIn(stack).alarmOnSilence('Silence');
  return warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:schedulerRegionUnknown');
};

/** Regions that the latest aws-cdk-lib has and the endpoints of botocore 1.43.11 have not: an alarm there is warned of until somebody looked. */
const NOT_LISTED = ['me-west-1'];

test('EventBridge Scheduler is in every Region that the CDK knows, but for those that are too new for a list', () => {
  const unknown = RegionInfo.regions.map(({ name }) => name).filter(region => !hasScheduler(region));
  expect(unknown.filter(region => !NOT_LISTED.includes(region))).toEqual([]);
  expect(NOT_LISTED.filter(hasScheduler)).toEqual([]);
});

test.each(['us-east-1', 'ap-southeast-6', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', undefined])('an alarm on silence in %s is not warned of', region => {
  expect(given(region)).toEqual([]);
});

test('an alarm on silence in a new Region is warned of', () => {
  expect(given('xx-future-9')).toEqual([
    { path: '/Stack/Alert/Heartbeat', id: expect.any(String), text: expect.stringContaining('is in xx-future-9: see https://docs.aws.amazon.com/') },
  ]);
});
