import { eventOfRecord } from '../../signin/record';
import { elementTexts, isList, isObject, Json, JsonObject, memberText, parseJson, valueTexts } from '../json-values';
import { Misuse } from '../misuse';
import { printableLine } from '../printable';

/** An event as EventBridge delivers it, found in a text. */
export interface FoundEvent {
  /** Where in the text: `[3]` is the fourth of a list, and nothing the only one. */
  readonly place: string;
  readonly text: string;
  /** Of an event that was made from a CloudTrail record: its fields that the record does not tell. */
  readonly untold?: readonly string[];
}

/** Members that hold a list: a trail's log file, `aws cloudtrail lookup-events`, `aws sqs receive-message`. */
const LISTS = ['Records', 'Events', 'Messages'] as const;

/** Members that hold JSON as a string: `lookup-events`, a message of a queue as the command and as other tools print it. */
const TEXTS = ['CloudTrailEvent', 'Body', 'body'] as const;

const FORMS = 'an event of EventBridge, a CloudTrail record, a log file of a trail, the output of "aws cloudtrail lookup-events" or "aws sqs receive-message", '
  + 'a message of a queue, a notification of SNS, or a JSON array or lines of them';

/**
 * The events in a text, in every form in which AWS hands them out, one inside the other. A digest file of a trail holds none.
 *
 * Fails with `Misuse` on what has none of these forms.
 *
 * @param what the text as messages call it
 */
export function eventsIn(text: string, what: string): FoundEvent[] {
  const texts = valueTexts(text);
  if (texts.length < 2) return [...find(parseJson(text, what), text, '', what)];
  return texts.flatMap((each, index) => [...find(parseJson(each, `${what}[${index}]`), each, `[${index}]`, what)]);
}

function* find(value: Json, text: string, place: string, what: string): Generator<FoundEvent> {
  if (isList(value)) {
    yield* findInList(value, text, place, what);
  } else if (isObject(value)) {
    yield* findInObject(value, text, place, what);
  } else {
    const inner = typeof value === 'string' ? parsed(value) : undefined;
    if (inner === undefined) throw unknownForm(value, `${what}${place}`);
    yield* find(inner, String(value).trim(), place, what);
  }
}

function* findInList(list: readonly Json[], text: string, place: string, what: string): Generator<FoundEvent> {
  const texts = elementTexts(text);
  for (const [index, element] of list.entries()) yield* find(element, texts[index], `${place}[${index}]`, what);
}

function* findInObject(value: JsonObject, text: string, place: string, what: string): Generator<FoundEvent> {
  if (Object.hasOwn(value, 'detail') || Object.hasOwn(value, 'detail-type')) {
    yield { place, text };
    return;
  }
  if (isRecord(value)) {
    yield { place, ...eventOfRecord(value, text) };
    return;
  }
  const list = LISTS.find(name => isList(value[name]));
  if (list !== undefined) {
    yield* find(value[list], memberText(text, list) ?? '', place, what);
    return;
  }
  const inner = TEXTS.find(name => typeof value[name] === 'string') ?? (value.Type === 'Notification' ? 'Message' : undefined);
  if (inner !== undefined && Object.hasOwn(value, inner)) {
    yield* find(value[inner], memberText(text, inner) ?? '', place, what);
    return;
  }
  if (!isDigest(value)) throw unknownForm(value, `${what}${place}`);
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
function isRecord({ eventVersion, eventName, eventSource }: JsonObject): boolean {
  return typeof eventVersion === 'string' || (typeof eventName === 'string' && typeof eventSource === 'string');
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html */
function isDigest(value: JsonObject): boolean {
  return typeof value.digestS3Object === 'string';
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function unknownForm(value: Json, what: string): Misuse {
  return new Misuse(`${what} is ${kindOf(value)}, and none of these: ${FORMS}`);
}

function kindOf(value: Json): string {
  if (isObject(value)) {
    const names = Object.keys(value);
    return names.length === 0 ? 'an empty object' : `an object with ${printableLine(names.slice(0, 3).join(', '))}${names.length > 3 ? ', …' : ''}`;
  }
  return value === null ? 'null' : `a ${typeof value}`;
}
