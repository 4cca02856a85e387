import { NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { deploy, ofType, resolve, templateOf } from './templates';
import { BusReference, createBus } from '../../../src/coverage/event-bus';
import { ACCOUNT, newApp, only, OTHER_ACCOUNT, stackIn } from '../../support/synthesis';

const PLACE = { account: ACCOUNT, region: 'eu-west-1' };
const ONLY_SIGN_INS = { 'ForAllValues:StringEquals': { 'events:source': ['aws.signin', 'aws.sts'] } };
const BUS = { Resource: expect.stringMatching(/^<ForwardedBus\w+\.Arn>$/), Action: 'events:PutEvents', Effect: 'Allow' };

function busIn(stack: Stack, ...[admitted]: [Parameters<typeof createBus>[2]?]) {
  return createBus(new Construct(stack, 'Forwarded'), 'the-bus', admitted ?? { accounts: [ACCOUNT] });
}

/** A rule that sends to a bus, or listens to it. */
function send(stack: Stack, bus: events.IEventBus): void {
  new events.CfnRule(stack, 'Send', { eventPattern: {}, targets: [{ id: 'Bus', arn: bus.eventBusArn }], description: bus.eventBusName });
}

const policies = (stack: Stack) => ofType(deploy(templateOf(stack), PLACE), 'AWS::Events::EventBusPolicy').map(({ properties }) => properties);

test('the bus has the name by which others know it', () => {
  const stack = stackIn();
  busIn(stack);
  expect(only(stack, 'AWS::Events::EventBus').Properties).toEqual({ Name: 'the-bus', Description: 'Receives AWS console sign-ins of other Regions and accounts' });
});

test('an account may send sign-ins only', () => {
  const stack = stackIn();
  busIn(stack);
  expect(policies(stack)).toEqual([{
    EventBusName: expect.stringMatching(/^<ForwardedBus\w+>$/),
    StatementId: 'Accounts',
    Statement: { ...BUS, Sid: 'Accounts', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Condition: ONLY_SIGN_INS },
  }]);
});

test('several accounts may send, and each is named once', () => {
  const stack = stackIn();
  busIn(stack, { accounts: [ACCOUNT, OTHER_ACCOUNT, ACCOUNT] });
  expect(policies(stack)).toMatchObject([{
    Statement: { Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:root`, `arn:aws:iam::${OTHER_ACCOUNT}:root`] } },
  }]);
});

test('the accounts of an organization may send, by its ID', () => {
  const stack = stackIn();
  busIn(stack, { accounts: [], organizationId: 'o-a1b2c3d4e5' });
  expect(policies(stack)).toMatchObject([{ StatementId: 'Organization', Statement: { Principal: { AWS: '*' } } }]);
});

test('an organization beside accounts has a policy of its own, which is created after the other', () => {
  const stack = stackIn();
  const bus = busIn(stack, { accounts: [ACCOUNT], organizationId: 'o-a1b2c3d4e5' });
  expect(policies(stack)[1]).toMatchObject({
    Statement: { ...BUS, Sid: 'Organization', Principal: { AWS: '*' }, Condition: { ...ONLY_SIGN_INS, StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
  });
  const [accounts, organization] = Object.entries(Template.fromStack(stack).findResources('AWS::Events::EventBusPolicy'));
  expect(organization[1].DependsOn).toEqual([accounts[0]]);
  expect(bus.policies.map(({ statementId }) => statementId)).toEqual(['Accounts', 'Organization']);
});

test('a stack that is deployed with the bus refers to it, so that the one waits for the other', () => {
  const stack = stackIn();
  send(stack, busIn(stack).eventBus);
  expect(only(stack, 'AWS::Events::Rule').Properties).toMatchObject({
    Description: { Ref: expect.stringMatching(/^ForwardedBus/) },
    Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^ForwardedBus/), 'Arn'] } }],
  });
});

test('so does a nested stack, which gets the values as parameters', () => {
  const stack = stackIn();
  const nested = new NestedStack(stack, 'Nested');
  send(nested, busIn(stack).eventBus);
  expect(only(nested, 'AWS::Events::Rule').Properties).toMatchObject({ Targets: [{ Arn: { Ref: expect.stringMatching(/^referencetoStackForwardedBus/) } }] });
});

test('a stack of another Region has the ARN and the name as text, and nothing is exported', () => {
  const app = newApp();
  const stack = stackIn(PLACE, app);
  const user = stackIn({ account: ACCOUNT, region: 'us-east-1' }, app, 'User');
  send(user, busIn(stack).eventBus);

  expect(ofType(deploy(templateOf(user), { account: ACCOUNT, region: 'us-east-1' }), 'AWS::Events::Rule')[0].properties)
    .toMatchObject({ Description: 'the-bus', Targets: [{ Arn: `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/the-bus` }] });
  expect(Template.fromStack(stack).toJSON().Outputs).toBeUndefined();
});

test('fails for a stack elsewhere while the Region of the bus is unresolved', () => {
  const app = newApp();
  const stack = stackIn({}, app);
  const user = stackIn({ account: ACCOUNT, region: 'us-east-1' }, app, 'User');
  send(user, busIn(stack).eventBus);
  expect(() => Template.fromStack(user)).toThrow('the event bus Stack/Forwarded/Bus is used in the stack User, and the Region of its own stack Stack is known at deployment only');
});

test('the policy of the bus can be read', () => {
  const stack = stackIn();
  expect(stack.resolve(busIn(stack).eventBus.eventBusPolicy)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ForwardedBus/), 'Policy'] });
});

const KNOWN = { account: ACCOUNT, region: 'eu-west-1' };
const ELSEWHERE = { account: ACCOUNT, region: 'us-east-1' };

function places(home: object, elsewhere: object) {
  const app = newApp();
  const alert = stackIn(home, app, 'Alert');
  return { alert, user: stackIn(elsewhere, app, 'User'), reference: new BusReference(alert, 'bus') };
}

test('a stack that is deployed with the bus may refer to it: its own, those nested in it, and that in which it is nested', () => {
  const { alert, user, reference } = places(KNOWN, ELSEWHERE);
  const nested = new NestedStack(alert, 'Nested');
  expect([alert, nested, new NestedStack(nested, 'Deeper')].map(each => reference.isDeployedWith(each))).toEqual([true, true, true]);
  expect(new BusReference(nested, 'bus').isDeployedWith(alert)).toBe(true);
  expect(reference.isDeployedWith(user)).toBe(false);
});

test.each([
  { title: 'another Region', home: KNOWN, elsewhere: ELSEWHERE, account: ACCOUNT },
  { title: 'another account', home: KNOWN, elsewhere: { account: OTHER_ACCOUNT, region: 'eu-west-1' }, account: ACCOUNT },
  { title: 'the same place', home: KNOWN, elsewhere: KNOWN, account: ACCOUNT },
  { title: 'a reference that only deployment knows', home: KNOWN, elsewhere: {}, account: ACCOUNT },
  // Both are deployed to the account of whoever deploys.
  { title: 'a reference of the same unknown account', home: { region: 'eu-west-1' }, elsewhere: { region: 'us-east-1' }, account: OTHER_ACCOUNT },
])('the ARN is written out in $title', ({ home, elsewhere, account }) => {
  const { user, reference } = places(home, elsewhere);
  expect(resolve(user.resolve(reference.arnIn(user)), { account: OTHER_ACCOUNT, region: 'us-east-1' })).toBe(`arn:aws:events:eu-west-1:${account}:event-bus/bus`);
});

test('fails where the Region of the bus would be taken for that of the user', () => {
  const { user, reference } = places({ account: ACCOUNT }, ELSEWHERE);
  expect(() => reference.arnIn(user)).toThrow('the event bus Alert is used in the stack User, and the Region of its own stack Alert is known at deployment only: ' +
    'give that stack its env, such as env: { region: \'eu-west-1\' }');
});

test('fails where the account of the bus would be taken for that of the user', () => {
  const { user, reference } = places({ region: 'eu-west-1' }, ELSEWHERE);
  expect(() => reference.arnIn(user)).toThrow('and the account of its own stack Alert is known at deployment only: give that stack its env');
});
