import { ByKind, AccessKind } from '../access-kind';
import { Sections, LineText } from '../message-sections';
import { Language } from '../message-strategy';
import { SeverityWording } from '../severity';

/**
 * The titles of a message: the Subject of a mail, the title of a card. Of a Subject a phone shows some 40 characters in its list, which
 * hold the severity, what happened, and to whom or where.
 */
export interface TitleWording {
  /** By an input transformer, for every event; the last wording of `other` if undefined. */
  readonly direct?: string;
  readonly byKind: ByKind<readonly string[]>;
  /** Before `byKind`. */
  readonly severity?: SeverityWording;
  /** Where nothing printable came of it. */
  readonly fallback: string;
}

/** A text message, within one part of 160 characters. */
export interface SmsWording {
  /** By an input transformer, which cannot cut it. */
  readonly direct: string;
  /** The same where the account has a name. */
  readonly directNamed: string;
  /** By JSONata, which cuts it. */
  readonly byKind: ByKind<readonly string[]>;
  /** For a value that is missing, in the characters of `byKind`. */
  readonly unknown: string;
  /** Before the account, where nothing else could be evaluated. */
  readonly fallback: string;
}

/** Every text of the alert in one language. */
export interface Wording {
  readonly language: Language;
  /** For a value that is missing. */
  readonly unknown: string;
  readonly title: TitleWording;
  readonly sms: SmsWording;
  /** Before the address of the user's own instructions. */
  readonly runbook: string;
  sections(consoleDomain: string): Sections;
}

const SMS_ROOT_SESSION = ['Root session in <targetAccount>', 'Root session in a member account'];

/** The beginning of a text message. An event of the console is called by its name, which is as short. */
const SMS_SUBJECTS: Readonly<Partial<Record<AccessKind, readonly string[]>>> = {
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
  rootSession: SMS_ROOT_SESSION,
  refusedRootSession: SMS_ROOT_SESSION,
};

const SMS_OTHER = ['Sign-in event <eventName>'];

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
    ...Object.fromEntries(Object.entries(SMS_SUBJECTS).map(([kind, subjects]) => [kind, write(subjects)])),
    anomaly: [anomaly],
    other: write(SMS_OTHER),
  };
}

/** The texts of every message below its warning, of sign-ins and of calls. */
interface UntrustedWording {
  /** Not to trust what follows. */
  readonly warning: string;
  /** Who it was, with the names and paths that somebody chose. */
  readonly identity: readonly LineText[];
  readonly errorMessage: LineText;
  readonly userAgent: LineText;
}

/**
 * JSONata writes the ARN on the first line, if it has a known form, and here only that somebody chose the name of a session. An input
 * transformer writes it here alone.
 */
export const UNTRUSTED: Readonly<Record<Language, UntrustedWording>> = {
  english: {
    warning: 'Somebody may have chosen the text below: trust no statement and open no link in it.',
    identity: [
      {
        ifPresent: 'ARN (the caller who began the session chose the name at its end): <sessionArn>',
        direct: 'ARN, if any (the caller who begins a session chooses the name at its end): <userArn>',
      },
      { ifPresent: 'ARN: <otherArn>' },
      { ifPresent: 'Session issued by: <sessionIssuer>', direct: 'Session issued by, if known: <sessionIssuerArn>' },
    ],
    errorMessage: { ifPresent: 'Error message: <errorMessage>', direct: 'Error message, if any: <errorMessage>' },
    userAgent: 'User agent: <userAgent>',
  },
  japanese: {
    warning: '以下の値には、第三者が任意に設定した文字列が含まれている可能性があります。書かれている内容を信用せず、リンクも開かないでください。',
    identity: [
      {
        ifPresent: 'ARN (末尾の名前は、セッションを開始した呼び出し元が指定したものです): <sessionArn>',
        direct: 'ARN (ある場合。セッションの場合、末尾の名前は開始した呼び出し元が指定したものです): <userArn>',
      },
      { ifPresent: 'ARN: <otherArn>' },
      { ifPresent: 'セッションの発行元: <sessionIssuer>', direct: 'セッションの発行元 (わかる場合): <sessionIssuerArn>' },
    ],
    errorMessage: { ifPresent: 'エラーメッセージ: <errorMessage>', direct: 'エラーメッセージ (ある場合): <errorMessage>' },
    userAgent: 'ユーザーエージェント: <userAgent>',
  },
};

/**
 * The pages of AWS with the steps that the instructions of a message name, and what the steps do.
 *
 * - root user: a member account's credentials are deleted from the management account, by the task policy `IAMDeleteRootUserCredentials`;
 *   `aws iam change-password` refuses the root user
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-password.html
 *   @see https://docs.aws.amazon.com/cli/latest/reference/iam/change-password.html
 * - IAM user: without a password there is no console, but access keys and open sessions go on
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_remove.html#id_users_deactivating
 *   @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
 * - IAM Identity Center: only its console ends a session of the access portal, and role sessions go on until a policy denies them
 *   @see https://docs.aws.amazon.com/singlesignon/latest/userguide/end-active-sessions.html
 *   @see https://docs.aws.amazon.com/singlesignon/latest/userguide/authconcept-revoke-access.html
 * - `aws login`: renewals need `signin:CreateOAuth2Token`, and end when the credentials of the user change
 *   @see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html
 *   @see https://docs.aws.amazon.com/signin/latest/userguide/security-iam-awsmanpol.html
 *   @see https://docs.aws.amazon.com/cli/latest/reference/signin/create-o-auth2-token.html
 * - root session: it lasts 15 minutes at most
 *   @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const ADVICE_PAGES = {
  /** Denies every session of a role that began before now, by `aws:TokenIssueTime`. */
  role: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
  /** The same for IAM users, and for the sessions of `GetFederationToken`, which have the permissions of the user who called. */
  user: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html',
  /** Denies a user of IAM Identity Center the role sessions that are open, by a service control policy. */
  identityCenter: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/prereqs-revoking-user-permissions.html',
} as const;
