import { ENGLISH } from '../../src/message/english';
import { JAPANESE } from '../../src/message/japanese';
import { fieldsOf, Line } from '../../src/message/template';
import { readPassages, Wording } from '../../src/message/wording';
import { FIELDS } from '../../src/signin/fields';

const passages = (wording: Wording) => readPassages(wording.passages('console.amazonaws.cn'), FIELDS);
const names = (lines: readonly Line[]) => lines.map(line => fieldsOf([line]).map(({ name }) => name).join(' '));

describe.each([{ language: 'English', wording: ENGLISH }, { language: 'Japanese', wording: JAPANESE }])('the $language wording', ({ wording }) => {
  const { opening, facts, record, advice, warning, chosen } = passages(wording);

  test('says first what, outcome, who and which account, and the last wording of it is never without', () => {
    expect(names(opening)).toEqual(['eventName outcome userType userArn account', 'eventName outcome userType account']);
  });

  test('states one fact a line', () => {
    expect(facts.map(names)).toEqual([
      ['eventTime'], ['sourceIPAddress'], ['region'], ['mfaUsed'], ['errorCode errorMessage', 'errorCode', 'errorMessage'], ['eventId'],
    ]);
  });

  test('keeps what a stranger can choose for the end, one a line, with nothing behind it', () => {
    expect(names(chosen)).toEqual(['userName', 'userAgent']);
    expect(chosen.map(line => line.at(-1)?.kind)).toEqual(['field', 'field']);
    const before = fieldsOf([...opening, ...facts.flat(), record, advice, warning]).filter(({ kind }) => kind !== 'token');
    expect(new Set(before.map(({ name }) => name))).toEqual(new Set(['errorMessage']));
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
