import { sectionsTemplate } from '../../../src/message/email-content';
import { ENGLISH } from '../../../src/message/languages/english';
import { parseDirectSections, parseJsonataSections } from '../../../src/message/message-sections';
import { FIELDS } from '../../../src/signin/fields';

test('fails for a field that is not known', () => {
  const sections = { ...ENGLISH.sections('d'), advice: { other: '<nobody>' }, directAdvice: '<nobody>' };
  expect(() => parseJsonataSections(sections, FIELDS)).toThrow('unknown field <nobody>');
  expect(() => parseDirectSections(sections, FIELDS)).toThrow('unknown field <nobody>');
});

test('every line, for an input transformer, which can leave none out, is the last wording of the opening and each statement as it is always said', () => {
  const read = parseDirectSections({
    opening: { other: ['by <principal>', 'a <region>'] },
    facts: ['b <id>', { ifPresent: 'c', direct: 'c, if any' }, { ifPresent: 'by <sessionArn>' }],
    record: 'd',
    advice: { root: 'e, root', other: 'e' },
    warning: 'f',
    untrusted: ['g <userArn>'],
  }, FIELDS);
  expect(sectionsTemplate(read).lines.map(line => line.map(part => part.kind === 'text' ? part.text : `<${part.field.name}>`).join('')))
    .toEqual(['a <region>', 'b <id>', 'c, if any', 'd', 'e', 'f', 'g <userArn>']);
});

describe('fails where a line that an input transformer says names what only JSONata can say', () => {
  test.each([
    { where: 'the last wording of the opening', sections: { opening: { other: ['by <principal>'] } } },
    { where: 'a statement that is always said', sections: { facts: [{ ifPresent: 'by <principal>', direct: 'by <principal>, if any' }] } },
    { where: 'a statement of one text', sections: { untrusted: ['by <principal>'] } },
  ])('$where', ({ sections: changed }) => {
    expect(() => parseDirectSections({ ...ENGLISH.sections('d'), ...changed }, FIELDS)).toThrow('unknown field <principal>');
  });
});
