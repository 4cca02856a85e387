import { Json, members } from '../../json-values';

/** A message as SNS takes it. */
export interface Publication {
  readonly topicArn: string;
  readonly subject: string | undefined;
  readonly message: string;
}

/** A call that SNS would refuse. */
export class PublishRefused extends Error {}

/**
 * Reads the arguments of a call of SNS.
 *
 * Fails with `PublishRefused` on what SNS refuses: a Subject is 1 to 99 characters of UTF-8 without line breaks or control characters.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function readPublication(given: Json): Publication {
  const values = members(given);
  const [topicArn, subject, message] = ['TopicArn', 'Subject', 'Message'].map(name => values.get(name));
  if (typeof topicArn !== 'string') throw new PublishRefused(`TopicArn is ${said(topicArn)}`);
  if (subject !== undefined) checkSubject(subject);
  if (message === undefined || message === '') throw new PublishRefused(`Message is ${said(message)}`);
  // Step Functions writes a message that is an object as JSON.
  return { topicArn, subject, message: typeof message === 'string' ? message : JSON.stringify(message) };
}

function checkSubject(subject: Json): asserts subject is string {
  if (typeof subject !== 'string' || subject.trim() === '') throw new PublishRefused(`Subject is ${said(subject)}`);
  if (subject.length >= 100) throw new PublishRefused(`Subject has ${subject.length} characters, 99 is the most`);
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) throw new PublishRefused(`Subject has a line break or control character: ${said(subject)}`);
  if (/\p{Surrogate}/u.test(subject)) throw new PublishRefused(`Subject has half a character: ${said(subject)}`);
}

function said(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
