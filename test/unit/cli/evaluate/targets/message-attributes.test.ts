import { textAttributes } from '../../../../../src/cli/evaluate/targets/topic-recipients';
import { Json } from '../../../../../src/cli/json-values';

test.each<{ given: Json | undefined; attributes: Record<string, string> }>([
  { given: undefined, attributes: {} },
  { given: { severity: { DataType: 'String', StringValue: 'HIGH' } }, attributes: { severity: 'HIGH' } },
])('the message attributes $given are texts', ({ given, attributes }) => {
  expect(textAttributes(given)).toEqual(new Map(Object.entries(attributes)));
});

test.each<Json>([
  { limit: { DataType: 'Number', StringValue: '3' } },
  { list: { DataType: 'String.Array', StringValue: '["HIGH"]' } },
  { severity: { DataType: 'String', StringValue: 3 } },
  { severity: 'HIGH' },
])('the message attributes %j are not known, since one is no text', given => {
  expect(textAttributes(given)).toBeUndefined();
});
