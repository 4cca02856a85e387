import { english } from '../../src/message/english';
import { japanese } from '../../src/message/japanese';
import { PresetMessage } from '../../src/message/preset';
import { Line } from '../../src/message/template';
import { toTransformer } from '../../src/message/transformer';
import { EVERY_KIND } from '../events';
import { render, transformerRefusal } from '../rendering';

const linesOf = (write: (domain: string) => string) => new PresetMessage('english', write).text({ consoleDomain: 'console.aws.amazon.com' }).lines;
const fieldsOf = (lines: readonly Line[]) => lines.flatMap(line => line.flatMap(part => part.kind === 'field' ? [part.field] : []));

test('the console of the alert is the one that is linked', () => {
  const { lines } = new PresetMessage('english', domain => `https://${domain}/`).text({ consoleDomain: 'console.amazonaws.cn' });
  expect(lines).toEqual([[{ kind: 'text', text: 'https://console.amazonaws.cn/' }]]);
});

describe.each([{ language: 'English', write: english }, { language: 'Japanese', write: japanese }])('the $language message', ({ write }) => {
  const lines = linesOf(write);

  test('says on its first line what, outcome, who and which account', () => {
    expect(fieldsOf(lines.slice(0, 1)).map(({ name }) => name)).toEqual(['eventName', 'outcome', 'userType', 'userArn', 'account']);
  });

  /** A null would be delivered as the word, or not at all: it was never recorded. Below null a value is missing, so empty. */
  test('holds no value that is null in any fixture', () => {
    for (const { event } of EVERY_KIND) {
      expect(render(toTransformer({ lines }), event).outcome).toBe('delivered');
    }
  });

  test('ends with what a stranger can choose, one a line, and says nothing more after it', () => {
    const free = lines.flatMap((line, index) => fieldsOf([line]).some(({ kind, name }) => kind === 'text' && name !== 'errorMessage') ? [index] : []);
    expect(free).toEqual([lines.length - 2, lines.length - 1]);
    expect(fieldsOf(lines.slice(-2)).map(({ name }) => name)).toEqual(['userName', 'userAgent']);
    expect(lines.slice(-2).map(line => line.at(-1)?.kind)).toEqual(['field', 'field']);
  });

  test('states one fact a line between the first and the last', () => {
    const facts = lines.slice(1, -2).map(line => fieldsOf([line]).map(({ name }) => name).join(' '));
    expect(facts).toEqual(['eventTime', 'sourceIPAddress', 'region', 'mfaUsed', 'errorCode errorMessage', 'eventId', 'region eventId', '', '']);
  });

  test('uses the time of the sign-in, which stays the same when the event is forwarded', () => {
    const names = fieldsOf(lines).map(({ name }) => name);
    expect(names).toContain('eventTime');
    expect(names).not.toContain('time');
  });

  test('is a transformer that EventBridge takes', () => {
    expect(transformerRefusal(toTransformer({ lines }))).toBeUndefined();
  });
});
