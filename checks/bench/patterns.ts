const SIGN_INS = {
  'source': ['aws.signin'],
  'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
};

/** Networks of offices, of which the last one holds half of the IPv4 addresses in the events. */
const networks = (count: number): readonly object[] => [
  ...Array.from({ length: count - 1 }, (_, at) => ({ cidr: `10.${at}.0.0/16` })),
  { cidr: '192.0.2.0/25' },
];

/** Ten alternatives, one of which holds for one event in ten or more seldom. */
const alternatives = (path: (value: string) => object, values: (at: number) => string): readonly object[] => (
  Array.from({ length: 10 }, (_, at) => path(values(at))));

/** What is measured: the pattern of an alert with default options, and others that ask for less and for more. */
export const PATTERNS: Readonly<Record<string, string>> = {
  'default': JSON.stringify({
    'source': ['aws.signin'],
    'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
    'replay-name': [{ exists: false }],
    'detail': { eventName: [{ exists: false }, { 'anything-but': ['CheckMfa', 'ExitRole', 'RenewRole', 'GetSigninToken'] }] },
  }),
  'every sign-in': JSON.stringify({
    'source': ['aws.signin'],
    'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
    'replay-name': [{ exists: false }],
  }),
  'filtered': JSON.stringify({
    'source': ['aws.signin'],
    'detail-type': ['AWS Console Sign In via CloudTrail', 'AWS Console Signin via CloudTrail'],
    'replay-name': [{ exists: false }],
    'detail': {
      eventName: ['ConsoleLogin', 'SwitchRole'],
      userIdentity: { arn: [{ exists: false }, { 'anything-but': { wildcard: 'arn:*:user/user-1*' } }] },
      sourceIPAddress: [{ cidr: '192.0.2.0/25' }, { cidr: '2001:db8::/32' }],
      additionalEventData: { MFAUsed: [{ exists: false }, { 'anything-but': { 'equals-ignore-case': 'yes' } }] },
    },
  }),
  '10 networks': JSON.stringify({ ...SIGN_INS, detail: { sourceIPAddress: networks(10) } }),
  '50 networks': JSON.stringify({ ...SIGN_INS, detail: { sourceIPAddress: networks(50) } }),
  '$or, 1,000 ways': JSON.stringify({
    ...SIGN_INS,
    detail: {
      $or: alternatives(eventName => ({ eventName: [eventName] }), at => (at === 9 ? 'ConsoleLogin' : `Other${at}`)),
      userIdentity: { $or: alternatives(userName => ({ userName: [userName] }), at => `user-${at}`) },
      additionalEventData: { $or: alternatives(MFAUsed => ({ MFAUsed: [MFAUsed] }), at => (at === 9 ? 'Yes' : `Other${at}`)) },
    },
  }),
};
