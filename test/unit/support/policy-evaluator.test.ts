import { deniedBy, PolicyStatement } from '../../support/policy-evaluator';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:Security-Topic';
const statement = (more: Partial<PolicyStatement>): PolicyStatement => ({ Effect: 'Deny', Action: 'sns:DeleteTopic', Resource: TOPIC, ...more });
const denied = (more: Partial<PolicyStatement>, context: Record<string, string> = {}, action = 'sns:DeleteTopic', resource = TOPIC) =>
  deniedBy([statement(more)], { action, resource, context }) !== undefined;

/** Examples of the IAM User Guide's pages on policy elements and condition operators, with names of ours. */
const CASES: readonly (readonly [string, boolean, Partial<PolicyStatement>, Record<string, string>?])[] = [
  ['an exact action and resource', true, {}],
  ['an action in another case', true, { Action: ['SNS:deletetopic'] }],
  ['another action', false, { Action: 'sns:Publish' }],
  ['an action by a star', true, { Action: 'sns:*' }],
  ['every resource', true, { Resource: '*' }],
  ['a resource by a star', true, { Resource: 'arn:aws:sns:*:*:Security-*' }],
  ['a star that would have to cross a colon', false, { Resource: 'arn:aws:sns:*:Security-Topic' }],
  ['a resource in another case', false, { Resource: 'arn:aws:sns:*:*:security-*' }],
  ['an allowing statement', false, { Effect: 'Allow' }],
  ['a condition that holds', true, { Condition: { StringEquals: { key: ['a', 'b'] } } }, { key: 'b' }],
  ['a condition that does not hold', false, { Condition: { StringLike: { key: 'a*' } } }, { key: 'ba' }],
  ['a missing key', false, { Condition: { StringEquals: { key: 'a' } } }],
  ['a negated condition of which one value matches', false, { Condition: { ArnNotLike: { key: ['arn:aws:iam::*:role/a', 'arn:aws:iam::*:role/b'] } } }, { key: 'arn:aws:iam::1:role/b' }],
  ['a negated condition of which no value matches', true, { Condition: { ArnNotEquals: { key: ['arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/b'] } } }, { key: 'arn:aws:iam::1:role/c' }],
  ['a negated condition on a missing key', true, { Condition: { StringNotLike: { key: 'a' } } }],
  ['two conditions of which one holds', false, { Condition: { StringEquals: { key: 'a' }, StringNotEquals: { key: 'a' } } }, { key: 'a' }],
];

test.each(CASES.map(([title, expected, more, context]) => ({ title, expected, more, context })))('$title: denied is $expected', ({ expected, more, context }) => {
  expect(denied(more, context)).toBe(expected);
});

test('an action without a resource is denied by a star alone', () => {
  expect(denied({ Action: 'sns:Unsubscribe', Resource: '*' }, {}, 'sns:Unsubscribe', '*')).toBe(true);
  expect(denied({ Action: 'sns:Unsubscribe' }, {}, 'sns:Unsubscribe', '*')).toBe(false);
});

test('fails for an operator that it does not know', () => {
  expect(() => denied({ Condition: { NumericLessThan: { key: '1' } } })).toThrow('the operator NumericLessThan is not known to this evaluator');
});
