import { consoleDomain } from '../../../src/signin/console';

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
test.each([
  ['us-east-1', 'console.aws.amazon.com'],
  ['us-gov-west-1', 'console.amazonaws-us-gov.com'],
  ['us-gov-east-1', 'console.amazonaws-us-gov.com'],
  ['cn-north-1', 'console.amazonaws.cn'],
  ['cn-northwest-1', 'console.amazonaws.cn'],
  ['ca-central-1', 'console.aws.amazon.com'],
  ['', 'console.aws.amazon.com'],
])('the console of the Region %j is %s', (region, domain) => {
  expect(consoleDomain(region)).toBe(domain);
});
