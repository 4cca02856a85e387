import { cardFaults } from './card-schema';
import { sectionsTemplate } from '../../../src/message/email-content';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Wording } from '../../../src/message/languages/wording';
import { parseDirectSections } from '../../../src/message/message-sections';
import { fieldsOf, parseTemplate } from '../../../src/message/parse-template';
import { PresetMessage } from '../../../src/message/preset';
import { SMS_SENDER, smsPrefix, smsSize } from '../../../src/message/sms-size';
import { stringTransformer } from '../../../src/message/to-input-transformer';
import { FIELDS } from '../../../src/signin/fields';
import { SAMPLES } from '../../../src/signin/samples';
import { EVERY_KIND } from '../../events';
import { published } from '../../support/evaluating';
import { delivered, render, transformerRefusal } from '../../support/rendering';

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };
const EVERY_EVENT = [...EVERY_KIND, ...SAMPLES.map(({ name, event }) => ({ kind: `sample ${name}`, event }))];
const LANGUAGES: readonly { readonly language: string; readonly wording: Wording }[] = [
  { language: 'English', wording: ENGLISH },
  { language: 'Japanese', wording: JAPANESE },
];

test('the console of the alert is the one that is linked', () => {
  const message = new PresetMessage({ ...ENGLISH, sections: domain => ({ ...ENGLISH.sections(domain), record: `https://${domain}/` }) });
  expect(message.email({ consoleDomain: 'console.amazonaws.cn' }).toInputTransformer().inputTemplate).toContain('"https://console.amazonaws.cn/"');
});

describe.each(LANGUAGES)('the $language message', ({ wording }) => {
  const { lines } = sectionsTemplate(parseDirectSections(wording.sections(CONTEXT.consoleDomain), FIELDS));
  const warningAt = lines.length - 10;

  test('is delivered as it is written', () => {
    expect(new PresetMessage(wording).email(CONTEXT).toInputTransformer()).toEqual(stringTransformer({ lines }));
  });

  test('says on its first line what, outcome, who and which account', () => {
    expect(fieldsOf(lines.slice(0, 1)).map(({ name }) => name)).toEqual(['eventName', 'outcome', 'userType', 'account']);
  });

  /** A null would be delivered as the word, or not at all: it was never recorded. Below null a value is missing, so empty. */
  test('holds no value that is null in any fixture', () => {
    for (const { event } of EVERY_KIND) {
      expect(render(stringTransformer({ lines }), event).outcome).toBe('delivered');
    }
  });

  test('ends with what a stranger can choose, one a line, and says nothing more after it', () => {
    expect(lines[warningAt]).toEqual(parseTemplate(wording.sections(CONTEXT.consoleDomain).warning, FIELDS).lines[0]);
    expect(fieldsOf(lines.slice(0, warningAt)).filter(({ kind }) => kind !== 'token')).toEqual([]);
    const free = lines.slice(warningAt + 1);
    // The client of a login and the target of a root session share a line, since no event has both.
    expect(free.map(line => fieldsOf([line]).map(({ name }) => name).join(' '))).toEqual([
      'userName', 'userArn', 'sessionIssuerArn', 'switchFrom', 'switchTo', 'renewedBy', 'client targetPrincipal taskPolicyArn', 'errorMessage', 'userAgent',
    ]);
    expect(fieldsOf(free).filter(({ kind }) => kind !== 'text')).toEqual([]);
    expect(free.map(line => line.at(-1)?.kind)).toEqual(free.map(() => 'field'));
  });

  test('states one fact a line between the first and the last', () => {
    const facts = lines.slice(1, warningAt).map(line => fieldsOf([line]).map(({ name }) => name).join(' '));
    expect(facts).toEqual(['eventTime', 'sourceIPAddress', 'region', 'mfaUsed', 'errorCode', 'detailType eventId', 'region eventId', '']);
  });

  test('uses the time of the sign-in, which stays the same when the event is forwarded', () => {
    const names = fieldsOf(lines).map(({ name }) => name);
    expect(names).toContain('eventTime');
    expect(names).not.toContain('time');
  });

  test('is a transformer that EventBridge accepts', () => {
    expect(transformerRefusal(stringTransformer({ lines }))).toBeUndefined();
  });

  test.each(EVERY_EVENT)('is delivered of $kind on both routes to every channel, and says nothing empty', async ({ event }) => {
    const message = new PresetMessage(wording);

    const mail = await published(message.email(CONTEXT), event);
    expect(mail.subject).toMatch(/^[^\p{Cc}]{1,99}$/u);
    for (const line of String(mail.message).split('\n').slice(1)) {
      expect(line).not.toMatch(new RegExp(`[:：]\\s*$|${wording.unknown}|ある場合|if any`));
    }

    const sms = [delivered(message.sms(CONTEXT).toInputTransformer(), event), (await published(message.sms(CONTEXT), event)).message];
    expect(sms.map(text => smsSize(smsPrefix(SMS_SENDER) + String(text)).parts)).toEqual([1, 1]);

    const cards = [delivered(message.chat(CONTEXT).toInputTransformer(), event), (await published(message.chat(CONTEXT), event)).message];
    expect(cards.map(card => cardFaults(String(card)))).toEqual([[], []]);
  });
});
