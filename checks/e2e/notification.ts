/** What SNS sends to a queue or an endpoint, as far as tests look at it. */
export interface Notification {
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject?: string;
  readonly Message: string;
}

/** Reads the body of a message; fails on anything but a notification. */
export function notification(body: string): Notification {
  const { Type, MessageId, TopicArn, Subject, Message } = JSON.parse(body) as Notification & { readonly Type?: string };
  if (Type !== 'Notification') {
    throw new Error(`no notification of SNS: ${body}`);
  }
  return { MessageId, TopicArn, Message, ...Subject !== undefined && { Subject } };
}
