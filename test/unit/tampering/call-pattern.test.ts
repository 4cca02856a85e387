import { guardPattern } from '../../../src/tampering/call-pattern';

const GUARD = { id: 'Thing', service: 'things', calls: ['DeleteThing'] };

test('a guard of one parameter is a pattern that names it', () => {
  expect(guardPattern({ ...GUARD, parameters: { name: ['mine', { prefix: 'my-' }] } })).toEqual({
    'source': ['aws.things'],
    'detail-type': ['AWS API Call via CloudTrail'],
    'replay-name': [{ exists: false }],
    'detail': {
      eventSource: ['things.amazonaws.com'],
      eventName: ['DeleteThing'],
      userIdentity: { invokedBy: [{ exists: false }, { 'anything-but': ['cloudformation.amazonaws.com'] }] },
      requestParameters: { name: ['mine', { prefix: 'my-' }] },
    },
  });
});

test('a guard of two parameters takes either, and each path stands once', () => {
  expect(guardPattern({ ...GUARD, parameters: { name: ['mine'], arn: ['arn:mine'] } }))
    .toHaveProperty('detail.requestParameters', { $or: [{ name: ['mine'] }, { arn: ['arn:mine'] }] });
});

test('a guard of a parameter in an object leads into it', () => {
  expect(guardPattern({ ...GUARD, parameters: { 'things.names': ['mine'] } })).toHaveProperty('detail.requestParameters', { things: { names: ['mine'] } });
});

test('a guard of no parameter takes every such call', () => {
  expect(guardPattern({ ...GUARD, parameters: {} }).detail).not.toHaveProperty('requestParameters');
});

test('a guard of a service with two names takes events from both', () => {
  expect(guardPattern({ ...GUARD, otherSource: 'aws.items', parameters: {} }).source).toEqual(['aws.things', 'aws.items']);
});
