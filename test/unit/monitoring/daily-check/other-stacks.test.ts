import { App, Aws, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertRecipient, ConsoleLoginAlertProps } from '../../../../src';
import { alertIn, newApp, resources, stackIn, warnings } from '../../../support/synthesis';

/** The stack of an alert with a daily check, in an app. */
function checkedIn(app: App, props: ConsoleLoginAlertProps, second?: sns.ITopic): Stack {
  const stack = stackIn({}, app, 'Alerts');
  alertIn(stack, props).checkDaily({ topic: second ?? new sns.Topic(stack, 'Second') });
  return stack;
}

/** The definition of the daily check, with its references as CloudFormation has them. */
function definitionIn(stack: Stack): readonly unknown[] {
  const [machine] = Object.values(resources(stack, 'AWS::StepFunctions::StateMachine'));
  return (machine.Properties.DefinitionString as { readonly 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'][1];
}

test('a topic of another stack is imported wherever the definition has it, as the template could not be deployed otherwise', () => {
  const app = newApp();
  const topics = stackIn({}, app, 'Topics');
  const stack = checkedIn(app, { topic: new sns.Topic(topics, 'First') }, new sns.Topic(topics, 'Second'));
  const template = app.synth().getStackByName(stack.stackName).template as { readonly Resources: object; readonly Parameters: object };
  const known = Object.keys({ ...template.Resources, ...template.Parameters });
  const refs = [...JSON.stringify(template.Resources).matchAll(/\{"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].map(([, id]) => id);
  expect(refs.filter(id => !id.startsWith('AWS::') && !known.includes(id))).toEqual([]);
});

test('a queue of another stack can subscribe, and a warning says that the check does not see it', () => {
  const app = newApp();
  const queue = new sqs.Queue(stackIn({}, app, 'Queues'), 'Queue');
  const stack = checkedIn(app, { recipients: [AlertRecipient.email('security@example.com'), AlertRecipient.subscription(new SqsSubscription(queue))] });
  expect(app.synth().getStackByName('Queues').dependencies.map(({ id }) => id)).toContain('Alerts');
  const definition = JSON.stringify(definitionIn(stack));
  expect(definition).toContain('security@example.com');
  expect(definition).not.toContain('Fn::ImportValue');
  expect(warnings(stack).filter(({ id }) => id === 'cdk-console-login-alert:dailyCheckMissesRecipient'))
    .toMatchObject([{ text: expect.stringContaining('the subscription Queues/Queue/AlertsAlertTopic') }]);
});

test('a queue of the same stack is one that the check sees', () => {
  const app = newApp();
  const stack = stackIn({}, app, 'Stack');
  const alert = alertIn(stack, { recipients: [AlertRecipient.subscription(new SqsSubscription(new sqs.Queue(stack, 'Queue')))] });
  alert.checkDaily({ topic: new sns.Topic(stack, 'Second') });
  const definition = definitionIn(stack);
  const named = definition.findIndex(part => typeof part === 'string' && part.endsWith('"protocol":"sqs","endpoint":"'));
  expect(definition[named + 1]).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Queue/), 'Arn'] });
  expect(warnings(stack).map(({ id }) => id)).not.toContain('cdk-console-login-alert:dailyCheckMissesRecipient');
});

test('a principal that is known at deployment only is data and no part of an expression', () => {
  const definition = definitionIn(checkedIn(newApp(), { signIns: { principals: [`arn:aws:iam::${Aws.ACCOUNT_ID}:user/alice`] } }));
  const texts = definition.filter(part => typeof part === 'string');
  expect(texts.filter(text => text.startsWith(':user/alice"'))).toHaveLength(1);
  expect(texts.join('')).not.toMatch(/userIdentity\.arn in \[[^\]]*user\/alice/);
});
