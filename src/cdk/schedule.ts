import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct, IConstruct } from 'constructs';
import { warn } from './annotations';
import { SCHEDULER } from './iam';
import { partitionOf } from '../signin/partition';

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
interface ScheduleProps {
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

/**
 * The Regions of the `aws` partition that have EventBridge Scheduler: all of them, by the endpoints of November 2026 (botocore's
 * `endpoints.json`, version 1.43.11). AWS's own page lists them in the same way.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/eventbridgescheduler.html
 */
const WITH_SCHEDULER: ReadonlySet<string> = new Set([
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1',
  'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3',
  'af-south-1', 'il-central-1', 'me-central-1', 'me-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3',
  'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6',
  'ap-southeast-7',
]);

/** Whether a Region is known to have EventBridge Scheduler. Of the other partitions, every Region of that list has it. */
export function hasScheduler(region: string): boolean {
  return WITH_SCHEDULER.has(region) || partitionOf(region).name !== 'aws';
}

/**
 * Warns if it is not known whether the Region of a stack has EventBridge Scheduler.
 *
 * @param method the method that needs it, which may be left out
 * @param does what Scheduler does for it
 */
export function warnIfSchedulerUnknown(scope: IConstruct, method: string, does: string): void {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region) && !hasScheduler(region)) {
    warn(scope, 'schedulerRegionUnknown', `it is not known whether EventBridge Scheduler, which ${does}, is in ${region}: ` +
      `see https://docs.aws.amazon.com/general/latest/gr/eventbridgescheduler.html, and leave ${method} out if it is not`);
  }
}
