import jsonata from 'jsonata';
import { EVENT } from '../../src/delivery/state-machine-definition';
import { Content, SubjectDeliveryOptions } from '../../src/message/message-strategy';
import { Json } from '../../src/signin/cloudtrail-record';

export { EVENT };

/** Nothing asked for. */
export const AS_GIVEN: SubjectDeliveryOptions = { timeZoneOffset: undefined, subject: undefined };

/** What a workflow publishes of an event. */
export interface Published {
  readonly subject: unknown;
  readonly message: unknown;
  readonly fallback: unknown;
}

/** Expressions by their text: to read one takes longer than to evaluate it. */
const READ = new Map<string, jsonata.Expression>();

/** Reads an expression once, for many events. `$states` is bound as Step Functions binds it. */
export function evaluator(expression: string): (event: Json) => Promise<unknown> {
  const read = READ.get(expression) ?? jsonata(expression);
  READ.set(expression, read);
  return event => read.evaluate({}, { states: { context: { Execution: { Input: event } } } });
}

/** The value of an expression for an event. */
export function evaluate(expression: string, event: Json): Promise<unknown> {
  return evaluator(expression)(event);
}

/** Reads what is published once, for many events. */
export function publisher(content: Content, writing: Partial<SubjectDeliveryOptions> = {}): (event: Json) => Promise<Published> {
  const { subject, message, fallback } = content.toJsonata(EVENT, { ...AS_GIVEN, ...writing });
  const [toMessage, toFallback] = [evaluator(message), evaluator(fallback)];
  const toSubject = subject === undefined ? () => undefined : evaluator(subject);
  return async event => ({ subject: await toSubject(event), message: await toMessage(event), fallback: await toFallback(event) });
}

/** What a workflow publishes of an event. */
export function published(content: Content, event: Json, writing: Partial<SubjectDeliveryOptions> = {}): Promise<Published> {
  return publisher(content, writing)(event);
}
