import { ANSWERS, checked, linesOf } from './account';
import { STATES, WELL } from './states';
import { CALLS } from '../../../../src/cli/doctor/aws/aws-calls';
import { Code, CODES, isFinding } from '../../../../src/cli/doctor/report-line';
import { Json, JsonObject } from '../../../../src/cli/json-values';

const asked: string[] = [];

test('in an account in which all is well every line says so', async () => {
  const lines = linesOf(await checked([], undefined, asked));
  expect(lines.filter(isFinding)).toEqual([]);
  const codes = new Set<string>([...lines.map(({ code }) => code), ...WELL.map(({ code }) => code)]);
  expect(Object.entries(CODES).filter(([code, state]) => state === 'well' && !codes.has(code))).toEqual([]);
});

test.each(STATES)('$code and nothing else is said when $when, and what to do', async ({ code, changes, template, says = '' }) => {
  const found = linesOf(await checked(changes, template)).filter(isFinding);
  expect([...new Set(found.map(each => each.code))]).toEqual([code]);
  expect(found.map(({ about, text }) => `${about} ${text}`).join('\n')).toContain(says);
  // Nobody can bring back a key that was deleted, and what is known at deployment only stays unknown.
  const hopeless = code === 'key-missing' || code === 'not-resolved';
  expect(found.filter(({ todo }) => (todo === undefined) !== hopeless)).toEqual([]);
});

test.each(WELL)('$code is said when $when', async ({ code, changes }) => {
  const lines = linesOf(await checked(changes));
  expect(lines.filter(isFinding)).toEqual([]);
  expect(lines.map(each => each.code)).toContain(code);
});

test('every code has a state that is tried', () => {
  /** These need another app, and are tried with several accounts. */
  const elsewhere: readonly Code[] = ['account-not-asked', 'no-subscribers'];
  const tried = new Set<string>([...STATES, ...WELL].map(({ code }) => code));
  expect(Object.entries(CODES).filter(([code, state]) => state !== 'well' && !tried.has(code)).map(([code]) => code)).toEqual(elsewhere);
});

test('every call of the list is made, so that the policy grants nothing that is not needed', () => {
  const listed = Object.entries(CALLS).flatMap(([service, calls]) => Object.keys(calls).map(call => `${service} ${call}`));
  expect([...new Set(asked)].sort()).toEqual(listed.sort());
});

test('sign-ins are the newest first', async () => {
  const times = linesOf(await checked()).flatMap(({ about }) => / at (2026-\S+)/.exec(about)?.[1] ?? []);
  expect(times).toEqual(['2026-01-15T09:01:30Z', '2026-01-14T08:00:10Z', '2026-01-13T10:00:00Z']);
});

test.each<{ readonly title: string; readonly answer: Json }>([
  { title: 'null', answer: null },
  {
    title: 'lists of something else',
    answer: { StackResourceSummaries: [1], Targets: [null, 'x'], Subscriptions: [null], trailList: [{}], Events: [{ CloudTrailEvent: '[]' }, { CloudTrailEvent: '{}' }], Summaries: [null] },
  },
])('whatever a call answers, the others are reported: $title', async ({ answer }) => {
  const calls = [...new Set(ANSWERS.map(({ call }) => call))].filter(call => call !== 'get-caller-identity');
  for (const call of calls) {
    const diagnosis = await checked([{ call, to: () => answer as JsonObject }]);
    expect([call, diagnosis.sections[0].title]).toEqual([call, 'Credentials']);
  }
}, 60_000);
