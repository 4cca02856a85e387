import * as events from 'aws-cdk-lib/aws-events';
import { WatchedRule } from '../../../src/rule/alert-rule';
import { stackIn } from '../../support/synthesis';

const eventPattern = { source: ['aws.signin'] };

test('a rule on the default bus has the name that its reference is', () => {
  const stack = stackIn();
  const rule = new events.Rule(stack, 'Rule', { eventPattern });
  expect(stack.resolve(WatchedRule.of(rule).name)).toEqual(stack.resolve(rule.ruleName));
  expect(WatchedRule.of(rule).metric('TriggeredRules', {}).dimensions).toEqual({ RuleName: rule.ruleName });
});

test('a rule on another bus has the name behind the bar, and its figures are those on that bus', () => {
  const stack = stackIn();
  const eventBus = new events.EventBus(stack, 'Bus');
  const watched = WatchedRule.of(new events.Rule(stack, 'Rule', { eventPattern, eventBus }), eventBus);

  const name = { 'Fn::Select': [1, { 'Fn::Split': ['|', { Ref: expect.stringMatching(/^Rule/) }] }] };
  expect(stack.resolve(watched.name)).toEqual(name);
  expect(stack.resolve(watched.metric('FailedInvocations', {}).dimensions)).toEqual({ EventBusName: stack.resolve(eventBus.eventBusName), RuleName: name });
});
