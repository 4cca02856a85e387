import { CustomTemplate } from '../../../src/message/custom-template';
import { ENGLISH } from '../../../src/message/languages/english';
import { PresetMessage } from '../../../src/message/preset';

const own = (text: string, fields?: Record<string, string>) => new CustomTemplate(text, { fields }, ENGLISH);

test('the text is the same wherever the console is', () => {
  expect(own('<id>!').email().toInputTransformer()).toEqual({ inputPathsMap: { id: '$.id' }, inputTemplate: '"<id>!"' });
});

test('own fields can be named', () => {
  expect(own('<tls>', { tls: '$.detail.tlsDetails.tlsVersion' }).email().toInputTransformer().inputPathsMap).toEqual({ tls: '$.detail.tlsDetails.tlsVersion' });
});

test('fails at once for a text that cannot be read, and for a field that cannot be', () => {
  expect(() => own('<nobody>')).toThrow('unknown field <nobody>');
  expect(() => own('hello', { id: '$.id' })).toThrow('fields has the name "id"');
});

test('an unknown name fails with the own fields among the known ones', () => {
  expect(() => own('<ltd>', { tls: '$.detail.tlsDetails.tlsVersion' })).toThrow(/known are .*, taskPolicyArn, tls; add others/);
});

test('phones and chat channels get the preset message', () => {
  const english = new PresetMessage(ENGLISH);
  const context = { consoleDomain: 'console.aws.amazon.com' };
  expect(own('<id>').language).toBe('english');
  expect(own('<id>').sms(context).toInputTransformer()).toEqual(english.sms(context).toInputTransformer());
  expect(own('<id>').chat(context).toInputTransformer()).toEqual(english.chat(context).toInputTransformer());
});
