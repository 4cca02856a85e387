import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { rulesOfThisAccount } from '../../../src/cdk/iam';
import { RuleTarget } from '../../../src/delivery/delivery-strategy';
import { only, stackIn, statements, target } from '../../support/synthesis';

function kept(input?: events.RuleTargetInput) {
  const stack = stackIn();
  const role = new iam.Role(stack, 'Role', { assumedBy: rulesOfThisAccount(stack) });
  const permission = new Construct(stack, 'Permission');
  new iam.ManagedPolicy(permission, 'Policy', { roles: [role], statements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] })] });
  new events.Rule(stack, 'Rule', { eventPattern: { source: ['aws.signin'] } })
    .addTarget(new RuleTarget({ arn: 'arn', role, permissions: [permission], input, deadLetterQueue: new sqs.Queue(stack, 'Queue') }));
  return stack;
}

test('a target has role, dead-letter queue and the longest retries, and gets the event', () => {
  expect(target(kept())).toEqual({
    Id: 'Target0',
    Arn: 'arn',
    RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] },
    DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Queue/), 'Arn'] } },
    RetryPolicy: { MaximumEventAgeInSeconds: 86400, MaximumRetryAttempts: 185 },
  });
});

test('it gets an input where there is one', () => {
  expect(target(kept(events.RuleTargetInput.fromObject({ a: 1 })))).toMatchObject({ Input: '{"a":1}' });
});

test('its rule waits for the permission, and may write to the queue', () => {
  const stack = kept();
  expect(only(stack, 'AWS::Events::Rule').DependsOn).toEqual([expect.stringMatching(/^PermissionPolicy/)]);
  expect(statements(only(stack, 'AWS::SQS::QueuePolicy'))).toMatchObject([{ Action: 'sqs:SendMessage', Principal: { Service: 'events.amazonaws.com' } }]);
});

test('its role can be taken by the rules of this account only', () => {
  expect(statements(only(kept(), 'AWS::IAM::Role'), 'AssumeRolePolicyDocument')).toEqual([{
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  }]);
});
