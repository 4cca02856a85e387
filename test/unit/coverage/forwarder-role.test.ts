import { Construct } from 'constructs';
import { deploy, ofType, templateOf } from './templates';
import { createSender } from '../../../src/coverage/forwarder-role';
import { ACCOUNT, stackIn } from '../../support/synthesis';

const BUS = 'arn:aws:events:eu-west-1:123456789012:event-bus/bus';

test('rules of the account take the role, which may send to one bus and nothing else', () => {
  const stack = stackIn({});
  const { role, policy } = createSender(new Construct(stack, 'Forwarder'), BUS);
  const resources = deploy(templateOf(stack), { account: ACCOUNT, region: 'us-east-1' });

  expect([role.node.path, policy.node.path]).toEqual(['Stack/Forwarder/Role', 'Stack/Forwarder/Policy']);
  expect(ofType(resources, 'AWS::IAM::Role').map(({ properties }) => properties)).toMatchObject([{
    AssumeRolePolicyDocument: {
      Statement: [{ Principal: { Service: 'events.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }],
    },
  }]);
  expect(ofType(resources, 'AWS::IAM::ManagedPolicy').map(({ properties }) => properties)).toMatchObject([{
    Roles: [expect.stringMatching(/^<ForwarderRole\w+>$/)],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS }] },
  }]);
});
