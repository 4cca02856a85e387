/**
 * Takes events that happen, and none that somebody replays from an archive, at any later time and rate. EventBridge gives these the
 * field `replay-name`; the rule of an archive itself leaves them out in this form.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
 */
export const NOT_REPLAYED = { 'replay-name': [{ exists: false }] } as const;
