import { Note, Reason } from '../../../../src/cli/evaluate/alert-result';
import { noteSentence, reasonSentence } from '../../../../src/cli/report-parts/sentences';

test.each<{ reason: Reason; says: string }>([
  {
    reason: { code: 'not-matched', path: 'detail.eventName', found: '"CheckMfa"', expected: 'anything but "CheckMfa"' },
    says: 'detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"',
  },
  { reason: { code: 'not-matched', path: '', found: 'no object', expected: 'an object' }, says: 'the event is no object; the rule matches: an object' },
  {
    reason: { code: 'unresolved-value', template: 'Mail.template.json', resource: 'Rule', property: 'Properties.Targets[0].Arn', intrinsic: 'Ref Gone' },
    says: 'Mail.template.json: Properties.Targets[0].Arn of Rule cannot be resolved: Ref Gone is known only after deployment',
  },
  { reason: { code: 'invalid-pattern', rule: 'Rule', reason: 'it is empty' }, says: 'EventBridge would refuse the pattern of Rule: it is empty' },
  { reason: { code: 'rule-disabled', rule: 'Rule' }, says: 'Rule is disabled: its State is DISABLED' },
  { reason: { code: 'rule-not-created', rule: 'Rule', condition: 'No' }, says: 'Rule is not created: its condition No is false' },
  {
    reason: { code: 'not-matched', path: 'replay-name', found: '"Yesterday"', expected: 'no value' },
    says: 'it was replayed from an archive (replay-name is "Yesterday"), and alerts are only sent for events when they happen',
  },
  {
    reason: { code: 'read-only-event', rule: 'Rule' },
    says: 'Rule receives no read-only management events, and this is one: its State is ENABLED and must be ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  },
  { reason: { code: 'no-targets', rule: 'Rule' }, says: 'Rule has no target, so nothing is sent' },
  { reason: { code: 'never-delivered', target: 'Target0', reason: 'no JSON' }, says: 'Target0 would never receive it: no JSON' },
  { reason: { code: 'invalid-target', target: 'Target0', reason: 'no such field' }, says: 'EventBridge would refuse Target0: no such field' },
  { reason: { code: 'uncertain-message', target: 'Target0', reason: 'null' }, says: 'the message to Target0 is likely, not certain: null' },
  { reason: { code: 'invalid-state-machine', machine: 'Machine', reason: 'no JSON' }, says: 'Step Functions would refuse Machine: no JSON' },
  {
    reason: { code: 'unsupported-state', target: 'Target0', state: 'Wait', reason: 'it is of the type Wait' },
    says: 'what Target0 sends is not known, because its state Wait is not supported: it is of the type Wait',
  },
  {
    reason: { code: 'fallback-message', target: 'Target0', state: 'Publish', reason: 'States.QueryEvaluationError: x' },
    says: 'Target0 sends its fallback message, because its state Publish fails: States.QueryEvaluationError: x',
  },
  { reason: { code: 'invalid-chat-notification', target: 'Target0', reason: 'it is no JSON' }, says: 'Amazon Q would drop the notification of Target0: it is no JSON' },
  {
    reason: { code: 'account-not-allowed', bus: 'arn', account: '111122223333' },
    says: 'it happened in account 111122223333, which arn does not allow to put events',
  },
  {
    reason: { code: 'source-not-allowed', bus: 'arn', source: 'aws.sts' },
    says: 'its source is aws.sts, of which arn accepts no events from other accounts',
  },
  {
    reason: {
      code: 'not-covered',
      account: '123456789012',
      region: 'us-west-2',
      covered: [{ regions: ['eu-west-1'], accounts: ['123456789012'] }, { regions: ['us-east-1', 'us-east-2'] }, { regions: [], accounts: [] }],
    },
    says: 'it happened in us-west-2 of account 123456789012, and nothing forwards it from there; covered: eu-west-1 of account 123456789012; '
      + 'us-east-1, us-east-2 of the organization; the Region of the deployment',
  },
  { reason: { code: 'no-sample-matches' }, says: 'none of the built-in samples sends an alert' },
])('$reason.code has a sentence', ({ reason, says }) => {
  expect(reasonSentence(reason)).toBe(says);
});

test.each<{ note: Note; says: string }>([
  { note: { code: 'stand-in', text: 'Mail-Topic-0', of: 'the name of Topic' }, says: '"Mail-Topic-0" stands for the name of Topic, known only after deployment' },
  {
    note: { code: 'made-from-record', missing: ['id', 'time'] },
    says: 'this event is made from a CloudTrail record, which does not contain its id, time; 00000000-0000-0000-0000-000000000000 stands for the id',
  },
  { note: { code: 'unknown-display-name', topic: 'arn' }, says: 'the display name of arn is not known: the topic is not part of this app' },
  { note: { code: 'no-subscribers', topic: 'arn' }, says: 'nobody in this app is subscribed to arn' },
  { note: { code: 'subscription-filter-policy', endpoint: 'x@example.com' }, says: 'x@example.com has a filter policy of its own, which cannot be evaluated here' },
  { note: { code: 'left-out-by-filter-policy', endpoint: 'sms:+15550100' }, says: 'the filter policy of sms:+15550100 leaves this message out' },
  {
    note: { code: 'other-region', here: 'eu-west-1', there: 'us-east-1' },
    says: 'EventBridge has this event in us-east-1; the rule is in eu-west-1 and receives it only if it is forwarded',
  },
  { note: { code: 'several-sms-parts', target: 'Target0', encoding: 'UCS-2', parts: 2 }, says: 'Target0 takes 2 text messages in UCS-2, and each is charged' },
  { note: { code: 'forwarded-by', forwarder: 'Set' }, says: 'Set forwards it' },
  {
    note: { code: 'forwarded-by', forwarder: 'Set', if: 'account 111122223333 is in r-ab12' },
    says: 'Set forwards it, if account 111122223333 is in r-ab12',
  },
  {
    note: { code: 'forwarder-in-other-app', account: '111122223333', region: 'us-east-2' },
    says: 'it arrives if another app has a SignInForwarder in us-east-2 of account 111122223333',
  },
  { note: { code: 'not-forwarded', forwarder: 'Set' }, says: 'this is why Set does not forward it' },
  { note: { code: 'unknown-environment', region: 'us-east-2' }, says: 'it arrives if the alert is deployed to us-east-2, or covers it: its stack has no env' },
  { note: { code: 'other-account', here: '1', there: '2' }, says: 'it happened in account 2; the rule is in account 1 and receives it only if it is forwarded' },
  { note: { code: 'forwarder-in-other-app' }, says: 'it arrives if another app has a SignInForwarder in its Region' },
])('$note.code has a sentence', ({ note, says }) => {
  expect(noteSentence(note)).toBe(says);
});
