import { findAlerts } from '../../../../src/cli/assembly/alerts';
import { readRule } from '../../../../src/cli/evaluate/read-rule';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { Resolver } from '../../../../src/cli/resolve/resolver';
import { ruleWith, stackWith, target, template } from '../app';

const EVENT = { account: '123456789012', region: 'us-east-1' };
const SECTIONS = { Conditions: { No: { 'Fn::Equals': [1, 2] }, Unsure: { 'Fn::Equals': [{ Ref: 'Gone' }, 2] } } };

function read(properties: JsonObject, metadata?: Json) {
  const stack = stackWith(template({ Rule: ruleWith(properties, metadata) }, SECTIONS));
  return readRule(findAlerts([stack])[0].rules[0], new Resolver([stack], EVENT));
}

test('a rule is read with its name, its pattern and its targets', () => {
  const rule = read({ Name: 'sign-ins' });
  expect(rule).toMatchObject({ name: 'sign-ins', arn: 'arn:aws:events:us-east-1:123456789012:rule/sign-ins', logicalId: 'Rule', problems: [] });
  expect(rule.pattern).toBeDefined();
  expect(rule.targets).toMatchObject([{ id: 'Target0', channel: 'text', arn: expect.stringMatching(/^arn:aws:sns:us-east-1:123456789012:Mail-Topic-/), problems: [] }]);
});

test('a rule on a custom bus has its own name', () => {
  expect(read({ Name: 'sign-ins', EventBusName: 'bus' })).toMatchObject({ name: 'sign-ins', arn: 'arn:aws:events:us-east-1:123456789012:rule/bus/sign-ins' });
});

test.each<{ written: JsonObject; input: object }>([
  { written: { Input: { 'Fn::Sub': '"${AWS::Region}"' } }, input: { Input: '"us-east-1"' } },
  { written: { InputPath: '$.detail' }, input: { InputPath: '$.detail' } },
  { written: { InputTransformer: { InputTemplate: '"x"' } }, input: { InputTransformer: { InputPathsMap: {}, InputTemplate: '"x"' } } },
  {
    written: { InputTransformer: { InputPathsMap: { a: '$.a' }, InputTemplate: { 'Fn::Join': ['', ['"<a>', '"']] } } },
    input: { InputTransformer: { InputPathsMap: { a: '$.a' }, InputTemplate: '"<a>"' } },
  },
  { written: {}, input: {} },
])('the input $written is what PutTargets would get', ({ written, input }) => {
  expect(read({ Targets: [{ Id: 'T', Arn: 'arn:aws:sns:us-east-1:123456789012:t', ...written }] }).targets[0].input).toEqual(input);
});

test.each<{ targets: Json; places: string[] }>([
  { targets: [target({ Arn: { Ref: 'Gone' } })], places: ['Properties.Targets[0].Arn: Ref Gone'] },
  { targets: [target(), target({ Input: { Ref: 'Gone' } })], places: ['Properties.Targets[1].Input: Ref Gone'] },
  {
    targets: [target({ InputTransformer: { InputPathsMap: { a: { Ref: 'Gone' } }, InputTemplate: { 'Fn::GetAtt': ['Gone', 'X'] } } })],
    places: ['Properties.Targets[0].InputTransformer.InputPathsMap.a: Ref Gone', 'Properties.Targets[0].InputTransformer.InputTemplate: Fn::GetAtt Gone.X'],
  },
  { targets: [{ 'Fn::If': ['Unsure', target(), target()] }], places: ['Properties.Targets[0]: Fn::If Unsure'] },
  { targets: { 'Fn::If': ['Unsure', [target()], []] }, places: ['Properties.Targets: Fn::If Unsure'] },
  { targets: [target({ RoleArn: { Ref: 'Gone' } })], places: [] },
])('the targets $targets cannot be resolved at $places', ({ targets, places }) => {
  const problems = read({ Targets: targets }).targets.flatMap(({ problems: some }) => some);
  expect(problems.map(problem => problem.code === 'unresolved-value' && `${problem.property}: ${problem.intrinsic}`)).toEqual(places);
});

test.each<{ targets: Json; ids: string[] }>([
  { targets: [{ 'Fn::If': ['No', target({ Id: 'A' }), target({ Id: 'B' })] }], ids: ['B'] },
  { targets: [{ 'Fn::If': ['No', target({ Id: 'A' }), { Ref: 'AWS::NoValue' }] }], ids: [] },
  { targets: { 'Fn::If': ['No', [], [target({ Id: 'A' })]] }, ids: ['A'] },
  { targets: 'x', ids: [] },
])('the targets $targets are $ids', ({ targets, ids }) => {
  expect(read({ Targets: targets }).targets.map(({ id }) => id)).toEqual(ids);
});

test('a target without an ARN is a finding', () => {
  expect(read({ Targets: [{ Id: 'T' }] }).targets).toMatchObject([{ id: 'T', problems: [{ code: 'invalid-target', target: 'T', reason: 'it has no Arn' }] }]);
});

test('a target has the channel that the metadata gives it', () => {
  expect(read({}, { alert: 'Mail/Alert', rule: 'home', channels: { Target0: 'short' } }).targets[0].channel).toBe('short');
});

test.each<{ pattern: Json; code: string }>([
  { pattern: { source: [{ Ref: 'Gone' }] }, code: 'unresolved-value' },
  { pattern: { source: 'aws.signin' }, code: 'invalid-pattern' },
  { pattern: { Ref: 'AWS::NoValue' }, code: 'invalid-pattern' },
])('the pattern $pattern is $code', ({ pattern, code }) => {
  const rule = read({ EventPattern: pattern });
  expect(rule.pattern).toBeUndefined();
  expect(rule.problems).toMatchObject([{ code }]);
});

test('a pattern may be written as a string', () => {
  expect(read({ EventPattern: '{"source":["aws.signin"]}' }).pattern).toBeDefined();
});
