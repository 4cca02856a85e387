import { CHOSEN } from './chosen';
import { Wording } from './wording';

const { warning, identity, errorMessage, userAgent } = CHOSEN.english;

/** What is said in English. */
export const ENGLISH: Wording = {
  language: 'english',
  unknown: 'unknown',
  subject: {
    template: '<userType> sign-in: <outcome>, account <account>',
    others: '<eventName>: <outcome>, type <userType>, account <account>',
    fallback: 'AWS console sign-in',
  },
  passages: consoleDomain => ({
    opening: [
      'AWS console sign-in: <eventName> <outcome>, <userType> <principal>, account <account>',
      'AWS console sign-in: <eventName> <outcome>, type <userType>, account <account>',
    ],
    facts: [
      'Time: <eventTime>',
      'Source address: <sourceIPAddress>',
      'Region: <region>',
      'MFA used: <mfaUsed> (federated users always show No: CloudTrail cannot know)',
      { known: 'Error code: <errorCode>', always: 'Error code, if any: <errorCode>' },
      'Event ID: <eventId>',
    ],
    record: `Record, some minutes after the sign-in: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    advice: 'Not expected? Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.',
    warning,
    chosen: [
      { known: 'User name: <userName>', always: 'User name, if any: <userName>' },
      ...identity,
      { known: 'Switched from: <switchedFrom>', always: 'Switched from, if at all: <switchFrom>' },
      { known: 'Switched to: <switchedTo>', always: 'Switched to, if at all: <switchTo>' },
      { known: 'Renewed by: <renewer>', always: 'Renewed by, if at all: <renewedBy>' },
      errorMessage,
      userAgent,
    ],
  }),
  short: {
    direct: '<eventName> <outcome>, type <userType>, account <account>, from <sourceIPAddress>, <region>',
    workflow: '<eventName> <outcome>, type <userType>, account <account>, from <sourceIPAddress>, <region>, <eventTime>',
    unknown: 'unknown',
    plain: 'Console sign-in event, see CloudTrail of account ',
  },
};
