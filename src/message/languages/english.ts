import { ADVICE_PAGES, SMS_OF_NAMED_ACCOUNT, smsByKind, UNTRUSTED, Wording } from './wording';

const { warning, identity, errorMessage, userAgent } = UNTRUSTED.english;

/** The first line: the first wording of which no value is missing, and else the last. */
function opening(what: string): readonly string[] {
  return [`${what}: <outcome>, <userType> <principal>, account <account>`, `${what}: <outcome>, type <userType>, account <account>`];
}

function rootSession(what: string): readonly string[] {
  return [
    `${what}: <outcome>, called by <userType> <principal>, account <account>`,
    `${what}: <outcome>, called by type <userType>, account <account>`,
  ];
}

const DISABLE = 'Disable this user or role now (root: change its password), end its sessions, and look in CloudTrail for what it did.';

const LOOK = 'Then look in CloudTrail for what was done.';

const DENY_RENEWAL = 'deny this user or role signin:CreateOAuth2Token as well (root: change the password).';

/** The texts in English. */
export const ENGLISH: Wording = {
  language: 'english',
  unknown: 'unknown',
  title: {
    direct: 'Sign-in event <eventName> <outcome> (type <userType>, account <account>)',
    severity: { high: 'HIGH: ', other: 'INFO: ' },
    byKind: {
      consoleLogin: ['<userType> sign-in <outcome>, <account>'],
      roleSwitch: ['<userType> role switch <outcome>, <account>'],
      passwordChange: ['<userType> password change <outcome>, <account>'],
      passwordRecoveryRequest: ['<userType> password recovery request <outcome>, <account>'],
      passwordRecovery: ['<userType> password recovery <outcome>, <account>'],
      cliLogin: ['<userType> AWS CLI login <outcome>, <account>'],
      cliLoginElsewhere: ['<userType> cross-device login <outcome>, <account>'],
      application: ['<userType> app access <outcome>, <account>'],
      oauthAccess: ['<userType> OAuth access <outcome>, <account>'],
      refusedApproval: ['<userType> CLI/app login <outcome>, <account>'],
      oauthToken: ['<userType> OAuth token <outcome>, <account>'],
      identityCenter: ['Identity Center sign-in <outcome>, <account>'],
      credentialCheck: ['<userType> credential check <outcome>, <account>'],
      rootSession: ['Root session <targetAccount> <outcome>, <userType>, <account>', 'Root session <outcome>, <userType>, <account>'],
      refusedRootSession: ['Refused root session <targetAccount> <outcome>, <userType>, <account>', 'Refused root session <outcome>, <userType>, <account>'],
      anomaly: ['Sign-in anomaly, <account>'],
      other: ['<eventName> (<userType>) <outcome>, <account>', 'Sign-in event <eventName> <outcome> (<userType>), <account>'],
    },
    fallback: 'AWS sign-in event',
  },
  runbook: 'Runbook: ',
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
      rootSession: [...rootSession('Root session in account <targetAccount>'), ...rootSession('Root session in a member account')],
      refusedRootSession: [...rootSession('Root session refused in account <targetAccount>'), ...rootSession('Root session refused in a member account')],
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
      {
        ifPresent: ['MFA used: <mfaOfFederated> (federated users always show No: CloudTrail cannot know)', 'MFA used: <mfaUsed>'],
        direct: 'MFA used: <mfaUsed> (federated users always show No: CloudTrail cannot know)',
      },
      { ifPresent: 'User ID in IAM Identity Center: <userId>' },
      { ifPresent: 'Task policy: <taskPolicy>' },
      { ifPresent: 'Error code: <errorCode>', direct: 'Error code, if any: <errorCode>' },
      { ifPresent: ['Event: <eventName>, ID <eventId>', 'Event ID: <eventId>', 'Event: <eventName>'], direct: 'Event: <detailType>, ID <eventId>' },
    ],
    record: `Record, some minutes after the event: https://${consoleDomain}/cloudtrailv2/home?region=<region>#/events/<eventId>`,
    context: {
      cliLogin: `The AWS CLI can renew these credentials for up to 12 hours. If you did not expect this, ${DENY_RENEWAL}`,
      cliLoginElsewhere: 'Did a stranger ask for this approval? Then it is phishing: the AWS CLI runs on the device of the stranger, and can renew ' +
        `these credentials for up to 12 hours. In that case, ${DENY_RENEWAL}`,
      application: 'The application can act for this user or role.',
      oauthAccess: 'Did a stranger ask for this approval? Then it is phishing.',
      oauthToken: 'Such credentials follow an approval in the browser.',
      passwordRecoveryRequest: 'Whoever reads the mail of the root user can set its password: check that mailbox first.',
      passwordRecovery: 'Somebody opened a link in the mail of the root user: secure that mailbox first.',
      credentialCheck: 'A failure may be somebody who guesses a password or a second factor: look in CloudTrail for a UserAuthentication event after it.',
      rootSession: 'The root session ends after 15 minutes at most: look in CloudTrail of the member account for what it did. The steps below are for the caller.',
      refusedRootSession: 'No root session was opened. The steps below are for the caller.',
      anomaly: 'Look in CloudTrail for the sign-ins before it.',
    },
    advice: {
      failed: 'Nobody got in by this attempt. Not expected? Look in CloudTrail for other attempts, and for a CheckMfa event or a ' +
        'successful CredentialVerification event, which means that the password was right. Check that the user must use MFA.',
      root: 'Not expected? Console: sign in as the root user and change its password; for a member account, delete the root user credentials under ' +
        `Root access management in the IAM console of the management account. ${LOOK} AWS CLI: for a member account, aws sts assume-root with the task policy ` +
        'IAMDeleteRootUserCredentials, then aws iam delete-login-profile; no command changes the password of the root user.',
      iamUser: 'Not expected? Console: IAM, Users, this user, Security credentials; disable console access and deactivate the access keys. ' +
        `${LOOK} AWS CLI: aws iam delete-login-profile --user-name NAME. Sessions that are open end by a policy that denies tokens issued before now ` +
        `(aws:TokenIssueTime): ${ADVICE_PAGES.user}`,
      identityCenterUser: 'Not expected? Console: IAM Identity Center, Users, this user; disable user access, and end the sessions under Active sessions. ' +
        `Disable the user at the identity provider as well. ${LOOK} AWS CLI: no command signs a user out; a service control policy that denies the user ID ` +
        `also stops role sessions that are open: ${ADVICE_PAGES.identityCenter}`,
      role: 'Not expected? Console: IAM, Roles, this role, Revoke sessions; revoke the active sessions, which are those of everybody in this role. ' +
        `Disable the user at the identity provider, or in the account that they switched from, as well. ${LOOK} AWS CLI: aws iam put-role-policy with a policy that denies everything to tokens issued ` +
        `before now (aws:TokenIssueTime): ${ADVICE_PAGES.role}`,
      federatedUser: 'Not expected? The session has the permissions of the IAM user who called GetFederationToken. Console: IAM, Users, that user, ' +
        `Permissions; add a policy that denies everything. ${LOOK} AWS CLI: aws iam put-user-policy --user-name NAME with that policy: ${ADVICE_PAGES.user}`,
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
    directNamed: SMS_OF_NAMED_ACCOUNT,
    byKind: smsByKind(
      '<outcome>, type <userType>, account <account>, from <sourceIPAddress>, <region>, <eventTime>',
      'AWS found an unusual sign-in, account <account>, <region>, <time>',
    ),
    unknown: 'unknown',
    fallback: 'Sign-in event, see CloudTrail of account ',
  },
};
