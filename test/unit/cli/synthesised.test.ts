import { App, CfnParameter, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { IRuleTarget, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { run, withTemporaryDirectory } from './app';

interface Document {
  readonly results: readonly { readonly alert: string; readonly deliveries: readonly { readonly to: readonly string[] }[] }[];
  readonly findings?: readonly unknown[];
}

/** Synthesises an app and previews the root sign-in. */
function preview(build: (app: App) => void, context: Record<string, unknown> = {}): Promise<Document> {
  return withTemporaryDirectory(async outdir => {
    const app = new App({ outdir, analyticsReporting: false, context });
    build(app);
    app.synth();
    const { stdout, stderr } = await run(['preview', outdir, '--sample', 'root', '--format', 'json']);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Document;
  });
}

/** A rule that matches sign-ins, with the metadata by which the command knows it. */
function alert(scope: Construct, target: IRuleTarget): void {
  const rule = new Rule(scope, 'Alert', { eventPattern: { source: ['aws.signin'] }, targets: [target] });
  (rule.node.defaultChild as CfnResource).addMetadata('cdk-console-login-alert', { alert: rule.node.path, rule: 'home' });
}

function topicTo(scope: Construct, address: string): Topic {
  const topic = new Topic(scope, 'Topic', { displayName: 'AWS console sign-in' });
  topic.addSubscription(new EmailSubscription(address));
  return topic;
}

function mail(topic: ITopic): SnsTopic {
  return new SnsTopic(topic, { authorizeUsingRole: true, message: RuleTargetInput.fromText('a sign-in') });
}

const MAIL = { from: '"AWS console sign-in" <no-reply@sns.amazonaws.com>', to: ['security@example.com'], body: '"a sign-in"' };

test('an environment-agnostic stack is shown', async () => {
  expect(await preview(app => {
    const stack = new Stack(app, 'Mail');
    alert(stack, mail(topicTo(stack, 'security@example.com')));
  })).toMatchObject({ results: [{ alert: 'Mail/Alert', deliveries: [MAIL] }] });
});

test('an address that is a parameter with a default is shown', async () => {
  expect(await preview(app => {
    const stack = new Stack(app, 'Mail');
    alert(stack, mail(topicTo(stack, new CfnParameter(stack, 'Address', { default: 'security@example.com' }).valueAsString)));
  })).toMatchObject({ results: [{ deliveries: [MAIL] }] });
});

test.each([{ metadata: true }, { metadata: false }])('an alert in a nested stack reaches the topic of its parent, with asset metadata $metadata', async ({ metadata }) => {
  const document = await preview(app => {
    const stack = new Stack(app, 'Mail');
    alert(new NestedStack(stack, 'Nested'), mail(topicTo(stack, 'security@example.com')));
  }, { 'aws:cdk:enable-asset-metadata': metadata });
  expect(document).toMatchObject({ results: [{ alert: 'Mail/Nested/Alert', deliveries: [MAIL] }] });
  expect(document.findings).toBeUndefined();
});

test('an alert reaches the topic of a stack nested in its own, and of one beside it', async () => {
  const document = await preview(app => {
    const stack = new Stack(app, 'Mail');
    const topic = topicTo(new NestedStack(stack, 'Topics'), 'security@example.com');
    alert(stack, mail(topic));
    alert(new NestedStack(stack, 'Beside'), mail(topic));
  });
  expect(document).toMatchObject({ results: [{ alert: 'Mail/Alert', deliveries: [MAIL] }, { alert: 'Mail/Beside/Alert', deliveries: [MAIL] }] });
  expect(document.findings).toBeUndefined();
});

test('an alert reaches the topic of another stack, in a stage too', async () => {
  const document = await preview(app => {
    for (const scope of [new Stage(app, 'Prod', { env: { account: '111122223333', region: 'us-east-1' } }), new Stage(app, 'Test')]) {
      const topic = topicTo(new Stack(scope, 'Topics'), scope.node.id === 'Prod' ? 'security@example.com' : 'test@example.com');
      alert(new Stack(scope, 'Alerts'), mail(topic));
    }
  });
  expect(document.results).toMatchObject([
    { alert: 'Prod/Alerts/Alert', deliveries: [MAIL] },
    { alert: 'Test/Alerts/Alert', deliveries: [{ ...MAIL, to: ['test@example.com'] }] },
  ]);
  expect(document.findings).toBeUndefined();
});

test('an imported topic has the recipients of this app, and a sender whose name is not known', async () => {
  const document = await preview(app => {
    const stack = new Stack(app, 'Mail');
    const topic = Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:123456789012:shared');
    topic.addSubscription(new EmailSubscription('security@example.com'));
    alert(stack, mail(topic));
  });
  expect(document.results).toMatchObject([{ deliveries: [{ ...MAIL, from: 'no-reply@sns.amazonaws.com' }], notes: [expect.stringContaining('display name')] }]);
});

test('a queue is reached through a topic, and by itself', async () => {
  const { results } = await preview(app => {
    const stack = new Stack(app, 'Mail');
    const queue = new Queue(stack, 'Queue', { queueName: 'sign-ins' });
    const topic = new Topic(stack, 'Topic');
    topic.addSubscription(new SqsSubscription(queue));
    alert(stack, mail(topic));
    alert(new NestedStack(stack, 'Nested'), new SqsQueue(queue, { message: RuleTargetInput.fromText('a sign-in') }));
  });
  expect(results.flatMap(({ deliveries }) => deliveries.map(({ to }) => to))).toEqual([
    ['sqs:arn:aws:sqs:us-east-1:123456789012:sign-ins'], ['sqs:arn:aws:sqs:us-east-1:123456789012:sign-ins'],
  ]);
});
