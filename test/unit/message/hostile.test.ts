import * as fc from 'fast-check';
import { cardFaults } from './card-schema';
import { hostileEvent, hostilelyWorded } from './hostile-events';
import { everyChoice } from '../../../src/message/choose-by-field';
import { ENGLISH } from '../../../src/message/languages/english';
import { JAPANESE } from '../../../src/message/languages/japanese';
import { Wording } from '../../../src/message/languages/wording';
import { parseLineByKind } from '../../../src/message/line-by-access-kind';
import { parseJsonataSections } from '../../../src/message/message-sections';
import { Line } from '../../../src/message/parse-template';
import { PresetMessage } from '../../../src/message/preset';
import { SMS_SENDER, smsPrefix, smsSize } from '../../../src/message/sms-size';
import { FIELDS } from '../../../src/signin/fields';
import { publisher } from '../../support/evaluating';
import { render } from '../../support/rendering';
import { runs } from '../../support/runs';

// A few runs while one works, many in `.ci/run`; one seed, so that a failure comes again.
const RUNS = { numRuns: runs(200, 25), seed: 20261127 };
const CONTEXT = { consoleDomain: 'console.aws.amazon.com' };
const LANGUAGES: readonly { readonly language: string; readonly wording: Wording }[] = [
  { language: 'English', wording: ENGLISH },
  { language: 'Japanese', wording: JAPANESE },
];

/** What lines look like, whatever their values are. */
function shapeOf(lines: readonly Line[], value = ''): RegExp {
  const typed = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`^(${lines.map(line => line.map(part => part.kind === 'text' ? typed(part.text) : value).join('')).join('|')})$`, 'u');
}

describe.each(LANGUAGES)('whatever an event holds, in $language', ({ wording }) => {
  const sections = parseJsonataSections(wording.sections(CONTEXT.consoleDomain), FIELDS);
  const { record, warning } = sections;
  const [opening, context, advice] = [everyChoice(sections.opening).flat(), Object.values(sections.context), everyChoice(sections.advice)];
  const [above, below] = [sections.facts, sections.untrusted].map(wordings => wordings.flat());
  const message = new PresetMessage(wording);

  test('a mail has our lines in our order, and no other', async () => {
    const publish = publisher(message.email(CONTEXT), { timeZoneOffset: '+09:00' });
    const ours = [opening, ...above.map(line => [line]), [record], context, advice, [warning], ...below.map(line => [line])];
    const shape = shapeOf(ours.flat(), '[^\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]+');
    const beginnings = ours.map(wordings => wordings.map(([part]) => part.kind === 'text' ? part.text : ''));
    await fc.assert(fc.asyncProperty(hostileEvent, async event => {
      const { message: mail, fallback } = await publish(event);
      const lines = String(mail).split('\n');
      lines.forEach(line => expect(line).toMatch(shape));
      // Some lines stand above the warning with a value of a known form, and below it with any other: each is sought after the one before it.
      let place = -1;
      for (const line of lines) {
        const next = beginnings.findIndex((wordings, index) => index > place && wordings.some(beginning => line.startsWith(beginning)));
        expect({ line, comesAfter: place, found: next > place }).toEqual({ line, comesAfter: place, found: true });
        place = next;
      }
      expect(lines[0]).toMatch(shapeOf(opening, '.+'));
      expect(JSON.parse(String(fallback))).toEqual(event);
    }), RUNS);
  });

  test('a Subject is one that SNS takes', async () => {
    const publish = publisher(message.email(CONTEXT));
    const shape = wording === ENGLISH ? /^[!-~][ -~]{0,97}[!-~]$/ : /^[^\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]{1,99}$/u;
    await fc.assert(fc.asyncProperty(hostileEvent, async event => {
      const { subject } = await publish(event);
      expect(subject).toMatch(shape);
      expect(subject).toBe(String(subject).trim());
    }), RUNS);
  });

  test('a text message is one part of one line', async () => {
    const publish = publisher(message.sms(CONTEXT), { timeZoneOffset: '-03:30' });
    const ofFallback = wording === ENGLISH ? 'GSM-7' : 'UCS-2';
    await fc.assert(fc.asyncProperty(hostileEvent, async event => {
      const { message: sent, fallback } = await publish(event);
      for (const [said, encoding] of [[String(sent), 'GSM-7'], [String(fallback), ofFallback]]) {
        expect(smsSize(smsPrefix(SMS_SENDER) + said)).toMatchObject({ encoding, parts: 1 });
        expect(said).toMatch(/^\S(.*\S)?$/);
      }
    }), RUNS);
  });

  test('a card is valid, and outside of code spans it says only what we wrote', async () => {
    const publish = publisher(message.chat(CONTEXT), { timeZoneOffset: '+09:00' });
    const described = shapeOf([...opening, ...above, warning, ...below], `(\`[^\`<>\\p{Cc}\\u2028-\\u202e]+\`|${wording.unknown})`);
    const bare = `([A-Za-z0-9 ?-]+|${wording.unknown})`;
    const { high, other } = wording.title.severity!;
    const titled = shapeOf(everyChoice(parseLineByKind(wording.title.byKind, FIELDS)).flat(), bare);
    const stepped = shapeOf([...context, ...advice, record], bare);
    await fc.assert(fc.asyncProperty(hostileEvent, async event => {
      const sent = await publish(event);
      expect(cardFaults(String(sent.message))).toEqual([]);
      expect(cardFaults(String(sent.fallback))).toEqual([]);
      const { content, metadata } = JSON.parse(String(sent.message));
      content.description.split('\n').forEach((line: string) => expect(stepped.test(line) || described.test(line)).toBe(true));
      const severity = [high, other].find(word => content.title.startsWith(word))!;
      expect(content.title.slice(severity.length)).toMatch(titled);
      expect(metadata.summary).toBe(content.title);
    }), RUNS);
  });

  test('what is delivered directly arrives: the card valid, with free text as values of its own', () => {
    const [text, short, card] = [message.email(CONTEXT), message.sms(CONTEXT), message.chat(CONTEXT)].map(content => content.toInputTransformer());
    fc.assert(fc.property(hostilelyWorded, event => {
      expect(render(text, event).outcome).toBe('delivered');
      expect(render(short, event).outcome).toBe('delivered');
      const rendering = render(card, event);
      const delivered = 'text' in rendering ? rendering.text : '';
      expect(cardFaults(delivered)).toEqual([]);
      const { userAgent = '' } = event.detail as { readonly userAgent?: string };
      expect(JSON.parse(delivered).metadata.additionalContext.userAgent).toBe(userAgent);
    }), RUNS);
  });
});
