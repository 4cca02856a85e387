import { placeholder, spell } from '../../../../src/cli/resolve/spelling';

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
  expect(spell(name, argument)).toBe(spelt);
  expect(placeholder(name, argument)).toBe(stands);
});
