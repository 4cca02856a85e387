import { UNCHANGED, withValues } from '../../../src/message/jsonata-values';
import { parseTemplate, fieldsOf, Line } from '../../../src/message/parse-template';
import { renderLine, firstComplete, firstCompleteOrLast, headingIfAny } from '../../../src/message/render-line';
import { Json } from '../../../src/signin/cloudtrail-record';
import { FIELDS } from '../../../src/signin/fields';
import { evaluate, EVENT } from '../../support/evaluating';

const linesOf = (...texts: string[]) => texts.map(text => parseTemplate(text, FIELDS).lines[0]);

/** What an expression over lines says of an event. */
const saying = (lines: readonly Line[], expression: string, event: Json) =>
  evaluate(withValues(EVENT, fieldsOf(lines), { unknown: 'unknown', timeZoneOffset: undefined }, [UNCHANGED], expression), event);

test('a line has a word for each value that is missing', async () => {
  const [line] = linesOf('in <region> of <account>!');
  expect(await saying([line], renderLine(line, UNCHANGED), { region: 'us-east-1' })).toBe('in us-east-1 of unknown!');
});

test('a line may be empty', async () => {
  expect(await saying([[]], renderLine([], UNCHANGED), {})).toBe('');
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
    expect(await saying(wordings, firstComplete(wordings, UNCHANGED), event)).toBe(first);
    expect(await saying(wordings, firstCompleteOrLast(wordings, UNCHANGED), event)).toBe(last);
  });

  test('one without a field is always whole', async () => {
    const [line] = linesOf('look into it');
    expect(await saying([line], firstComplete([line], UNCHANGED), {})).toBe('look into it');
  });

  test('a single one is said in any case where the last is', async () => {
    expect(await saying([wordings[1]], firstCompleteOrLast([wordings[1]], UNCHANGED), {})).toBe('only unknown');
  });
});

describe('a heading', () => {
  const [warning, ...lines] = linesOf('do not trust:', '<userName>', '<userAgent> <id>');
  const under = (event: Json) => saying(lines, headingIfAny(warning, lines, UNCHANGED), event);

  test('is there with one of the lines below it', async () => {
    expect(await under({ detail: { userIdentity: { userName: 'alice' } } })).toBe('do not trust:');
    expect(await under({ id: '1', detail: { userAgent: 'x' } })).toBe('do not trust:');
  });

  test('is not there if no line below it is whole', async () => {
    expect(await under({ detail: { userAgent: 'x' } })).toBeUndefined();
  });
});
