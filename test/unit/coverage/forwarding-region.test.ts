import { Aws, Lazy } from 'aws-cdk-lib';
import { checkForwarding, checkHome, checkRegions } from '../../../src/coverage/forwarding-region';
import { ACCOUNT, stackIn } from '../../support/synthesis';

test('an alert may be in an unresolved Region', () => {
  expect(() => checkHome(stackIn({}))).not.toThrow();
  expect(() => checkForwarding(Aws.REGION, 'it')).not.toThrow();
});

test.each([
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
])('fails for an alert in %s, where nothing is forwarded', (region, partition) => {
  expect(() => checkHome(stackIn({ account: ACCOUNT, region }))).toThrow(`this alert is in ${region}, in the partition ${partition}, where EventBridge forwards ` +
    'no events between Regions: deploy an alert with SignInCoverage.thisRegion() to each Region');
});

test('Regions of the aws partition pass, new ones as well', () => {
  expect(() => checkRegions(['us-east-1', 'ap-southeast-7', 'xx-future-9'])).not.toThrow();
});

test.each([
  { title: 'an empty list', regions: [], message: 'regions is an empty list: give a Region, such as "us-east-1", where root users sign in' },
  { title: 'a token', regions: ['us-east-1', Aws.REGION], message: 'regions[1] is an unresolved token, and a StackSet needs each Region at synthesis' },
  { title: 'a name', regions: ['Ireland'], message: 'regions[0] is "Ireland": give the code of a Region, such as "us-east-1"' },
  { title: 'a zone', regions: ['eu-west-1a'], message: 'regions[0] is "eu-west-1a": give the code of a Region' },
  { title: 'blanks', regions: [' eu-west-1'], message: 'regions[0] is " eu-west-1": give the code of a Region' },
  { title: 'the same twice', regions: ['us-east-1', 'eu-west-1', 'us-east-1'], message: 'regions[2] is "us-east-1", as is regions[0]: name each Region once' },
  { title: 'a list that is a token', regions: Lazy.list({ produce: () => ['us-east-1'] }), message: 'regions is an unresolved token, and a StackSet needs each Region at synthesis' },
  { title: 'a partition that the CDK does not know yet', regions: ['eusc-de-east-1'], message: 'regions[0] is "eusc-de-east-1", in the partition aws-eusc' },
  { title: 'another partition', regions: ['us-east-1', 'cn-north-1'], message: 'regions[1] is "cn-north-1", in the partition aws-cn, where EventBridge forwards no events' },
])('fails for a list of Regions with $title', ({ regions, message }) => {
  expect(() => checkRegions(regions)).toThrow(message);
});
