import { Wording } from './wording';

/** What is said in English. */
export const ENGLISH: Wording = {
  language: 'english',
  unknown: 'unknown',
  subject: {
    template: '<userType> sign-in: <outcome>, account <account>',
    others: '<userType> <eventName>: <outcome>, account <account>',
    fallback: 'AWS console sign-in',
  },
  direct: english,
  passages: consoleDomain => ({
    opening: [
      'AWS console sign-in: <eventName> <outcome>, <userType> <userArn>, account <account>',
      'AWS console sign-in: <eventName> <outcome>, <userType>, account <account>',
    ],
    facts: [
      ['Time: <eventTime>'],
      ['Source address: <sourceIPAddress>'],
      ['Region: <region>'],
      ['MFA used: <mfaUsed> (federated users always show No: CloudTrail cannot know)'],
      ['Error: <errorCode>, <errorMessage>', 'Error: <errorCode>', 'Error: <errorMessage>'],
      ['Event ID: <eventId>'],
    ],
    record: `Record, some minutes after the sign-in: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    advice: 'Not expected? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.',
    warning: 'All below was chosen by whoever signed in: do not trust it.',
    chosen: ['User name: <userName>', 'User agent: <userAgent>'],
  }),
  short: {
    direct: '<userType> <eventName> <outcome>, account <account>, from <sourceIPAddress>, <region>',
    workflow: '<userType> <eventName> <outcome>, account <account>, from <sourceIPAddress>, <region>, <eventTime>',
    plain: 'Console sign-in, see CloudTrail of account ',
  },
};

/**
 * The English message. What a person on a phone must know is on its first line, and no value there may be null.
 * What a stranger can choose comes last: it can imitate lines and links.
 */
function english(consoleDomain: string): string {
  return [
    'AWS console sign-in: <eventName> <outcome>, <userType> <userArn>, account <account>',
    'Time: <eventTime>',
    'Source address: <sourceIPAddress>',
    'Region: <region>',
    'MFA used: <mfaUsed> (federated users always show No: CloudTrail cannot know)',
    'Error, if any: <errorCode> <errorMessage>',
    'Event ID: <eventId>',
    `Record, some minutes after the sign-in: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    'Not expected? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.',
    'All below was chosen by whoever signed in: do not trust it.',
    'User name, if any: <userName>',
    'User agent: <userAgent>',
  ].join('\n');
}
