import { Stack } from 'aws-cdk-lib';
import { bind } from './bind';
import { deploy, innerTemplateOf, ofType, templateOf } from './templates';
import { OrganizationCoverage, OrganizationCoverageOptions } from '../../../src/coverage/organization-coverage';
import { LONGEST_ENVELOPE } from '../../../src/coverage/sign-in-sources';
import { ACCOUNT, only, OTHER_ACCOUNT, resources, stackIn, warningIds, warnings } from '../../support/synthesis';

const HOME = { account: ACCOUNT, region: 'eu-west-1' };
const PROPS: OrganizationCoverageOptions = { organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['ou-ab12-cd34ef56'], regions: ['us-east-1', 'eu-west-1'] };

function covered(props: Partial<OrganizationCoverageOptions> = {}, env: object = HOME): Stack {
  const stack = stackIn(env);
  bind(new OrganizationCoverage({ ...PROPS, ...props }), stack);
  return stack;
}

const stackSetOf = (stack: Stack) => ofType(deploy(templateOf(stack), HOME), 'AWS::CloudFormation::StackSet')[0].properties;

test('events arrive on the default bus and on the alert\'s own', () => {
  expect(bind(new OrganizationCoverage(PROPS), stackIn(HOME)).map(({ role }) => role)).toEqual(['home', 'forwarded']);
  expect(new OrganizationCoverage(PROPS).reserved).toBe(LONGEST_ENVELOPE);
});

test('a StackSet covers the accounts as they come and go, the home Region too, which others have as well', () => {
  expect(stackSetOf(covered())).toMatchObject({
    PermissionModel: 'SERVICE_MANAGED',
    CallAs: 'SELF',
    AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
    Capabilities: ['CAPABILITY_IAM'],
    StackInstancesGroup: [{ Regions: ['us-east-1', 'eu-west-1'], DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-cd34ef56'] } }],
    OperationPreferences: { RegionConcurrencyType: 'PARALLEL', FailureToleranceCount: 0 },
  });
});

test('a delegated administrator calls as one', () => {
  expect(stackSetOf(covered({ delegatedAdministrator: true }))).toMatchObject({ CallAs: 'DELEGATED_ADMIN' });
});

test.each([
  { title: 'only some accounts', props: { accounts: [OTHER_ACCOUNT] }, filter: 'INTERSECTION' },
  { title: 'all accounts but some', props: { exceptAccounts: [OTHER_ACCOUNT] }, filter: 'DIFFERENCE' },
])('$title can be covered', ({ props, filter }) => {
  expect(stackSetOf(covered(props))).toMatchObject({
    StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-cd34ef56'], Accounts: [OTHER_ACCOUNT], AccountFilterType: filter } }],
  });
});

test('no role is made here: each Region stack has its own, and the alert\'s own account and Region none', () => {
  const stack = covered({}, {});
  expect(resources(stack, 'AWS::IAM::Role')).toEqual({});
  const roles = (account: string, region: string) => ofType(deploy(innerTemplateOf(stack, HOME), { account, region }), 'AWS::IAM::Role').length;
  expect([roles(ACCOUNT, 'eu-west-1'), roles(ACCOUNT, 'us-east-1'), roles(OTHER_ACCOUNT, 'eu-west-1')]).toEqual([0, 1, 1]);
});

test('the organization and nobody else may send to the bus, and the StackSet waits for its policy', () => {
  const stack = covered();
  const policies = resources(stack, 'AWS::Events::EventBusPolicy');
  expect(Object.keys(policies)).toHaveLength(1);
  expect(JSON.stringify(policies)).toContain('"aws:PrincipalOrgID":"o-a1b2c3d4e5"');
  expect(only(stack, 'AWS::CloudFormation::StackSet').DependsOn).toEqual(Object.keys(policies).sort());
});

test('the StackSet names its alert in the metadata', () => {
  expect(only(covered(), 'AWS::CloudFormation::StackSet').Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Alert', coverage: 'organization' } });
});

test('the management account is warned of, with the remedy', () => {
  expect(warnings(covered())).toEqual([{
    path: '/Stack/Alert/Forwarded',
    id: 'cdk-console-login-alert:managementAccountNotCovered',
    text: 'StackSets leave out the management account of an organization, whose root user matters most: deploy a SignInForwarder to that account ' +
      'in each of us-east-1, eu-west-1, with the eventBusArn of this alert\'s eventBus, except the Region of this alert, which receives the sign-ins of its own account there',
  }]);
});

test('Regions without us-east-1 are warned of, even in a home there, which covers one account only', () => {
  const stack = covered({ regions: ['eu-west-1'] }, { account: ACCOUNT, region: 'us-east-1' });
  expect(warningIds(stack)).toEqual(['cdk-console-login-alert:managementAccountNotCovered', 'cdk-console-login-alert:rootNotCovered']);
});

test('they are not, where the filter matches no root user', () => {
  const stack = stackIn(HOME);
  bind(new OrganizationCoverage({ ...PROPS, regions: ['eu-west-1'] }), stack, { matchesRoot: false });
  expect(warningIds(stack)).toEqual(['cdk-console-login-alert:managementAccountNotCovered']);
});

test.each<{ props: Partial<OrganizationCoverageOptions>; message: string }>([
  { props: { organizationId: 'r-ab12' }, message: 'organizationId is "r-ab12"' },
  { props: { organizationalUnitIds: [] }, message: 'organizationalUnitIds is an empty list' },
  { props: { regions: ['cn-north-1'] }, message: 'regions[0] is "cn-north-1", in the partition aws-cn' },
  { props: { accounts: ['1'] }, message: 'accounts[0] is "1"' },
  { props: { exceptAccounts: ['1'] }, message: 'exceptAccounts[0] is "1"' },
  { props: { accounts: [ACCOUNT], exceptAccounts: [OTHER_ACCOUNT] }, message: 'accounts and exceptAccounts are both given, and a StackSet takes one of them' },
])('fails with $message', ({ props, message }) => {
  expect(() => new OrganizationCoverage({ ...PROPS, ...props })).toThrow(message);
});

test('fails for an alert to which nothing can be forwarded', () => {
  expect(() => covered({}, { account: ACCOUNT, region: 'cn-north-1' })).toThrow('this alert is in cn-north-1, in the partition aws-cn');
});
