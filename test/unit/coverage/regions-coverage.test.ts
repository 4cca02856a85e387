import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bind } from './bind';
import { deploy, innerTemplateOf, ofType, templateOf } from './templates';
import { RegionsCoverage } from '../../../src/coverage/regions-coverage';
import { LONGEST_ENVELOPE } from '../../../src/coverage/sign-in-sources';
import { principalOf } from '../../../src/filter/principal';
import { toPattern } from '../../../src/filter/sign-in-pattern';
import { ACCOUNT, only, stackIn, warnings } from '../../support/synthesis';

const HOME = { account: ACCOUNT, region: 'eu-west-1' };

const stackSetOf = (stack: Stack, place = HOME) => ofType(deploy(templateOf(stack), place), 'AWS::CloudFormation::StackSet')[0].properties;

test('events arrive on the default bus and on the alert\'s own', () => {
  const stack = stackIn(HOME);
  const [home, forwarded, ...others] = bind(new RegionsCoverage(['us-east-1']), stack);
  expect(home).toMatchObject({ role: 'home', eventBus: undefined });
  expect(forwarded).toMatchObject({ role: 'forwarded', scope: stack.node.findChild('Alert').node.findChild('Forwarded') });
  expect(forwarded.eventBus).toBe(forwarded.scope.node.findChild('Bus'));
  expect(others).toEqual([]);
  expect(new RegionsCoverage(['us-east-1']).reserved).toBe(LONGEST_ENVELOPE);
});

test('a StackSet of the account covers the Regions at once, and tolerates no failure', () => {
  const stack = stackIn(HOME);
  bind(new RegionsCoverage(['us-east-1', 'eu-west-1', 'us-west-2']), stack);
  expect(stackSetOf(stack)).toMatchObject({
    StackSetName: expect.stringMatching(/^Stack-Alert-Forwarded-[0-9A-F]{8}$/),
    PermissionModel: 'SELF_MANAGED',
    AdministrationRoleARN: expect.stringMatching(/^<AlertForwardedAdministrationRole\w+\.Arn>$/),
    ExecutionRoleName: expect.stringMatching(/^<AlertForwardedExecutionRole\w+>$/),
    // The home Region is left out.
    StackInstancesGroup: [{ Regions: ['us-east-1', 'us-west-2'], DeploymentTargets: { Accounts: [ACCOUNT] } }],
    OperationPreferences: { RegionConcurrencyType: 'PARALLEL', FailureToleranceCount: 0 },
  });
  expect(stackSetOf(stack)).not.toHaveProperty('Capabilities');
});

test('an unresolved home Region stays in the list, and its stack has nothing in it', () => {
  const stack = stackIn({});
  bind(new RegionsCoverage(['us-east-1', 'eu-west-1']), stack);
  expect(stackSetOf(stack)).toMatchObject({ StackInstancesGroup: [{ Regions: ['us-east-1', 'eu-west-1'], DeploymentTargets: { Accounts: [ACCOUNT] } }] });
  const inner = innerTemplateOf(stack, HOME);
  expect(deploy(inner, HOME).map(({ type }) => type)).toEqual(['AWS::CloudFormation::WaitConditionHandle']);
  expect(deploy(inner, { ...HOME, region: 'us-east-1' }).length).toBeGreaterThan(1);
});

test('the stacks send matching sign-ins to the bus, by one role, under the name in the policies', () => {
  const stack = stackIn({});
  const pattern = toPattern({ identities: ['Root'] });
  bind(new RegionsCoverage(['us-east-1']), stack, { pattern });
  const [rule] = ofType(deploy(innerTemplateOf(stack, HOME), { ...HOME, region: 'us-east-1' }), 'AWS::Events::Rule');
  expect(rule.properties).toMatchObject({
    Name: `${stackSetOf(stack).StackSetName}-eu-west-1`,
    EventPattern: { ...pattern, account: [ACCOUNT], region: ['us-east-1'] },
    Targets: [{ Arn: expect.stringMatching(/^<AlertForwardedBus\w+\.Arn>$/), RoleArn: expect.stringMatching(/^<AlertForwardedPutEventsRole\w+\.Arn>$/) }],
  });
});

test('a pattern with unresolved values is resolved in the stack of the alert', () => {
  const stack = stackIn(HOME);
  const arn = `arn:aws:iam::${Lazy.string({ produce: () => ACCOUNT })}:user/alice`;
  bind(new RegionsCoverage(['us-east-1']), stack, { pattern: toPattern({ principals: [principalOf(arn)] }) });
  const [{ properties }] = ofType(deploy(innerTemplateOf(stack, HOME), { ...HOME, region: 'us-east-1' }), 'AWS::Events::Rule');
  expect(properties.EventPattern).toMatchObject({
    detail: { userIdentity: { $or: [{ arn: [`arn:aws:iam::${ACCOUNT}:user/alice`] }, { accountId: [ACCOUNT], userName: ['alice'] }] } },
  });
});

test('the StackSet waits for every policy, and for the resources that it names', () => {
  const stack = stackIn(HOME);
  bind(new RegionsCoverage(['us-east-1']), stack);
  const policies = ['AWS::Events::EventBusPolicy', 'AWS::IAM::ManagedPolicy'].flatMap(type => Object.keys(Template.fromStack(stack).findResources(type)));
  expect(policies).toHaveLength(4);
  expect(only(stack, 'AWS::CloudFormation::StackSet').DependsOn).toEqual(policies.sort());
});

test('the StackSet names its alert in the metadata', () => {
  const stack = stackIn(HOME);
  bind(new RegionsCoverage(['us-east-1']), stack);
  expect(only(stack, 'AWS::CloudFormation::StackSet').Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Alert', coverage: 'regions' } });
});

test('Regions without us-east-1 are warned of, where the home is not it either', () => {
  const stack = stackIn(HOME);
  bind(new RegionsCoverage(['us-west-2']), stack);
  expect(warnings(stack)).toEqual([{
    path: '/Stack/Alert/Forwarded',
    id: 'cdk-console-login-alert:rootNotCovered',
    text: 'console sign-ins of the root user are recorded in us-east-1 alone, and this alert receives those of eu-west-1, us-west-2: add us-east-1',
  }]);
});

test.each([
  { title: 'the list has it', env: HOME, regions: ['us-east-1'], matchesRoot: true },
  { title: 'the home is it', env: { account: ACCOUNT, region: 'us-east-1' }, regions: ['us-west-2'], matchesRoot: true },
  { title: 'the home may be it', env: {}, regions: ['us-west-2'], matchesRoot: true },
  { title: 'root users do not match', env: HOME, regions: ['us-west-2'], matchesRoot: false },
])('nothing is warned of where $title', ({ env, regions, matchesRoot }) => {
  const stack = stackIn(env);
  bind(new RegionsCoverage(regions), stack, { matchesRoot });
  expect(warnings(stack)).toEqual([]);
});

test('fails where nothing but the home Region is left', () => {
  expect(() => bind(new RegionsCoverage(['eu-west-1']), stackIn(HOME)))
    .toThrow('regions is ["eu-west-1"], and this alert is in eu-west-1 itself: name another Region, or leave coverage out');
});

test('fails for a text that is no Region, and for an alert to which nothing can be forwarded', () => {
  expect(() => new RegionsCoverage(['Ireland'])).toThrow('regions[0] is "Ireland": give the code of a Region');
  expect(() => bind(new RegionsCoverage(['us-east-1']), stackIn({ account: ACCOUNT, region: 'us-gov-west-1' }))).toThrow('this alert is in us-gov-west-1, in the partition aws-us-gov');
});
