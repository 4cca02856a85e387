import { isList, isObject, Json, members } from '../../json-values';
import { TextAttributes } from '../message-attributes';

/**
 * Whether the filter policy of a subscription lets a message through, by its attributes. Undefined for a policy that has more than lists of
 * exact texts, or that reads the message itself.
 *
 * @param scope `FilterPolicyScope`; undefined where the template has none
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
 */
export function letsThrough(policy: Json | undefined, scope: Json | undefined, attributes: TextAttributes): boolean | undefined {
  if (!isObject(policy) || attributes === undefined || (scope !== undefined && scope !== 'MessageAttributes')) return undefined;
  const accepted = [...members(policy)];
  if (!accepted.every(([, values]) => isList(values) && values.every(value => typeof value === 'string'))) return undefined;
  return accepted.every(([name, values]) => isList(values) && values.includes(attributes.get(name) ?? null));
}
