import { App } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { patterns, shown, titled } from './monitored';
import { partsOf, valuesOf } from './parts';
import { AlertDelivery, AlertRecipient, ConsoleLoginAlert, SignInTrail } from '../../../src';
import { API_CALLS, ApiCall, BY_CLOUDFORMATION, DAILY_CHECK_CALLS, OF_SOMEBODY_ELSE, Parts } from '../../events/api-calls';
import { newApp, stackIn, warnings } from '../../support/synthesis';

type Monitor = (alert: ConsoleLoginAlert, topic: sns.ITopic) => void;

const ORDERS: readonly (readonly [order: string, monitor: Monitor])[] = [
  ['before', (alert, topic) => { alert.checkDaily({ topic }); alert.alertOnTampering(); }],
  ['after', (alert, topic) => { alert.alertOnTampering(); alert.checkDaily({ topic }); }],
];

/** An alert with workflows of its own, a daily check and tampering rules. */
function monitored(monitor: Monitor, region = 'us-east-1') {
  const app = newApp();
  const stack = stackIn({ account: '123456789012', region }, app);
  const alert = new ConsoleLoginAlert(stack, 'Alert', {
    recipients: [AlertRecipient.email('security@example.com')], trail: SignInTrail.create(), delivery: AlertDelivery.withSubject(),
  });
  monitor(alert, new sns.Topic(stack, 'Second'));
  return { app, stack, alert };
}

/** The parts of the daily check, with the role and policy of this prefix. */
function dailyCheckParts(app: App, alert: ConsoleLoginAlert, prefix: '' | 'Start'): Parts {
  const valueOf = valuesOf(app, alert);
  const check = alert.node.findChild('DailyCheck').node;
  return {
    ...partsOf(app, alert),
    scheduleName: valueOf((check.findChild('Schedule') as CfnSchedule).ref),
    stateMachineArn: valueOf((check.findChild('Workflow').node.defaultChild as CfnStateMachine).attrArn),
    roleName: valueOf((check.findChild(`${prefix}Role`) as iam.Role).roleName),
    policyArn: valueOf((check.findChild(`${prefix}Policy`) as iam.ManagedPolicy).managedPolicyArn),
  };
}

describe.each(ORDERS)('a daily check that is asked for %s the tampering rules', (_, monitor) => {
  const { app, stack, alert } = monitored(monitor);

  test.each(['', 'Start'] as const)('alerts on every call on its parts, roles "%sRole" included, but for those of CloudFormation', async prefix => {
    const parts = dailyCheckParts(app, alert, prefix);
    expect(titled(await shown(app, parts, {}, DAILY_CHECK_CALLS), ({ deliveries }) => deliveries.length !== 1, DAILY_CHECK_CALLS)).toEqual([]);
    expect(titled(await shown(app, parts, BY_CLOUDFORMATION, DAILY_CHECK_CALLS), ({ alerted }) => alerted, DAILY_CHECK_CALLS)).toEqual([]);
  });

  test('alerts on no call on the schedule, workflow or role of somebody else', async () => {
    expect(titled(await shown(app, OF_SOMEBODY_ELSE, {}, DAILY_CHECK_CALLS), ({ alerted }) => alerted, DAILY_CHECK_CALLS)).toEqual([]);
  });

  test('has the calls on the parts of the alert itself matched as without it', async () => {
    const calls = API_CALLS.filter(({ part }) => ['Workflow', 'Role', 'Rule'].includes(part));
    expect(titled(await shown(app, partsOf(app, alert), {}, calls), ({ deliveries }) => deliveries.length !== 1, calls)).toEqual([]);
  });

  test('has rules that are monitored themselves', async () => {
    const valueOf = valuesOf(app, alert);
    const ids = Object.keys(patterns(stack)).filter(id => !/^Rule\d*$/.test(id));
    expect(ids).toEqual(expect.arrayContaining(['Schedule', 'Workflow', 'Role']));
    const calls = ids.map((id): ApiCall => {
      const { ruleName } = alert.node.findChild('Tampering').node.findChild(id) as events.Rule;
      return { part: 'Rule', service: 'events', eventName: 'DisableRule', by: id, parameters: () => ({ name: valueOf(ruleName) }) };
    });
    expect(titled(await shown(app, partsOf(app, alert), {}, calls), ({ alerted }) => !alerted, calls)).toEqual([]);
  });

  test('has patterns within the quota of EventBridge, by a margin for longer names', () => {
    const longest = Object.values(patterns(stack)).map(pattern => JSON.stringify(pattern).length);
    expect(Math.max(...longest)).toBeLessThan(2048);
  });
});

test('outside the Region of IAM, the roles of a daily check are left out with those of the alert, and the warning says so once', () => {
  const { stack } = monitored(ORDERS[0][1], 'eu-west-1');
  expect(Object.keys(patterns(stack))).toEqual(expect.arrayContaining(['Schedule', 'Workflow']));
  expect(Object.keys(patterns(stack)).filter(id => id.startsWith('Role'))).toEqual([]);
  expect(warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:tamperingMissesRole')).toHaveLength(1);
});
