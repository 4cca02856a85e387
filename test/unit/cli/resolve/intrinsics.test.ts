import { Json } from '../../../../src/cli/json-values';
import { placeholder, intrinsicWords } from '../../../../src/cli/resolve/intrinsics';
import { resolveIn } from '../app';

const EVENT = { account: '123456789012', region: 'us-east-1' };
const TEMPLATE = {
  Parameters: { Address: { Type: 'String', Default: 'security@example.com' }, Secret: { Type: 'String' } },
  Mappings: { Names: { 'us-east-1': { name: 'Virginia', list: ['a', 'b'] } } },
  Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Equals': ['a', 'b'] }, Perhaps: { 'Fn::Equals': [{ Ref: 'Secret' }, 'b'] } },
};

test.each<{ written: Json; value: Json | undefined }>([
  { written: { 'Fn::Join': ['-', ['a', 1, { Ref: 'Address' }, { Ref: 'AWS::NoValue' }]] }, value: 'a-1-security@example.com' },
  { written: { 'Fn::Join': ['', { 'Fn::Split': ['@', { Ref: 'Address' }] }] }, value: 'securityexample.com' },
  { written: { 'Fn::Join': ['', []] }, value: '' },
  { written: { 'Fn::Sub': 'to ${Address} in ${AWS::Region}: ${!Literal} $5 {x}' }, value: 'to security@example.com in us-east-1: ${Literal} $5 {x}' },
  { written: { 'Fn::Sub': ['${own} ${Address}', { own: { 'Fn::Select': [0, ['x', 'y']] } }] }, value: 'x security@example.com' },
  { written: { 'Fn::Sub': 'nothing' }, value: 'nothing' },
  { written: { 'Fn::Select': ['1', { 'Fn::Split': ['@', { Ref: 'Address' }] }] }, value: 'example.com' },
  { written: { 'Fn::Split': [',', 'a,b'] }, value: ['a', 'b'] },
  { written: { 'Fn::If': ['Yes', 'then', { Ref: 'Secret' }] }, value: 'then' },
  { written: { 'Fn::If': ['No', { Ref: 'Secret' }, 'else'] }, value: 'else' },
  { written: { a: 1, b: { 'Fn::If': ['No', 2, { Ref: 'AWS::NoValue' }] }, c: [{ Ref: 'AWS::NoValue' }, 3] }, value: { a: 1, c: [3] } },
  { written: { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'name'] }, value: 'Virginia' },
  { written: { 'Fn::FindInMap': ['Names', 'nowhere', 'name', { DefaultValue: 'unnamed' }] }, value: 'unnamed' },
  { written: { 'Fn::Base64': 'é' }, value: 'w6k=' },
  { written: { 'Fn::ToJsonString': { a: { Ref: 'Address' } } }, value: '{"a":"security@example.com"}' },
  { written: { Condition: 'Yes' }, value: { Condition: 'Yes' } },
  { written: { 'Fn::Join': ['', ['a']], 'more': 1 }, value: { 'Fn::Join': ['', ['a']], 'more': 1 } },
  { written: [null, true, 1.5], value: [null, true, 1.5] },
])('$written is $value', ({ written, value }) => {
  expect(resolveIn(TEMPLATE, written, EVENT)).toEqual({ value, unresolved: [], standIns: [] });
});

test.each<{ written: Json; value: Json; intrinsic: string }>([
  { written: { 'Fn::Join': ['', ['to ', { Ref: 'Secret' }]] }, value: 'to ${Secret}', intrinsic: 'Ref Secret' },
  { written: { 'Fn::Sub': 'to ${Secret}' }, value: 'to ${Secret}', intrinsic: 'Ref Secret' },
  { written: { 'Fn::Sub': '${Lookup.Value}' }, value: '${Lookup.Value}', intrinsic: 'Fn::GetAtt Lookup.Value' },
  { written: { 'Fn::Sub': 7 }, value: '${Fn::Sub}', intrinsic: 'Fn::Sub' },
  { written: { 'Fn::Join': 'x' }, value: '${Fn::Join x}', intrinsic: 'Fn::Join x' },
  { written: { 'Fn::Join': ['', [{ a: 1 }]] }, value: '${Fn::Join}', intrinsic: 'Fn::Join' },
  { written: { 'Fn::Select': [2, ['a', 'b']] }, value: '${Fn::Select}', intrinsic: 'Fn::Select' },
  { written: { 'Fn::Split': ['', 'ab'] }, value: '${Fn::Split}', intrinsic: 'Fn::Split' },
  { written: { 'Fn::If': ['Perhaps', 'a', 'b'] }, value: '${Fn::If Perhaps}', intrinsic: 'Fn::If Perhaps' },
  { written: { 'Fn::If': ['Unheard', 'a', 'b'] }, value: '${Fn::If Unheard}', intrinsic: 'Fn::If Unheard' },
  { written: { 'Fn::FindInMap': ['Names', 'nowhere', 'name'] }, value: '${Fn::FindInMap}', intrinsic: 'Fn::FindInMap' },
  { written: { 'Fn::GetAZs': '' }, value: '${Fn::GetAZs}', intrinsic: 'Fn::GetAZs' },
  { written: '{{resolve:ssm:/mail/address}}', value: '{{resolve:ssm:/mail/address}}', intrinsic: '{{resolve:ssm:/mail/address}}' },
])('$written cannot be resolved', ({ written, value, intrinsic }) => {
  expect(resolveIn(TEMPLATE, written, EVENT)).toEqual({
    value,
    unresolved: [{ template: 'Mail.template.json', resource: 'Here', property: 'Properties.Value', intrinsic }],
    standIns: [],
  });
});

test.each([
  { name: 'Ref', argument: 'Email', spelt: 'Ref Email', stands: '${Email}' },
  { name: 'Fn::GetAtt', argument: ['Lookup', 'Value'], spelt: 'Fn::GetAtt Lookup.Value', stands: '${Lookup.Value}' },
  { name: 'Fn::GetAtt', argument: 'Lookup.Value', spelt: 'Fn::GetAtt Lookup.Value', stands: '${Lookup.Value}' },
  { name: 'Fn::ImportValue', argument: 'shared', spelt: 'Fn::ImportValue shared', stands: '${Fn::ImportValue shared}' },
  { name: 'Fn::If', argument: ['IsProd', 'a', 'b'], spelt: 'Fn::If IsProd', stands: '${Fn::If IsProd}' },
  { name: 'Fn::Cidr', argument: ['a', 1], spelt: 'Fn::Cidr', stands: '${Fn::Cidr}' },
  { name: 'Fn::Transform', argument: { Name: 'x' }, spelt: 'Fn::Transform', stands: '${Fn::Transform}' },
  { name: 'Ref', argument: '<a>"\\', spelt: 'Ref <a>"\\', stands: '${a}' },
])('$name of $argument reads $spelt', ({ name, argument, spelt, stands }) => {
  expect(intrinsicWords(name, argument)).toBe(spelt);
  expect(placeholder(name, argument)).toBe(stands);
});

const YES = { 'Fn::Equals': ['a', 'a'] };
const NO = { 'Fn::Equals': ['a', 'b'] };
const UNSURE = { 'Fn::Equals': [{ Ref: 'Secret' }, 'b'] };

test.each<{ condition: Json; answer: 'yes' | 'no' | 'unknown' }>([
  { condition: YES, answer: 'yes' },
  { condition: NO, answer: 'no' },
  { condition: UNSURE, answer: 'unknown' },
  { condition: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, answer: 'yes' },
  { condition: { 'Fn::Equals': [1, '1'] }, answer: 'yes' },
  { condition: { 'Fn::Equals': [['a', 'b'], ['a', 'b']] }, answer: 'yes' },
  { condition: { 'Fn::Equals': [['a', 'b'], ['a']] }, answer: 'no' },
  { condition: { 'Fn::Not': [NO] }, answer: 'yes' },
  { condition: { 'Fn::Not': [UNSURE] }, answer: 'unknown' },
  { condition: { 'Fn::And': [YES, YES] }, answer: 'yes' },
  { condition: { 'Fn::And': [UNSURE, NO] }, answer: 'no' },
  { condition: { 'Fn::And': [UNSURE, YES] }, answer: 'unknown' },
  { condition: { 'Fn::Or': [NO, NO] }, answer: 'no' },
  { condition: { 'Fn::Or': [UNSURE, YES] }, answer: 'yes' },
  { condition: { 'Fn::Or': [UNSURE, NO] }, answer: 'unknown' },
  { condition: { Condition: 'Other' }, answer: 'yes' },
  { condition: { 'Fn::Not': [{ Condition: 'Other' }] }, answer: 'no' },
  { condition: { Condition: 'Asked' }, answer: 'unknown' },
  { condition: { 'Fn::Contains': [['a'], 'a'] }, answer: 'unknown' },
  { condition: 'true', answer: 'unknown' },
  { condition: {}, answer: 'unknown' },
])('$condition: $answer', ({ condition, answer }) => {
  const template = { Parameters: { Secret: { Type: 'String' } }, Conditions: { Asked: condition, Other: YES } };
  const { value, unresolved } = resolveIn(template, { 'Fn::If': ['Asked', 'yes', 'no'] }, { region: 'us-east-1' });
  expect(value).toBe(answer === 'unknown' ? '${Fn::If Asked}' : answer);
  expect(unresolved).toHaveLength(answer === 'unknown' ? 1 : 0);
});
