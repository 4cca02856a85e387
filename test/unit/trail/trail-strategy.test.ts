import { Construct } from 'constructs';
import { matchedRecords } from '../../../src/filter/event-selection';
import { EVENT_KINDS } from '../../../src/signin/event-kinds';
import { NoTrail } from '../../../src/trail/trail-strategy';
import { stackIn, warnings } from '../../support/synthesis';

/** What an alert on these events needs of a trail. */
function needs(kinds: typeof EVENT_KINDS) {
  return { otherRegions: [], records: matchedRecords({ scope: 'listed', kinds }), matchesRoot: true };
}

test('an alert without a trail is warned of once, with every remedy', () => {
  const stack = stackIn();

  const identity = new NoTrail().bind(new Construct(stack, 'Alert'), new Construct(stack, 'Rule'), needs(EVENT_KINDS));

  expect(warnings(stack)).toEqual([{
    path: '/Stack/Alert',
    id: 'cdk-console-login-alert:noTrail',
    text: expect.stringMatching(/CloudTrail.*fromTrailArn.*fromTrail\(.*create\(\)/),
  }]);
  expect(identity).toEqual({ kind: 'unnamed' });
});

test('an alert on events that AWS Sign-In sends itself needs no trail', () => {
  const stack = stackIn();
  new NoTrail().bind(new Construct(stack, 'Alert'), new Construct(stack, 'Rule'), needs(EVENT_KINDS.filter(({ record }) => !record)));
  expect(warnings(stack)).toEqual([]);
});
