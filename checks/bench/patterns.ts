/** What is measured: the pattern of an alert with default options, and two that ask for less and for more. */
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
};
