import { happenedIn } from '../../../../../src/cli/evaluate/forwarding/place';
import { shown } from '../../app';

test.each([
  { stack: { account: '123456789012', region: 'us-east-1' }, here: true },
  { stack: { account: '123456789012', region: 'us-east-2' }, here: false },
  { stack: { account: '111122223333', region: 'us-east-1' }, here: false },
  { stack: { region: 'us-east-1' }, here: true },
  { stack: { account: '111122223333' }, here: false },
  { stack: {}, here: true },
])('an event of us-east-1 happened in $stack: $here', ({ stack, here }) => {
  expect(happenedIn(shown(), stack)).toBe(here);
});

test('an event that says nothing happened wherever one looks', () => {
  expect(happenedIn({ ...shown(), account: undefined, region: undefined }, { account: '111122223333', region: 'eu-west-1' })).toBe(true);
});
