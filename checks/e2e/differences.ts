import { Json } from '../../src/signin/cloudtrail-record';
import { SignInRecord } from '../../src/signin/samples';

/** A message as a subscriber reads it. */
export interface Received {
  readonly subject?: string;
  readonly text: string;
}

/** Something that the emulator does and AWS does not. */
export interface Difference {
  readonly name: string;
  readonly reason: string;
  /** What AWS would have sent; the same message where the difference does not show. */
  toAws(received: Received, event: SignInRecord): Received;
}

/** All of them: anything else that differs fails, and so does one that shows in no message any more. */
export const KNOWN_DIFFERENCES: readonly Difference[] = [
  {
    name: 'subject',
    reason: 'MiniStack gives a notification from a rule the Subject "EventBridge Notification"; AWS gives it none, and mail clients show AWS Notification Message',
    toAws: ({ subject, text }) => subject === 'EventBridge Notification' ? { text } : { subject, text },
  },
  {
    name: 'escapes',
    reason: 'MiniStack writes objects with every character beyond ASCII as \\uXXXX; AWS leaves them as they are',
    toAws: ({ text, ...rest }, event) => ({ ...rest, text: rewritten(text, event, value => pythonJson(value, escaped), value => pythonJson(value)) }),
  },
  {
    name: 'blanks',
    reason: 'MiniStack writes objects with a blank after each comma and colon; AWS writes them compact',
    toAws: ({ text, ...rest }, event) => ({ ...rest, text: rewritten(text, event, value => pythonJson(value), value => JSON.stringify(value)) }),
  },
];

/** The message with every known difference undone, and the names of those that it had. */
export function asAws(received: Received, event: SignInRecord): { readonly message: Received; readonly differences: readonly string[] } {
  const differences: string[] = [];
  const message = KNOWN_DIFFERENCES.reduce((before, { name, toAws }) => {
    const after = toAws(before, event);
    if (after.subject !== before.subject || after.text !== before.text) {
      differences.push(name);
    }
    return after;
  }, received);
  return { message, differences };
}

/** Writes the event and each object in it another way, in a message that is the event as JSON or holds such objects without their quotes. */
function rewritten(text: string, event: SignInRecord, from: (value: Json) => string, to: (value: Json) => string): string {
  const unquoted = (json: string) => json.replaceAll('"', '');
  return objectsIn(event).reduce<string>(
    (written, value) => written.replaceAll(from(value), () => to(value)).replaceAll(unquoted(from(value)), () => unquoted(to(value))),
    text,
  );
}

/** Outer ones first. */
function objectsIn(value: Json): Json[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** JSON as Python's `json.dumps` writes it. */
function pythonJson(value: Json, leaf: (json: string) => string = json => json): string {
  if (Array.isArray(value)) {
    return `[${value.map(item => pythonJson(item, leaf)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([key, item]) => `${leaf(JSON.stringify(key))}: ${pythonJson(item, leaf)}`).join(', ')}}`;
  }
  return leaf(JSON.stringify(value));
}

function escaped(json: string): string {
  return json.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
