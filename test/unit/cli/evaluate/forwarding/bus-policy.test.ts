import { busOf, BusRefusal, policiesOf, refusalOf } from '../../../../../src/cli/evaluate/forwarding/bus-policy';
import { ShownEvent } from '../../../../../src/cli/events/shown-event';
import { Json } from '../../../../../src/cli/json-values';
import { Resolver } from '../../../../../src/cli/resolve/resolver';
import { stackWith } from '../../app';

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
