import { outermost, relatedStacks } from '../../../../src/cli/doctor/app-stacks';
import { JsonObject } from '../../../../src/cli/json-values';
import { EMAIL, ruleWith, stackWith, target, TOPIC } from '../app';

const stack = (name: string, resources: JsonObject, outputs: JsonObject = {}) =>
  stackWith({ Resources: resources, Outputs: outputs }, { name, file: `${name}.template.json`, account: '123456789012', region: 'us-east-1' });
const names = (...stacks: Parameters<typeof relatedStacks>[0]) => relatedStacks(stacks).map(({ name }) => name);

const EXPORTED = { Out: { Value: { Ref: 'Topic' }, Export: { Name: 'topic' } } };
const ALERT = { Rule: ruleWith({ Targets: [target({ Arn: { 'Fn::ImportValue': 'topic' } })] }) };

test('a stack that has nothing to do with an alert is not asked for', () => {
  expect(names(stack('Other', { Topic: TOPIC }), stack('Mail', { Topic: TOPIC, Email: EMAIL, Rule: ruleWith() }))).toEqual(['Mail']);
});

test('a stack whose topic an alert sends to is asked for, and one that subscribes to it', () => {
  const subscribed = { ...EMAIL, Properties: { ...EMAIL.Properties, TopicArn: { 'Fn::ImportValue': 'topic' } } };
  expect(names(stack('Topics', { Topic: TOPIC }, EXPORTED), stack('Mail', ALERT), stack('People', { Email: subscribed }), stack('Other', { Topic: TOPIC })))
    .toEqual(['Topics', 'Mail', 'People']);
});

test('a stack with a forwarder is asked for', () => {
  expect(names(stack('Elsewhere', { Rule: ruleWith({}, { alert: 'Elsewhere/Forwarder', rule: 'forwarder' }) }))).toEqual(['Elsewhere']);
});

test('of a nested stack the one that creates it is asked for', () => {
  const outer = stack('Outer', { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: {} } });
  const inner = stackWith({ Resources: { Topic: TOPIC, Rule: ruleWith() } }, { name: 'Inner', file: 'inner.json', parent: outer.resources.get('Nested') });
  outer.nested.set('Nested', inner);
  expect(names(outer, inner)).toEqual(['Outer']);
  expect(outermost(inner)).toBe(outer);
});
