import { includesStatements, sameJson, samePattern, samePolicy } from '../../../../src/cli/doctor/compare-json';
import { Json } from '../../../../src/cli/json-values';

const ROOT = 'arn:aws:iam::123456789012:root';

test.each<{ readonly title: string; readonly left: Json; readonly right: Json; readonly same: boolean }>([
  { title: 'order of members', left: { a: 1, b: { c: 2, d: 3 } }, right: { b: { d: 3, c: 2 }, a: 1 }, same: true },
  { title: 'order of elements', left: [1, 2], right: [2, 1], same: false },
  { title: 'another value', left: { a: 1 }, right: { a: 2 }, same: false },
  { title: 'a further member', left: { a: 1 }, right: { a: 1, b: 2 }, same: false },
])('values are compared without the order of members: $title', ({ left, right, same }) => {
  expect(sameJson(left, right)).toBe(same);
});

test.each<{ readonly left: Json; readonly right: Json; readonly same: boolean }>([
  { left: { source: ['a', 'b'] }, right: { source: ['b', 'a'] }, same: true },
  { left: { d: { $or: [{ x: [1] }, { y: [{ exists: false }] }] } }, right: { d: { $or: [{ y: [{ exists: false }] }, { x: [1] }] } }, same: true },
  { left: { source: ['a'] }, right: { source: ['a', 'b'] }, same: false },
  { left: { source: ['1'] }, right: { source: [1] }, same: false },
])('patterns are compared without the order of alternatives: $left', ({ left, right, same }) => {
  expect(samePattern(left, right)).toBe(same);
});

const statement = (change: { readonly [key: string]: Json } = {}): Json => ({ Effect: 'Allow', Principal: { AWS: ROOT }, Action: ['sns:Publish'], Resource: 'a', ...change });

test.each<{ readonly title: string; readonly change: { readonly [key: string]: Json }; readonly same: boolean }>([
  { title: 'an account for the ARN of its root', change: { Principal: { AWS: '123456789012' } }, same: true },
  { title: 'a text for a list of one', change: { Action: 'SNS:Publish' }, same: true },
  { title: 'a name for the statement', change: { Sid: 'x' }, same: true },
  { title: 'another action', change: { Action: 'sns:Subscribe' }, same: false },
  { title: 'another principal', change: { Principal: '*' }, same: false },
  { title: 'another effect', change: { Effect: 'Deny' }, same: false },
  { title: 'a condition', change: { Condition: { Bool: { 'aws:SecureTransport': false } } }, same: false },
])('policies are compared by what they say: $title', ({ change, same }) => {
  expect(samePolicy({ Statement: [statement()] }, { Version: '2012-10-17', Statement: statement(change) })).toBe(same);
  expect(includesStatements({ Statement: [statement({ Effect: 'Deny' }), statement(change)] }, [statement()])).toBe(same);
});

test('the principal * is the same in both of its forms, and so is a boolean in a condition', () => {
  const left = statement({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': false } } });
  const right = statement({ Principal: { AWS: ['*'] }, Condition: { Bool: { 'aws:SecureTransport': ['false'] } } });
  expect(samePolicy({ Statement: [left, statement()] }, { Statement: [statement(), right] })).toBe(true);
});

test('no policy is not the same as one', () => {
  expect(samePolicy({ Statement: [statement()] }, undefined)).toBe(false);
  expect(samePolicy({ Statement: [statement()] }, { Statement: [statement(), statement({ Action: 'sns:Subscribe' })] })).toBe(false);
});
