import { builder, merge, sample } from './builder';

/** A sign-in of an IAM user with something in it that a pattern or a message may trip over. */
function odd(detail: Parameters<typeof merge>[1]) {
  return builder(merge(sample('iam-user-without-mfa'), { detail }));
}

export const nullResponseElements = odd({ responseElements: null });
export const nullAdditionalEventData = odd({ additionalEventData: null });

export const ipv6Source = odd({ sourceIPAddress: '2001:db8:0:1::a' });

/** CloudTrail gives a name instead of an address where AWS itself made the request. */
export const awsInternalSource = odd({ sourceIPAddress: 'AWS Internal' });
export const numberedAwsInternalSource = odd({ sourceIPAddress: 'AWS Internal/3' });
export const namedSource = odd({ sourceIPAddress: 'signin.amazonaws.com' });

/** What a stranger can send: it closes quotes and tags, and its lines look like lines of a mail. */
export const hostileUserAgent = odd({
  userAgent: 'Mozilla/5.0 "quoted" \\ <a href="https://www.example.com/">sign out</a>\r\nAccount: 111122223333\n\tWho: <userArn>\u0007',
});

/** Signs in as an IAM user with a path, which may hold every character from U+0021 to U+007F: that is, no blank. */
function withPath(path: string) {
  return odd({ userIdentity: { arn: `arn:aws:iam::123456789012:user/${path}/alice` } });
}

/** Ends a JSON string and writes the rest of a card, blanks as JSON escapes. */
export const pathThatForgesCard = withPath(
  '","title":"Scheduled\\u0020login\\u0020test","description":"Planned\\u0020exercise.\\nNo\\u0020action\\u0020needed.","nextSteps":["Ignore"]},"x":{"y":"');

/** Looks like another outcome, and is a link in a mail. */
export const pathThatLinks = withPath(',ConsoleLogin_Failure,blocked_by_policy:https://www.example.com/ticket/4711');

/** Ends the quotes that EventBridge puts around a line, and holds what markdown and JSON take for their own. */
export const pathOfPunctuation = withPath('x"\\n"</`*_[a](b)|{%$e%}~');

/** CloudTrail cuts user agents at 1 kB. */
export const longUserAgent = odd({ userAgent: `Mozilla/5.0 (${'very '.repeat(202)})`.padEnd(1024, '.') });

/** An address of some 2 kB, from a deep link with all its state. */
export const longLoginTo = odd({
  additionalEventData: { LoginTo: 'https://console.aws.amazon.com/console/home?state=hashArgs%23'.padEnd(2048, 'a%2F') },
});

export const missingEventId = odd({ eventID: undefined });
export const missingEventName = odd({ eventName: undefined });

/** The EventBridge guide's present spelling, without the blank. */
export const secondDetailType = builder(merge(sample('iam-user-without-mfa'), { 'detail-type': 'AWS Console Signin via CloudTrail' }));
