import { Aws, Lazy, CfnParameter, Token } from 'aws-cdk-lib';
import { checkForwarding, checkHome, checkRegions, checkAccounts, checkOrganizationalUnitIds, checkOrganizationId } from '../../../src/coverage/check-regions-and-accounts';
import { ACCOUNT, stackIn, OTHER_ACCOUNT } from '../../support/synthesis';

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

test('IDs as AWS gives them pass, and unresolved tokens', () => {
  expect(() => checkOrganizationId('o-a1b2c3d4e5')).not.toThrow();
  expect(() => checkOrganizationId(Token.asString({ Ref: 'Id' }))).not.toThrow();
  expect(() => checkOrganizationalUnitIds(['r-ab12', 'ou-ab12-cd34ef56', Token.asString({ Ref: 'Id' })])).not.toThrow();
  expect(() => checkOrganizationalUnitIds(new CfnParameter(stackIn(), 'Units', { type: 'CommaDelimitedList' }).valueAsList)).not.toThrow();
  expect(() => checkAccounts('accounts', [ACCOUNT, OTHER_ACCOUNT, Aws.ACCOUNT_ID])).not.toThrow();
  expect(() => checkAccounts('accounts', undefined)).not.toThrow();
});

test.each(['', 'o-', 'o-short', 'r-ab12', 'O-A1B2C3D4E5', 'o-a1b2c3d4e5 '])('fails for the organization %j', id => {
  expect(() => checkOrganizationId(id)).toThrow(`organizationId is ${JSON.stringify(id)}: give the ID of an organization, such as "o-a1b2c3d4e5"`);
});

test.each(['', 'ou-ab12', 'o-a1b2c3d4e5', 'Security', 'ou-ab12-cd34'])('fails for the organizational unit %j', id => {
  expect(() => checkOrganizationalUnitIds(['r-ab12', id]))
    .toThrow(`organizationalUnitIds[1] is ${JSON.stringify(id)}: give the ID of an organizational unit or of the root, such as "ou-ab12-cd34ef56" or "r-ab12"`);
});

test.each(['', '12345678901', '1234567890123', '1234-5678-9012'])('fails for the account %j', account => {
  expect(() => checkAccounts('exceptAccounts', [account]))
    .toThrow(`exceptAccounts[0] is ${JSON.stringify(account)}: give an account of twelve digits, such as "123456789012"`);
});

test('fails for an empty list and for a repeated account', () => {
  expect(() => checkAccounts('accounts', [])).toThrow('accounts is an empty list: give an account of twelve digits');
  expect(() => checkOrganizationalUnitIds([])).toThrow('organizationalUnitIds is an empty list: give the ID');
  expect(() => checkAccounts('accounts', [ACCOUNT, OTHER_ACCOUNT, ACCOUNT])).toThrow('accounts[2] is "123456789012", as is accounts[0]: name each once');
});
