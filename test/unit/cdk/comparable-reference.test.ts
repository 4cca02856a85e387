import { CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { comparableReference, comparableReferences } from '../../../src/cdk/comparable-reference';
import { newApp, stackIn } from '../../support/synthesis';

/** The topics of two stacks with the same construct ID, and so with the same logical ID, in two Regions. */
function twoTopics(): readonly [here: Stack, one: sns.Topic, other: sns.Topic] {
  const app = newApp();
  const [here, there] = ['us-east-1', 'eu-west-1'].map(region => stackIn({ account: '123456789012', region }, app, region));
  return [here, new sns.Topic(here, 'Topic'), new sns.Topic(there, 'Topic')];
}

test('topics of two stacks are told apart, from wherever they are looked at', () => {
  const [here, one, other] = twoTopics();
  expect(here.getLogicalId(one.node.defaultChild as sns.CfnTopic)).toBe(other.stack.getLogicalId(other.node.defaultChild as sns.CfnTopic));
  expect(comparableReference(one.topicArn, here)).not.toBe(comparableReference(other.topicArn, here));
  expect(comparableReference(other.topicArn, here)).toBe(comparableReference(other.topicArn, other));
});

test.each<readonly [what: string, twice: (stack: Stack) => readonly [string, string]]>([
  ['an ARN', () => ['arn:aws:sns:us-east-1:123456789012:one', 'arn:aws:sns:us-east-1:123456789012:one']],
  ['an import', () => [Fn.importValue('Topic'), Fn.importValue('Topic')]],
  ['a parameter', stack => {
    const parameter = new CfnParameter(stack, 'Parameter');
    return [parameter.valueAsString, parameter.valueAsString];
  }],
  ['a text with a token in it', stack => [`arn:aws:sns:us-east-1:${stack.account}:one`, `arn:aws:sns:us-east-1:${stack.account}:one`]],
])('%s has one text', (_, twice) => {
  const stack = stackIn({});
  const [one, other] = twice(stack);
  expect(comparableReference(one, stack)).toBe(comparableReference(other, stack));
});

test('a list has a text for each of its values, also where the list is a token', () => {
  const [here, one, other] = twoTopics();
  const arns = [one.topicArn, other.topicArn, 'arn:aws:sns:us-east-1:123456789012:third'];
  expect(comparableReferences(Lazy.list({ produce: () => arns }), here)).toEqual(arns.map(arn => comparableReference(arn, here)));
  expect(comparableReferences(undefined, here)).toEqual([]);
});
