import { Annotations, CfnParameter, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { alertIn, newApp, resources, stackIn, warningIds } from './synthesis';
import { AlertRecipient } from '../src';

const ARN = 'arn:aws:sns:us-east-1:123456789012:sign-ins';
const NO_RECIPIENTS = 'cdk-console-login-alert:noRecipients';

const told = (stack: Stack) => Object.values(resources(stack, 'AWS::SNS::Subscription'))
  .map(({ Properties }) => `${Properties.Protocol} ${JSON.stringify(Properties.Endpoint).replace(/[0-9A-F]{8}/g, '')}`);

test('mailboxes and queues are told alike', () => {
  const stack = stackIn();
  const queue = new sqs.Queue(stack, 'Queue');
  alertIn(stack, {
    recipients: [
      AlertRecipient.email('a@example.com'),
      AlertRecipient.subscription(new SqsSubscription(queue)),
      AlertRecipient.email(new CfnParameter(stack, 'Address').valueAsString),
    ],
  });
  expect(told(stack).sort()).toEqual(['email "a@example.com"', 'email {"Ref":"Address"}', 'sqs {"Fn::GetAtt":["Queue","Arn"]}']);
  expect(warningIds(stack)).toEqual([]);
});

test('one more can be told after the alert was made', () => {
  const stack = stackIn();
  const alert = alertIn(stack, { recipients: [AlertRecipient.email('a@example.com')] });
  alert.addRecipient(AlertRecipient.email('b@example.com'));
  expect(told(stack)).toEqual(['email "a@example.com"', 'email "b@example.com"']);
});

test('one recipient may be told by two alerts, each of its own topic', () => {
  const stack = stackIn();
  const recipients = [AlertRecipient.email('a@example.com'), AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Queue')))];
  alertIn(stack, { recipients }, 'First');
  alertIn(stack, { recipients }, 'Second');
  expect(told(stack)).toHaveLength(4);
});

describe('fails', () => {
  const failing = (...recipients: AlertRecipient[]) => () => alertIn(stackIn(), { recipients });

  test('for a bad address, with its index', () => {
    expect(failing(AlertRecipient.email('a@example.com'), AlertRecipient.email('b@example')))
      .toThrow('recipients[1]: "b@example" is no e-mail address: give one such as "security@example.com"');
  });

  test.each([
    { title: 'in another case', second: AlertRecipient.email('A@EXAMPLE.com') },
    { title: 'as a subscription', second: AlertRecipient.subscription(new EmailSubscription('a@example.com')) },
  ])('for an address given twice, $title, with both indices', ({ second }) => {
    expect(failing(AlertRecipient.email('a@example.com'), AlertRecipient.email('b@example.com'), second))
      .toThrow(/^recipients\[2\] is "a@example\.com", the same as recipients\[0\], and SNS would tell it once: leave one of them out$/i);
  });

  test('for a queue given twice', () => {
    const stack = stackIn();
    const queue = new sqs.Queue(stack, 'Queue');
    const recipients = [1, 2].map(() => AlertRecipient.subscription(new SqsSubscription(queue)));
    expect(() => alertIn(stack, { recipients })).toThrow(/^recipients\[1\] is .*, the same as recipients\[0\]/);
  });

  test('for one added that was told from the start, and for a bad one', () => {
    const alert = alertIn(stackIn(), { recipients: [AlertRecipient.email('a@example.com')] });
    expect(() => alert.addRecipient(AlertRecipient.email('a@example.com'))).toThrow('addRecipient is "a@example.com", the same as recipients[0]');
    expect(() => alert.addRecipient(AlertRecipient.email('a'))).toThrow('addRecipient: "a" is no e-mail address');
  });
});

describe('the same address through two alerts on one topic is one subscription', () => {
  test.each([
    { title: 'the topic of the first', topics: undefined },
    { title: 'a topic that was imported twice', topics: [1, 2] },
  ])('$title', ({ topics }) => {
    const stack = stackIn();
    const [one, two] = (topics ?? []).map(index => sns.Topic.fromTopicArn(stack, `Topic${index}`, ARN));
    const first = alertIn(stack, { topic: one, recipients: [AlertRecipient.email('a@example.com')] }, 'First');
    alertIn(stack, { topic: two ?? first.topic, recipients: [AlertRecipient.email('A@example.com'), AlertRecipient.email('b@example.com')] }, 'Second');
    expect(told(stack)).toEqual(['email "a@example.com"', 'email "b@example.com"']);
  });

  test('and so is the same queue, from another stack', () => {
    const app = newApp();
    const stack = stackIn(undefined, app);
    const queues = stackIn(undefined, app, 'Queues');
    const queue = new sqs.Queue(queues, 'Queue');
    const recipients = () => [AlertRecipient.subscription(new SqsSubscription(queue))];
    const first = alertIn(stack, { recipients: recipients() }, 'First');
    alertIn(stack, { recipients: recipients(), topic: first.topic }, 'Second');
    expect(told(queues)).toEqual(['sqs {"Fn::GetAtt":["Queue","Arn"]}']);
  });
});

describe('an alert that tells nobody', () => {
  test('is warned of, which can be acknowledged on the alert before synthesis finds it', () => {
    const warned = [false, true].map(acknowledge => {
      const stack = stackIn();
      const alert = alertIn(stack, { recipients: [] });
      if (acknowledge) Annotations.of(alert).acknowledgeWarning(NO_RECIPIENTS);
      return warningIds(stack);
    });
    expect(warned).toEqual([[NO_RECIPIENTS], []]);
  });

  test('is not warned of where somebody is added later, or subscribes without the alert', () => {
    const stack = stackIn();
    alertIn(stack, {}, 'First').addRecipient(AlertRecipient.email('a@example.com'));
    alertIn(stack, {}, 'Second').topic.addSubscription(new EmailSubscription('a@example.com'));
    expect(warningIds(stack)).toEqual([]);
  });

  test('is not warned of on a given topic, whose subscribers may be elsewhere', () => {
    const stack = stackIn();
    alertIn(stack, { topic: sns.Topic.fromTopicArn(stack, 'Theirs', ARN) });
    expect(warningIds(stack)).toEqual([]);
  });

  test('is warned of alone: the one beside it tells somebody', () => {
    const stack = stackIn();
    alertIn(stack, { recipients: [AlertRecipient.email('a@example.com')] }, 'First');
    alertIn(stack, {}, 'Second');
    expect(warningIds(stack)).toEqual([NO_RECIPIENTS]);
  });
});
