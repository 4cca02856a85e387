/**
 * Custom notifications as Amazon Q Developer in chat applications documents them: which keys there are, what they hold, which are
 * required, and which have one value only. It documents no lengths.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
type Shape =
  | { readonly kind: 'text' | 'texts' | 'yes or no' | 'named texts' }
  | { readonly kind: 'only'; readonly value: string }
  | { readonly kind: 'keys'; readonly keys: Readonly<Record<string, Shape>>; readonly required: readonly string[] };

const TEXT: Shape = { kind: 'text' };
const TEXTS: Shape = { kind: 'texts' };

const CARD: Shape = {
  kind: 'keys',
  required: ['version', 'source', 'content'],
  keys: {
    version: { kind: 'only', value: '1.0' },
    source: { kind: 'only', value: 'custom' },
    id: TEXT,
    content: {
      kind: 'keys',
      required: ['description'],
      keys: { textType: { kind: 'only', value: 'client-markdown' }, title: TEXT, description: TEXT, nextSteps: TEXTS, keywords: TEXTS },
    },
    metadata: {
      kind: 'keys',
      required: [],
      keys: {
        threadId: TEXT,
        summary: TEXT,
        eventType: TEXT,
        relatedResources: TEXTS,
        additionalContext: { kind: 'named texts' },
        enableCustomActions: { kind: 'yes or no' },
      },
    },
  },
};

/** What is wrong with a card, each with its path. */
export function cardFaults(text: string): string[] {
  try {
    return faults(JSON.parse(text), CARD, '$');
  } catch (error) {
    return [`it is no JSON: ${String(error)}`];
  }
}

function faults(value: unknown, shape: Shape, path: string): string[] {
  const wrong = (isRight: boolean) => isRight ? [] : [`${path} is ${JSON.stringify(value)}, and should be ${shape.kind}`];
  switch (shape.kind) {
    case 'text': return wrong(isText(value));
    case 'texts': return wrong(Array.isArray(value) && value.every(isText));
    case 'yes or no': return wrong(typeof value === 'boolean');
    case 'named texts': return wrong(isObject(value) && Object.values(value).every(each => typeof each === 'string'));
    case 'only': return wrong(value === shape.value);
    case 'keys': return !isObject(value) ? wrong(false) : [
      ...shape.required.filter(key => value[key] === undefined).map(key => `${path}.${key} is missing`),
      ...Object.entries(value).flatMap(([key, each]) => key in shape.keys ? faults(each, shape.keys[key], `${path}.${key}`) : [`${path}.${key} is unknown`]),
    ];
  }
}

/** A text that says something. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
