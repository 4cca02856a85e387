import * as events from 'aws-cdk-lib/aws-events';
import { markRule } from '../../src/annotation/rule-metadata';
import { only, stackIn } from '../synthesis';

test('a rule says in its metadata which alert it belongs to, beside what others wrote there', () => {
  const stack = stackIn();
  const rule = new events.Rule(stack, 'Rule', { eventPattern: { source: ['aws.signin'] } });
  (rule.node.defaultChild as events.CfnRule).addMetadata('mine', true);

  markRule(rule, 'Stack/Alert', 'home');

  expect(only(stack, 'AWS::Events::Rule').Metadata).toEqual({
    'mine': true,
    'cdk-console-login-alert': { alert: 'Stack/Alert', rule: 'home' },
  });
});
