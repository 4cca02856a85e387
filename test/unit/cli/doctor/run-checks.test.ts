import { checked, linesOf } from './account';
import { STATES, WELL } from './states';
import { CALLS } from '../../../../src/cli/doctor/aws/aws-calls';
import { Code, CODES, isFinding } from '../../../../src/cli/doctor/report-line';

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
  /** These need another app, and are tried below or with the checks themselves. */
  const elsewhere: readonly Code[] = ['account-not-asked', 'no-subscribers'];
  const tried = new Set<string>([...STATES, ...WELL].map(({ code }) => code));
  expect(Object.entries(CODES).filter(([code, state]) => state !== 'well' && !tried.has(code)).map(([code]) => code)).toEqual(elsewhere);
});

test('every call of the list is made, so that the policy grants nothing that is not needed', () => {
  const listed = Object.entries(CALLS).flatMap(([service, calls]) => Object.keys(calls).map(call => `${service} ${call}`));
  expect([...new Set(asked)].sort()).toEqual(listed.sort());
});
