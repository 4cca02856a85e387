import * as iam from 'aws-cdk-lib/aws-iam';
import { createRole } from '../../../src/cdk/role';
import { createSchedule, schedulesOfThisAccount } from '../../../src/cdk/schedule';
import { ACCOUNT, only, resources, stackIn, statements } from '../../support/synthesis';

test('a schedule calls its target at its time, by the role, once the role may do so', () => {
  const stack = stackIn();
  const { role, policy } = createRole(stack, 'Start', schedulesOfThisAccount(stack), [new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: ['arn'] })]);
  createSchedule(stack, 'Schedule', { description: 'Starts it', expression: 'rate(6 hours)', target: { arn: 'arn', role, input: '{}' }, policy });

  const schedule = only(stack, 'AWS::Scheduler::Schedule');
  expect(schedule.Properties).toEqual({
    Description: 'Starts it',
    ScheduleExpression: 'rate(6 hours)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn', RoleArn: stack.resolve(role.roleArn), Input: '{}' },
  });
  expect(schedule.DependsOn).toEqual(Object.keys(resources(stack, 'AWS::IAM::ManagedPolicy')));
});

test('a role may be assumed for schedules of this account, Region and group only', () => {
  const stack = stackIn();
  new iam.Role(stack, 'Role', { assumedBy: schedulesOfThisAccount(stack) });
  expect(statements(only(stack, 'AWS::IAM::Role'), 'AssumeRolePolicyDocument')).toEqual([{
    Effect: 'Allow',
    Principal: { Service: 'scheduler.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: {
        'aws:SourceAccount': ACCOUNT,
        'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:scheduler:us-east-1:${ACCOUNT}:schedule-group/default`]] },
      },
    },
  }]);
});
