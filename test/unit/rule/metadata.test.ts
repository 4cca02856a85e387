import { CfnStackSet } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { markRule, markStackSet } from '../../../src/rule/metadata';
import { only, stackIn } from '../../support/synthesis';

test('a rule names its alert in its metadata, beside the metadata of others', () => {
  const stack = stackIn();
  const rule = new events.Rule(stack, 'Rule', { eventPattern: { source: ['aws.signin'] } });
  (rule.node.defaultChild as events.CfnRule).addMetadata('mine', true);

  markRule(rule, 'Stack/Alert', 'home');

  expect(only(stack, 'AWS::Events::Rule').Metadata).toEqual({
    'mine': true,
    'cdk-console-login-alert': { alert: 'Stack/Alert', rule: 'home' },
  });
});

test.each(['regions', 'organization'] as const)('a StackSet names in its metadata the alert to which it forwards, and from where: %s', coverage => {
  const stack = stackIn();
  markStackSet(new CfnStackSet(stack, 'StackSet', { stackSetName: 'set', permissionModel: 'SELF_MANAGED' }), 'Stack/Alert', coverage);
  expect(only(stack, 'AWS::CloudFormation::StackSet').Metadata).toEqual({ 'cdk-console-login-alert': { alert: 'Stack/Alert', coverage } });
});
