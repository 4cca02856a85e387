import { basename, resolve } from 'node:path';
import { readText } from './files';
import { Io } from './io';
import { elementTexts, isList, isObject, Json, JsonObject, members, parseJson, stringAt } from './json';
import { Misuse } from './misuse';
import { printableLine } from './printable';
import { SAMPLES } from '../signin/samples';

/** An event to show, with the exact text that EventBridge would see. */
export interface ShownEvent {
  /** The sample's name, or the file it came from. */
  readonly name: string;
  /** Of a sample only. */
  readonly description?: string;
  /** Whether it is one of the built-in samples. */
  readonly sample?: true;
  readonly text: string;
  /** `detail.eventID`, the same for every copy of one sign-in. */
  readonly id: string | null;
  /** Where EventBridge delivers it, as the envelope says. */
  readonly account?: string;
  readonly region?: string;
  /** Whether it is a read-only management event that CloudTrail delivers. */
  readonly readOnly?: true;
}

/** The built-in samples of these names, in the order given; without a name, all of them. */
export function sampleEvents(names: readonly string[]): ShownEvent[] {
  const unknown = names.find(name => !SAMPLES.some(sample => sample.name === name));
  if (unknown !== undefined) {
    throw new Misuse(`unknown sample "${printableLine(unknown)}": there are ${SAMPLES.map(sample => sample.name).join(', ')}`);
  }
  const chosen = names.length === 0 ? SAMPLES : names.flatMap(name => SAMPLES.filter(sample => sample.name === name));
  return chosen.map(({ name, description, event }) => ({ name, description, sample: true, ...described(event, JSON.stringify(event)) }));
}

/** A sample as it would be in the account of an alert, as it is from nobody's own; any other event stays as it is. */
export function inAccount(event: ShownEvent, account: string | undefined): ShownEvent {
  if (event.sample === undefined || event.account === undefined || account === undefined) return event;
  return { ...event, account, text: event.text.replaceAll(event.account, account) };
}

/** Reads the event, or the JSON array of events, in a file or (`-`) on standard input. */
export async function readEvents(source: string, io: Io): Promise<ShownEvent[]> {
  const what = source === '-' ? 'standard input' : printableLine(source);
  const text = (source === '-' ? await readAll(io.stdin) : readText(resolve(io.cwd, source), what)).trim();
  if (text === '') throw new Misuse(`${what} is empty: it should hold an event, or a JSON array of events`);

  const value = parseJson(text, what);
  const name = source === '-' ? what : basename(source);
  if (!isList(value)) return [{ name, ...described(value, text, what) }];
  if (value.length === 0) throw new Misuse(`${what} is an empty array: it should hold an event`);
  const texts = elementTexts(text);
  return value.map((event, index) => ({ name: `${name}[${index}]`, ...described(event, texts[index], `${what}[${index}]`) }));
}

function described(event: Json, text: string, what = 'the sample'): Omit<ShownEvent, 'name' | 'description' | 'sample'> {
  if (!isObject(event)) throw new Misuse(`${what} is not an event: it should be a JSON object, but is ${kindOf(event)}`);
  return {
    text,
    id: stringAt(event, 'detail', 'eventID') ?? null,
    account: stringAt(event, 'account'),
    region: stringAt(event, 'region'),
    ...isReadOnly(event) && { readOnly: true },
  };
}

/**
 * AWS speaks of all read-only management events that CloudTrail delivers, whatever their detail-type.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
function isReadOnly(event: JsonObject): boolean {
  const detail = members(members(event).get('detail'));
  return detail.get('readOnly') === true && detail.get('managementEvent') !== false && / via CloudTrail$/.test(stringAt(event, 'detail-type') ?? '');
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return isList(value) ? 'an array' : `a ${typeof value}`;
}

async function readAll(stdin: Io['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
