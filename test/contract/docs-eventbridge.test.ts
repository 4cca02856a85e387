import { readFileSync } from 'fs';
import { join } from 'path';
import { compile } from '../../src/eventbridge/compile-pattern';
import { match, matches } from '../../src/eventbridge/match-event';
import { render, TargetInput } from '../../src/eventbridge/target-input';
import { ROOT } from '../support/repository';

const readme = readFileSync(join(ROOT, 'src/eventbridge/README.md'), 'utf8');
const event = /```json event\n(.*?)```/s.exec(readme)![1];

/** A pattern, and the lists behind `Also:` and `Not:` as the JSON texts in them; `*nothing*` stands for no value. */
const patterns = [...readme.matchAll(/```json pattern\n(.*?)\n```\n(?:(?:Also: (.*?)\. )?Not: (.*?)\.$|Also: (.*?)\. Not)?/gms)]
  .map(([, pattern, also, not]) => [pattern, valuesOf(also), valuesOf(not)] as const);

const renderings = [...readme.matchAll(/```json input\n(.*?)```\n```text (\w+)\n(.*?)\n```/gs)]
  .map(([, input, outcome, text]) => [text, JSON.parse(input) as TargetInput, outcome] as const);

test('the page has a pattern for every operator, and an input of every kind', () => {
  const text = patterns.map(([pattern]) => pattern).join();
  for (const operator of ['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'anything-but', 'numeric', 'cidr', 'exists', '$or']) {
    expect(text).toContain(`"${operator}"`);
  }
  expect(new Set(renderings.flatMap(([, input]) => Object.keys(input)))).toEqual(new Set(['Input', 'InputPath', 'InputTransformer']));
  expect(readme.match(/^(?:Also|Not): /gm)).toHaveLength(patterns.filter(([, also, not]) => also.length + not.length > 0).length);
});

test.each(patterns)('%s matches the event and the values beside it, and not the others', (text, also, not) => {
  const pattern = compile(text);
  expect(match(pattern, event)).toEqual({ matched: true });
  if (also.length + not.length === 0) return;
  const [{ fields: [{ path }] }] = pattern.branches;
  expect(pattern.paths.paths).toEqual([path]);
  const withValue = (value: string) => (value === NOTHING ? '{}' : `{${JSON.stringify(path)}: ${value}}`);
  expect(also.filter(value => !matches(pattern, withValue(value)))).toEqual([]);
  expect(not.filter(value => matches(pattern, withValue(value)))).toEqual([]);
});

test.each(renderings)('%s is what the page says', (text, input, outcome) => {
  expect(render(input, event)).toMatchObject({ outcome, text });
});

const NOTHING = '*nothing*';

function valuesOf(list: string | undefined): string[] {
  return [...(list ?? '').matchAll(/`([^`]+)`|\*nothing\*/g)].map(([whole, value]) => value ?? whole);
}
