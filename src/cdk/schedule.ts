import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct, IConstruct } from 'constructs';
import { SCHEDULER } from './service-principals';

/** The group of every schedule that names none. */
const DEFAULT_GROUP = 'default';

/**
 * EventBridge Scheduler for the schedules of this account and Region that are in the default group. It does not support the ARN of one
 * schedule here.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function schedulesOfThisAccount(scope: IConstruct): iam.ServicePrincipal {
  const stack = Stack.of(scope);
  return new iam.ServicePrincipal(SCHEDULER, {
    conditions: {
      StringEquals: {
        'aws:SourceAccount': stack.account,
        'aws:SourceArn': stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: DEFAULT_GROUP }),
      },
    },
  });
}

/** The settings of a schedule. */
export interface ScheduleProps {
  readonly description: string;
  /** Such as `cron(0 7 * * ? *)`, in UTC. */
  readonly expression: string;
  /** What is called, by which role, and with which input. */
  readonly target: { readonly arn: string; readonly role: iam.IRole; readonly input: string };
  /** The policy of the role, for which the schedule waits. */
  readonly policy: iam.IManagedPolicy;
  /** The name of its group; the default group if undefined. */
  readonly group?: string;
  /** How often Scheduler tries a call again that failed; for 24 hours if undefined. */
  readonly retries?: number;
}

/**
 * Creates a schedule without a flexible window.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function createSchedule(scope: Construct, id: string, props: ScheduleProps): CfnSchedule {
  const { description, expression, target: { arn, role, input }, policy, group, retries } = props;
  const schedule = new CfnSchedule(scope, id, {
    description,
    groupName: group,
    scheduleExpression: expression,
    flexibleTimeWindow: { mode: 'OFF' },
    target: { arn, roleArn: role.roleArn, input, retryPolicy: retries === undefined ? undefined : { maximumRetryAttempts: retries } },
  });
  schedule.node.addDependency(policy);
  return schedule;
}
