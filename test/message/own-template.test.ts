import { OwnTemplate } from '../../src/message/own-template';
import { FIELDS } from '../../src/signin/fields';

test('the text is the same wherever the console is', () => {
  expect(new OwnTemplate('<id>!').text()).toEqual({ lines: [[{ kind: 'field', field: FIELDS.find(({ name }) => name === 'id') }, { kind: 'text', text: '!' }]] });
});

test('own fields can be named', () => {
  const [[part]] = new OwnTemplate('<tls>', { tls: '$.detail.tlsDetails.tlsVersion' }).text().lines;
  expect(part).toMatchObject({ kind: 'field', field: { name: 'tls', kind: 'text' } });
});

test('fails at once for a text that cannot be read, and for a field that cannot be', () => {
  expect(() => new OwnTemplate('<nobody>')).toThrow('unknown field <nobody>');
  expect(() => new OwnTemplate('hello', { id: '$.id' })).toThrow('options.fields has the name "id"');
});

test('an unknown name fails with the own fields among the known ones', () => {
  expect(() => new OwnTemplate('<ltd>', { tls: '$.detail.tlsDetails.tlsVersion' })).toThrow(/known are .*, loginTo, tls; add others/);
});
