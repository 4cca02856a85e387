import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ConsoleLoginAlert, SignInTrail } from '../../src';
import { page } from '../support/markdown';
import { deniedBy, PolicyStatement } from '../support/policy-evaluator';
import { ACCOUNT, newApp, resources, stackIn, statements as statementsOf } from '../support/synthesis';
import { LARGEST_ALERT_WITH_PHONE, patterns } from '../unit/tampering/monitored';
import { partsOf } from '../unit/tampering/parts';

const TEXT = /```json\n(\{\n {2}"Version".*?)\n```/s.exec(page('docs/service-control-policy.md'))![1];
const POLICY: readonly PolicyStatement[] = JSON.parse(TEXT).Statement;

/** The alert of which the policy speaks: stack `Security`, construct `ConsoleLoginAlert`, with all that can be guarded. */
const app = newApp();
const stack = stackIn(undefined, app, 'Security');
const alert = new ConsoleLoginAlert(stack, 'ConsoleLoginAlert', { ...LARGEST_ALERT_WITH_PHONE, encryptionKey: new kms.Key(stack, 'Key'), trail: SignInTrail.create() });
alert.alarmOnFailedDelivery('Undelivered');
alert.alarmOnSilence('Silence');
alert.alertOnTampering();
alert.checkDaily({ topic: new sns.Topic(stack, 'Second') });
const parts = partsOf(app, alert);

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const EXECUTION = role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-us-east-1`);
const DEPLOY = role(`cdk-hnb659fds-deploy-role-${ACCOUNT}-us-east-1`);
const DEPLOYMENTS = role('Deployments');
const FORWARDED = role('Security-ConsoleLoginAlertForwardedExecutionRole-EXAMPLE');

/** Who may change everything, the names that fitted wildcards, and the roles of another Region included. */
const ADMINISTRATORS = [
  `arn:aws:iam::${ACCOUNT}:root`, `arn:aws:iam::${ACCOUNT}:user/eve`, role('Administrator'), role('cdk-evil-cfn-exec-role-1'), role('cdk-evil-deploy-role-1'),
  role('Security-EvilForwardedExecution'), role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-west-1`), role('Deployments-2'),
];

/** What a guarded call of each kind names, as IAM's service authorization reference has it. */
const RESOURCES: Readonly<Record<string, (eventName: string) => readonly string[]>> = {
  Trail: () => [parts.trailArn],
  Rule: () => ['', `${parts.eventBusName}/`].map(bus => `arn:aws:events:us-east-1:${ACCOUNT}:rule/${bus}${parts.ruleName}`),
  Topic: eventName => ['Unsubscribe', 'SetSubscriptionAttributes'].includes(eventName) ? ['*'] : [parts.topicArn],
  Sms: () => ['*'],
  // The policy names a key by its ID, which only deployment knows.
  Key: () => [`arn:aws:kms:us-east-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`],
  Queue: () => [parts.queueArn],
  Alarm: () => [`arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:${parts.alarmName}`],
  DefaultBus: () => [`arn:aws:events:us-east-1:${ACCOUNT}:event-bus/default`],
  Bus: () => [parts.eventBusArn],
  StackSet: () => [`arn:aws:cloudformation:us-east-1:${ACCOUNT}:stackset/${parts.stackSetName}:00000000-0000-0000-0000-000000000000`],
  // CloudFormation names a state machine after its logical ID, without the stack's name.
  Workflow: () => [parts.stateMachineArn.replace(':Security-', ':')],
  Role: eventName => [eventName.includes('RolePolicy') || !eventName.includes('Policy') || eventName === 'UpdateAssumeRolePolicy' ? role(parts.roleName) : parts.policyArn],
  Schedule: eventName => [eventName.endsWith('Group') ? `-group/${parts.scheduleGroupName}` : `/${parts.scheduleGroupName}/${parts.scheduleName}`]
    .map(path => `arn:aws:scheduler:us-east-1:${ACCOUNT}:schedule${path}`),
  Stack: () => [parts.stackId],
};

/** Every call of every tampering rule that the app synthesised. */
const GUARDED = Object.entries(patterns(stack)).flatMap(([id, { detail }]) => {
  const service = String((detail.eventSource as string[])[0]).replace('.amazonaws.com', '').replace('monitoring', 'cloudwatch');
  return (detail.eventName as string[]).flatMap(eventName => RESOURCES[id.replace(/\d+$/, '')](eventName)
    .map(resource => ({ action: `${service}:${eventName}`, resource })));
});

const denied = (principal: string, calls: readonly { readonly action: string; readonly resource: string }[]) => calls
  .filter(call => deniedBy(POLICY, { ...call, context: { 'aws:PrincipalArn': principal } }))
  .map(({ action, resource }) => `${action} ${resource}`);
const all = (calls: readonly { readonly action: string; readonly resource: string }[]) => calls.map(({ action, resource }) => `${action} ${resource}`);
const on = (resource: string, ...actions: readonly string[]) => actions.map(action => ({ action, resource }));

test('it is as short as a service control policy must be', () => {
  expect(TEXT.length).toBeLessThan(5120);
});

test.each(ADMINISTRATORS)('every guarded call by %s is denied', administrator => {
  expect(GUARDED.length).toBeGreaterThan(60);
  expect(denied(administrator, GUARDED)).toEqual(all(GUARDED));
});

test.each(ADMINISTRATORS)('%s cannot become one of those whom it lets through', administrator => {
  const changes = ['CreateRole', 'UpdateAssumeRolePolicy', 'AttachRolePolicy', 'DetachRolePolicy', 'PutRolePolicy', 'DeleteRole', 'DeleteRolePolicy'].map(name => `iam:${name}`);
  const calls = [
    ...[EXECUTION, DEPLOY, DEPLOYMENTS, FORWARDED, role('Security-Another')].flatMap(arn => on(arn, ...changes)),
    ...[EXECUTION, DEPLOY].flatMap(arn => on(arn, 'iam:PassRole', 'sts:AssumeRole')),
    ...on(role('Security-ConsoleLoginAlertForwardedAdministrationRole-EXAMPLE'), 'iam:PassRole'),
    ...on(parts.stackId, 'cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet'),
  ];
  expect(denied(administrator, calls)).toEqual(all(calls));
});

test('a deployment is not denied: it makes, changes and removes everything, and people may begin it', () => {
  const made = ['iam:CreateRole', 'iam:PassRole', 'iam:DeleteRolePolicy'].flatMap(action => on(role('Security-ConsoleLoginAlertDirectTextRole-EXAMPLE'), action));
  expect(denied(EXECUTION, [...GUARDED, ...made])).toEqual([]);
  expect(denied(DEPLOY, [
    ...on(parts.stackId, 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet', 'cloudformation:UpdateStack', 'cloudformation:DeleteStack'),
    ...on(EXECUTION, 'iam:PassRole'),
  ])).toEqual([]);
  expect(denied(DEPLOYMENTS, [...on(DEPLOY, 'sts:AssumeRole'), ...on(EXECUTION, 'iam:UpdateAssumeRolePolicy')])).toEqual([]);
});

test('a StackSet may do in every Region what its role may', () => {
  const [policy] = Object.entries(resources(stack, 'AWS::IAM::ManagedPolicy')).filter(([id]) => id.includes('ForwardedExecutionPolicy')).map(([, resource]) => resource);
  const name = `${parts.eventBusName}-us-east-1`;
  const named: Readonly<Record<string, string>> = {
    events: `arn:aws:events:eu-west-1:${ACCOUNT}:rule/${name}`,
    sqs: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`,
    cloudwatch: `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:alarm:${name}`,
    iam: role('Security-ConsoleLoginAlertForwardedPutEventsRole-EXAMPLE'),
    cloudformation: `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/StackSet-${name}/00000000-0000-0000-0000-000000000000`,
    s3: 'arn:aws:s3:::any',
  };
  const calls = statementsOf(policy).flatMap(({ Action }) => [Action as string | string[]].flat()).flatMap(action => on(named[action.split(':')[0]], action));
  expect(calls.length).toBeGreaterThan(20);
  expect(denied(FORWARDED, calls)).toEqual([]);
});

test('what others do to other things is not denied', () => {
  const other = `arn:aws:sns:us-east-1:${ACCOUNT}:Backup`;
  expect(denied(role('Administrator'), [
    ...on(other, 'sns:DeleteTopic', 'sns:SetTopicAttributes'),
    ...on(parts.topicArn, 'sns:GetTopicAttributes', 'sns:Subscribe', 'sns:Publish'),
    ...on(role('Another'), 'iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole', 'sts:AssumeRole'),
    ...on(EXECUTION, 'iam:GetRole'),
    ...on(`arn:aws:events:us-east-1:${ACCOUNT}:event-bus/default`, 'events:PutPermission'),
    ...on(`arn:aws:cloudformation:us-east-1:${ACCOUNT}:stack/Backup/1`, 'cloudformation:UpdateStack'),
    ...on(DEPLOYMENTS, 'sts:AssumeRole'),
  ])).toEqual([]);
});
