import { smsByKind } from './sms-wording';
import { UNTRUSTED } from './untrusted';
import { Wording } from './wording';

const { warning, identity, errorMessage, userAgent } = UNTRUSTED.english;

/** The first line: the first wording of which no value is missing, and else the last. */
function opening(what: string): readonly string[] {
  return [`${what}: <outcome>, <userType> <principal>, account <account>`, `${what}: <outcome>, type <userType>, account <account>`];
}

/** The title, of which a phone shows some 40 characters. */
function title(what: string): readonly string[] {
  return [`${what}: <outcome>, type <userType>, account <account>`];
}

function rootSession(where: string): readonly string[] {
  return [
    `Root session in ${where}: <outcome>, called by <userType> <principal>, account <account>`,
    `Root session in ${where}: <outcome>, called by type <userType>, account <account>`,
  ];
}

const DISABLE = 'Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.';

/** The texts in English. */
export const ENGLISH: Wording = {
  language: 'english',
  unknown: 'unknown',
  title: {
    byKind: {
      consoleLogin: ['<userType> sign-in: <outcome>, account <account>'],
      roleSwitch: title('Role switch'),
      passwordChange: title('Password change'),
      passwordRecoveryRequest: title('Password recovery request'),
      passwordRecovery: title('Password recovery'),
      cliLogin: title('AWS CLI login'),
      cliLoginElsewhere: title('CLI login on another device'),
      application: title('Agent or application access'),
      oauthAccess: title('OAuth access'),
      refusedApproval: title('CLI or application login'),
      oauthToken: title('OAuth credentials'),
      identityCenter: title('Identity Center sign-in'),
      credentialCheck: title('Credential check'),
      rootSession: [...title('Root session in <targetAccount>'), ...title('Root session in a member account')],
      anomaly: ['AWS found an unusual sign-in, account <account>'],
      other: ['Sign-in event <eventName> <outcome> (type <userType>, account <account>)'],
    },
    fallback: 'AWS sign-in event',
  },
  sections: consoleDomain => ({
    opening: {
      consoleLogin: [
        'AWS console sign-in: <eventName> <outcome>, <userType> <principal>, account <account>',
        'AWS console sign-in: <eventName> <outcome>, type <userType>, account <account>',
      ],
      roleSwitch: opening('Role switch in the AWS console'),
      passwordChange: opening('Change of an AWS console password'),
      passwordRecoveryRequest: opening('Request to recover the password of the root user'),
      passwordRecovery: opening('Recovery of the password of the root user'),
      cliLogin: opening('AWS CLI login approved'),
      cliLoginElsewhere: opening('AWS CLI login approved on another device'),
      application: opening('Access of an agent or application approved'),
      oauthAccess: opening('Access by OAuth approved'),
      refusedApproval: opening('Login of the AWS CLI or an application refused'),
      oauthToken: opening('Credentials by OAuth, for the AWS CLI or an application'),
      identityCenter: opening('IAM Identity Center sign-in'),
      credentialCheck: opening('Credential check for IAM Identity Center or WorkSpaces'),
      rootSession: [...rootSession('account <targetAccount>'), ...rootSession('a member account')],
      anomaly: ['AWS found an unusual sign-in (Sign-in Anomaly Alert), account <account>'],
      other: [
        'AWS sign-in event: <eventName> <outcome> (<userType> <principal>, account <account>)',
        'AWS sign-in event: <eventName> <outcome> (type <userType>, account <account>)',
      ],
    },
    facts: [
      { ifPresent: ['Time: <eventTime>', 'Time: <time>'], direct: 'Time: <eventTime>' },
      'Source address: <sourceIPAddress>',
      'Region: <region>',
      'MFA used: <mfaUsed> (federated users always show No: CloudTrail cannot know)',
      { ifPresent: 'Task policy: <taskPolicy>' },
      { ifPresent: 'Error code: <errorCode>', direct: 'Error code, if any: <errorCode>' },
      { ifPresent: ['Event: <eventName>, ID <eventId>', 'Event ID: <eventId>', 'Event: <eventName>'], direct: 'Event: <detailType>, ID <eventId>' },
    ],
    record: `Record, some minutes after the event: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    advice: {
      // For the 12 hours: @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html
      cliLogin: `The AWS CLI can renew these credentials for up to 12 hours. Not expected? ${DISABLE}`,
      cliLoginElsewhere: 'Did a stranger ask for this approval? Then it is phishing: the AWS CLI runs on the device of the stranger, and can renew ' +
        `these credentials for up to 12 hours. ${DISABLE}`,
      application: `The application can act for this user or role. Not expected? ${DISABLE}`,
      oauthAccess: `Not expected, or approved because a stranger asked for it? ${DISABLE}`,
      oauthToken: `The credentials follow an approval in the browser. Not expected? ${DISABLE}`,
      identityCenter: 'Not expected? Disable this user in IAM Identity Center and at the identity provider now, end the sessions of the user there, ' +
        'and look in CloudTrail for what its roles did.',
      credentialCheck: 'Not expected? Somebody may be guessing a password: look in CloudTrail for a UserAuthentication event after it, and ' +
        'reset the password of the user.',
      rootSession: 'Not expected? Disable the user or role that called now, and look in CloudTrail of the member account for what the root session did; ' +
        'it ends after 15 minutes at most.',
      anomaly: 'Look in CloudTrail for the sign-ins before it. Not expected? Disable the user or role that signed in (root: change its password), ' +
        'and end its sessions.',
      other: `Not expected? ${DISABLE}`,
    },
    directAdvice: `Not expected, or approved because a stranger asked for it? ${DISABLE}`,
    warning,
    untrusted: [
      { ifPresent: 'User name: <userName>', direct: 'User name, if any: <userName>' },
      ...identity,
      { ifPresent: 'Switched from: <switchedFrom>', direct: 'Switched from, if at all: <switchFrom>' },
      { ifPresent: 'Switched to: <switchedTo>', direct: 'Switched to, if at all: <switchTo>' },
      { ifPresent: 'Renewed by: <renewer>', direct: 'Renewed by, if at all: <renewedBy>' },
      { ifPresent: 'Client: <client>', direct: 'Client of the login, or target and policy of the root session, if any: <client><targetPrincipal> <taskPolicyArn>' },
      { ifPresent: 'Resource: <resource>' },
      { ifPresent: 'Page: <portal>' },
      { ifPresent: 'Target: <otherTarget>' },
      { ifPresent: 'Task policy: <otherTaskPolicy>' },
      errorMessage,
      userAgent,
    ],
  }),
  sms: {
    direct: 'Sign-in <eventName> <outcome> <userType>, account <account>, <sourceIPAddress>, <region> <errorCode>',
    byKind: smsByKind(
      '<outcome>, type <userType>, account <account>, from <sourceIPAddress>, <region>, <eventTime>',
      'AWS found an unusual sign-in, account <account>, <region>, <time>',
    ),
    unknown: 'unknown',
    fallback: 'Sign-in event, see CloudTrail of account ',
  },
};
