import { compile } from '../../src/eventbridge/compile';
import { matches } from '../../src/eventbridge/match';
import { SignInCriteria, toPattern } from '../../src/filter/pattern';
import { SignInRecord } from '../../src/signin/samples';
import { EVERY_KIND } from '../events';
import * as events from '../events';

const DETAIL_TYPES = ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'];

test.each([
  {
    title: 'without criteria every sign-in but its MFA prompts is taken, nameless events included',
    criteria: {},
    detail: { eventName: [{ exists: false }, { 'anything-but': ['CheckMfa'] }] },
  },
  { title: 'every event means the source and the detail-type only', criteria: { eventNames: 'every' as const }, detail: undefined },
  { title: 'named events are taken as they are', criteria: { eventNames: ['CheckMfa', 'ConsoleLogin'] }, detail: { eventName: ['CheckMfa', 'ConsoleLogin'] } },
])('$title', ({ criteria, detail }) => {
  expect(toPattern(criteria)).toEqual({ 'source': ['aws.signin'], 'detail-type': DETAIL_TYPES, ...(detail && { detail }) });
});

describe('the quota of 2,048 characters', () => {
  const room = 2048 - JSON.stringify(toPattern({ eventNames: [''] })).length;

  test('can be used to the last', () => {
    expect(JSON.stringify(toPattern({ eventNames: ['x'.repeat(room)] }))).toHaveLength(2048);
  });

  test('fails when it is passed, and says which prop to shorten by how much', () => {
    expect(() => toPattern({ eventNames: ['x'.repeat(room + 3)] }))
      .toThrow('signIns.events makes the event pattern 2051 characters long: shorten it by 3, since EventBridge takes 2048');
  });
});

describe('of the fixtures', () => {
  const eventName = (event: SignInRecord) => (event.detail as { readonly eventName?: string }).eventName;
  const taken = (criteria: SignInCriteria) => {
    const pattern = compile(JSON.stringify(toPattern(criteria)));
    return EVERY_KIND.filter(({ event }) => matches(pattern, JSON.stringify(event))).map(({ kind }) => kind);
  };
  const kinds = (test: (event: SignInRecord) => boolean) => EVERY_KIND.filter(({ event }) => test(event)).map(({ kind }) => kind);

  test('all but MFA prompts are taken by default, in either spelling of the detail-type and without a name', () => {
    const expected = kinds(event => eventName(event) !== 'CheckMfa');
    expect(expected).toEqual(expect.arrayContaining(['secondDetailType', 'missingEventName', 'nullResponseElements']));
    expect(expected.length).toBeLessThan(EVERY_KIND.length);
    expect(taken({})).toEqual(expected);
  });

  test('every one is taken by every', () => {
    expect(taken({ eventNames: 'every' })).toEqual(kinds(() => true));
  });

  test('those with the name are taken by a name', () => {
    expect(taken({ eventNames: ['CheckMfa', 'SwitchRole'] })).toEqual(kinds(event => ['CheckMfa', 'SwitchRole'].includes(String(eventName(event)))));
  });

  test.each([
    { title: 'another source', change: { source: 'custom.signin' } },
    { title: 'another detail-type', change: { 'detail-type': 'AWS API Call via CloudTrail' } },
  ])('none of $title is taken', ({ change }) => {
    expect(matches(compile(JSON.stringify(toPattern({ eventNames: 'every' }))), JSON.stringify(events.root(change)))).toBe(false);
  });
});
