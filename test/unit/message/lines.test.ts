import { fieldsOf, Line } from '../../../src/message/line';
import { everyWord, firstWhole, firstWholeOrLast, heading } from '../../../src/message/lines';
import { parseTemplate } from '../../../src/message/parse-template';
import { AS_THEY_ARE, withValues } from '../../../src/message/values';
import { FIELDS } from '../../../src/signin/fields';
import { Json } from '../../../src/signin/json';
import { evaluate, EVENT } from '../../support/evaluating';

const linesOf = (...texts: string[]) => texts.map(text => parseTemplate(text, FIELDS).lines[0]);

/** What an expression over lines says of an event. */
const saying = (lines: readonly Line[], expression: string, event: Json) =>
  evaluate(withValues(EVENT, fieldsOf(lines), { unknown: 'unknown', timeZoneOffset: undefined }, [AS_THEY_ARE], expression), event);

test('a line has a word for each value that is missing', async () => {
  const [line] = linesOf('in <region> of <account>!');
  expect(await saying([line], everyWord(line, AS_THEY_ARE), { region: 'us-east-1' })).toBe('in us-east-1 of unknown!');
});

test('a line may be empty', async () => {
  expect(await saying([[]], everyWord([], AS_THEY_ARE), {})).toBe('');
});

describe('of several wordings', () => {
  const wordings = linesOf('<id> and <region>', 'only <id>', 'only <region>');
  const both = { id: '1', region: 'us-east-1' };

  test.each<{ event: Json; first: string | undefined; last: string }>([
    { event: both, first: '1 and us-east-1', last: '1 and us-east-1' },
    { event: { id: '1' }, first: 'only 1', last: 'only 1' },
    { event: { region: 'us-east-1' }, first: 'only us-east-1', last: 'only us-east-1' },
    { event: {}, first: undefined, last: 'only unknown' },
  ])('the first whole one is said of $event', async ({ event, first, last }) => {
    expect(await saying(wordings, firstWhole(wordings, AS_THEY_ARE), event)).toBe(first);
    expect(await saying(wordings, firstWholeOrLast(wordings, AS_THEY_ARE), event)).toBe(last);
  });

  test('one without a field is always whole', async () => {
    const [line] = linesOf('look into it');
    expect(await saying([line], firstWhole([line], AS_THEY_ARE), {})).toBe('look into it');
  });

  test('a single one is said in any case where the last is', async () => {
    expect(await saying([wordings[1]], firstWholeOrLast([wordings[1]], AS_THEY_ARE), {})).toBe('only unknown');
  });
});

describe('a heading', () => {
  const [warning, ...lines] = linesOf('do not trust:', '<userName>', '<userAgent> <id>');
  const under = (event: Json) => saying(lines, heading(warning, lines, AS_THEY_ARE), event);

  test('is there with one of the lines below it', async () => {
    expect(await under({ detail: { userIdentity: { userName: 'alice' } } })).toBe('do not trust:');
    expect(await under({ id: '1', detail: { userAgent: 'x' } })).toBe('do not trust:');
  });

  test('is not there if no line below it is whole', async () => {
    expect(await under({ detail: { userAgent: 'x' } })).toBeUndefined();
  });
});
