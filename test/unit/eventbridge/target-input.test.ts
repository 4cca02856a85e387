import { named, renderingVectors } from './vectors';
import { render, templateOf } from '../../../src/eventbridge/target-input';

const { event: usual, cases } = renderingVectors();

test.each(named(cases))('%s', (_, { input, event, context, outcome, text, reason }) => {
  expect(['delivered', 'undelivered', 'refused', 'undecided']).toContain(outcome);
  expect(render(input, event ?? JSON.stringify(usual), context)).toEqual({
    outcome,
    ...(text !== undefined && { text }),
    ...(reason !== undefined && { reason }),
  });
});

const placeholder = (name: string, quoted = false, key = false) => ({ kind: 'placeholder', name, quoted, key });
const text = (given: string) => ({ kind: 'text', text: given });

test('a template is a string template if a double quote comes first', () => {
  expect(templateOf(' \n"a"').form).toBe('string');
  expect(templateOf('{"a": 1}').form).toBe('json');
  expect(templateOf('<a>').form).toBe('json');
});

test('placeholders know whether they stand inside quotes', () => {
  expect(templateOf('{"a\\"": <x>, "b": "<y> \\\\", "c": <aws.events.event>}').parts).toEqual([
    text('{"a\\"": '), placeholder('x'), text(', "b": "'), placeholder('y', true), text(' \\\\", "c": '), placeholder('aws.events.event'), text('}'),
  ]);
});

test('placeholders know whether they stand where a key does', () => {
  expect(templateOf('{<a> : [<b>, <c>], <d>:{ <e>: <f>}}').parts.flatMap(part => (part.kind === 'placeholder' ? [[part.name, part.key]] : []))).toEqual([
    ['a', true], ['b', false], ['c', false], ['d', true], ['e', true], ['f', false],
  ]);
});

test('an angle bracket that opens no placeholder is kept', () => {
  expect(templateOf('"a < b <c > <> <é> <d"').parts).toEqual([
    text('"a '), { kind: 'odd', text: '<' }, text(' b '), { kind: 'odd', text: '<c >' }, text(' '), { kind: 'odd', text: '<>' }, text(' '), { kind: 'odd', text: '<é>' },
    text(' '), { kind: 'odd', text: '<' }, text('d"'),
  ]);
});
