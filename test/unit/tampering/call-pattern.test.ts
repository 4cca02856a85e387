import { tamperingPattern } from '../../../src/tampering/call-pattern';

const CALLS = { id: 'Thing', service: 'things', calls: ['DeleteThing'] };

test('calls with one parameter have a pattern that names it', () => {
  expect(tamperingPattern({ ...CALLS, parameters: { name: ['mine', { prefix: 'my-' }] } })).toEqual({
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

test('calls with two parameters match by either, and each path occurs once', () => {
  expect(tamperingPattern({ ...CALLS, parameters: { name: ['mine'], arn: ['arn:mine'] } }))
    .toHaveProperty('detail.requestParameters', { $or: [{ name: ['mine'] }, { arn: ['arn:mine'] }] });
});

test('a parameter may be in an object', () => {
  expect(tamperingPattern({ ...CALLS, parameters: { 'things.names': ['mine'] } })).toHaveProperty('detail.requestParameters', { things: { names: ['mine'] } });
});

test('calls without parameters match always', () => {
  expect(tamperingPattern({ ...CALLS, parameters: {} }).detail).not.toHaveProperty('requestParameters');
});

test('a service with two names matches events from both', () => {
  expect(tamperingPattern({ ...CALLS, otherSource: 'aws.items', parameters: {} }).source).toEqual(['aws.things', 'aws.items']);
});
