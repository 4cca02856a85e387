import * as iam from 'aws-cdk-lib/aws-iam';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { createRole } from '../../../src/cdk/iam';
import { createSchedule, schedulesOfThisAccount, hasScheduler } from '../../../src/cdk/schedule';
import { ACCOUNT, only, resources, stackIn, statements, alertIn, warnings } from '../../support/synthesis';

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

const given = (region?: string) => {
  const stack = stackIn(region ? { account: ACCOUNT, region } : {});
  alertIn(stack).alarmOnSilence('Silence');
  return warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:schedulerRegionUnknown');
};

/** Regions that the latest aws-cdk-lib has and the endpoints of botocore 1.43.11 have not: an alarm there is warned of until somebody looked. */
const NOT_LISTED = ['me-west-1'];

test('EventBridge Scheduler is in every Region that the CDK knows, but for those that are too new for a list', () => {
  const unknown = RegionInfo.regions.map(({ name }) => name).filter(region => !hasScheduler(region));
  expect(unknown.filter(region => !NOT_LISTED.includes(region))).toEqual([]);
  expect(NOT_LISTED.filter(hasScheduler)).toEqual([]);
});

test.each(['us-east-1', 'ap-southeast-6', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', undefined])('an alarm on silence in %s is not warned of', region => {
  expect(given(region)).toEqual([]);
});

test('an alarm on silence in a new Region is warned of', () => {
  expect(given('xx-future-9')).toEqual([
    { path: '/Stack/Alert/Heartbeat', id: expect.any(String), text: expect.stringContaining('is in xx-future-9: see https://docs.aws.amazon.com/') },
  ]);
});
