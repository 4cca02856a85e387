import * as iam from 'aws-cdk-lib/aws-iam';
import { createRole } from '../../../src/cdk/iam';
import { only, resources, stackIn } from '../../support/synthesis';

test('a role has a managed policy, and no inline one', () => {
  const stack = stackIn();
  const { role, policy } = createRole(stack, 'Some', new iam.ServicePrincipal('events.amazonaws.com'), [
    new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: ['arn:aws:events:eu-west-1:123456789012:event-bus/bus'] }),
  ]);
  expect([role.node.id, policy.node.id]).toEqual(['SomeRole', 'SomePolicy']);
  expect(only(stack, 'AWS::IAM::ManagedPolicy').Properties.Roles).toEqual([{ Ref: expect.stringMatching(/^SomeRole/) }]);
  expect(only(stack, 'AWS::IAM::Role').Properties).not.toHaveProperty('Policies');
  expect(resources(stack, 'AWS::IAM::Policy')).toEqual({});
});
