import { findAlerts, findForwarders } from '../../../../../src/cli/assembly/alerts';
import { Stack } from '../../../../../src/cli/assembly/stack';
import { ForwardingEvaluator, ForwardingResult, happenedIn, busOf, BusRefusal, policiesOf, refusalOf } from '../../../../../src/cli/evaluate/forwarding/forwarding';
import { ShownEvent } from '../../../../../src/cli/events/shown-event';
import { JsonObject, Json } from '../../../../../src/cli/json-values';
import { Resolver } from '../../../../../src/cli/resolve/resolver';
import { shown, stackWith } from '../../app';
import { BUS_ARN, forwarderStack, forwardingRule, HOME, homeStack, OTHER_ACCOUNT, signInFrom, stackSet } from '../../other-environments';

/** Whether an event is forwarded to the alert of the first stack. */
function forwarding(event: ShownEvent, stacks: readonly Stack[]): ForwardingResult {
  const resolver = new Resolver(stacks, event);
  return new ForwardingEvaluator(resolver, findForwarders(stacks)).evaluate(findAlerts(stacks)[0], BUS_ARN, event);
}

const IN_US_EAST_2 = signInFrom(HOME.account, 'us-east-2');
const IN_US_WEST_2 = signInFrom(HOME.account, 'us-west-2');
const ELSEWHERE = signInFrom(OTHER_ACCOUNT, 'us-east-1');
const BY_SET = { arrives: true, reasons: [], notes: [{ code: 'forwarded-by', forwarder: 'Set' }] };

/** A policy that allows the other account to put events on the bus. */
const ALLOWING = { Type: 'AWS::Events::EventBusPolicy', Properties: { EventBusName: { Ref: 'Bus' }, Statement: { Effect: 'Allow', Principal: '*' } } };

test('a StackSet forwards from the Regions that it has', () => {
  expect(forwarding(IN_US_EAST_2, [homeStack({ Set: stackSet() })])).toEqual(BY_SET);
});

test('a sign-in of any other environment does not arrive, and the reason lists what is covered', () => {
  const covered = [
    { regions: ['eu-west-1'], accounts: ['123456789012'] },
    { regions: ['eu-north-1'], accounts: ['123456789012'] },
    { regions: ['us-east-1', 'us-east-2'], accounts: ['123456789012'] },
  ];
  const stacks = [homeStack({ Set: stackSet() }), forwarderStack({ account: HOME.account, region: 'eu-north-1' })];
  expect(forwarding(IN_US_WEST_2, stacks)).toEqual({
    arrives: false, reasons: [{ code: 'not-covered', account: '123456789012', region: 'us-west-2', covered }], notes: [],
  });
});

test('an organization forwards if the account is in it', () => {
  const Set = stackSet({
    PermissionModel: 'SERVICE_MANAGED',
    StackInstancesGroup: [{ Regions: ['us-east-1'], DeploymentTargets: { OrganizationalUnitIds: ['r-ab12'] } }],
  });
  expect(forwarding(ELSEWHERE, [homeStack({ Set, Policy: ALLOWING })])).toMatchObject({
    arrives: true, notes: [{ code: 'forwarded-by', forwarder: 'Set', if: 'account 111122223333 is in r-ab12' }],
  });
  expect(forwarding(signInFrom(HOME.account, 'us-east-1'), [homeStack({ Set })])).toMatchObject({
    arrives: false, reasons: [{ code: 'not-covered', covered: [{}, { regions: ['us-east-1'] }] }],
  });
});

test('an account that the bus does not allow is a reason, whoever would forward', () => {
  const forwarder = forwarderStack({ account: OTHER_ACCOUNT, region: 'us-east-1' });
  expect(forwarding(ELSEWHERE, [homeStack(), forwarder])).toEqual({ arrives: false, reasons: [{ code: 'account-not-allowed', bus: BUS_ARN, account: OTHER_ACCOUNT }], notes: [] });
  expect(forwarding(ELSEWHERE, [homeStack({ Policy: ALLOWING }), forwarder]).arrives).toBe(true);
});

test('a forwarder of the app forwards from where its stack is', () => {
  const forwarder = forwarderStack({ account: HOME.account, region: 'us-west-2' });
  expect(forwarding(IN_US_WEST_2, [homeStack(), forwarder])).toEqual({
    arrives: true, reasons: [], notes: [{ code: 'forwarded-by', forwarder: 'Forwarder/Out' }],
  });
});

test('without a StackSet, a forwarder may be in another app, unless this one has forwarders in the same account', () => {
  const stacks = [homeStack({ Policy: ALLOWING }), forwarderStack({ account: HOME.account, region: 'us-east-2' })];
  const inOtherApp = { arrives: true, reasons: [], notes: [{ code: 'forwarder-in-other-app', account: '123456789012', region: 'us-west-2' }] };
  expect(forwarding(IN_US_WEST_2, [homeStack()])).toEqual(inOtherApp);
  expect(forwarding(IN_US_WEST_2, [homeStack({ Policy: ALLOWING }), forwarderStack({ account: OTHER_ACCOUNT, region: 'us-east-2' })])).toEqual(inOtherApp);
  expect(forwarding(ELSEWHERE, stacks).notes).toEqual([{ code: 'forwarder-in-other-app', account: '111122223333', region: 'us-east-1' }]);
  const covered = [{ regions: ['eu-west-1'], accounts: ['123456789012'] }, { regions: ['us-east-2'], accounts: ['123456789012'] }];
  expect(forwarding(IN_US_WEST_2, stacks)).toEqual({
    arrives: false, reasons: [{ code: 'not-covered', account: '123456789012', region: 'us-west-2', covered }], notes: [],
  });
});

test('two forwarders of one sign-in are both noted, as the alert is sent twice', () => {
  expect(forwarding(IN_US_EAST_2, [homeStack({ Set: stackSet() }), forwarderStack({ account: HOME.account, region: 'us-east-2' })]).notes).toEqual([
    { code: 'forwarded-by', forwarder: 'Set' }, { code: 'forwarded-by', forwarder: 'Forwarder/Out' },
  ]);
});

test.each<{ because: string; properties: JsonObject; reason: object }>([
  {
    because: 'its filter refuses the event',
    properties: { EventPattern: { source: ['aws.signin'], detail: { eventName: ['SwitchRole'] } } },
    reason: { code: 'not-matched', path: 'detail.eventName', found: '"ConsoleLogin"' },
  },
  { because: 'it is disabled', properties: { State: 'DISABLED' }, reason: { code: 'rule-disabled', rule: 'Rule' } },
  { because: 'its pattern is refused', properties: { EventPattern: { source: [] } }, reason: { code: 'invalid-pattern', rule: 'Rule' } },
  {
    because: 'its target cannot be resolved',
    properties: { Targets: [{ Id: 'Bus', Arn: { Ref: 'Gone' } }] },
    reason: { code: 'unresolved-value', resource: 'Rule', property: 'Properties.Targets[0].Arn' },
  },
])('a forwarder does not forward where $because, and says so', ({ properties, reason }) => {
  const stacks = [homeStack(), forwarderStack({ account: HOME.account, region: 'us-east-2' }, properties)];
  expect(forwarding(IN_US_EAST_2, stacks)).toMatchObject({ arrives: false, reasons: [reason], notes: [{ code: 'not-forwarded', forwarder: 'Forwarder/Out' }] });
  const inSet = [homeStack({ Set: stackSet({}, { Rule: forwardingRule(properties) }) })];
  expect(forwarding(IN_US_EAST_2, inSet)).toMatchObject({ arrives: false, reasons: [reason], notes: [{ code: 'not-forwarded', forwarder: 'Set' }] });
});

test('a forwarder forwards read-only events by its state alone', () => {
  const event: ShownEvent = { ...IN_US_EAST_2, readOnly: true };
  const forwarded = (State: string) => forwarding(event, [homeStack(), forwarderStack({ account: HOME.account, region: 'us-east-2' }, { State })]);
  expect(forwarded('ENABLED')).toMatchObject({ arrives: false, reasons: [{ code: 'read-only-event', rule: 'Rule' }] });
  expect(forwarded('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS').arrives).toBe(true);
});

test('one that forwards outweighs one that does not', () => {
  const off = forwarderStack({ account: HOME.account, region: 'us-east-2' }, { State: 'DISABLED' });
  expect(forwarding(IN_US_EAST_2, [homeStack({ Set: stackSet() }), off])).toEqual(BY_SET);
});

test.each<{ because: string; inner: JsonObject }>([
  { because: 'sends to another bus', inner: { Rule: forwardingRule({ Targets: [{ Id: 'Bus', Arn: `${BUS_ARN}2` }] }) } },
  { because: 'is not made there', inner: { Rule: { ...forwardingRule(), Condition: 'No' } } },
])('a rule of the StackSet that $because forwards nothing', ({ inner }) => {
  expect(forwarding(IN_US_EAST_2, [homeStack({ Set: stackSet({}, inner) })]).reasons).toMatchObject([{ code: 'not-covered' }]);
});

test('the StackSet of another alert, and one that is not made, forward nothing', () => {
  const other = { ...stackSet(), Metadata: { 'cdk-console-login-alert': { alert: 'Mail/Other', coverage: 'regions' } } };
  expect(forwarding(IN_US_EAST_2, [homeStack({ Other: other })]).notes).toMatchObject([{ code: 'forwarder-in-other-app' }]);
  expect(forwarding(IN_US_EAST_2, [homeStack({ Set: { ...stackSet(), Condition: 'No' } })]).notes).toMatchObject([{ code: 'forwarder-in-other-app' }]);
});

test.each([
  { stack: { account: '123456789012', region: 'us-east-1' }, here: true },
  { stack: { account: '123456789012', region: 'us-east-2' }, here: false },
  { stack: { account: '111122223333', region: 'us-east-1' }, here: false },
  { stack: { region: 'us-east-1' }, here: true },
  { stack: { account: '111122223333' }, here: false },
  { stack: {}, here: true },
])('an event of us-east-1 happened in $stack: $here', ({ stack, here }) => {
  expect(happenedIn(shown(), stack)).toBe(here);
});

test('an event that says nothing happened wherever one looks', () => {
  expect(happenedIn({ ...shown(), account: undefined, region: undefined }, { account: '111122223333', region: 'eu-west-1' })).toBe(true);
});

const BUS = 'arn:aws:events:eu-west-1:123456789012:event-bus/sign-ins';

test.each([
  { rule: 'arn:aws:events:eu-west-1:123456789012:rule/sign-ins/Mail-Rule-1', bus: BUS },
  { rule: 'arn:aws-cn:events:cn-north-1:123456789012:rule/a/b/Rule', bus: 'arn:aws-cn:events:cn-north-1:123456789012:event-bus/a/b' },
  { rule: 'arn:aws:events:eu-west-1:123456789012:rule/Mail-Rule-1', bus: 'arn:aws:events:eu-west-1:123456789012:event-bus/default' },
])('the rule $rule receives events of $bus', ({ rule, bus }) => {
  expect(busOf(rule)).toBe(bus);
});

/** Why a bus with this policy refuses an event. */
function refusal(statement: Json, event: Pick<ShownEvent, 'account' | 'source'>, bus: Json = { Ref: 'Bus' }): BusRefusal | undefined {
  const stack = stackWith({
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'sign-ins' } },
      Policy: { Type: 'AWS::Events::EventBusPolicy', Properties: { EventBusName: bus, Statement: statement } },
    },
  }, { account: '123456789012', region: 'eu-west-1' });
  return refusalOf(BUS, policiesOf(BUS, new Resolver([stack], {})), event);
}

/** Whether an account may put events to a bus with this policy. */
function isAllowed(statement: Json, account: string, bus?: Json): boolean {
  return refusal(statement, { account, source: 'aws.signin' }, bus) === undefined;
}

function allow(principal: Json): Json {
  return { Effect: 'Allow', Principal: principal, Action: 'events:PutEvents' };
}

test.each<{ statement: Json; allowsAccount: boolean }>([
  { statement: allow({ AWS: 'arn:aws:iam::111122223333:root' }), allowsAccount: true },
  { statement: allow({ AWS: ['123456789012', '111122223333'] }), allowsAccount: true },
  { statement: allow({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } }), allowsAccount: true },
  // Who is in the organization is not known here.
  { statement: { Effect: 'Allow', Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }, allowsAccount: true },
  { statement: allow({ AWS: '*' }), allowsAccount: true },
  { statement: allow({ AWS: 'arn:aws:iam::123456789012:root' }), allowsAccount: false },
  { statement: { Effect: 'Deny', Principal: { AWS: '111122223333' } }, allowsAccount: false },
  { statement: allow({ Service: 'events.amazonaws.com' }), allowsAccount: false },
])('a policy of $statement allows another account: $allowsAccount', ({ statement, allowsAccount: expected }) => {
  expect(isAllowed(statement, '111122223333')).toBe(expected);
});

test('the own account is always allowed, and a policy of another bus allows no account', () => {
  expect(isAllowed(allow({ AWS: '123456789012' }), '123456789012')).toBe(true);
  expect(isAllowed(allow({ AWS: '111122223333' }), '111122223333', 'other')).toBe(false);
  expect(isAllowed(allow({ AWS: '111122223333' }), '111122223333', 'arn:aws:events:eu-west-1:123456789012:event-bus/sign-ins')).toBe(true);
});

const SIGN_INS = { 'events:source': 'aws.signin' };

test.each<{ condition: Json; source: string | undefined; refused: boolean }>([
  { condition: { 'ForAllValues:StringEquals': SIGN_INS }, source: 'aws.signin', refused: false },
  { condition: { 'ForAllValues:StringEquals': SIGN_INS }, source: 'aws.sts', refused: true },
  { condition: { StringEquals: SIGN_INS }, source: 'aws.sts', refused: true },
  { condition: { 'ForAllValues:StringEquals': { 'events:source': ['aws.signin', 'aws.sts'] } }, source: 'aws.sts', refused: false },
  { condition: { 'StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }, 'ForAllValues:StringEquals': SIGN_INS }, source: 'aws.sts', refused: true },
  { condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, source: 'aws.sts', refused: false },
  { condition: { 'ForAllValues:StringEquals': SIGN_INS }, source: undefined, refused: false },
])('a policy for events of another account with the condition $condition refuses the source $source: $refused', ({ condition, source, refused }) => {
  const statement = { Effect: 'Allow', Principal: '*', Condition: condition };
  expect(refusal(statement, { account: '111122223333', source })).toEqual(refused ? { code: 'source-not-allowed', bus: BUS, source } : undefined);
  expect(refusal(statement, { account: '123456789012', source })).toBeUndefined();
});
