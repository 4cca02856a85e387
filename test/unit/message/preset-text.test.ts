import { cardFaults } from './card-schema';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { PresetMessage } from '../../../src/message/preset';
import { checkRunbook } from '../../../src/message/preset-text';
import { hostileUserAgent, root } from '../../events';
import { published } from '../../support/evaluating';
import { delivered, transformerRefusal } from '../../support/rendering';

const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };
const ADDRESS = 'https://wiki.example.com/sign-ins?page=1#first';

describe.each([{ wording: ENGLISH, line: `Runbook: ${ADDRESS}` }, { wording: JAPANESE, line: `手順書: ${ADDRESS}` }])('the address of a runbook in $wording.language', ({ wording, line }) => {
  const message = new PresetMessage(wording, { runbook: ADDRESS });
  const { warning } = wording.sections(CONTEXT.consoleDomain);

  test('is the last line above the warning of a mail, by either delivery', async () => {
    const direct = delivered(message.email(CONTEXT).toInputTransformer(), hostileUserAgent());
    expect(direct).toContain(`"\n"${line}"\n"${warning}"\n`);
    const { message: mail } = await published(message.email(CONTEXT), hostileUserAgent());
    expect(mail).toContain(`\n${line}\n${warning}\n`);
  });

  test('is such a line of a card, and a next step of it', async () => {
    const cards = [delivered(message.chat(CONTEXT).toInputTransformer(), root()), String((await published(message.chat(CONTEXT), root())).message)];
    for (const card of cards) {
      expect(cardFaults(card)).toEqual([]);
      const { content } = JSON.parse(card);
      expect(content.nextSteps).toEqual([line]);
      expect(content.description.split(`\n${warning}`)[0].split('\n').at(-1)).toBe(line);
    }
  });

  test('is not in a text message, nor anywhere without it', async () => {
    expect(message.sms(CONTEXT).toInputTransformer()).toEqual(new PresetMessage(wording).sms(CONTEXT).toInputTransformer());
    expect(String((await published(new PresetMessage(wording).chat(CONTEXT), root())).message)).not.toContain('nextSteps');
  });

  test('may be as long as it can be', () => {
    const long = new PresetMessage(wording, { runbook: `https://example.com/${'x'.repeat(980)}` });
    const refusals = [long.email(CONTEXT), long.chat(CONTEXT)].map(content => transformerRefusal(content.toInputTransformer()));
    expect(refusals).toEqual([undefined, undefined]);
  });
});

test.each([ADDRESS, 'https://example.com', 'https://example.com:8443/a_b/~c/%E3%82%B5?d=[e]&f=(g)#h', 'https://runbooks.internal/x{%'.slice(0, 27)])('%s is one', address => {
  expect(() => checkRunbook(address)).not.toThrow();
});

describe('fails', () => {
  test.each([
    '', 'wiki', 'http://wiki.example.com', 'HTTPS://wiki.example.com', 'https://', 'https:///a', ' https://a.example', 'https://a.example/b c', 'https://a.example/"', 'https://a.example/\\',
    'https://a.example/<userArn>', 'https://a.example/`', 'https://a.example/\n', 'https://a.example/サ', 'https://user@a.example', 'javascript:alert(1)', 'https://a.example:99999/', 'https://a.example/{% $e %}',
  ])('for %j, which is no address of https', address => {
    expect(() => checkRunbook(address)).toThrow(`runbook is ${JSON.stringify(address)}: give an address such as "https://wiki.example.com/sign-ins", of https`);
  });

  test('for one that is too long', () => {
    expect(() => checkRunbook(`https://example.com/${'x'.repeat(981)}`)).toThrow('runbook is 1001 characters long: give an address of at most 1000');
  });
});
