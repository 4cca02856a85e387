import { partitionOf } from '../../../src/signin/partition';

test.each([
  { region: 'eu-west-1', name: 'aws', urlSuffix: 'amazonaws.com' },
  { region: 'us-gov-west-1', name: 'aws-us-gov', urlSuffix: 'amazonaws.com' },
  { region: 'cn-north-1', name: 'aws-cn', urlSuffix: 'amazonaws.com.cn' },
  { region: 'eusc-de-east-1', name: 'aws-eusc', urlSuffix: 'amazonaws.eu' },
  { region: 'us-iso-east-1', name: 'aws-iso', urlSuffix: 'c2s.ic.gov' },
  { region: 'us-isob-east-1', name: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov' },
  { region: 'eu-isoe-west-1', name: 'aws-iso-e', urlSuffix: 'cloud.adc-e.uk' },
  { region: 'us-isof-south-1', name: 'aws-iso-f', urlSuffix: 'csp.hci.ic.gov' },
  { region: 'xx-future-9', name: 'aws', urlSuffix: 'amazonaws.com' },
])('$region is in the partition $name', ({ region, name, urlSuffix }) => {
  expect(partitionOf(region)).toMatchObject({ name, urlSuffix });
});

test.each([
  ['eu-west-1', 'us-east-1'], ['us-gov-east-1', 'us-gov-west-1'], ['cn-northwest-1', 'cn-north-1'], ['eusc-de-east-1', 'eusc-de-east-1'],
  ['us-iso-west-1', 'us-iso-east-1'], ['us-isob-west-1', 'us-isob-east-1'], ['eu-isoe-west-1', 'eu-isoe-west-1'], ['us-isof-east-1', 'us-isof-south-1'],
])('calls on IAM by an account of %s are recorded in %s', (region, iamRegion) => {
  expect(partitionOf(region).iamRegion).toBe(iamRegion);
});

test.each([
  ['us-east-1', 'console.aws.amazon.com'],
  ['us-gov-west-1', 'console.amazonaws-us-gov.com'],
  ['us-gov-east-1', 'console.amazonaws-us-gov.com'],
  ['cn-north-1', 'console.amazonaws.cn'],
  ['cn-northwest-1', 'console.amazonaws.cn'],
  ['eusc-de-east-1', 'console.amazonaws-eusc.eu'],
  ['ca-central-1', 'console.aws.amazon.com'],
  // As a token reads, whose value nobody knows.
  ['${Token[AWS.Region.4]}', 'console.aws.amazon.com'],
])('the console of the Region %j is %s', (region, domain) => {
  expect(partitionOf(region).consoleDomain).toBe(domain);
});
