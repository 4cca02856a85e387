import { RegionInfo } from 'aws-cdk-lib/region-info';
import { DEFAULT_REGIONS } from '../../../src/coverage/default-regions';

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
test('seventeen Regions are enabled in every account', () => {
  expect(new Set(DEFAULT_REGIONS).size).toBe(17);
});

test('they are those of the partition aws that the CDK knows as needing no opt-in', () => {
  const known = RegionInfo.regions.filter(({ partition, isOptInRegion }) => partition === 'aws' && !isOptInRegion).map(({ name }) => name);
  expect([...DEFAULT_REGIONS].sort()).toEqual(known.sort());
});
