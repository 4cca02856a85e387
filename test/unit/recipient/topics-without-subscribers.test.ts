import { Annotations, Stack } from 'aws-cdk-lib';
import * as chatbot from 'aws-cdk-lib/aws-chatbot';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlertRecipient, ConsoleLoginAlert } from '../../../src';
import { ACCOUNT, alertIn, newApp, stackIn, warnings } from '../../support/synthesis';

const MAIL = [AlertRecipient.email('security@example.com')];

/** For each use of a topic: the alert that uses it, and where the warning stands. */
const USES: readonly (readonly [string, (stack: Stack, topic: sns.ITopic) => ConsoleLoginAlert, string, string])[] = [
  ['a given topic', (stack, topic) => alertIn(stack, { topic }), '/Stack/Alert/Rule', 'the topic of this alert'],
  ['the topic of tampering alerts', (stack, topic) => {
    const alert = alertIn(stack, { recipients: MAIL });
    alert.alertOnTampering({ topic });
    return alert;
  }, '/Stack/Alert/Tampering', 'the topic for alerts of tampering'],
  ['the topic of an alarm', (stack, topic) => {
    const alert = alertIn(stack, { recipients: MAIL });
    alert.alarmOnFailedDelivery('Undelivered').addAlarmAction(new SnsAction(topic));
    return alert;
  }, '/Stack/Alert/Undelivered', 'all that the alarm reports to'],
  ['the topic of the daily check', (stack, topic) => {
    const alert = alertIn(stack, { recipients: MAIL });
    alert.checkDaily({ topic });
    return alert;
  }, '/Stack/Alert/DailyCheck', 'the topic for reports of the daily check'],
];

describe.each(USES)('%s', (_, use, path, words) => {
  const given = (topicOf: (stack: Stack) => sns.ITopic, then: (alert: ConsoleLoginAlert, topic: sns.ITopic, stack: Stack) => void = () => {}) => {
    const stack = stackIn();
    const topic = topicOf(stack);
    then(use(stack, topic), topic, stack);
    return warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:noRecipients');
  };
  const topicIn = (stack: Stack) => new sns.Topic(stack, 'Given');

  test('is warned of, where nobody in this app subscribes to it', () => {
    expect(given(topicIn)).toEqual([{
      path,
      id: 'cdk-console-login-alert:noRecipients',
      text: expect.stringContaining(`nobody in this app subscribes to the topic Stack/Given, which is ${words}: subscribe somebody`),
    }]);
  });

  test('is not warned of, where somebody subscribes, before or after', () => {
    expect(given(topicIn, (_alert, topic) => topic.addSubscription(new EmailSubscription('a@example.com')))).toEqual([]);
  });

  test('is not warned of, where a chat shows it', () => {
    expect(given(topicIn, (_alert, topic, stack) => new chatbot.SlackChannelConfiguration(stack, 'Chat', {
      slackChannelConfigurationName: 'chat', slackWorkspaceId: 'T0123456789', slackChannelId: 'C0123456789', notificationTopics: [topic],
    }))).toEqual([]);
  });

  test('is not warned of, where it is imported, since who subscribes cannot be seen', () => {
    expect(given(stack => sns.Topic.fromTopicArn(stack, 'Given', `arn:aws:sns:us-east-1:${ACCOUNT}:given`))).toEqual([]);
  });

  test('can be acknowledged on the alert', () => {
    expect(given(topicIn, alert => Annotations.of(alert).acknowledgeWarning('cdk-console-login-alert:noRecipients'))).toEqual([]);
  });

  test('of another stack is seen as well', () => {
    const app = newApp();
    const topic = new sns.Topic(stackIn(undefined, app, 'Topics'), 'Given');
    const stack = stackIn(undefined, app);
    use(stack, topic);
    expect(warnings(stack).map(({ id, path: place }) => [id, place])).toContainEqual(['cdk-console-login-alert:noRecipients', path]);
  });
});

test("the alert's own topic is warned of once, whatever else reports to it", () => {
  const stack = stackIn();
  const alert = alertIn(stack);
  alert.alarmOnFailedDelivery('Undelivered', { actions: [new SnsAction(alert.topic)] });
  alert.alertOnTampering();
  expect(warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:noRecipients').map(({ path }) => path)).toEqual(['/Stack/Alert/Topic']);
});

describe('alerts of two Regions in one app, with the same construct IDs and chats of their own,', () => {
  const app = newApp();
  const [one, other] = ['us-east-1', 'us-west-2'].map((region, index) => {
    const stack = stackIn({ account: ACCOUNT, region }, app, region);
    const topic = new sns.Topic(stack, 'Monitoring');
    if (index === 0) topic.addSubscription(new EmailSubscription('a@example.com'));
    const chats = index === 0 ? [AlertRecipient.slack({ workspaceId: 'T0123456789', channelId: 'C0123456789' })] : [];
    alertIn(stack, { recipients: [...MAIL, ...chats] }).watch({ topic });
    return stack;
  });

  test('can be synthesised with everything that monitors them', () => {
    expect(app.synth().stacks).toHaveLength(2);
  });

  test('are warned of a topic that nobody hears, and only of that', () => {
    const unheard = (stack: Stack) => warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:noRecipients').map(({ path }) => path);
    expect([unheard(one), unheard(other)]).toEqual([[], ['FailedDelivery', 'Silence', 'DailyCheck', 'Tampering'].map(part => `/us-west-2/Alert/${part}`)]);
  });
});
