import { Resolver } from '../../../../src/cli/resolve/resolver';
import { resolveIn, stackWith } from '../app';

test('a value that cannot be resolved is a finding with its resource and property', () => {
  expect(resolveIn({}, { Targets: [{}, { Arn: { 'Fn::Join': ['', ['x', { Ref: 'Gone' }]] } }] })).toEqual({
    value: { Targets: [{}, { Arn: 'x${Gone}' }] },
    unresolved: [{ template: 'Mail.template.json', resource: 'Here', property: 'Properties.Value.Targets[1].Arn', intrinsic: 'Ref Gone' }],
    standIns: [],
  });
});

test('what refers to itself is not resolved, and ends', () => {
  const template = {
    Conditions: { Loop: { 'Fn::Or': [{ Condition: 'Loop' }, { Condition: 'Loop' }] } },
    Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Topic' } } } },
    Outputs: { Loop: { Value: { 'Fn::ImportValue': 'loop' }, Export: { Name: 'loop' } } },
  };
  expect(resolveIn(template, { 'Fn::If': ['Loop', 'a', 'b'] }).unresolved).toMatchObject([{ intrinsic: 'Fn::If Loop' }]);
  expect(resolveIn(template, { Ref: 'Topic' }).unresolved).toMatchObject([{ intrinsic: 'Ref Topic' }]);
  expect(resolveIn(template, { 'Fn::ImportValue': 'loop' }).unresolved).toMatchObject([{ intrinsic: 'Fn::ImportValue loop' }]);
});

test('an export whose name imports another one finds nothing', () => {
  const template = { Outputs: { Odd: { Value: 'x', Export: { Name: { 'Fn::ImportValue': 'odd' } } }, Even: { Value: 'y', Export: { Name: 'even' } } } };
  expect(resolveIn(template, { 'Fn::ImportValue': 'even' }).value).toBe('y');
  expect(resolveIn(template, { 'Fn::ImportValue': 'odd' }).unresolved).toHaveLength(1);
});

test.each([
  { condition: undefined, makes: true },
  { condition: 'Yes', makes: true },
  { condition: 'Unsure', makes: true },
  { condition: 'No', makes: false },
])('a resource under the condition $condition is made: $makes', ({ condition, makes }) => {
  const stack = stackWith({
    Conditions: { Yes: { 'Fn::Equals': [1, 1] }, No: { 'Fn::Equals': [1, 2] }, Unsure: { 'Fn::Equals': [{ Ref: 'Gone' }, 1] } },
    Resources: { Thing: { Type: 'X', ...condition !== undefined && { Condition: condition } } },
  });
  expect(new Resolver([stack], {}).creates(stack.resources.get('Thing')!)).toBe(makes);
});
