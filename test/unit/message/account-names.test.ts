import { AccountNames, NO_NAMES } from '../../../src/message/account-names';
import { CustomTemplate } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { PresetMessage } from '../../../src/message/preset';
import { SMS_SENDER, smsPrefix, smsSize } from '../../../src/message/sms-size';
import { SAMPLES, SignInRecord } from '../../../src/signin/samples';
import { assumeRoot, iamUser, root } from '../../events';
import { published } from '../../support/evaluating';
import { delivered } from '../../support/rendering';

const ACCOUNT = '123456789012';
const HERE = { consoleDomain: 'console.aws.amazon.com', account: ACCOUNT };
const EVERYWHERE = { consoleDomain: 'console.aws.amazon.com', otherAccounts: true };
const named = (names: Record<string, string>) => new AccountNames(names);
const PRODUCTION = { accountNames: named({ [ACCOUNT]: 'production', 111122223333: 'log archive' }) };
const english = new PresetMessage(ENGLISH, PRODUCTION);

describe('by a workflow', () => {
  const mail = (event: SignInRecord, message = english) => published(message.email(EVERYWHERE), event);
  const firstLine = async (event: SignInRecord) => String((await mail(event)).message).split('\n')[0];
  const card = async (event: SignInRecord) => JSON.parse(String((await published(english.chat(EVERYWHERE), event)).message)).content;

  test('the subject, the first line, a text message and a card call an account by its name and its number', async () => {
    expect((await mail(root())).subject).toBe('HIGH: Root sign-in Success, production (123456789012)');
    expect(await firstLine(root())).toBe('AWS console sign-in: ConsoleLogin Success, Root arn:aws:iam::123456789012:root, account production (123456789012)');
    expect((await published(english.sms(EVERYWHERE), root())).message)
      .toBe('ConsoleLogin Success, type Root, account production (123456789012), from 203.0.113.10, us-east-1, 2026-01-15T09:01:30Z');
    expect(await card(root())).toMatchObject({
      title: 'HIGH: Root sign-in Success, production (123456789012)',
      description: expect.stringMatching(/^AWS console sign-in: .*, account `production \(123456789012\)`\n/),
    });
  });

  test('any other account is called by its number', async () => {
    expect((await mail(root({ account: '444455556666' }))).subject).toBe('HIGH: Root sign-in Success, 444455556666');
  });

  test('the account of a root session has its name too', async () => {
    expect((await mail(assumeRoot())).subject).toBe('HIGH: Root session log archive (111122223333) Success, AssumedRole, production (123456789012)');
    expect(await firstLine(assumeRoot())).toContain('Root session in account log archive (111122223333): Success');
    expect((await card(assumeRoot())).title).toContain('log archive (111122223333)');
  });

  test('what is no account is not shown as one', async () => {
    for (const account of ['production', '\n123456789012=', '123456789012=production', '<!here>', '']) {
      expect((await mail(root({ account }))).subject).toBe('HIGH: Root sign-in Success, unknown');
    }
  });

  test('a template may have the name alone, and a subject of the user as well', async () => {
    const content = new CustomTemplate('<accountName>/<account>', { accountNames: { [ACCOUNT]: 'production' } }, ENGLISH).email(EVERYWHERE);
    expect((await published(content, root(), { subject: '<accountName> <account>' }))).toMatchObject({ subject: 'production 123456789012', message: 'production/123456789012' });
    expect((await published(content, root({ account: '444455556666' }))).message).toBe('444455556666/444455556666');
    expect((await published(english.email(EVERYWHERE), root(), { subject: '<accountName> <account>' })).subject).toBe('production 123456789012');
    expect((await published(new PresetMessage(ENGLISH).email(EVERYWHERE), root(), { subject: '<accountName>' })).subject).toBe(ACCOUNT);
  });

  test('five hundred accounts have their names, each its own', async () => {
    const accounts = Array.from({ length: 500 }, (_, index) => String(111111111111 + index * 7));
    const content = new PresetMessage(ENGLISH, { accountNames: named(Object.fromEntries(accounts.map((id, index) => [id, `team ${index}`]))) }).email(EVERYWHERE);
    for (const index of [0, 250, 499]) {
      expect((await published(content, root({ account: accounts[index] }))).subject).toContain(`team ${index} (${accounts[index]})`);
    }
  });

  test('with the longest name every sample has the number in its subject', async () => {
    const content = new PresetMessage(ENGLISH, { accountNames: named({ [ACCOUNT]: 'x'.repeat(30) }) }).email(EVERYWHERE);
    for (const { event } of SAMPLES) {
      const { subject } = await published(content, event);
      expect(subject).toMatch(/^[ -~]{1,99}$/);
      expect(subject).toContain(ACCOUNT);
    }
  });
});

describe('delivered directly', () => {
  test('the name of the alert\'s account is part of the text', () => {
    expect(delivered(english.email(HERE).toInputTransformer(), root())).toContain('"AWS sign-in event: ConsoleLogin Success (type Root, account production (123456789012))"');
    expect(delivered(english.sms(HERE).toInputTransformer(), iamUser())).toBe('"Sign-in ConsoleLogin Success IAMUser, production (123456789012), 203.0.113.10 "');
    expect(JSON.parse(delivered(english.chat(HERE).toInputTransformer(), root())).content).toMatchObject({
      title: 'Sign-in event ConsoleLogin Success (type Root, account production (123456789012))',
      description: expect.stringContaining('account production (123456789012)'),
    });
    expect(delivered(new CustomTemplate('<accountName> <account>', { accountNames: { [ACCOUNT]: 'production' } }, ENGLISH).email(HERE).toInputTransformer(), root()))
      .toBe('"production 123456789012"');
  });

  test('without a name for it nothing is another', () => {
    const other = new PresetMessage(ENGLISH, { accountNames: named({ 444455556666: 'elsewhere' }) });
    for (const format of ['email', 'sms', 'chat'] as const) {
      expect(other[format](HERE).toInputTransformer()).toEqual(new PresetMessage(ENGLISH)[format](HERE).toInputTransformer());
    }
  });

  test.each([ENGLISH, JAPANESE])('a text message in $language with the longest name is one part with the longest values of any event', wording => {
    const longest = (length: number) => new PresetMessage(wording, { accountNames: named({ [ACCOUNT]: 'x'.repeat(length) }) }).sms(HERE).toInputTransformer();
    const event = {
      account: ACCOUNT,
      detail: {
        eventName: 'ConsoleLogin',
        responseElements: { ConsoleLogin: 'Success' },
        userIdentity: { type: 'WebIdentityUser' },
        sourceIPAddress: '2001:0db8:0000:0000:0000:0000:0000:ffff',
        errorCode: 'AccessDeniedException',
      },
    };
    expect(smsSize(smsPrefix(SMS_SENDER) + delivered(longest(23), event))).toEqual({ encoding: 'GSM-7', units: 160, parts: 1 });
    expect(() => longest(24)).toThrow('accountNames.123456789012 is "xxxxxxxxxxxxxxxxxxxxxxxx", which is 24 characters long: shorten it to 23, ' +
      'so that a text message has one part, or give delivery: AlertDelivery.withSubject(), which cuts text messages');
  });

  test('fails where the alert receives sign-ins of other accounts', () => {
    for (const format of ['email', 'sms', 'chat'] as const) {
      expect(() => english[format]({ ...HERE, otherAccounts: true }).toInputTransformer()).toThrow(/^accountNames cannot name several accounts with AlertDelivery\.direct\(\).*give delivery: AlertDelivery\.withSubject\(\)/);
    }
  });

  test('fails where the account is known at deployment only', () => {
    expect(() => english.email({ ...HERE, account: undefined }).toInputTransformer()).toThrow(/^accountNames needs the account of the alert .*: give the stack env\.account/);
  });

  test('needs nothing where there are no names', () => {
    expect(NO_NAMES.nameOfOnly({ otherAccounts: true })).toBeUndefined();
    expect(named({}).nameOfOnly({})).toBeUndefined();
  });
});

describe('fails', () => {
  test.each(['', '1234', '1234567890123', ' 123456789012', 'arn:aws:iam::123456789012:root'])('for %j, which is no account ID', account => {
    expect(() => named({ [account]: 'production' })).toThrow(`accountNames has the key ${JSON.stringify(account)}, which is no account ID: give 12 digits such as "123456789012"`);
  });

  test.each(['', ' ', ' production', 'production ', 'a"b', 'a\\b', 'a<b', 'a>b', 'a`b', 'a\nb', '本番', 'é', 'a{b', 'a[b', 'a~b', 'a|b', 'a^b'])('for the name %j, which not every message can show', name => {
    expect(() => named({ [ACCOUNT]: name })).toThrow(`accountNames.123456789012 is ${JSON.stringify(name)}: give a name of letters`);
  });

  test('for a name of more than 30 characters', () => {
    expect(() => named({ [ACCOUNT]: 'x'.repeat(31) })).toThrow(`accountNames.123456789012 is "${'x'.repeat(31)}", which is 31 characters long: shorten it to 30`);
    expect(() => named({ [ACCOUNT]: 'x'.repeat(30) })).not.toThrow();
  });

  test('for names that are too long together', () => {
    const names = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [String(111111111111 + index), 'x'.repeat(30)]));
    expect(() => named(names)).toThrow('accountNames has 3000 accounts and 132001 characters: shorten the names or leave accounts out, 32001 characters in all');
  });
});
