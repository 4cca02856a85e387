import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ACCOUNT, alertIn, OTHER_ACCOUNT, resources, stackIn, statements, warnings } from '../support/synthesis';

const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' };

/** A second topic with a recipient, so that nobody is warned of. */
function secondTopic(scope: Construct, props: sns.TopicProps = {}): sns.Topic {
  const topic = new sns.Topic(scope, 'Second', props);
  topic.addSubscription({ bind: () => ({ subscriberId: 'Somebody', protocol: sns.SubscriptionProtocol.EMAIL, endpoint: 'second@example.com' }) });
  return topic;
}

const byCloudWatch = (found: readonly Readonly<Record<string, unknown>>[]) =>
  found.filter(({ Principal }) => JSON.stringify(Principal) === JSON.stringify(CLOUDWATCH));

describe('an alert that is watched', () => {
  test('has both alarms, the daily check and the tampering rules, and all of them report to the second topic', () => {
    const stack = stackIn();
    const alert = alertIn(stack);
    const topic = secondTopic(stack);
    alert.watch({ topic });

    const alarms = alert.node.children.filter(each => each instanceof cloudwatch.Alarm);
    expect(alarms.map(({ node }) => node.id)).toEqual(['FailedDelivery', 'Silence']);
    for (const { Properties } of Object.values(resources(stack, 'AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions).toEqual([stack.resolve(topic.topicArn)]);
    }
    const tampering = Object.values(resources(stack, 'AWS::Events::Rule')).filter(({ Metadata }) => JSON.stringify(Metadata).includes('tampering'));
    expect(tampering).not.toEqual([]);
    for (const { Properties } of tampering) {
      expect(Properties.Targets).toEqual([expect.objectContaining({ Arn: stack.resolve(topic.topicArn) })]);
    }
    const [workflow] = Object.values(resources(stack, 'AWS::StepFunctions::StateMachine'));
    expect(JSON.stringify(workflow.Properties)).toContain(JSON.stringify(stack.resolve(topic.topicArn)).slice(1, -1).split('"')[3]);
  });

  test.each<{ title: string; props: (scope: Construct) => sns.TopicProps }>([
    { title: 'without a policy', props: () => ({}) },
    { title: 'with a policy of its own', props: () => ({ enforceSSL: true }) },
    { title: 'with a key', props: scope => ({ masterKey: new kms.Key(scope, 'Key') }) },
  ])('lets alarms notify a second topic $title', ({ props }) => {
    const stack = stackIn();
    const topic = secondTopic(stack, props(stack));
    alertIn(stack).watch({ topic });

    const policy = Object.entries(resources(stack, 'AWS::SNS::TopicPolicy')).find(([id]) => id.startsWith('Second'))![1];
    expect(byCloudWatch(statements(policy))).toEqual([{
      Sid: 'AllowAlarmsOfThisAccount',
      Effect: 'Allow',
      Principal: CLOUDWATCH,
      Action: 'sns:Publish',
      Resource: stack.resolve(topic.topicArn),
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    }]);
    expect(Object.values(resources(stack, 'AWS::KMS::Key')).map(key => byCloudWatch(statements(key, 'KeyPolicy')).length)).toEqual(topic.masterKey ? [1] : []);
  });

  test('shares a second topic with another one', () => {
    const stack = stackIn();
    const topic = secondTopic(stack);
    ['Successes', 'Failures'].forEach(id => alertIn(stack, {}, id).watch({ topic }));
    const policy = Object.entries(resources(stack, 'AWS::SNS::TopicPolicy')).find(([id]) => id.startsWith('Second'))![1];
    expect(byCloudWatch(statements(policy))).toHaveLength(1);
  });

  test('warns of what the policy of an imported topic may lack', () => {
    const stack = stackIn();
    alertIn(stack).watch({ topic: sns.Topic.fromTopicArn(stack, 'Theirs', `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:theirs`) });
    expect(warnings(stack).filter(({ id, text }) => id.endsWith(':cannotChangePolicy') && text.includes('cloudwatch.amazonaws.com')).map(({ path }) => path))
      .toEqual(['/Stack/Alert']);
  });
});

describe('fails to watch', () => {
  test('by a topic of the alert itself, before anything is made', () => {
    const alert = alertIn(stackIn());
    expect(() => alert.watch({ topic: alert.topic }))
      .toThrow('topic is Stack/Alert/Topic, a topic of this alert, which may be what fails: give a second topic with recipients of its own');
    expect(alert.node.tryFindChild('FailedDelivery')).toBeUndefined();
  });

  test('by a FIFO topic', () => {
    const stack = stackIn();
    expect(() => alertIn(stack).watch({ topic: new sns.Topic(stack, 'Fifo', { fifo: true }) })).toThrow('topic is the FIFO topic Stack/Fifo');
  });

  test('twice', () => {
    const stack = stackIn();
    const [alert, topic] = [alertIn(stack), secondTopic(stack)];
    alert.watch({ topic });
    expect(() => alert.watch({ topic })).toThrow('There is already a Construct with name \'FailedDelivery\' in ConsoleLoginAlert [Alert]');
  });
});
