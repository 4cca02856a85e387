import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { monitoredAlert, LARGEST_ALERT, LARGEST_ALERT_WITH_PHONE, patterns, shown, titled } from './monitored';
import { partsOf } from './parts';
import { AlertDelivery, AlertMessage, AlertRecipient, ConsoleLoginAlert, ConsoleLoginAlertProps, SignInTrail } from '../../../src';
import { API_CALLS } from '../../events/api-calls';
import { ACCOUNT, alertIn, newApp, OTHER_ACCOUNT, resources, stackIn, warnings } from '../../support/synthesis';

/** The resource that a comparison without case names. */
const refOf = (test: { readonly 'equals-ignore-case': { readonly Ref: string } }) => test['equals-ignore-case'].Ref;

describe('the monitored resources', () => {
  test('have one rule for each part, all of them of the alert and with one role', () => {
    const { stack } = monitoredAlert();
    expect(Object.keys(patterns(stack)))
      .toEqual(['Trail', 'Topic', 'Key', 'Queue', 'DefaultBus', 'Schedule', 'Role', 'Stack', 'Alarm', 'Alarm2', 'Rule']);
    const rules = Object.values(resources(stack, 'AWS::Events::Rule')).filter(({ Metadata }) => JSON.stringify(Metadata).includes('tampering'));
    expect(rules.map(({ Metadata }) => Metadata?.['cdk-console-login-alert'])).toEqual(rules.map(() => ({ alert: 'Stack/Alert', rule: 'tampering' })));
    const roles = rules.flatMap(({ Properties }) => (Properties.Targets as { RoleArn: unknown }[]).map(({ RoleArn }) => JSON.stringify(RoleArn)));
    expect(roles).toHaveLength(11);
    expect(new Set(roles).size).toBe(1);
  });

  test('have no key where there is none', () => {
    const stack = stackIn();
    alertIn(stack).alertOnTampering();
    expect(patterns(stack)).not.toHaveProperty('Key');
  });

  test('are the key of the queue and the key of a second topic as well, each once', () => {
    const stack = stackIn();
    const [ofQueue, ofBoth] = ['OfQueue', 'OfBoth'].map(id => new kms.Key(stack, id));
    alertIn(stack, { encryptionKey: ofBoth, deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryptionMasterKey: ofQueue }) })
      .alertOnTampering({ topic: new sns.Topic(stack, 'Second', { masterKey: ofBoth }) });
    expect(patterns(stack).Key.detail.requestParameters).toEqual({ keyId: [ofBoth, ofQueue].flatMap(key => stack.resolve([key.keyId, key.keyArn])) });
  });

  test('are the rules, but for the one that monitors them', () => {
    const { stack, alert } = monitoredAlert();
    const { $or: [{ name }, { rule }] } = patterns(stack).Rule.detail.requestParameters as { $or: Record<string, { Ref: string }[]>[] };
    expect(rule).toEqual(name);
    expect(name.map(({ Ref }) => Ref.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'AlertRule', 'AlertHeartbeatRule', 'AlertTamperingTrail', 'AlertTamperingTopic', 'AlertTamperingKey', 'AlertTamperingQueue',
      'AlertTamperingDefaultBus', 'AlertTamperingSchedule', 'AlertTamperingRole', 'AlertTamperingStack', 'AlertTamperingAlarm', 'AlertTamperingAlarm2',
    ]);
    expect(stack.resolve(alert.rule.ruleName)).toEqual(name[0]);
  });

  test('are the roles and policies of the alert, of its schedule and of the tampering rules', () => {
    const { requestParameters } = patterns(monitoredAlert().stack).Role.detail;
    const { $or: [{ roleName }, { policyArn }] } = requestParameters as { $or: Record<string, { 'equals-ignore-case': { Ref: string } }[]>[] };
    expect(roleName.map(refOf)).toEqual(['AlertDirectTextRole', 'AlertHeartbeatRole', 'AlertTamperingDirectTextRole'].map(id => expect.stringContaining(id)));
    expect(policyArn.map(refOf)).toEqual(['AlertDirectTextPolicy', 'AlertHeartbeatPolicy', 'AlertTamperingDirectTextPolicy'].map(id => expect.stringContaining(id)));
  });

  test('are this stack and the outermost one, where it is nested', async () => {
    const app = newApp();
    const outermost = stackIn(undefined, app, 'Outermost');
    const nested = new NestedStack(new NestedStack(outermost, 'Between'), 'Nested');
    const alert = alertIn(nested, { recipients: [AlertRecipient.email('security@example.com')] });
    alert.alertOnTampering();
    const parts = partsOf(app, alert);
    const deleteStack = API_CALLS.filter(({ part }) => part === 'Stack');

    expect((await shown(app, parts, {}, deleteStack)).map(({ alerted }) => alerted)).toEqual([true, true]);
    expect((await shown(app, { ...parts, stackName: 'Outermost' }, {}, deleteStack))[0].alerted).toBe(true);
    expect((await shown(app, { ...parts, stackName: 'Between' }, {}, deleteStack))[0].alerted).toBe(false);
  });

  test('are alarms added before and after, each once, by rules that are monitored themselves', () => {
    const stack = stackIn();
    const alert = alertIn(stack);
    alert.alarmOnFailedDelivery('Undelivered');
    alert.alertOnTampering();
    alert.alarmOnFailedDelivery('Later');
    const { Alarm, Alarm2, Rule2 } = patterns(stack);
    const named = ({ detail }: { readonly detail: Readonly<Record<string, unknown>> }) =>
      (detail.requestParameters as { $or: Record<string, { Ref: string }[]>[] }).$or[0];

    expect(named(Alarm).alarmName).toEqual([{ Ref: expect.stringMatching(/^AlertUndelivered/) }]);
    expect(named(Alarm2).alarmName).toEqual([{ Ref: expect.stringMatching(/^AlertLater/) }]);
    expect(named(Rule2).name.map(({ Ref }) => Ref)).toEqual([expect.stringMatching(/^AlertTamperingRule/), expect.stringMatching(/^AlertTamperingAlarm2/)]);
    expect(Object.keys(patterns(stack))).not.toContain('Rule3');
  });

  test('are the settings for text messages where a phone subscribes, and only there', () => {
    const rules = (props: ConsoleLoginAlertProps) => Object.keys(patterns(monitoredAlert(undefined, props).stack));
    expect(rules({})).not.toContain('Sms');
    expect(rules({ recipients: [AlertRecipient.sms('+81312345678')] })).toContain('Sms');
  });

  test('are the settings for text messages where a topic is imported, whose subscribers cannot be seen', () => {
    const { stack } = monitoredAlert(scope => ({ topic: sns.Topic.fromTopicArn(scope, 'Theirs', `arn:aws:sns:us-east-1:${ACCOUNT}:theirs`) }));
    expect(Object.keys(patterns(stack))).toContain('Sms');
  });

  test('have patterns within the quota of EventBridge, by a margin for longer names', () => {
    for (const pattern of Object.values(patterns(monitoredAlert(stack => ({ topic: new sns.Topic(stack, 'Second') })).stack))) {
      const longest = JSON.stringify(pattern)
        .replace(/\{"Ref":"Alert((Heartbeat)?Rule\w*|Tampering(?!Direct)\w+)"\}/g, `"${'r'.repeat(64)}"`)
        .replace(/\{"(Ref|Fn::GetAtt|Fn::Join)":("[^"]*"|\[[^\]]*\](\]\])?)\}/g, `"${'x'.repeat(110)}"`);
      expect(longest.length).toBeLessThan(2048);
    }
  });
});

test('whatever the alert is made of, EventBridge accepts the patterns of its tampering rules, and every part is in one of them', () => {
  const app = newApp();
  const stack = stackIn(undefined, app, 'S'.repeat(128));
  const alert = alertIn(stack, {
    ...LARGEST_ALERT,
    encryptionKey: new kms.Key(stack, 'Key'),
    recipients: [AlertRecipient.sms('+81312345678'), AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' })],
  });
  alert.alarmOnFailedDelivery('Undelivered');
  alert.alarmOnSilence('Silence');
  alert.alertOnTampering({ topic: new sns.Topic(stack, 'Second') });

  const tampering = Object.values(resources(stack, 'AWS::Events::Rule')).filter(({ Metadata }) => JSON.stringify(Metadata).includes('"rule":"tampering"'));
  const text = JSON.stringify(tampering.map(({ Properties }) => Properties.EventPattern));
  const unnamed = ['AWS::CloudWatch::Alarm', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::SNS::Topic', 'AWS::Events::Rule', 'AWS::StepFunctions::StateMachine', 'AWS::Scheduler::Schedule', 'AWS::Scheduler::ScheduleGroup']
    .flatMap(type => Object.keys(resources(stack, type))).filter(id => !text.includes(`"${id}"`));
  // The rule that monitors rules is the last, and nothing monitors it.
  expect(unnamed.map(id => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['AlertTamperingRule2']);
  for (const { Properties } of tampering) {
    // Names as long as they can be: 64 characters of roles and rules, 128 of policies, 255 of alarms, 256 of topics, with what is before them in an ARN.
    const longest = JSON.stringify(Properties.EventPattern)
      .replace(/\{"Fn::Select":\[1,\{"Fn::Split":\["\|",\{"Ref":"\w+"\}\]\}\]\}/g, `"${'r'.repeat(64)}"`)
      .replace(/\{"Ref":"AlertTampering(?!Direct)\w+"\}/g, `"${'r'.repeat(64)}"`)
      .replace(/\{"Fn::Join":\["",\[\{"Ref":"\w*(Topic|Second)[0-9A-F]{8}"\},":"\]\]\}/g, `"${'t'.repeat(294)}"`)
      .replace(/\{"Ref":"\w*(Topic|Second)[0-9A-F]{8}"\}/g, `"${'t'.repeat(293)}"`)
      .replace(/\{"Ref":"Alert(Undelivered|Silence)\w+"\}/g, `"${'a'.repeat(255)}"`)
      .replace(/\{"Ref":"\w*Policy[0-9A-F]{8}"\}/g, `"${'p'.repeat(162)}"`)
      .replace(/\{"Ref":"\w+[0-9A-F]{8}"\}/g, `"${'n'.repeat(64)}"`);
    expect(longest.length).toBeLessThanOrEqual(2048);
  }
});

test.each([
  ['metricFailedDeliveries', (alert: ConsoleLoginAlert) => { alert.metricFailedDeliveries(); }],
  ['alarmOnFailedDelivery', (alert: ConsoleLoginAlert) => { alert.alarmOnFailedDelivery('Undelivered'); }],
  ['alertOnTampering', (alert: ConsoleLoginAlert) => alert.alertOnTampering()],
])('fails for a new kind of recipient after %s, which would not monitor its topic', (method, monitor) => {
  const alert = alertIn(stackIn(), { recipients: [AlertRecipient.sms('+81312345678')] });
  monitor(alert);
  alert.addRecipient(AlertRecipient.sms('+81312345679'));
  expect(() => alert.addRecipient(AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' })))
    .toThrow(`${method} was called before, so it would not monitor the topic for chat channels: add the first of these recipients before ${method}`);
});

describe('the second topic', () => {
  const { app, stack, alert, parts } = monitoredAlert(scope => {
    const topic = new sns.Topic(scope, 'Second', { masterKey: new kms.Key(scope, 'SecondKey') });
    topic.addSubscription({ bind: () => ({ subscriberId: 'Somebody', protocol: sns.SubscriptionProtocol.EMAIL, endpoint: 'second@example.com' }) });
    return { topic };
  }, LARGEST_ALERT_WITH_PHONE);

  test('is notified in place of the first, so that an alert on the deletion of the first arrives', async () => {
    const results = await shown(app, parts);
    expect(titled(results, ({ deliveries }) => JSON.stringify(deliveries.map(({ to }) => to)) !== '[["second@example.com"]]')).toEqual([]);
  });

  test('is monitored beside the first', () => {
    const arns = [patterns(stack).Topic, patterns(stack).Topic3]
      .flatMap(({ detail }) => (detail.requestParameters as { $or: Record<string, unknown[]>[] }).$or[0].topicArn);
    expect(arns).toEqual([stack.resolve(alert.topic.topicArn), { Ref: expect.stringMatching(/^Second/) }]);
  });

  test('which is the first is monitored once', () => {
    const again = stackIn();
    const same = alertIn(again);
    same.alertOnTampering({ topic: same.topic });
    expect(Object.keys(patterns(again))).not.toContain('Topic2');
  });
});

describe('a part whose calls are recorded elsewhere is warned of', () => {
  const topicElsewhere = (stack: Stack) => ({ topic: sns.Topic.fromTopicArn(stack, 'Theirs', `arn:aws:sns:eu-west-1:${OTHER_ACCOUNT}:theirs`) });
  const ids = (region: string, props: (stack: Stack) => ConsoleLoginAlertProps) => {
    const stack = stackIn({ account: ACCOUNT, region });
    alertIn(stack, props(stack)).alertOnTampering();
    const given = warnings(stack).filter(({ path }) => path.startsWith('/Stack/Alert/Tampering') && !path.includes('Role'));
    return { rules: Object.keys(patterns(stack)), given: given.map(({ id, text }) => [id.replace(/.*:tamperingMisses/, ''), text]) };
  };
  const trailOf = (account: string, region: string) => () => ({ trail: SignInTrail.fromTrailArn(`arn:aws:cloudtrail:${region}:${account}:trail/all`) });

  test('none, where trail and alert are at home in us-east-1', () => {
    expect(ids('us-east-1', trailOf(ACCOUNT, 'us-east-1'))).toEqual({ rules: ['Trail', 'Topic', 'Queue', 'DefaultBus', 'Role', 'Stack', 'Rule'], given: [] });
  });

  test('the trail, where its home is another Region', () => {
    expect(ids('us-east-1', trailOf(ACCOUNT, 'eu-west-1'))).toEqual({
      rules: ['Topic', 'Queue', 'DefaultBus', 'Role', 'Stack', 'Rule'],
      given: [['Trail', expect.stringContaining(`(account ${ACCOUNT}, eu-west-1)`)]],
    });
  });

  test('the trail, where it belongs to another account, such as that of an organization', () => {
    expect(ids('us-east-1', trailOf(OTHER_ACCOUNT, 'us-east-1')).given).toEqual([['Trail', expect.stringContaining(`account ${OTHER_ACCOUNT}`)]]);
  });

  test('the trail, where nobody named it', () => {
    expect(ids('us-east-1', () => ({ trail: undefined })).given).toEqual([['Trail', expect.stringContaining('set trail')]]);
  });

  test('the roles, outside us-east-1', () => {
    expect(ids('eu-west-1', trailOf(ACCOUNT, 'eu-west-1'))).toEqual({
      rules: ['Trail', 'Topic', 'Queue', 'DefaultBus', 'Stack', 'Rule'],
      given: [['Role', expect.stringContaining('recorded in us-east-1, and this alert is in eu-west-1')]],
    });
  });

  test('the topic of another account', () => {
    const { rules, given } = ids('eu-west-1', stack => ({ ...trailOf(ACCOUNT, 'eu-west-1')(), ...topicElsewhere(stack) }));
    expect(rules).toEqual(['Trail', 'Queue', 'DefaultBus', 'Stack', 'Rule']);
    expect(given).toContainEqual(['Topic', expect.stringContaining(`the topic Stack/Theirs are recorded in its own account ${OTHER_ACCOUNT}`)]);
  });

  test('the dead-letter queue and the key of another account', () => {
    const theirs = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${OTHER_ACCOUNT}:${resource}`;
    const queueOf = (stack: Stack) => ({ deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Q', theirs('sqs', 'q')) });
    const keyOf = (stack: Stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'K', theirs('kms', 'key/1')) });
    const { rules, given } = ids('eu-west-1', stack => ({ ...trailOf(ACCOUNT, 'eu-west-1')(), ...queueOf(stack), ...keyOf(stack) }));
    expect(rules).toEqual(['Trail', 'Topic', 'DefaultBus', 'Stack', 'Rule']);
    expect(given.map(([, text]) => /^calls on (.*) are recorded in its own/.exec(text)?.[1]).filter(Boolean)).toEqual(['the key Stack/K', 'the dead-letter queue Stack/Q']);
  });

  const trailIn = (partition: string, region: string) =>
    () => ({ trail: SignInTrail.fromTrailArn(`arn:${partition}:cloudtrail:${region}:${ACCOUNT}:trail/all`) });
  /** In these partitions a workflow alone has roles. */
  const withRoles = (partition: string, region: string) => () => ({ ...trailIn(partition, region)(), delivery: AlertDelivery.withSubject() });

  test.each([
    ['aws-us-gov', 'us-gov-west-1'], ['aws-us-gov', 'us-gov-east-1'], ['aws-cn', 'cn-north-1'], ['aws-cn', 'cn-northwest-1'],
  ])('no roles in %s, where the policies of the topics allow EventBridge to publish without one (%s)', (partition, region) => {
    expect(ids(region, trailIn(partition, region))).toEqual({ rules: ['Trail', 'Topic', 'Queue', 'DefaultBus', 'Stack', 'Rule'], given: [] });
  });

  test.each([
    ['aws-us-gov', 'us-gov-west-1'], ['aws-cn', 'cn-north-1'], ['aws-iso', 'us-iso-east-1'], ['aws-eusc', 'eusc-de-east-1'],
  ])('not the roles in %s, where the alert is in the Region of its IAM', (partition, region) => {
    expect(ids(region, withRoles(partition, region))).toEqual({ rules: ['Trail', 'Topic', 'Queue', 'DefaultBus', 'Workflow', 'Role', 'Stack', 'Rule'], given: [] });
  });

  test.each([
    ['aws-us-gov', 'us-gov-east-1', 'us-gov-west-1'], ['aws-cn', 'cn-northwest-1', 'cn-north-1'], ['aws-iso', 'us-iso-west-1', 'us-iso-east-1'],
  ])('the roles in %s, where the alert is in %s', (partition, region, iamRegion) => {
    expect(ids(region, withRoles(partition, region))).toEqual({
      rules: ['Trail', 'Topic', 'Queue', 'DefaultBus', 'Workflow', 'Stack', 'Rule'],
      given: [['Role', expect.stringContaining(`recorded in ${iamRegion}, and this alert is in ${region}`)]],
    });
  });

  test('none, where account and Region are unresolved', () => {
    const stack = stackIn({});
    alertIn(stack).alertOnTampering();
    expect(warnings(stack).filter(({ id }) => id.includes('tamperingMisses'))).toEqual([]);
    expect(Object.keys(patterns(stack))).toEqual(['Trail', 'Topic', 'Queue', 'DefaultBus', 'Role', 'Stack', 'Rule']);
  });
});

describe('parts of another stack are monitored without a cycle', () => {
  test.each<{ title: string; trail: (there: Stack) => SignInTrail; here: (app: App, there: Stack) => Stack }>([
    {
      title: 'beside it',
      trail: there => SignInTrail.fromTrail(new cloudtrail.Trail(there, 'Trail')),
      here: app => stackIn(undefined, app, 'Here'),
    },
    { title: 'around it', trail: () => SignInTrail.create(), here: (_, there) => new NestedStack(there, 'Here') },
  ])('$title', ({ trail, here }) => {
    const app = newApp();
    const there = stackIn(undefined, app, 'There');
    const stack = here(app, there);
    alertIn(stack, {
      trail: trail(there),
      topic: new sns.Topic(there, 'Topic', { masterKey: new kms.Key(there, 'Key') }),
      deadLetterQueue: new sqs.Queue(there, 'Queue'),
    }).alertOnTampering({ topic: new sns.Topic(there, 'Second') });

    expect(() => app.synth()).not.toThrow();
    expect(Object.keys(patterns(stack))).toEqual(['Trail', 'Topic', 'Topic2', 'Key', 'Queue', 'DefaultBus', 'Role', 'Stack', 'Rule']);
    expect(resources(there, 'AWS::SQS::QueuePolicy')).not.toEqual({});
  });
});

test.each([
  { title: 'in Japanese for the Japanese message', message: AlertMessage.japanese(), says: 'AWSコンソールのサインイン通知の設定' },
  { title: 'in English for the English message', message: AlertMessage.english(), says: 'Tampering with the AWS console' },
  { title: 'in English for a template, whose language is unknown', message: AlertMessage.fromTemplate('<id>'), says: 'Tampering with the AWS console' },
  { title: 'in English for the whole event', message: AlertMessage.wholeEvent(), says: 'Tampering with the AWS console' },
])('the message on tampering is $title', async ({ message, says }) => {
  const app = newApp();
  const alert = alertIn(stackIn(undefined, app), { message, recipients: [AlertRecipient.email('security@example.com')] });
  alert.alertOnTampering();
  const [{ deliveries }] = await shown(app, partsOf(app, alert), {}, API_CALLS.filter(({ eventName }) => eventName === 'DisableRule'));
  expect(deliveries.map(({ body }) => body)).toEqual([expect.stringContaining(says)]);
});
