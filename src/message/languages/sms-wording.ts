import { AccessKind, ByKind } from '../access-kind';

const ROOT_SESSION = ['Root session in <targetAccount>', 'Root session in a member account'];

/** The beginning of a text message. An event of the console is called by its name, which is as short. */
const SUBJECTS: Readonly<Partial<Record<AccessKind, readonly string[]>>> = {
  consoleLogin: ['<eventName>'],
  roleSwitch: ['<eventName>'],
  passwordChange: ['<eventName>'],
  passwordRecoveryRequest: ['<eventName>'],
  passwordRecovery: ['<eventName>'],
  cliLogin: ['AWS CLI login'],
  cliLoginElsewhere: ['AWS CLI login on another device'],
  application: ['Agent or application access'],
  oauthAccess: ['OAuth access'],
  refusedApproval: ['AWS CLI or application login'],
  oauthToken: ['OAuth credentials'],
  identityCenter: ['Identity Center sign-in'],
  credentialCheck: ['Identity Center or WorkSpaces credential check'],
  rootSession: ROOT_SESSION,
  refusedRootSession: ROOT_SESSION,
};

const OTHER = ['Sign-in event <eventName>'];

/** By an input transformer where the account has a name, in the place of the Region. */
export const SMS_OF_NAMED_ACCOUNT = 'Sign-in <eventName> <outcome> <userType>, <account>, <sourceIPAddress> <errorCode>';

/**
 * Text messages, in either language: one part holds 160 characters of GSM-7, but only 70 as soon as one is Japanese, which is too few
 * for the values.
 *
 * @param values the values behind the subject
 * @param anomaly the message of a Sign-in Anomaly Alert, of which only the envelope is known
 */
export function smsByKind(values: string, anomaly: string): ByKind<readonly string[]> {
  const write = (subjects: readonly string[]) => subjects.map(subject => `${subject} ${values}`);
  return {
    ...Object.fromEntries(Object.entries(SUBJECTS).map(([kind, subjects]) => [kind, write(subjects)])),
    anomaly: [anomaly],
    other: write(OTHER),
  };
}
