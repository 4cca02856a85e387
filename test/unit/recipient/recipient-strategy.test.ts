import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { EMAIL, MessageFormat } from '../../../src/delivery/message-topics';
import { EmailRecipient } from '../../../src/recipient/email';
import { Recipients, RecipientStrategy, snsSubscription, TopicSubscriptionRecipient } from '../../../src/recipient/recipient-strategy';
import { newApp, resources, stackIn, warnings } from '../../support/synthesis';

const endpoints = (stack: Stack) => Object.values(resources(stack, 'AWS::SNS::Subscription')).map(({ Properties }) => Properties.Endpoint);
const by = (subscription: sns.ITopicSubscription) => new TopicSubscriptionRecipient(subscription);

/** The recipients of a topic in a stack; `asked` counts how often a topic was asked for. */
function recipientsIn(stack: Stack, topic: sns.ITopic = new sns.Topic(stack, 'Topic')) {
  const asked: MessageFormat[] = [];
  const recipients = new Recipients(stack, format => { asked.push(format); return topic; });
  return { recipients, asked, topic };
}

test('recipients are subscribed to the topic of their format, in the order given', () => {
  const stack = stackIn();
  const { recipients, asked } = recipientsIn(stack);

  recipients.add('recipients[0]', new EmailRecipient('b@example.com'));
  recipients.add('recipients[1]', new EmailRecipient('a@example.com'));

  expect(endpoints(stack)).toEqual(['b@example.com', 'a@example.com']);
  expect(asked).toEqual([EMAIL, EMAIL]);
});

test('addresses that are unresolved tokens are subscribed each', () => {
  const stack = stackIn();
  const { recipients } = recipientsIn(stack);
  const parameters = ['A', 'B'].map(id => new CfnParameter(stack, id));

  parameters.forEach(({ valueAsString }, index) => recipients.add(`recipients[${index}]`, new EmailRecipient(valueAsString)));

  expect(endpoints(stack)).toEqual([{ Ref: 'A' }, { Ref: 'B' }]);
  expect(() => recipients.add('recipients[2]', new EmailRecipient(parameters[0].valueAsString))).toThrow(/the same as recipients\[0\]/);
});

test('endpoints that differ in protocol or path are subscribed each', () => {
  const stack = stackIn();
  const { recipients } = recipientsIn(stack);
  const different: RecipientStrategy[] = [
    new EmailRecipient('a@example.com'),
    by(new UrlSubscription('https://example.com/A')),
    by(new UrlSubscription('https://example.com/a')),
    by(new UrlSubscription('http://example.com/a')),
    by(new SqsSubscription(new sqs.Queue(stack, 'One'))),
    by(new SqsSubscription(new sqs.Queue(stack, 'Two'))),
  ];

  different.forEach((recipient, index) => recipients.add(`recipients[${index}]`, recipient));

  expect(endpoints(stack)).toHaveLength(different.length);
});

describe('fails', () => {
  test('for an address that is none, before anything is made', () => {
    const { recipients, asked } = recipientsIn(stackIn());
    expect(() => recipients.add('recipients[3]', new EmailRecipient('nobody'))).toThrow('recipients[3]: "nobody" is no e-mail address');
    expect(asked).toEqual([]);
  });

  test.each<{ title: string; first: RecipientStrategy; second: RecipientStrategy }>([
    { title: 'an address', first: new EmailRecipient('a@example.com'), second: new EmailRecipient('a@example.com') },
    { title: 'an address in another case', first: new EmailRecipient('a@example.com'), second: new EmailRecipient('A@Example.com') },
    { title: 'an address by a subscription of the CDK', first: new EmailRecipient('a@example.com'), second: by(new EmailSubscription('a@example.com')) },
    { title: 'an endpoint', first: by(new UrlSubscription('https://example.com/a')), second: by(new UrlSubscription('https://example.com/a')) },
  ])('for $title that is subscribed already, and names both', ({ first, second }) => {
    const stack = stackIn();
    const { recipients } = recipientsIn(stack);
    recipients.add('recipients[0]', first);
    expect(() => recipients.add('addRecipient', second)).toThrow(/^addRecipient is ".*", the same as recipients\[0\], and SNS would notify it once: leave one/);
    expect(endpoints(stack)).toHaveLength(1);
  });

  test('for a queue that is subscribed already', () => {
    const stack = stackIn();
    const { recipients } = recipientsIn(stack);
    const queue = new sqs.Queue(stack, 'Queue');
    recipients.add('recipients[0]', by(new SqsSubscription(queue)));
    expect(() => recipients.add('recipients[1]', by(new SqsSubscription(queue)))).toThrow(/^recipients\[1\] is .*, the same as recipients\[0\]/);
  });
});

describe('the warning that nobody is notified', () => {
  const NOBODY = { path: '/Stack/Topic', id: 'cdk-console-login-alert:noRecipients', text: expect.stringMatching(/^nobody is notified .*AlertRecipient\.email/) };
  const warned = (prepare: (given: ReturnType<typeof recipientsIn> & { stack: Stack }) => void) => {
    const stack = stackIn();
    const given = { stack, ...recipientsIn(stack) };
    prepare(given);
    given.recipients.warnIfNone(given.topic);
    return warnings(stack);
  };

  test('is given where nobody is', () => {
    expect(warned(() => {})).toEqual([NOBODY]);
  });

  test('is given where another topic has subscribers', () => {
    expect(warned(({ stack }) => new sns.Topic(stack, 'Other').addSubscription(new EmailSubscription('a@example.com')))).toEqual([NOBODY]);
  });

  test.each<{ title: string; prepare: Parameters<typeof warned>[0] }>([
    { title: 'a recipient', prepare: ({ recipients }) => recipients.add('recipients[0]', new EmailRecipient('a@example.com')) },
    { title: 'a subscriber', prepare: ({ topic }) => topic.addSubscription(new EmailSubscription('a@example.com')) },
    { title: 'a queue', prepare: ({ stack, topic }) => topic.addSubscription(new SqsSubscription(new sqs.Queue(stack, 'Queue'))) },
    {
      title: 'a subscription of any scope',
      prepare: ({ stack, topic }) => new sns.Subscription(stack, 'Mine', { topic, protocol: sns.SubscriptionProtocol.EMAIL, endpoint: 'a@example.com' }),
    },
  ])('is not given where there is $title', ({ prepare }) => {
    expect(warned(prepare)).toEqual([]);
  });

  test('is not given where a stack beside subscribes', () => {
    const app = newApp();
    const stack = stackIn(undefined, app);
    const { recipients, topic } = recipientsIn(stack);
    topic.addSubscription(new SqsSubscription(new sqs.Queue(stackIn(undefined, app, 'Other'), 'Queue')));
    recipients.warnIfNone(topic);
    expect(warnings(stack)).toEqual([]);
  });
});

const ARN = 'arn:aws:sns:us-east-1:123456789012:sign-ins';
const subscribe = (topic: sns.ITopic, to: sns.ITopicSubscription) => snsSubscription(topic, to).subscribe();

describe('a second subscription of SNS to one endpoint is not made', () => {
  test('a mailbox, in another case too', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Topic');
    topic.addSubscription(new EmailSubscription('Ops@example.com'));

    ['ops@example.com', 'OPS@example.com', 'other@example.com'].forEach(address => subscribe(topic, new EmailSubscription(address)));

    expect(endpoints(stack)).toEqual(['Ops@example.com', 'other@example.com']);
  });

  test('a queue, whose subscription stands below the queue', () => {
    const stack = stackIn();
    const topic = new sns.Topic(stack, 'Topic');
    const queue = new sqs.Queue(stack, 'Queue');

    subscribe(topic, new SqsSubscription(queue));
    subscribe(topic, new SqsSubscription(queue));

    expect(endpoints(stack)).toHaveLength(1);
  });

  test('a mailbox of a topic that was imported twice', () => {
    const app = newApp();
    const stack = stackIn(undefined, app);
    const other = stackIn(undefined, app, 'Other');

    subscribe(sns.Topic.fromTopicArn(stack, 'One', ARN), new EmailSubscription('ops@example.com'));
    subscribe(sns.Topic.fromTopicArn(stack, 'Two', ARN), new EmailSubscription('ops@example.com'));
    subscribe(sns.Topic.fromTopicArn(other, 'Three', ARN), new EmailSubscription('ops@example.com'));
    subscribe(sns.Topic.fromTopicArn(stack, 'Another', `${ARN}-2`), new EmailSubscription('ops@example.com'));

    expect(endpoints(stack)).toEqual(['ops@example.com', 'ops@example.com']);
    expect(endpoints(other)).toEqual([]);
  });
});
