import { Json, memberAt, members } from '../json-values';

/** The message attributes of a call of SNS that has none but texts, by name; undefined for any other call. */
export type TextAttributes = ReadonlyMap<string, string> | undefined;

/**
 * The message attributes of a call of SNS, if all of them are texts.
 *
 * @param given `MessageAttributes`
 * @see https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html
 */
export function textAttributes(given: Json | undefined): TextAttributes {
  const attributes = new Map<string, string>();
  for (const [name, attribute] of members(given)) {
    const [kind, value] = ['DataType', 'StringValue'].map(each => memberAt(attribute, each));
    if (kind !== 'String' || typeof value !== 'string') return undefined;
    attributes.set(name, value);
  }
  return attributes;
}
