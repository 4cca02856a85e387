import { Json } from './cloudtrail-record';
import { ACCOUNT, ALICE, ALICE_UNPROVEN, federatedRole, federatedUser, Identity, NOBODY, roleSession, ROOT, UNKNOWN } from './samples/identities';
import { nonConsoleEvent, NON_CONSOLE_SAMPLES } from './samples/non-console-samples';

export type { Json } from './cloudtrail-record';

/** A sign-in event as EventBridge delivers it: the envelope, with CloudTrail's record under `detail`. */
export interface SignInRecord { readonly [key: string]: Json }

/** A sign-in that the preview shows without being given an event. */
export interface Sample {
  /** As typed after `--sample`, in kebab-case. */
  readonly name: string;
  /** What happened, in one line. */
  readonly description: string;
  readonly event: SignInRecord;
}

/** What tells one sample from another: the rest of the event follows from it. */
interface Kind {
  readonly name: string;
  readonly description: string;
  readonly eventName: string;
  /** `Success` if omitted. */
  readonly outcome?: 'Failure';
  readonly errorMessage?: string;
  readonly region: string;
  readonly ip: string;
  readonly identity: Identity;
  readonly facts?: Json;
  /** `false` if omitted. */
  readonly readOnly?: true;
}

const HOME = 'https://console.aws.amazon.com/console/home';
const AT_OFFICE = '203.0.113.10';
const STRANGER = '198.51.100.66';

/** `MFAUsed` is `No` for every federated sign-in, whatever the identity provider asked for. */
function loginFacts(mfaUsed: 'Yes' | 'No', more: { readonly [key: string]: string } = {}): Json {
  return { LoginTo: `${HOME}?state=hashArgs%23&isauthcode=true`, MobileVersion: 'No', MFAUsed: mfaUsed, ...more };
}

const KINDS: readonly Kind[] = [
  {
    name: 'root',
    description: 'the root user signs in with MFA; always recorded in us-east-1',
    eventName: 'ConsoleLogin',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: ROOT,
    facts: loginFacts('Yes', { MFAIdentifier: `arn:aws:iam::${ACCOUNT}:mfa/root-account-mfa-device` }),
  },
  {
    name: 'root-without-mfa',
    description: 'the root user signs in without MFA',
    eventName: 'ConsoleLogin',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: ROOT,
    facts: loginFacts('No'),
  },
  {
    name: 'root-failure',
    description: 'somebody gives a wrong password for the root user',
    eventName: 'ConsoleLogin',
    outcome: 'Failure',
    errorMessage: 'Failed authentication',
    region: 'us-east-1',
    ip: STRANGER,
    identity: ROOT,
    facts: loginFacts('No'),
  },
  {
    name: 'iam-user',
    description: 'an IAM user signs in with MFA',
    eventName: 'ConsoleLogin',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: ALICE,
    facts: loginFacts('Yes', { MFAIdentifier: `arn:aws:iam::${ACCOUNT}:mfa/alice` }),
  },
  {
    name: 'iam-user-without-mfa',
    description: 'an IAM user signs in without MFA, in a Region to which a browser that knows the account alias is sent',
    eventName: 'ConsoleLogin',
    region: 'us-east-2',
    ip: AT_OFFICE,
    identity: ALICE,
    facts: loginFacts('No'),
  },
  {
    name: 'failure',
    description: 'somebody gives a wrong password for an IAM user; the record has no ARN',
    eventName: 'ConsoleLogin',
    outcome: 'Failure',
    errorMessage: 'Failed authentication',
    region: 'us-east-1',
    ip: STRANGER,
    identity: ALICE_UNPROVEN,
    facts: loginFacts('No'),
  },
  {
    name: 'unknown-user',
    description: 'somebody gives a user name that does not exist',
    eventName: 'ConsoleLogin',
    outcome: 'Failure',
    errorMessage: 'No username found in supplied account',
    region: 'us-east-1',
    ip: STRANGER,
    identity: NOBODY,
    facts: loginFacts('No'),
  },
  {
    name: 'federated',
    description: 'an employee signs in by SAML federation',
    eventName: 'ConsoleLogin',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: federatedRole('/', 'Developer', 'bob@example.com'),
    facts: loginFacts('No', { SamlProviderArn: `arn:aws:iam::${ACCOUNT}:saml-provider/ExampleIdP` }),
  },
  {
    name: 'identity-center',
    description: 'an employee signs in through IAM Identity Center',
    eventName: 'ConsoleLogin',
    region: 'eu-central-1',
    ip: '2001:db8::10',
    identity: federatedRole('/aws-reserved/sso.amazonaws.com/', 'AWSReservedSSO_ReadOnlyAccess_0123456789abcdef', 'carol@example.com'),
    facts: loginFacts('No'),
  },
  {
    name: 'federation-token',
    description: 'a program hands out a console link with GetFederationToken, and somebody uses it',
    eventName: 'ConsoleLogin',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: federatedUser('dave'),
    facts: loginFacts('No'),
  },
  {
    name: 'get-signin-token',
    description: 'the program asks for the token of that link',
    eventName: 'GetSigninToken',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: federatedUser('dave'),
  },
  {
    name: 'switch-role',
    description: 'an IAM user of another account switches to a role of this one',
    eventName: 'SwitchRole',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: roleSession('Admin', 'alice'),
    facts: { SwitchFrom: 'arn:aws:iam::111122223333:user/alice', RedirectTo: HOME },
  },
  {
    name: 'renew-role',
    description: 'the console renews that role session',
    eventName: 'RenewRole',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: roleSession('Admin', 'alice'),
    facts: { RenewedBy: 'arn:aws:iam::111122223333:user/alice', RedirectTo: HOME },
  },
  {
    name: 'exit-role',
    description: 'the user switches back',
    eventName: 'ExitRole',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: roleSession('Admin', 'alice'),
    facts: { RedirectTo: HOME },
  },
  {
    name: 'check-mfa',
    description: 'an IAM user gave the right password and is asked for a second factor; a ConsoleLogin follows',
    eventName: 'CheckMfa',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: ALICE_UNPROVEN,
    facts: { MfaType: 'Virtual MFA' },
    readOnly: true,
  },
  {
    name: 'password-updated',
    description: 'the root user changes the password',
    eventName: 'PasswordUpdated',
    region: 'us-east-1',
    ip: AT_OFFICE,
    identity: ROOT,
  },
  {
    name: 'password-recovery-requested',
    description: 'somebody asks for the mail that resets the password of the root user',
    eventName: 'PasswordRecoveryRequested',
    region: 'us-east-1',
    ip: STRANGER,
    identity: ROOT,
  },
  {
    name: 'password-recovery-completed',
    description: 'somebody sets a new password for the root user with that mail',
    eventName: 'PasswordRecoveryCompleted',
    region: 'us-east-1',
    ip: STRANGER,
    identity: ROOT,
  },
  {
    name: 'external-idp-failure',
    description: 'IAM Identity Center refuses the answer of an external identity provider',
    eventName: 'ExternalIdPDirectoryLogin',
    outcome: 'Failure',
    region: 'eu-central-1',
    ip: STRANGER,
    identity: UNKNOWN,
  },
];

/** Adds what every sign-in shares; the place in the list gives the IDs and the minute, so new kinds go to the end. */
function sample(kind: Kind, index: number): Sample {
  const serial = String(index + 1).padStart(2, '0');
  const time = `2026-01-15T09:${serial}:30Z`;
  return {
    name: kind.name,
    description: kind.description,
    event: {
      'version': '0',
      'id': `0e0e0e0e-1111-4111-8111-0000000000${serial}`,
      'detail-type': 'AWS Console Sign In via CloudTrail',
      'source': 'aws.signin',
      'account': ACCOUNT,
      time,
      'region': kind.region,
      'resources': [],
      'detail': {
        eventVersion: '1.08',
        userIdentity: kind.identity,
        eventTime: time,
        eventSource: 'signin.amazonaws.com',
        eventName: kind.eventName,
        awsRegion: kind.region,
        sourceIPAddress: kind.ip,
        userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
        ...(kind.errorMessage === undefined ? {} : { errorMessage: kind.errorMessage }),
        requestParameters: null,
        responseElements: { [kind.eventName]: kind.outcome ?? 'Success' },
        ...(kind.facts === undefined ? {} : { additionalEventData: kind.facts }),
        eventID: `d0d0d0d0-2222-4222-8222-0000000000${serial}`,
        readOnly: kind.readOnly ?? false,
        eventType: 'AwsConsoleSignIn',
        managementEvent: true,
        recipientAccountId: ACCOUNT,
        eventCategory: 'Management',
        tlsDetails: {
          tlsVersion: 'TLSv1.3',
          cipherSuite: 'TLS_AES_128_GCM_SHA256',
          clientProvidedHostHeader: `${kind.region}.signin.aws.amazon.com`,
        },
      },
    },
  };
}

/** The built-in samples: every everyday kind of sign-in, and one of each event name that a filter can ask for by name. */
export const SAMPLES: readonly Sample[] = [
  ...KINDS.map(sample),
  ...NON_CONSOLE_SAMPLES.map((kind, index): Sample => {
    const { name, description } = kind;
    return { name, description, event: nonConsoleEvent(kind, KINDS.length + index) };
  }),
];
