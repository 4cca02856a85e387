import { Note, Reason } from '../../../../src/cli/evaluate/alert-result';
import { count, sayNote, sayReason } from '../../../../src/cli/report/sentences';

test.each<{ reason: Reason; says: string }>([
  {
    reason: { code: 'filtered', path: 'detail.eventName', found: '"CheckMfa"', wanted: 'anything but "CheckMfa"' },
    says: 'detail.eventName is "CheckMfa"; wanted: anything but "CheckMfa"',
  },
  { reason: { code: 'filtered', path: '', found: 'no object', wanted: 'an object' }, says: 'the event is no object; wanted: an object' },
  {
    reason: { code: 'unresolved', template: 'Mail.template.json', resource: 'Rule', property: 'Properties.Targets[0].Arn', intrinsic: 'Ref Gone' },
    says: 'Mail.template.json: Properties.Targets[0].Arn of Rule cannot be resolved: Ref Gone is known only after deployment',
  },
  { reason: { code: 'pattern-refused', rule: 'Rule', reason: 'it is empty' }, says: 'EventBridge would refuse the pattern of Rule: it is empty' },
  { reason: { code: 'rule-off', rule: 'Rule', reason: 'its State is DISABLED' }, says: 'Rule does not listen: its State is DISABLED' },
  {
    reason: { code: 'filtered', path: 'replay-name', found: '"Yesterday"', wanted: 'no value' },
    says: 'it was replayed from an archive (replay-name is "Yesterday"), and alerts take events when they happen only',
  },
  {
    reason: { code: 'read-only', rule: 'Rule' },
    says: 'Rule gets no read-only management events, and this is one: its State is ENABLED and must be ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  },
  { reason: { code: 'no-target', rule: 'Rule' }, says: 'Rule has no target, so nothing is sent' },
  { reason: { code: 'undelivered', target: 'Target0', reason: 'no JSON' }, says: 'Target0 would never get it: no JSON' },
  { reason: { code: 'refused', target: 'Target0', reason: 'no such field' }, says: 'EventBridge would refuse Target0: no such field' },
  { reason: { code: 'undecided', target: 'Target0', reason: 'null' }, says: 'what Target0 gets is likely, not certain: null' },
  { reason: { code: 'machine-refused', machine: 'Machine', reason: 'no JSON' }, says: 'Step Functions would refuse Machine: no JSON' },
  {
    reason: { code: 'unforetold', target: 'Target0', state: 'Wait', reason: 'it is of the type Wait' },
    says: 'what Target0 sends cannot be foretold beyond its state Wait: it is of the type Wait',
  },
  {
    reason: { code: 'fell-back', target: 'Target0', state: 'Publish', reason: 'States.QueryEvaluationError: x' },
    says: 'Target0 sends something plainer, because its state Publish fails: States.QueryEvaluationError: x',
  },
  { reason: { code: 'card-dropped', target: 'Target0', reason: 'it is no JSON' }, says: 'Amazon Q would drop the card of Target0: it is no JSON' },
  {
    reason: { code: 'not-admitted', bus: 'arn', account: '111122223333' },
    says: 'it happened in account 111122223333, which arn does not admit',
  },
  {
    reason: {
      code: 'not-covered',
      account: '123456789012',
      region: 'us-west-2',
      covered: [{ regions: ['eu-west-1'], accounts: ['123456789012'] }, { regions: ['us-east-1', 'us-east-2'] }, { regions: [], accounts: [] }],
    },
    says: 'it happened in us-west-2 of account 123456789012, from where nothing forwards it; covered: eu-west-1 of account 123456789012; '
      + 'us-east-1, us-east-2 of the organization; the Region of the deployment',
  },
  { reason: { code: 'no-sample' }, says: 'none of the built-in samples sets it off' },
])('$reason.code is said', ({ reason, says }) => {
  expect(sayReason(reason)).toBe(says);
});

test.each<{ note: Note; says: string }>([
  { note: { code: 'stand-in', text: 'Mail-Topic-0', of: 'the name of Topic' }, says: '"Mail-Topic-0" stands for the name of Topic, known only after deployment' },
  {
    note: { code: 'from-record', untold: ['id', 'time'] },
    says: 'this event is made from a CloudTrail record, which does not tell its id, time; 00000000-0000-0000-0000-000000000000 stands for the id',
  },
  { note: { code: 'no-display-name', topic: 'arn' }, says: 'the display name of arn is not known: the topic is not part of this app' },
  { note: { code: 'nobody', topic: 'arn' }, says: 'nobody in this app is subscribed to arn' },
  { note: { code: 'filter-policy', endpoint: 'x@example.com' }, says: 'x@example.com has a filter policy of its own, which is not applied here' },
  {
    note: { code: 'other-region', here: 'eu-west-1', there: 'us-east-1' },
    says: 'EventBridge has this event in us-east-1; the rule is in eu-west-1 and sees it only if it is forwarded',
  },
  { note: { code: 'sms-parts', target: 'Target0', encoding: 'UCS-2', parts: 2 }, says: 'Target0 takes 2 text messages in UCS-2, and each is paid' },
  { note: { code: 'forwarded-by', forwarder: 'Set' }, says: 'it comes by way of Set' },
  {
    note: { code: 'forwarded-by', forwarder: 'Set', if: 'account 111122223333 is in r-ab12' },
    says: 'it comes by way of Set, if account 111122223333 is in r-ab12',
  },
  {
    note: { code: 'forwarder-elsewhere', account: '111122223333', region: 'us-east-2' },
    says: 'it comes if another app has a SignInForwarder in us-east-2 of account 111122223333',
  },
  { note: { code: 'forwarder-elsewhere' }, says: 'it comes if another app has a SignInForwarder in its Region' },
])('$note.code is said', ({ note, says }) => {
  expect(sayNote(note)).toBe(says);
});

test('one thing is singular', () => {
  expect([0, 1, 2].map(number => count(number, 'alert'))).toEqual(['0 alerts', '1 alert', '2 alerts']);
});
