import { ENGLISH } from '../../../src/message/english';
import { JAPANESE } from '../../../src/message/japanese';
import { fieldsOf, Line } from '../../../src/message/line';
import { alwaysSaid, everyPassage, readPassages, saidIfKnown, Wording } from '../../../src/message/wording';
import { FIELDS } from '../../../src/signin/fields';

const passages = (wording: Wording) => readPassages(wording.passages('console.amazonaws.cn'), FIELDS);
const names = (lines: readonly Line[]) => lines.map(line => fieldsOf([line]).map(({ name }) => name).join(' '));

describe.each([{ language: 'English', wording: ENGLISH }, { language: 'Japanese', wording: JAPANESE }])('the $language wording', ({ wording }) => {
  const { opening, facts, record, advice, warning, chosen } = passages(wording);

  test('says first what, outcome, who and which account, and the last wording of it is never without', () => {
    expect(names(opening)).toEqual(['eventName outcome userType principal account', 'eventName outcome userType account']);
  });

  test('states one fact a line', () => {
    expect(names(saidIfKnown(facts))).toEqual(['eventTime', 'sourceIPAddress', 'region', 'mfaUsed', 'errorCode', 'eventId']);
    expect(names(alwaysSaid(facts))).toEqual(names(saidIfKnown(facts)));
  });

  test('keeps what a stranger can choose for the end, one a line, with nothing behind it', () => {
    expect(names(saidIfKnown(chosen))).toEqual(
      ['userName', 'sessionArn', 'otherArn', 'sessionIssuer', 'switchedFrom', 'switchedTo', 'renewer', 'errorMessage', 'userAgent']);
    expect(names(alwaysSaid(chosen))).toEqual(
      ['userName', 'userArn', 'sessionIssuerArn', 'switchFrom', 'switchTo', 'renewedBy', 'errorMessage', 'userAgent']);
    expect([...saidIfKnown(chosen), ...alwaysSaid(chosen)].map(line => line.at(-1)?.kind)).toEqual(Array.from({ length: 17 }, () => 'field'));
    const before = fieldsOf([...opening, ...saidIfKnown(facts), ...alwaysSaid(facts), record, advice, warning]);
    expect(before.filter(({ kind }) => kind !== 'token')).toEqual([]);
  });

  test('leads to the record in the console of the partition', () => {
    expect(record.map(part => part.kind === 'text' ? part.text : `<${part.field.name}>`).join(''))
      .toContain(': https://console.amazonaws.cn/cloudtrailv2/home?region=<region>#/events/<eventId>');
  });

  test('has advice and a warning that depend on nothing', () => {
    expect(names([advice, warning])).toEqual(['', '']);
  });

  test('has nothing in it that a JSON string or a phone would not take', () => {
    expect(JSON.stringify([wording.passages('d'), wording.subject, wording.short])).not.toMatch(/\\|\n/);
  });
});

test('fails for a field that is not known', () => {
  expect(() => readPassages({ ...ENGLISH.passages('d'), advice: '<nobody>' }, FIELDS)).toThrow('unknown field <nobody>');
});

test('every line, for a way that can leave none out, is the last wording of the opening and each statement as it is always said', () => {
  const read = readPassages({
    opening: ['by <principal>', 'a <region>'], facts: ['b <id>', { known: 'c', always: 'c, if any' }, { known: 'by <sessionArn>' }], record: 'd', advice: 'e', warning: 'f', chosen: ['g <userArn>'],
  }, FIELDS);
  expect(everyPassage(read).lines.map(line => line.map(part => part.kind === 'text' ? part.text : `<${part.field.name}>`).join('')))
    .toEqual(['a <region>', 'b <id>', 'c, if any', 'd', 'e', 'f', 'g <userArn>']);
});

describe('fails where a line that an input transformer says names what only JSONata can say', () => {
  test.each([
    { where: 'the last wording of the opening', passages: { opening: ['by <principal>'] } },
    { where: 'a statement that is always said', passages: { facts: [{ known: 'by <principal>', always: 'by <principal>, if any' }] } },
    { where: 'a statement of one text', passages: { chosen: ['by <principal>'] } },
  ])('$where', ({ passages: changed }) => {
    expect(() => readPassages({ ...ENGLISH.passages('d'), ...changed }, FIELDS)).toThrow('unknown field <principal>');
  });
});
