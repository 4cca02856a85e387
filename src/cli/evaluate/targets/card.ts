import { isObject, Json, stringAt } from '../../json-values';

/**
 * Why Amazon Q Developer in chat applications would drop a custom notification, or nothing: it wants `version`, `source` and
 * `content.description`.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function cardProblem(text: string): string | undefined {
  let card: Json;
  try {
    card = JSON.parse(text) as Json;
  } catch {
    return 'it is no JSON';
  }
  if (!isObject(card)) return 'it is no JSON object';
  const { version = 'missing', source = 'missing' } = card;
  if (version !== '1.0') return `its version is ${JSON.stringify(version)}, not "1.0"`;
  if (source !== 'custom') return `its source is ${JSON.stringify(source)}, not "custom"`;
  return stringAt(card, 'content', 'description') ? undefined : 'it has no content.description';
}
