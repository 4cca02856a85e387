import { findAlerts } from '../../../../src/cli/assembly/alerts';
import { blockersOf, mismatchesOf } from '../../../../src/cli/evaluate/match-rule';
import { readRule } from '../../../../src/cli/evaluate/read-rule';
import { JsonObject } from '../../../../src/cli/json-values';
import { Resolver } from '../../../../src/cli/resolve/resolver';
import { ruleWith, stackWith, template } from '../app';

const EVENT = { account: '123456789012', region: 'us-east-1' };

function read(properties: JsonObject) {
  const stack = stackWith(template({ Rule: ruleWith(properties) }));
  return readRule(findAlerts([stack])[0].rules[0], new Resolver([stack], EVENT));
}

const PATTERN = { account: ['123456789012'], source: ['aws.signin'], detail: { eventName: ['ConsoleLogin'] } };
const IN_ACCOUNT = { account: '123456789012', source: 'aws.signin', detail: { eventName: 'ConsoleLogin' } };

/** The paths at which an event differs from the pattern. */
const differences = (event: JsonObject) => mismatchesOf(read({ EventPattern: PATTERN }), JSON.stringify(event))
  .map(reason => reason.code === 'not-matched' ? reason.path : reason.code);

test('an event that the pattern describes has no mismatch', () => {
  expect(differences(IN_ACCOUNT)).toEqual([]);
});

test('each field that differs is a mismatch', () => {
  expect(differences({ ...IN_ACCOUNT, source: 'aws.sts', detail: { eventName: 'AssumeRoot' } }).sort()).toEqual(['detail.eventName', 'source']);
});

test('a mismatch of the filter is said in place of one of the account, which is said where there is no other', () => {
  expect(differences({ ...IN_ACCOUNT, account: '111122223333', detail: { eventName: 'SwitchRole' } })).toEqual(['detail.eventName']);
  expect(differences({ ...IN_ACCOUNT, account: '111122223333' })).toEqual(['account']);
});

test('without a pattern the problem of the pattern is the reason', () => {
  expect(mismatchesOf(read({ EventPattern: { source: 'aws.signin' } }), JSON.stringify(IN_ACCOUNT))).toMatchObject([{ code: 'invalid-pattern' }]);
});

const READ_ONLY = [{ code: 'read-only-event', rule: 'Rule' }];
const OFF = [{ code: 'rule-disabled', rule: 'Rule' }];

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html */
test.each<{ title: string; properties: JsonObject; ofReadOnly: object[]; ofOthers: object[] }>([
  { title: 'no state, which is ENABLED', properties: {}, ofReadOnly: READ_ONLY, ofOthers: [] },
  { title: 'ENABLED', properties: { State: 'ENABLED' }, ofReadOnly: READ_ONLY, ofOthers: [] },
  { title: 'all management events', properties: { State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' }, ofReadOnly: [], ofOthers: [] },
  { title: 'DISABLED', properties: { State: 'DISABLED' }, ofReadOnly: OFF, ofOthers: OFF },
  { title: 'a state that cannot be resolved', properties: { State: { Ref: 'Gone' } }, ofReadOnly: [], ofOthers: [] },
])('a rule with $title stops what its state leaves out', ({ properties, ofReadOnly, ofOthers }) => {
  const rule = read(properties);
  expect({ ofReadOnly: blockersOf(rule, { readOnly: true }), ofOthers: blockersOf(rule, {}) }).toEqual({ ofReadOnly, ofOthers });
});
