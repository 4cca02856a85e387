import { ENGLISH } from '../../../src/message/english';
import { parseTemplate } from '../../../src/message/parse-template';
import { oneTitle, readTitle, Title, titleExpression } from '../../../src/message/title';
import { AS_THEY_ARE, withValues } from '../../../src/message/values';
import { FIELDS } from '../../../src/signin/fields';
import { Json } from '../../../src/signin/json';
import { evaluate, EVENT } from '../../support/evaluating';

const titled = (title: Title, event: Json) => evaluate(
  withValues(EVENT, FIELDS, { unknown: 'unknown', timeZoneOffset: undefined }, [AS_THEY_ARE], titleExpression(title, AS_THEY_ARE)), event);
const named = (eventName?: string) => ({ detail: { ...eventName !== undefined && { eventName }, userIdentity: { type: 'Root' } } });
const wording = { template: '<userType> signed in', others: '<userType>: <eventName>', fallback: 'nothing' };

test.each([
  { eventName: 'ConsoleLogin', title: 'Root signed in' },
  { eventName: undefined, title: 'Root signed in' },
  { eventName: 'CheckMfa', title: 'Root: CheckMfa' },
  { eventName: 'SwitchRole', title: 'Root: SwitchRole' },
  { eventName: 'SomethingNew', title: 'Root: SomethingNew' },
])('an event named $eventName is titled "$title"', async ({ eventName, title }) => {
  expect(await titled(readTitle(wording, FIELDS), named(eventName))).toBe(title);
});

test.each(['ConsoleLogin', 'CheckMfa'])('without a wording for others, %s is titled as every event', async eventName => {
  expect(await titled(readTitle({ template: wording.template, fallback: '' }, FIELDS), named(eventName))).toBe('Root signed in');
  expect(await titled(oneTitle(parseTemplate('by <userType>', FIELDS).lines[0]), named(eventName))).toBe('by Root');
});

test('fails for a title that names an unknown field', () => {
  expect(() => readTitle({ ...ENGLISH.subject, others: '<nobody>' }, FIELDS)).toThrow('names the unknown field <nobody>');
});
