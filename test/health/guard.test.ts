import { guardPattern } from '../../src/health/guard';

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
