import { App, Aws, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ConsoleLoginAlertProps } from '../../../../src';
import { alertIn, newApp, resources, stackIn } from '../../../support/synthesis';

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

test('a principal that is known at deployment only is data and no part of an expression', () => {
  const definition = definitionIn(checkedIn(newApp(), { signIns: { principals: [`arn:aws:iam::${Aws.ACCOUNT_ID}:user/alice`] } }));
  const texts = definition.filter(part => typeof part === 'string');
  expect(texts.filter(text => text.startsWith(':user/alice"'))).toHaveLength(1);
  expect(texts.join('')).not.toMatch(/userIdentity\.arn in \[[^\]]*user\/alice/);
});
