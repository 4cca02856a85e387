import { evaluateExpression } from '../../../src/cli/evaluate/workflow/expression';
import { CHAT, EMAIL, SMS } from '../../../src/delivery/message-topics';
import { EVENT } from '../../../src/delivery/state-machine-definition';
import { AccountNames } from '../../../src/message/account-names';
import { CustomTemplate } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Wording } from '../../../src/message/languages/wording';
import { Content } from '../../../src/message/message-strategy';
import { PresetMessage } from '../../../src/message/preset';
import { Json } from '../../../src/signin/cloudtrail-record';
import { SignInRecord } from '../../../src/signin/samples';
import { tamperingContent } from '../../../src/tampering/tampering-message';
import { iamUser, unknownUser } from '../../events';

/** Far below the 100 of Step Functions, by the interpreter's own count, which adds up what it does at once. */
const LIMITS = { milliseconds: 5000, depth: 65 };
const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };

/** What is published, evaluated within the limit. */
async function published(content: Content, event: SignInRecord, subject?: string) {
  const expressions = content.toJsonata(EVENT, { timeZoneOffset: '+09:00', subject });
  const value = (expression: string) => evaluateExpression(expression, { context: { Execution: { Input: event } } }, LIMITS);
  return {
    subject: expressions.subject === undefined ? undefined : await value(expressions.subject),
    message: await value(expressions.message),
    fallback: await value(expressions.fallback),
  };
}

const object = (levels: number): Json => levels === 0 ? 'end' : { a: object(levels - 1) };
const list = (levels: number): Json => levels === 0 ? 'end' : ['b', list(levels - 1)];

/** A sign-in with a value in every place that a message looks at. */
function everywhere(value: Json): SignInRecord {
  return {
    ...iamUser(),
    account: value,
    region: value,
    detail: {
      userIdentity: { type: value, arn: value, userName: value, invokedBy: value, sessionContext: { sessionIssuer: { arn: value } } },
      responseElements: { ConsoleLogin: value, SwitchRole: value },
      additionalEventData: { MFAUsed: value, SwitchTo: value, SwitchFrom: value, RenewedBy: value },
      ...Object.fromEntries([
        'eventTime', 'sourceIPAddress', 'errorCode', 'errorMessage', 'eventID', 'eventName', 'eventSource', 'userAgent', 'requestParameters',
      ].map(key => [key, value])),
    },
  };
}

/** What every message says of it. */
const EVENTS: readonly { readonly title: string; readonly event: SignInRecord; readonly says: string | RegExp }[] = [
  { title: 'a sign-in', event: iamUser(), says: 'IAMUser' },
  { title: 'a failure', event: unknownUser(), says: 'IAMUser' },
  { title: 'an empty event', event: {}, says: /unknown|不明|\?/ },
  ...[12, 300].flatMap(levels => [
    { title: `objects of ${levels} levels everywhere`, event: everywhere(object(levels)), says: 'a: a: a: a: ' },
    { title: `lists of ${levels} levels everywhere`, event: everywhere(list(levels)), says: 'b, b, b, b, ' },
  ]),
];
const WORDINGS: readonly Wording[] = [ENGLISH, JAPANESE];
const FORMATS = [EMAIL, SMS, CHAT];

describe.each(EVENTS)('of $title', ({ event, says }) => {
  test.each(WORDINGS.flatMap(wording => FORMATS.map(format => ({ language: wording.language, id: format.id, format, wording }))))(
    'the $language message in the format $id is flat', async ({ format, wording }) => {
      const { subject, message } = await published(format.contentOf(new PresetMessage(wording), CONTEXT), event);
      expect(message).toMatch(says);
      expect(subject === undefined).toBe(format !== EMAIL);
    });

  test.each(WORDINGS)('the $language message about tampering is flat', async ({ language }) => {
    expect((await published(tamperingContent(language, CONTEXT.consoleDomain), event)).message).toMatch(says);
  });
});

test.each([EMAIL, SMS, CHAT])('the message in the format $id is flat with names of a thousand accounts, a runbook and a time zone', async format => {
  const accountNames = new AccountNames(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [String(123456788512 + index), `team ${index}`])));
  const message = new PresetMessage(ENGLISH, { accountNames, runbook: 'https://wiki.example.com/sign-ins' });
  const { message: expression, severity = '""' } = format.contentOf(message, CONTEXT).toJsonata(EVENT, { timeZone: 'Europe/Berlin' });
  const states = { context: { Execution: { Input: iamUser() } } };
  expect(await evaluateExpression(expression, states, LIMITS)).toContain('team 500 (123456789012)');
  expect(await evaluateExpression(severity, states, LIMITS)).toBe(format === SMS ? 'INFO' : '');
});

describe('of 120 fields', () => {
  const names = Array.from({ length: 120 }, (_, index) => `own-${index + 1}`);
  const fields = Object.fromEntries(names.map((name, index) => [name, `$.detail.f${index + 1}`]));
  const typed = names.map(name => `<${name}>`);
  const event = { detail: Object.fromEntries(names.map((_, index) => [`f${index + 1}`, index + 1])) };
  const text = (template: string) => new CustomTemplate(template, { fields }, ENGLISH).email();

  test('one line is flat', async () => {
    expect((await published(text(typed.join(' ')), event)).message).toBe(names.map((_, index) => index + 1).join(' '));
    expect((await published(text(typed.join(' ')), {})).message).toBe(names.map(() => 'unknown').join(' '));
  });

  test('as many lines are flat', async () => {
    expect((await published(text(typed.join('\n')), event)).message).toBe(names.map((_, index) => index + 1).join('\n'));
  });

  test('a Subject is flat', async () => {
    expect((await published(text('hello'), event, typed.join(''))).subject).toBe(`${names.map((_, index) => index + 1).join('').slice(0, 96)}...`);
  });

  test('one line is flat even where each value is nested', async () => {
    const nested = { detail: Object.fromEntries(names.map((_, index) => [`f${index + 1}`, object(12)])) };
    expect((await published(text(typed.join(' ')), nested)).message).toContain('a: a: a: a: {"a":{"a":');
  });
});

describe('a nested value', () => {
  const says = async (value: Json) => String((await published(new PresetMessage(ENGLISH).email(CONTEXT), iamUser({ detail: { userAgent: value } }))).message).split('\n').at(-1);

  test('reads well as far down as anybody reads, and is JSON below', async () => {
    expect(await says(object(4))).toBe('User agent: a: a: a: a: end');
    expect(await says(object(7))).toBe('User agent: a: a: a: a: {"a":{"a":{"a":"end"}}}');
    expect(await says(list(6))).toBe('User agent: b, b, b, b, ["b",["b","end"]]');
  });

  test('is there as a whole', async () => {
    expect(await says(object(300))).toBe(`User agent: a: a: a: a: ${'{"a":'.repeat(296)}"end"${'}'.repeat(296)}`);
  });

  test('is JSON where nothing else can be said', async () => {
    const event = everywhere(object(300));
    expect((await published(new PresetMessage(ENGLISH).email(CONTEXT), event)).fallback).toBe(JSON.stringify(event));
  });
});
