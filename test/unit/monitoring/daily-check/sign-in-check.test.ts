import * as fc from 'fast-check';
import { evaluateExpression } from '../../../../src/cli/evaluate/workflow/expression';
import { Json, JsonObject } from '../../../../src/cli/json-values';
import { compile } from '../../../../src/eventbridge/compile-pattern';
import { matches } from '../../../../src/eventbridge/match-event';
import { toPattern } from '../../../../src/filter/sign-in-pattern';
import { certainMatch } from '../../../../src/monitoring/daily-check/sign-in-check';
import { EVERY_KIND, root } from '../../../events';
import { criteriaOf, events, Filter, filters } from '../../../support/filters';

/** Half the depth that was measured on AWS. */
const LIMITS = { milliseconds: 5000, depth: 50 };

/** Whether the expression is true for a record. */
async function certain(pattern: unknown, record: Json): Promise<boolean> {
  const result = await evaluateExpression(`($r := $states.record; ${certainMatch(pattern, '$r')})`, { record }, LIMITS);
  if (typeof result !== 'boolean') throw new Error(`the result is ${JSON.stringify(result)}, which is no Boolean`);
  return result;
}

/** What a filter asks of the record; undefined for a filter that fails. */
function detailOf(filter: Filter): object | undefined {
  try {
    return toPattern(criteriaOf(filter)).detail ?? {};
  } catch {
    return undefined;
  }
}

test('what is certain for a filter, EventBridge matches, whatever the record', async () => {
  let held = 0;
  await fc.assert(fc.asyncProperty(filters(), events(), async (filter, { detail }) => {
    const pattern = detailOf(filter);
    fc.pre(pattern !== undefined);
    if (await certain(pattern, detail as JsonObject)) {
      held += 1;
      if (Object.keys(pattern).length > 0) expect(matches(compile(JSON.stringify({ detail: pattern })), JSON.stringify({ detail }))).toBe(true);
    }
  }), { seed: 20261127, numRuns: 300 });
  expect(held).toBeGreaterThan(10);
});

test.each<readonly [what: string, filter: Filter]>([
  ['a hundred networks', { sourceIps: Array.from({ length: 100 }, (_, index) => `198.51.${index}.0/24`) }],
  ['everything but a network of many spellings', { events: ['ConsoleLogin'], exceptSourceIps: ['2001:db8:0:0:0:0:0:0/88', '203.0.0.0'] }],
  ['everybody but as many people as a pattern can name', { exceptPrincipals: Array.from({ length: 25 }, (_, index) => `arn:aws:iam::123456789012:user/${index}`) }],
])('of a filter by %s, the expression is nested no deeper than Step Functions allows', async (_, filter) => {
  const pattern = detailOf(filter);
  expect(pattern).toBeDefined();
  for (const { event: { detail } } of EVERY_KIND) expect(await certain(pattern, detail as JsonObject)).toEqual(expect.any(Boolean));
});

test.each<readonly [what: string, filter: Filter]>([
  ['of every sign-in', {}],
  ['by outcome', { outcome: 'success' }],
  ['by failure', { outcome: 'failure' }],
  ['by identity and event', { identities: ['Root', 'IAMUser'], events: ['ConsoleLogin', 'SwitchRole'] }],
  ['by MFA', { mfa: 'not-used' }],
  ['by a person', { principals: ['arn:aws:iam::123456789012:user/alice'] }],
  ['by everybody but one', { exceptPrincipals: ['arn:aws:iam::123456789012:user/alice'] }],
])('of a filter %s, what EventBridge matches is certain', async (_, filter) => {
  const pattern = detailOf(filter)!;
  const compiled = compile(JSON.stringify({ detail: pattern }));
  for (const { kind, event: { detail } } of EVERY_KIND) {
    expect([kind, await certain(pattern, detail as JsonObject)]).toEqual([kind, matches(compiled, JSON.stringify({ detail }))]);
  }
});

const RECORD = { name: 'alice', none: null, number: 1, list: ['alice'], inner: { name: 'bob' } };

test.each<readonly [pattern: object, certain: boolean]>([
  [{}, true],
  [{ name: ['alice', 'carol'] }, true],
  [{ name: ['carol'] }, false],
  [{ inner: { name: ['bob'] } }, true],
  [{ name: ['alice'], inner: { name: ['carol'] } }, false],
  [{ none: [null] }, true],
  [{ name: [null] }, false],
  [{ missing: [null] }, false],
  [{ missing: [{ exists: false }] }, true],
  [{ none: { below: [{ exists: false }] } }, true],
  [{ name: [{ exists: false }] }, false],
  [{ name: [{ exists: true }] }, true],
  [{ missing: [{ exists: true }] }, false],
  [{ name: [{ prefix: 'al' }] }, true],
  [{ name: [{ prefix: 'bo' }] }, false],
  [{ name: [{ suffix: 'ce' }] }, true],
  [{ name: [{ suffix: 'ob' }] }, false],
  [{ missing: [{ prefix: '' }] }, false],
  [{ name: [{ 'anything-but': 'bob' }] }, true],
  [{ name: [{ 'anything-but': ['alice', 'bob'] }] }, false],
  [{ missing: [{ 'anything-but': 'bob' }] }, false],
  [{ missing: [{ exists: false }, { 'anything-but': 'bob' }] }, true],
  [{ name: [{ 'anything-but': { prefix: 'bo' } }] }, true],
  [{ name: [{ 'anything-but': { prefix: ['bo', 'al'] } }] }, false],
  [{ name: [{ 'anything-but': { 'equals-ignore-case': ['ALICE'] } }] }, false],
  [{ name: [{ 'anything-but': { 'equals-ignore-case': 'BOB' } }] }, true],
  [{ $or: [{ name: ['carol'] }, { inner: { name: ['bob'] } }] }, true],
  [{ $or: [{ name: ['carol'] }, { inner: { name: ['carol'] } }] }, false],
  // What it does not evaluate is not certain, whether or not EventBridge matches it.
  [{ name: [{ wildcard: '*' }] }, false],
  [{ name: [{ 'equals-ignore-case': 'Alice' }] }, false],
  [{ name: [{ 'anything-but': { wildcard: 'x*' } }] }, false],
  [{ name: [{ 'anything-but': [1] }] }, false],
  [{ name: [{ prefix: { 'equals-ignore-case': 'AL' } }] }, false],
  [{ number: [{ numeric: ['=', 1] }] }, false],
  [{ number: [1] }, false],
  [{ list: [{ prefix: 'al' }] }, false],
  [{ name: [{ cidr: '203.0.113.0/24' }, 'alice'] }, true],
  [{ name: [{ Ref: 'Parameter' }] }, false],
  [{ name: { Ref: 'Parameter' } }, false],
  [{ $or: 'nothing' }, false],
])('of a record, %j is certain: %s', async (pattern, expected) => {
  expect(await certain(pattern, RECORD)).toBe(expected);
});

test('a key of any form is looked up as it is', async () => {
  expect(await certain({ 'a-b': ['x'], 'in': ['y'] }, { 'a-b': 'x', 'in': 'y' })).toBe(true);
});

test('the longest patterns stay within half of the depth of JSONata on AWS', async () => {
  const many = Array.from({ length: 15 }, (_, index) => `arn:aws:iam::123456789012:user/u${index}`);
  const { detail } = root();
  const pattern = detailOf({ exceptPrincipals: many, outcome: 'success' });
  expect(JSON.stringify(pattern).length).toBeGreaterThan(1600);
  expect(await certain(pattern, detail as JsonObject)).toBe(true);
});
